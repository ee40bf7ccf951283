package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static io.github.impotparticulier.appui.ProjetsDEssai.CAS;
import static io.github.impotparticulier.appui.ProjetsDEssai.QUOTIENT;
import static io.github.impotparticulier.appui.ProjetsDEssai.bac;
import static io.github.impotparticulier.appui.ProjetsDEssai.bibliotheques;
import static io.github.impotparticulier.appui.ProjetsDEssai.chemin;
import static io.github.impotparticulier.appui.ProjetsDEssai.lancer;
import static io.github.impotparticulier.appui.ProjetsDEssai.projet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.EchangeServi;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Les programmes de {@code src/it}, construits à part contre l'artefact installé, dans une JVM de 64 Mio chacun. */
class PaquetIT {
    @TempDir
    private Path sorties;

    @Test
    void sur_le_class_path_le_premier_exemple_du_readme_rend_le_quotient() throws Exception {
        Map<String, String> sortie =
                lancer(sorties, Map.of(), "-cp", chemin(bibliotheques("class-path")), "exemple.Programme", CAS);

        assertThat(sortie).containsEntry("quotient", QUOTIENT);
        assertThat(sortie.get("module")).startsWith("unnamed module");
    }

    @Test
    void une_des_bibliotheques_amenees_ne_sert_pas_a_l_execution() throws Exception {
        List<Path> toutes = bibliotheques("class-path");
        List<Path> utiles = toutes.stream()
                .filter(jar -> !jar.getFileName().toString().matches("annotations-[0-9.]+\\.jar"))
                .toList();
        assertThat(utiles).hasSize(toutes.size() - 1);

        assertThat(lancer(sorties, Map.of(), "-cp", chemin(utiles), "exemple.Programme", CAS))
                .containsEntry("quotient", QUOTIENT);
    }

    @Test
    void sur_le_module_path_le_client_suffit_et_seuls_ses_paquets_publics_se_voient() throws Exception {
        try (BacASable bac = bac()) {
            Map<String, String> sortie = lancer(
                    sorties,
                    bac.variables(),
                    "-p",
                    chemin(bibliotheques("modules")),
                    "-m",
                    "exemple/exemple.Programme",
                    bac.personne(CAS).spi());

            assertThat(sortie)
                    .containsEntry("quotient", QUOTIENT)
                    .containsEntry("calendrier", "2019")
                    .containsEntry("catalogue", "true")
                    .containsEntry("module", "module io.github.impotparticulier.client")
                    .containsEntry("automatique", "false")
                    .containsEntry(
                            "visibles",
                            Stream.of(
                                            "",
                                            ".appel",
                                            ".autre",
                                            ".donnees",
                                            ".erreur",
                                            ".ifi",
                                            ".ir",
                                            ".lep",
                                            ".millesime",
                                            ".particulier",
                                            ".personne",
                                            ".r2p",
                                            ".sfip",
                                            ".th")
                                    .map("io.github.impotparticulier"::concat)
                                    .toList()
                                    .toString());
            assertThat(bac.journal()).extracting(EchangeServi::statut).containsExactly(200, 200);
        }
    }

    @Test
    void en_un_seul_jar_ou_tout_a_change_de_paquet_le_client_marche_encore() throws Exception {
        Path jar = projet("relocalise").resolve(Path.of("target", "programme.jar"));
        try (JarFile ouvert = new JarFile(jar.toFile())) {
            assertThat(ouvert.stream().map(JarEntry::getName).filter(nom -> nom.endsWith(".class")))
                    .contains("exemple/ombre/impotparticulier/ImpotParticulierClient.class")
                    .filteredOn(nom -> !nom.startsWith("exemple/") && !nom.startsWith("META-INF/versions/"))
                    .isEmpty();
        }
        try (BacASable bac = bac()) {
            Map<String, String> sortie = lancer(
                    sorties,
                    bac.variables(),
                    "-Dexemple.ombre.slf4j.simpleLogger.defaultLogLevel=debug",
                    "-jar",
                    jar.toString(),
                    bac.personne(CAS).spi(),
                    bac.personne("sans-avis").spi());

            assertThat(sortie)
                    .containsEntry("quotient", QUOTIENT)
                    .containsEntry("calendrier", "2019")
                    .containsEntry("catalogue", "true")
                    .containsEntry("journal", "exemple.ombre.slf4j.simple.SimpleLoggerFactory")
                    .containsEntry("absence", "4101")
                    .containsEntry("classe", "exemple.ombre.impotparticulier.ImpotParticulierClient");
            assertThat(bac.journal()).extracting(EchangeServi::statut).containsExactly(200, 200, 410);
        }
    }

    @Test
    void deux_mille_appels_puis_un_corps_d_un_mio_tiennent_dans_64_mio_et_la_fermeture_ne_laisse_aucun_fil()
            throws Exception {
        int appels = 2_000;
        int fils = 32;
        String foyer = "{\"rfr\":17827,\"nbPart\":\"2.75\"";
        int mebioctet = 1024 * 1024;
        try (FausseDgfip dgfip = new FausseDgfip()) {
            Collections.nCopies(appels, foyer + "}").forEach(corps -> dgfip.repond(200, corps));
            dgfip.repond(200, remplir(foyer, mebioctet))
                    .repond(200, remplir(foyer, mebioctet + 1))
                    .repond(200, foyer + "}");

            Map<String, String> sortie = lancer(
                    sorties,
                    Map.of(
                            "DGFIP_PASSERELLE",
                            dgfip.passerelle(),
                            "DGFIP_CLE",
                            "cle-fictive",
                            "DGFIP_SECRET",
                            "secret-fictif"),
                    "-cp",
                    chemin(bibliotheques("class-path")),
                    "exemple.Charge",
                    SPI,
                    Integer.toString(appels),
                    Integer.toString(fils));

            assertThat(sortie)
                    .containsEntry("justes", Integer.toString(appels))
                    .containsEntry("grand", "17827")
                    .containsEntry("tropGrand", "refuse")
                    .containsEntry("ensuite", "17827")
                    .containsEntry("restants", "[]");
            assertThat(dgfip.jetonsDemandes).hasSize(1);
            assertThat(dgfip.lectures.stream()
                            .limit(appels)
                            .map(RecordedRequest::getConnectionIndex)
                            .distinct())
                    .as("connexions ouvertes")
                    .hasSizeLessThanOrEqualTo(fils);
        }
    }

    private static String remplir(String debut, int taille) {
        String ouverture = debut + ",\"remplissage\":\"";
        return ouverture + "x".repeat(taille - ouverture.length() - 2) + "\"}";
    }
}
