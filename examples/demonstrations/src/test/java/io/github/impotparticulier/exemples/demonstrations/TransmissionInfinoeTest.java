package io.github.impotparticulier.exemples.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.autre.AppelsAutreApi;
import io.github.impotparticulier.autre.AutreApi;
import io.github.impotparticulier.bacasable.AutreApiServie;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.MessageRecu;
import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.exemples.demonstrations.JournalDEnvoi.Etat;
import io.github.impotparticulier.exemples.demonstrations.JournalDEnvoi.Ligne;
import io.github.impotparticulier.exemples.demonstrations.TransmissionInfinoe.Passage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Un dossier transmis une fois, où que le programme soit tué et quoi qu'il arrive à la passerelle. */
class TransmissionInfinoeTest {
    private static final AutreApiServie INFINOE =
            AutreApiServie.de("/infinoe-fictif", "portee_fictive").avecReponse(201, "", "");

    private final BacASable bac = BacASable.builder().autreApi(INFINOE).demarrer();
    private final ImpotParticulierClient client = client(bac);

    @TempDir
    Path dossier;

    private static ImpotParticulierClient client(BacASable bac) {
        return ImpotParticulierClient.builder()
                .passerelle(bac.passerelle())
                .identifiants(bac.cle(), bac.secret())
                .essaisMax(1)
                .build();
    }

    @BeforeEach
    void remplir() throws IOException {
        for (int i = 1; i <= 3; i++) {
            Files.writeString(dossier.resolve("lot-" + i + ".xml"), "<message>" + i + "</message>");
        }
    }

    @AfterEach
    void fermer() {
        client.close();
        bac.close();
    }

    private static AppelsAutreApi api(ImpotParticulierClient client) {
        return client.autreApi(AutreApi.de("infinoe", "/infinoe-fictif", "portee_fictive"));
    }

    /** Un programme tout neuf, comme relancé ; rend ce qu'il imprime. */
    private List<String> transmettre(AppelsAutreApi api, Consumer<Passage> auPassage) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        new TransmissionInfinoe(api, "/depots", "application/xml", auPassage)
                .transmettre(dossier, new PrintStream(octets, true, StandardCharsets.UTF_8));
        return octets.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(ligne -> ligne.startsWith("lot-"))
                .map(ligne -> ligne.replaceAll(" {2,}", " | "))
                .toList();
    }

    private List<String> transmettre() {
        return transmettre(api(client), passage -> {});
    }

    private List<String> recus() {
        return bac.messagesRecus().stream()
                .map(MessageRecu::corps)
                .map(corps -> new String(corps, StandardCharsets.UTF_8).replaceAll("\\D", ""))
                .toList();
    }

    private boolean aPart(String nom) {
        return Files.exists(dossier.resolve(TransmissionInfinoe.A_VERIFIER).resolve(nom));
    }

    /** Le programme est tué là. */
    private static final class Tue extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void un_dossier_part_une_fois_et_une_seule() {
        assertThat(transmettre()).hasSize(3).allMatch(ligne -> ligne.contains("| transmis | HTTP 201, corrélation "));
        assertThat(transmettre()).hasSize(3).allMatch(ligne -> ligne.contains("| déjà transmis | HTTP 201"));
        assertThat(recus()).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @EnumSource
    void tue_a_chaque_endroit_du_deuxieme_fichier_il_reprend_sans_rien_envoyer_deux_fois(Passage endroit) {
        int[] passages = {0};
        assertThatThrownBy(() -> transmettre(api(client), passage -> {
                    if (passage == endroit && ++passages[0] == 2) {
                        throw new Tue();
                    }
                }))
                .isInstanceOf(Tue.class);

        List<String> reprise = transmettre();
        List<String> suite = transmettre();

        switch (endroit) {
            case AVANT_LE_JOURNAL, ISSUE_NOTEE -> {
                assertThat(recus()).containsExactly("1", "2", "3");
                assertThat(suite).allMatch(ligne -> ligne.contains("déjà transmis"));
            }
            // Rien ne dit s'il est parti : même s'il ne l'est pas, ce n'est pas au programme d'en décider.
            case ENVOI_NOTE, REPONSE_RECUE -> {
                assertThat(recus())
                        .containsExactlyElementsOf(
                                endroit == Passage.ENVOI_NOTE ? List.of("1", "3") : List.of("1", "2", "3"));
                assertThat(reprise.get(1)).startsWith("lot-2.xml | à vérifier auprès d'Infinoé");
                assertThat(reprise.get(2)).startsWith("lot-3.xml | en attente");
                assertThat(aPart("lot-2.xml")).isTrue();
            }
        }
        assertThat(transmettre()).allMatch(ligne -> ligne.contains("déjà transmis"));
        assertThat(recus()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void une_coupure_apres_reception_met_le_fichier_a_part_et_arrete(boolean sansReponse) {
        bac.panne(sansReponse ? Panne.coupureApresReception() : Panne.coupureEnCoursDeReponse(), 1);

        assertThat(transmettre())
                .satisfiesExactly(
                        un -> assertThat(un).startsWith("lot-1.xml | à vérifier auprès d'Infinoé | corrélation "),
                        deux -> assertThat(deux).startsWith("lot-2.xml | en attente"),
                        trois -> assertThat(trois).startsWith("lot-3.xml | en attente"));
        assertThat(aPart("lot-1.xml")).isTrue();
        transmettre();
        assertThat(recus()).containsExactly("1", "2", "3");
    }

    @Test
    void un_refus_de_la_passerelle_se_renvoie_la_fois_suivante() {
        bac.panne(Panne.quotaDepasse(), 1);

        assertThat(transmettre().get(0)).startsWith("lot-1.xml | pas reçu");
        assertThat(recus()).isEmpty();
        transmettre();
        assertThat(recus()).containsExactly("1", "2", "3");
    }

    @Test
    void une_passerelle_absente_se_retrouve_la_fois_suivante() {
        BacASable absent = BacASable.builder().autreApi(INFINOE).demarrer();
        absent.close();
        try (ImpotParticulierClient perdu = client(absent)) {
            assertThat(transmettre(api(perdu), passage -> {}).get(0)).startsWith("lot-1.xml | pas reçu");
        }
        transmettre();
        assertThat(recus()).containsExactly("1", "2", "3");
    }

    @Test
    void un_refus_de_l_api_est_dit_et_n_est_pas_renvoye() {
        try (BacASable severe = BacASable.builder()
                        .autreApi(INFINOE.avecReponse(422, "text/plain", "colonne 3"))
                        .demarrer();
                ImpotParticulierClient refuse = client(severe)) {
            assertThat(transmettre(api(refuse), passage -> {}))
                    .allMatch(ligne -> ligne.contains("| refusé | HTTP 422"));
        }
        assertThat(transmettre()).allMatch(ligne -> ligne.contains("| refusé | HTTP 422"));
        assertThat(recus()).isEmpty();
    }

    @Test
    void un_fichier_modifie_apres_son_envoi_n_est_pas_renvoye() throws IOException {
        transmettre();
        Files.writeString(dossier.resolve("lot-1.xml"), "<message>4</message>");

        assertThat(transmettre().get(0)).startsWith("lot-1.xml | modifié");
        assertThat(recus()).containsExactly("1", "2", "3");
    }

    /** Un export fait deux fois : une écriture comptable passerait deux fois. */
    @Test
    void un_message_deja_recu_ne_repart_pas_sous_un_autre_nom() throws IOException {
        transmettre();
        Files.copy(dossier.resolve("lot-1.xml"), dossier.resolve("lot-1 copie.xml"));
        Files.writeString(dossier.resolve("lot-4.xml"), "<message>4</message>");

        assertThat(transmettre())
                .anyMatch(ligne -> ligne.startsWith("lot-1 copie.xml | même message | lot-1.xml, déjà transmis"));
        assertThat(recus()).containsExactly("1", "2", "3", "4");
    }

    /** De celui qui n'est pas parvenu, le même message revient sous un autre nom, et part. */
    @Test
    void un_message_incertain_repart_sous_un_autre_nom() throws IOException {
        tuer(Passage.ENVOI_NOTE);
        transmettre();
        Files.move(dossier.resolve(TransmissionInfinoe.A_VERIFIER).resolve("lot-1.xml"), dossier.resolve("lot-1b.xml"));

        transmettre();

        assertThat(recus()).containsExactly("1", "2", "3");
    }

    private void tuer(Passage endroit) {
        assertThatThrownBy(() -> transmettre(api(client), passage -> {
                    if (passage == endroit) {
                        throw new Tue();
                    }
                }))
                .isInstanceOf(Tue.class);
    }

    @Test
    void un_fichier_modifie_apres_un_envoi_interrompu_se_verifie_et_rien_d_autre_ne_part() throws IOException {
        tuer(Passage.REPONSE_RECUE);
        Files.writeString(dossier.resolve("lot-1.xml"), "<message>4</message>");

        for (int i = 0; i < 2; i++) {
            assertThat(transmettre())
                    .satisfiesExactly(
                            un -> assertThat(un).startsWith("lot-1.xml | modifié | envoi interrompu, à vérifier"),
                            deux -> assertThat(deux).startsWith("lot-2.xml | en attente"),
                            trois -> assertThat(trois).startsWith("lot-3.xml | en attente"));
        }
        assertThat(recus()).containsExactly("1");
    }

    @Test
    void un_fichier_disparu_apres_un_envoi_interrompu_se_dit_une_fois() throws IOException {
        tuer(Passage.REPONSE_RECUE);
        Files.delete(dossier.resolve("lot-1.xml"));

        assertThat(transmettre())
                .satisfiesExactly(
                        un -> assertThat(un)
                                .startsWith(
                                        "lot-1.xml | à vérifier auprès d'Infinoé | envoi interrompu, fichier disparu"),
                        deux -> assertThat(deux).startsWith("lot-2.xml | en attente"),
                        trois -> assertThat(trois).startsWith("lot-3.xml | en attente"));
        assertThat(transmettre()).hasSize(2).allMatch(ligne -> ligne.contains("| transmis |"));
        assertThat(recus()).containsExactly("1", "2", "3");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void un_nom_refuse_ne_commande_pas_le_terminal() throws IOException {
        Files.writeString(dossier.resolve("lot-0\u001b[2J\n.xml"), "<message>0</message>");

        assertThat(transmettre().get(0)).startsWith("lot-0??2J?.xml | nom refusé");
        assertThat(recus()).containsExactly("1", "2", "3");
    }

    @Test
    void une_ligne_du_journal_coupee_par_l_arret_n_est_pas_une_preuve() throws IOException {
        transmettre();
        Path journal = dossier.resolve(TransmissionInfinoe.JOURNAL);
        String entier = Files.readString(journal);
        // L'issue du troisième fichier n'est pas arrivée entière jusqu'au disque.
        Files.writeString(journal, entier.substring(0, entier.length() - 12));

        assertThat(transmettre().get(2)).startsWith("lot-3.xml | à vérifier auprès d'Infinoé");
        assertThat(recus()).containsExactly("1", "2", "3");
    }

    /** Au milieu d'une lettre accentuée aussi, que le journal écrit en deux octets. */
    @Test
    void un_journal_coupe_a_n_importe_quel_octet_se_relit() throws IOException {
        transmettre();
        Path journal = dossier.resolve(TransmissionInfinoe.JOURNAL);
        byte[] entier = Files.readAllBytes(journal);
        int derniereLigne = new String(entier, 0, entier.length - 1, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;

        for (int fin = derniereLigne; fin < entier.length - 1; fin++) {
            Files.write(journal, Arrays.copyOf(entier, fin));
            try (JournalDEnvoi relu = JournalDEnvoi.ouvrir(journal)) {
                assertThat(relu.derniere("lot-3.xml").orElseThrow().etat())
                        .as("coupé à l'octet %d", fin)
                        .isEqualTo(Etat.ENVOI);
                relu.noter(new Ligne(Etat.INCERTAIN, "lot-3.xml", "", ""));
            }
            try (JournalDEnvoi relu = JournalDEnvoi.ouvrir(journal)) {
                assertThat(relu.derniere("lot-3.xml").orElseThrow().etat()).isEqualTo(Etat.INCERTAIN);
                assertThat(relu.derniere("lot-2.xml").orElseThrow().etat()).isEqualTo(Etat.RECU);
            }
        }
    }

    /** Deux JVM, et non deux fils de la même, qui en sait plus que le système sur ses propres verrous. */
    @Test
    void deux_processus_ne_tiennent_pas_le_meme_journal() throws Exception {
        Path journal = dossier.resolve(TransmissionInfinoe.JOURNAL);
        try (JournalDEnvoi tenu = JournalDEnvoi.ouvrir(journal)) {
            assertThat(unAutreProcessusOuvre(journal)).isFalse();
            tenu.noter(new Ligne(Etat.ENVOI, "lot-1.xml", "", ""));
            // Un autre fil de celui-ci, refusé, ne doit pas rendre le verrou en refermant ce qu'il a ouvert.
            assertThatIllegalStateException()
                    .isThrownBy(() -> JournalDEnvoi.ouvrir(journal).close());
            assertThat(unAutreProcessusOuvre(journal)).isFalse();
        }
        assertThat(unAutreProcessusOuvre(journal)).isTrue();
    }

    private static boolean unAutreProcessusOuvre(Path journal) throws Exception {
        Process autre = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AutreProcessus.class.getName(),
                        journal.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(autre.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(autre.exitValue()).isIn(AutreProcessus.OUVERT, AutreProcessus.REFUSE);
        return autre.exitValue() == AutreProcessus.OUVERT;
    }

    /** Ouvre le journal nommé, et dit par son code s'il le pouvait. */
    static final class AutreProcessus {
        static final int OUVERT = 40;
        static final int REFUSE = 41;

        private AutreProcessus() {}

        public static void main(String[] arguments) throws IOException {
            try (JournalDEnvoi journal = JournalDEnvoi.ouvrir(Path.of(arguments[0]))) {
                System.exit(journal.derniere("").isEmpty() ? OUVERT : REFUSE);
            } catch (IllegalStateException e) {
                System.exit(REFUSE);
            }
        }
    }

    @Test
    void deux_programmes_ne_transmettent_pas_le_meme_dossier_a_la_fois() {
        assertThatThrownBy(() -> transmettre(api(client), passage -> transmettre()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("déjà en cours");
        assertThatIllegalStateException().isThrownBy(() -> transmettre(api(client), passage -> transmettre()));
        assertThat(recus()).isEmpty();
    }
}
