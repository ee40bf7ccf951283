package io.github.impotparticulier.exemples.fiabilisation;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.BacASable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tué n'importe quand et relancé, le lot ne perd rien et ne redemande que ce qui était en cours. */
class ArretBrutalTest {
    private static final long DELAI_SECONDES = 60;

    @TempDir
    private Path dossier;

    /** Un accent de deux octets, un champ entre guillemets qui contient guillemets, séparateur et fin de ligne. */
    @Test
    void coupe_a_chaque_octet_le_resultat_redevient_celui_d_un_traitement_ininterrompu() throws Exception {
        Banc banc = new Banc(dossier)
                .ecrire(
                        Banc.ENTETE,
                        "R1;" + Banc.CONNUE + ";Impayé",
                        "R2;EXEMPLE;CAMILLE;X;1990;35;238;;o",
                        "R3;" + Banc.CONNUE + ";\"dit \"\"le;bon\"\"\r\npayeur\n\"",
                        "R4;INTROUVABLE-FICTIF;ANNE;2;1990;35;238;;o");
        try (BacASable bac = BacASable.demarrer();
                Acces acces = new Acces(Acces.vers(bac), null)) {
            banc.lancer(acces.recherche());
            byte[] entier = Files.readAllBytes(banc.resultat());
            List<Integer> fins = fins(new String(entier, StandardCharsets.ISO_8859_1));

            for (int coupe = 0; coupe <= entier.length; coupe++) {
                Files.write(banc.resultat(), Arrays.copyOf(entier, coupe));
                long avant = Banc.recherches(bac);

                banc.lancer(acces.recherche());

                assertThat(Files.readAllBytes(banc.resultat()))
                        .as("coupé à %d", coupe)
                        .isEqualTo(entier);
                assertThat(Banc.recherches(bac) - avant).as("coupé à %d", coupe).isEqualTo(aRedemander(fins, coupe));
            }
        }
    }

    /** Où finissent l'en-tête et les quatre lignes ; la troisième contient deux fins de ligne. */
    private static List<Integer> fins(String texte) {
        List<Integer> fins = new ArrayList<>();
        for (int fin = texte.indexOf("\r\n"); fin >= 0; fin = texte.indexOf("\r\n", fin + 2)) {
            fins.add(fin + 2);
        }
        assertThat(fins).hasSize(6);
        fins.remove(3);
        return fins;
    }

    /** R1, R3 et R4 se demandent, puis R3 en témoin, R4 étant inconnue ; R2 est mal formée. */
    private static int aRedemander(List<Integer> fins, int coupe) {
        return (coupe < fins.get(1) ? 1 : 0) + (coupe < fins.get(3) ? 1 : 0) + (coupe < fins.get(4) ? 2 : 0);
    }

    @Test
    void tue_entre_l_empreinte_et_le_resultat_le_lot_recommence() throws Exception {
        Banc banc = new Banc(dossier).ecrireConnues(3);
        banc.lancer(new FauxR2p(rang -> FauxR2p.trouve()));
        Files.delete(banc.resultat());

        banc.ecrireConnues(5).lancer(new FauxR2p(rang -> FauxR2p.trouve()));

        assertThat(banc.issues()).hasSize(5);
    }

    @Test
    void la_reprise_laisse_passer_la_minute_ou_les_requetes_du_tue_comptent_encore() throws Exception {
        Banc banc = new Banc(dossier).repos(Duration.ofDays(1)).ecrireConnues(5);
        banc.suivi().aChaqueLigne(banc.interruption()::demander);
        banc.lancer(new FauxR2p(rang -> FauxR2p.trouve()));
        assertThat(banc.interruption().pauses()).as("rien avant lui").isEmpty();

        banc.suivi().aChaqueLigne(() -> {});
        banc.interruption().oublier();
        banc.lancer(new FauxR2p(rang -> FauxR2p.trouve()));
        assertThat(banc.interruption().pauses())
                .singleElement(as(InstanceOfAssertFactories.DURATION))
                .isBetween(Duration.ofHours(23), Duration.ofDays(1));
        assertThat(banc.suivi().phrases())
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .startsWith("Le traitement précédent vient de s'arrêter : reprise dans 23 h 59 min");

        banc.lancer(new FauxR2p(rang -> FauxR2p.trouve()));
        assertThat(banc.interruption().pauses()).as("plus rien à demander").hasSize(1);
    }

    @Test
    void une_autre_jvm_tuee_deux_fois_puis_laissee_finir_ne_perd_rien() throws Exception {
        long lignes = 3000;
        long simultanes = 16;
        Banc attendu = new Banc(Files.createDirectory(dossier.resolve("attendu")));
        Banc banc = new Banc(Files.createDirectory(dossier.resolve("tue")));
        try (BacASable bac = BacASable.demarrer()) {
            new Generateur(bac, FormatCsv.PAR_DEFAUT).ecrire(attendu.debiteurs(), (int) lignes);
            Files.copy(attendu.debiteurs(), banc.debiteurs());
            attendu.simultanes((int) simultanes).lancer(bac);
        }
        try (BacASable bac = BacASable.demarrer()) {
            for (int seuil : new int[] {200, 900}) {
                Process jvm = AutreJvm.lancer(bac, banc, "--quota", "1000000");
                while (Banc.recherches(bac) < seuil && jvm.isAlive()) {
                    Thread.onSpinWait();
                }
                jvm.destroyForcibly();
                assertThat(jvm.waitFor(DELAI_SECONDES, TimeUnit.SECONDS)).isTrue();
                assertThat(jvm.exitValue()).as("tuée avant d'avoir fini").isEqualTo(137);
                // Sans quoi la reprise attendrait que la minute du quota soit passée.
                Files.setLastModifiedTime(banc.resultat(), FileTime.from(Instant.EPOCH));
            }
            Process derniere = AutreJvm.lancer(bac, banc, "--quota", "1000000");
            String affiche = AutreJvm.lire(derniere);

            assertThat(derniere.waitFor(DELAI_SECONDES, TimeUnit.SECONDS)).isTrue();
            assertThat(derniere.exitValue()).as(affiche).isZero();
            assertThat(Files.readAllBytes(banc.resultat())).isEqualTo(Files.readAllBytes(attendu.resultat()));
            long bienFormees = lignes - lignes / 10;
            assertThat(Banc.recherches(bac)).isBetween(bienFormees, bienFormees + 2 * simultanes);
            assertThat(affiche).doesNotContainPattern("399\\d{10}").contains("par un traitement précédent");
        }
    }

    @Test
    void une_autre_jvm_priee_de_finir_ecrit_ce_qui_est_parti_et_dit_comment_continuer() throws Exception {
        Banc banc = new Banc(dossier);
        try (BacASable bac = BacASable.demarrer()) {
            banc.ecrireConnues(3000);
            Process jvm = AutreJvm.lancer(bac, banc, "--quota", "1000000");
            while (Banc.recherches(bac) < 200 && jvm.isAlive()) {
                Thread.onSpinWait();
            }
            // Process.destroy() fermerait aussi ce qu'il reste à lire.
            jvm.toHandle().destroy();
            String affiche = AutreJvm.lire(jvm);

            assertThat(jvm.waitFor(DELAI_SECONDES, TimeUnit.SECONDS)).isTrue();
            assertThat(affiche).contains("Interrompu : relancez la même commande, le traitement continuera.");
            long demandees;
            try (var lecteur = FormatCsv.PAR_DEFAUT.lecteur(Files.newInputStream(banc.resultat()))) {
                demandees = lecteur.stream()
                        .skip(1)
                        .filter(ligne -> !ligne.getField(4).equals("MAL_FORMEE"))
                        .count();
            }
            assertThat(demandees).isEqualTo(Banc.recherches(bac)).isLessThan(2700);
        }
    }
}
