package io.github.impotparticulier.exemples.quota;

import io.github.impotparticulier.exemples.quota.PasserelleLocale.Reponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Tient lieu d'une passerelle qui, à chaque jeton qu'elle donne, révoque l'ancien : un seul vit à la fois. Elle répond comme de loin. */
final class PasserelleQuiRevoque implements AutoCloseable {
    /** Le temps du retour : un jeton est déjà révoqué que le nouveau est encore en route. */
    static final Duration RETOUR = Duration.ofMillis(30);

    private static final String REFUS = "{\"code\":900901,\"message\":\"Invalid Credentials\"}";

    private final Duration vie;
    private final PasserelleLocale serveur;
    private String valide = "";
    private long fin;
    private int demandes;
    private int refus;

    /**
     * Ouvre une passerelle.
     *
     * @param vie combien vit un jeton que rien ne révoque, en secondes entières
     */
    PasserelleQuiRevoque(Duration vie) throws IOException {
        this.vie = vie;
        serveur = new PasserelleLocale(cle -> enRoute(donner()), jeton -> enRoute(situation(jeton)));
    }

    String adresse() {
        return serveur.adresse();
    }

    private synchronized Reponse donner() {
        demandes++;
        valide = "jeton-fictif-" + demandes;
        fin = System.nanoTime() + vie.toNanos();
        return Reponse.jeton(valide, vie.toSeconds());
    }

    private synchronized Reponse situation(String jeton) {
        if (jeton.equals(valide) && System.nanoTime() - fin < 0) {
            return Reponse.situation();
        }
        refus++;
        return new Reponse(401, REFUS);
    }

    private static Reponse enRoute(Reponse reponse) {
        LockSupport.parkNanos(RETOUR.toNanos());
        return reponse;
    }

    /** {@return les jetons demandés} */
    synchronized int demandes() {
        return demandes;
    }

    /** {@return les requêtes dont le jeton ne valait plus} */
    synchronized int refus() {
        return refus;
    }

    @Override
    public void close() {
        serveur.close();
    }
}
