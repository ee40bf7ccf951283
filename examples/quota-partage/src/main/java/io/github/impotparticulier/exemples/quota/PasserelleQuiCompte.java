package io.github.impotparticulier.exemples.quota;

import io.github.impotparticulier.exemples.quota.PasserelleLocale.Reponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Tient lieu de la passerelle : date chaque requête à son arrivée, et refuse celle qui passe le quota dans la fenêtre qui s'y achève. */
final class PasserelleQuiCompte implements AutoCloseable {
    private static final String JETON = "jeton-de-";
    private static final String REFUS = "{\"code\":900804,\"message\":\"Message throttled out\"}";

    private final int quota;
    private final long fenetre;
    private final PasserelleLocale serveur;
    private final List<Long> arrivees = new ArrayList<>();
    private final Deque<Long> recentes = new ArrayDeque<>();
    private final Map<String, Integer> parServeur = new TreeMap<>();
    private int plusDansUneFenetre;
    private int refusees;

    PasserelleQuiCompte(int quota, Duration fenetre) throws IOException {
        this.quota = quota;
        this.fenetre = fenetre.toNanos();
        // Le jeton dit de quel serveur il est : sa clé est le nom de celui-ci.
        serveur = new PasserelleLocale(cle -> Reponse.jeton(JETON + cle, 3600), this::situation);
    }

    String adresse() {
        return serveur.adresse();
    }

    private Reponse situation(String jeton) {
        return compter(jeton.substring(JETON.length())) ? Reponse.situation() : new Reponse(429, REFUS);
    }

    private synchronized boolean compter(String nom) {
        long maintenant = System.nanoTime();
        arrivees.add(maintenant);
        recentes.add(maintenant);
        while (maintenant - recentes.element() >= fenetre) {
            recentes.remove();
        }
        plusDansUneFenetre = Math.max(plusDansUneFenetre, recentes.size());
        parServeur.merge(nom, 1, Integer::sum);
        notifyAll();
        if (recentes.size() > quota) {
            refusees++;
            return false;
        }
        return true;
    }

    /** Attend d'avoir tant reçu ; rend faux si cela tarde trop. */
    synchronized boolean attendre(int requetes, Duration delai) throws InterruptedException {
        long limite = System.nanoTime() + delai.toNanos();
        while (arrivees.size() < requetes) {
            long reste = limite - System.nanoTime();
            if (reste <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, reste);
        }
        return true;
    }

    synchronized int recues(String nom) {
        return parServeur.getOrDefault(nom, 0);
    }

    /** Ce qui est arrivé entre ces deux instants de {@code System.nanoTime}. */
    synchronized int recuesEntre(long debut, long fin) {
        return (int) arrivees.stream()
                .filter(arrivee -> arrivee - debut >= 0 && arrivee - fin < 0)
                .count();
    }

    /** L'attente de la première requête reçue depuis cet instant. */
    synchronized OptionalLong premiereDepuis(long debut) {
        return arrivees.stream()
                .mapToLong(arrivee -> arrivee - debut)
                .filter(attente -> attente >= 0)
                .findFirst();
    }

    synchronized int plusDansUneFenetre() {
        return plusDansUneFenetre;
    }

    synchronized int refusees() {
        return refusees;
    }

    @Override
    public void close() {
        serveur.close();
    }
}
