package io.github.impotparticulier.exemples.quota;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Deux serveurs, un quota : deux JVM appellent sans relâche une passerelle qui compte, et Redis s'arrête dix secondes au milieu.
 *
 * <p>Sans argument, la « minute » de la passerelle dure six secondes, et la démonstration trente ; avec {@code minute}, c'est une vraie
 * minute, et il en faut quatre. Rend 0 si le quota a été tenu sans rien perdre.
 */
public final class DeuxServeurs {
    /** Court : la marge du partage, donc la part perdue du quota, vient de lui. */
    static final Duration DELAI_ESSAI = Duration.ofSeconds(4);

    private static final int QUOTA = 120;
    private static final int ECHELLE = 10;
    private static final Duration ARRET = Duration.ofSeconds(10);
    private static final Duration DELAI = Duration.ofMinutes(5);
    private static final Pattern BILAN = Pattern.compile("reussis=(\\d+) perdus=(\\d+) refuses=(\\d+)");

    private final PrintStream sortie;
    private final Partage partage;
    private final int appels;
    private final Duration arret;
    private final long debut = System.nanoTime();

    DeuxServeurs(PrintStream sortie, Partage partage, int appels, Duration arret) {
        this.sortie = sortie;
        this.partage = partage;
        this.appels = appels;
        this.arret = arret;
    }

    /**
     * Lance la démonstration.
     *
     * @param arguments rien, ou {@code minute}
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream sortie = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Partage minute = Partage.parMinute(QUOTA, DELAI_ESSAI);
        boolean vraie = arguments.length > 0 && arguments[0].equals("minute");
        // Tout est sur cette machine : la marge y suit l'échelle.
        Partage partage = vraie
                ? minute
                : new Partage(
                        QUOTA,
                        minute.fenetre().dividedBy(ECHELLE),
                        minute.marge().dividedBy(ECHELLE),
                        minute.rafale());
        Constat constat = new DeuxServeurs(sortie, partage, vraie ? 180 : 100, ARRET).montrer();
        System.exit(constat.tenu() ? 0 : 1);
    }

    Constat montrer() throws IOException, InterruptedException {
        sortie.println(texte(
                "Deux serveurs, un quota : %d requêtes par fenêtre de %d s, dont %.0f %% sont utilisables.",
                partage.quota(), partage.fenetre().toSeconds(), 100 * partage.partUtilisable()));
        List<Jvm> jvms = new ArrayList<>();
        try (RedisLocal redis = RedisLocal.demarrer();
                PasserelleQuiCompte passerelle = new PasserelleQuiCompte(partage.quota(), partage.fenetre())) {
            try {
                for (String nom : List.of("serveur-1", "serveur-2")) {
                    jvms.add(Jvm.lancer(
                            nom,
                            Serveur.class,
                            passerelle.adresse(),
                            nom,
                            Serveur.arguments(redis.adresse(), partage, appels)));
                }
                dire("Deux JVM sont lancées, de " + appels + " appels chacune.");
                return constater(redis, passerelle, jvms);
            } finally {
                jvms.forEach(Jvm::close);
            }
        }
    }

    private Constat constater(RedisLocal redis, PasserelleQuiCompte passerelle, List<Jvm> jvms)
            throws IOException, InterruptedException {
        if (!passerelle.attendre(appels, DELAI)) {
            throw new IOException("Les serveurs n'appellent pas.");
        }
        redis.arreter();
        dire("Redis s'arrête, et oublie tout. Reçues jusqu'ici : "
                + jvms.stream()
                        .map(jvm -> passerelle.recues(jvm.nom()) + " de " + jvm.nom())
                        .collect(Collectors.joining(", "))
                + ".");
        long arrete = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(arret.toNanos());
        long relance = System.nanoTime();
        redis.relancer();
        dire("Redis redémarre, vide.");
        List<Ligne> lignes = new ArrayList<>();
        for (Jvm jvm : jvms) {
            List<Integer> bilan = jvm.bilan(BILAN);
            lignes.add(new Ligne(jvm.nom(), bilan.get(0), bilan.get(1), bilan.get(2), passerelle.recues(jvm.nom())));
        }
        dire("Les deux JVM ont fini.");
        Constat constat = new Constat(
                lignes,
                passerelle.plusDansUneFenetre(),
                passerelle.refusees(),
                // Une place prise juste avant l'arrêt sert encore.
                passerelle.recuesEntre(arrete + SeauxRedis.REPONSE.toNanos(), relance),
                passerelle.premiereDepuis(relance).orElse(Long.MAX_VALUE),
                partage.quota(),
                appels);
        afficher(constat);
        return constat;
    }

    private void afficher(Constat constat) {
        sortie.println();
        sortie.println("Serveur      Appels  Réussis  Perdus  Requêtes reçues  Appels pressés, refusés aussitôt");
        for (Ligne ligne : constat.lignes()) {
            sortie.println(texte(
                    "%-11s  %6d  %7d  %6d  %15d  %32d",
                    ligne.nom(), appels, ligne.reussis(), ligne.perdus(), ligne.recues(), ligne.refuses()));
        }
        sortie.println();
        sortie.println(texte(
                "Au plus %d requêtes reçues en %d s, sur %d permises ; %d refus de la passerelle.",
                constat.maximum(), partage.fenetre().toSeconds(), partage.quota(), constat.refusees()));
        sortie.println(texte(
                "Redis arrêté %d s : %d requête reçue sans lui ; la première, %.1f s après son retour.",
                arret.toSeconds(), constat.sansRedis(), constat.reprise() / 1e9));
        sortie.println(constat.tenu() ? "Le quota a été tenu, rien n'est perdu." : "CE N'EST PAS CE QUI ÉTAIT PROMIS.");
    }

    private void dire(String phrase) {
        sortie.println(texte("%5.1f s  %s", (System.nanoTime() - debut) / 1e9, phrase));
    }

    private static String texte(String motif, Object... valeurs) {
        return String.format(Locale.FRANCE, motif, valeurs);
    }

    /** Ce qu'un serveur a fait, et ce que la passerelle a reçu de lui. */
    record Ligne(String nom, int reussis, int perdus, int refuses, int recues) {}

    /**
     * Ce qui a été vu.
     *
     * @param maximum le plus de requêtes reçues dans une fenêtre
     * @param sansRedis les requêtes reçues quand aucune place ne pouvait être prise
     * @param reprise de son retour à la première requête, en nanosecondes
     */
    record Constat(List<Ligne> lignes, int maximum, int refusees, int sansRedis, long reprise, int quota, int appels) {
        boolean tenu() {
            return maximum <= quota
                    && refusees == 0
                    && sansRedis == 0
                    && lignes.stream().allMatch(ligne -> ligne.perdus() == 0 && ligne.reussis() >= appels);
        }
    }
}
