package io.github.impotparticulier.exemples.fiabilisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ce que le lot fait de fichiers auxquels quelqu'un touche, ou que le système ne rend plus, pendant qu'il travaille. */
class FichiersTouchesTest {
    private final FauxR2p r2p = new FauxR2p(rang -> FauxR2p.trouve());

    @TempDir
    private Path dossier;

    private Banc banc;

    @BeforeEach
    void preparer() {
        banc = new Banc(dossier).ecrireConnues(6).simultanes(1);
    }

    private void pendantLeTraitement(Geste geste) {
        banc.suivi().aChaqueLigne(() -> {
            if (banc.suivi().ecrites() == 3) {
                try {
                    geste.faire();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        });
    }

    private void arrete(String phrase) {
        assertThatExceptionOfType(ArretException.class)
                .isThrownBy(() -> banc.lancer(r2p))
                .withMessageContaining(phrase)
                .matches(e -> e.code() == CodeRetour.A_CORRIGER);
    }

    @Test
    void un_resultat_supprime_pendant_le_traitement_n_est_pas_dit_complet() {
        pendantLeTraitement(() -> Files.delete(banc.resultat()));

        arrete("Le fichier de résultat n'est plus là");
    }

    @Test
    void un_resultat_deplace_pendant_le_traitement_puis_remis_se_reprend() throws Exception {
        Path ailleurs = dossier.resolve("ailleurs.csv");
        pendantLeTraitement(() -> Files.move(banc.resultat(), ailleurs));
        arrete("remettez-le, puis relancez la même commande");

        banc.suivi().aChaqueLigne(() -> {});
        Files.move(ailleurs, banc.resultat());
        banc.lancer(r2p);

        assertThat(banc.bilan().complet()).isTrue();
        assertThat(r2p.demandes()).hasSize(6);
        assertThat(banc.issues()).hasSize(6);
    }

    @Test
    void un_resultat_remplace_par_un_autre_pendant_le_traitement_n_est_pas_dit_complet() {
        pendantLeTraitement(() -> {
            Path autre = Files.writeString(dossier.resolve("autre.csv"), "autre");
            Files.move(banc.resultat(), dossier.resolve("ailleurs.csv"));
            Files.move(autre, banc.resultat());
        });

        arrete("Le fichier de résultat n'est plus là");
        assertThat(banc.resultat()).hasContent("autre");
    }

    @Test
    void des_debiteurs_changes_pendant_le_traitement_ne_font_pas_un_resultat_complet() {
        pendantLeTraitement(() -> Files.writeString(
                banc.debiteurs(), Files.readString(banc.debiteurs()).replace("R6;", "R7;")));
        // Plus que ce qu'une lecture met d'avance en mémoire.
        String longue = "o".repeat(10_000);
        String[] lignes = new String[7];
        lignes[0] = Banc.ENTETE;
        for (int i = 1; i < lignes.length; i++) {
            lignes[i] = "R" + i + ";" + Banc.CONNUE + ";" + longue;
        }
        banc.ecrire(lignes);

        arrete("Le fichier des débiteurs a changé pendant le traitement");
    }

    @Test
    void une_lecture_que_le_systeme_interrompt_n_est_pas_un_defaut_du_programme() throws Exception {
        byte[] debut = (Banc.ENTETE + "\nR1;" + Banc.CONNUE + ";o\n").getBytes(StandardCharsets.UTF_8);
        InputStream flux = new SequenceInputStream(new ByteArrayInputStream(debut), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Disque retiré");
            }

            @Override
            public int read(byte[] octets, int depuis, int nombre) throws IOException {
                return read();
            }
        });
        try (Entree entree = Entree.de(flux, FormatCsv.PAR_DEFAUT, Map.of())) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> {
                        while (entree.passer()) {
                            // Jusqu'à la panne.
                        }
                    })
                    .withMessage("Disque retiré");
        }
    }

    @Test
    void un_fichier_de_debiteurs_qui_porte_le_nom_de_la_reprise_n_est_pas_ecrase() throws Exception {
        for (String suffixe : new String[] {".reprise", ".reprise.tmp"}) {
            Path debiteurs = Files.move(banc.debiteurs(), dossier.resolve("resultat.csv" + suffixe));
            String avant = Files.readString(debiteurs);

            assertThatExceptionOfType(ArretException.class)
                    .isThrownBy(() -> banc.lancer(debiteurs, r2p))
                    .withMessageContaining("écraserait le fichier des débiteurs");
            assertThat(debiteurs).hasContent(avant.strip());
            Files.move(debiteurs, banc.debiteurs());
        }
    }

    @Test
    void une_longue_ligne_coupee_par_un_arret_brutal_se_reprend_comme_une_autre() throws Exception {
        String longue = "o".repeat(50_000);
        // Chaque guillemet s'écrit double dans le résultat.
        String guillemets = "o" + "\"".repeat(50_000);
        banc.ecrire(
                Banc.ENTETE + ";note",
                "R1;" + Banc.CONNUE + ";o;o",
                "R2;" + Banc.CONNUE + ";" + longue + ";" + guillemets,
                "R3;" + Banc.CONNUE + ";" + guillemets + ";" + longue);
        banc.lancer(r2p);
        String entier = banc.texte();

        for (int coupe : new int[] {10, 140_000, 160_000, 300_000}) {
            Files.writeString(banc.resultat(), entier.substring(0, entier.length() - coupe));
            banc.lancer(r2p);
            assertThat(banc.texte()).as("coupé de %d", coupe).isEqualTo(entier);
        }
    }

    @FunctionalInterface
    private interface Geste {
        void faire() throws IOException;
    }
}
