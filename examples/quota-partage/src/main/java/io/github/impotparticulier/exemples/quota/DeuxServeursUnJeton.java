package io.github.impotparticulier.exemples.quota;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Deux serveurs, une clé, une passerelle qui à chaque jeton révoque l'ancien : deux JVM appellent dix fois par seconde chacune, d'abord
 * avec un jeton commun par Redis, puis chacune avec les siens.
 *
 * <p>Sans argument, un jeton vit trois secondes, et chaque façon dure dix secondes ; avec {@code minute}, vingt secondes, et une minute.
 * Rend 0 si aucun appel n'a été perdu.
 */
public final class DeuxServeursUnJeton {
    private static final Pattern BILAN = Pattern.compile("reussis=(\\d+) perdus=(\\d+)");

    private final PrintStream sortie;
    private final Duration vie;
    private final int appels;

    /**
     * Prépare une démonstration.
     *
     * @param vie combien vit un jeton que rien ne révoque
     * @param duree combien de temps les serveurs appellent, de chaque façon
     */
    DeuxServeursUnJeton(PrintStream sortie, Duration vie, Duration duree) {
        this.sortie = sortie;
        this.vie = vie;
        this.appels = (int) duree.dividedBy(ServeurRegulier.CADENCE);
    }

    /**
     * Lance la démonstration.
     *
     * @param arguments rien, ou {@code minute}
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream sortie = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean minute = arguments.length > 0 && arguments[0].equals("minute");
        Constat constat = new DeuxServeursUnJeton(
                        sortie, Duration.ofSeconds(minute ? 20 : 3), Duration.ofSeconds(minute ? 60 : 10))
                .montrer();
        System.exit(constat.tenu() ? 0 : 1);
    }

    Constat montrer() throws IOException {
        sortie.println(texte(
                "Deux JVM, %d appels chacune, dix par seconde, comptés après un premier réussi. Un jeton vit %d s ; la passerelle révoque"
                        + " l'ancien à chaque nouveau.",
                appels, vie.toSeconds()));
        sortie.println();
        sortie.println("Jetons                Appels  Réussis  Perdus  Jetons demandés  Requêtes à jeton refusé");
        Ligne communs;
        try (RedisLocal redis = RedisLocal.demarrer()) {
            communs = constater("communs, par Redis", List.of(Integer.toString(appels), redis.adresse()));
        }
        Ligne propres = constater("à chaque serveur", List.of(Integer.toString(appels)));
        Constat constat = new Constat(communs, propres);
        sortie.println();
        sortie.println(constat.tenu() ? "Aucun appel n'est perdu." : "CE N'EST PAS CE QUI ÉTAIT PROMIS.");
        return constat;
    }

    private Ligne constater(String facon, List<String> arguments) throws IOException {
        List<Jvm> jvms = new ArrayList<>();
        try (PasserelleQuiRevoque passerelle = new PasserelleQuiRevoque(vie)) {
            for (String nom : List.of("serveur-1", "serveur-2")) {
                jvms.add(Jvm.lancer(nom, ServeurRegulier.class, passerelle.adresse(), "cle-fictive", arguments));
            }
            int reussis = 0;
            int perdus = 0;
            for (Jvm jvm : jvms) {
                List<Integer> bilan = jvm.bilan(BILAN);
                reussis += bilan.get(0);
                perdus += bilan.get(1);
            }
            Ligne ligne = new Ligne(appels * jvms.size(), reussis, perdus, passerelle.demandes(), passerelle.refus());
            sortie.println(texte(
                    "%-20s  %6d  %7d  %6d  %15d  %23d",
                    facon, ligne.appels(), ligne.reussis(), ligne.perdus(), ligne.demandes(), ligne.refus()));
            return ligne;
        } finally {
            jvms.forEach(Jvm::close);
        }
    }

    private static String texte(String motif, Object... valeurs) {
        return String.format(Locale.FRANCE, motif, valeurs);
    }

    /**
     * Ce que deux serveurs ont fait d'une façon.
     *
     * @param demandes les jetons que la passerelle a donnés
     * @param refus les requêtes dont elle a refusé le jeton
     */
    record Ligne(int appels, int reussis, int perdus, int demandes, int refus) {}

    /**
     * Ce qui a été vu.
     *
     * @param communs quand les serveurs partagent leurs jetons
     * @param propres quand chacun demande les siens
     */
    record Constat(Ligne communs, Ligne propres) {
        boolean tenu() {
            return List.of(communs, propres).stream()
                    .allMatch(ligne -> ligne.perdus() == 0 && ligne.reussis() == ligne.appels());
        }
    }
}
