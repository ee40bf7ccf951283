package io.github.impotparticulier;

import static io.github.impotparticulier.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.EchangeServi;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Les programmes de {@code src/it}, construits à part contre l'artefact installé, dans une JVM de 64 Mio chacun. */
class PaquetIT {
    private static final Path PROJETS = Path.of("target", "it", "editeur");
    private static final Clock NOVEMBRE_2025 = Clock.fixed(Instant.parse("2025-11-15T09:00:00Z"), ZoneOffset.UTC);
    private static final String CAS = "maries-deux-enfants";
    private static final String QUOTIENT = "16440.00";

    @TempDir
    Path sorties;

    @Test
    void sur_le_class_path_le_premier_exemple_du_readme_rend_le_quotient() throws Exception {
        Map<String, String> sortie =
                lancer(Map.of(), "-cp", chemin(bibliotheques("class-path")), "exemple.Programme", CAS);

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

        assertThat(lancer(Map.of(), "-cp", chemin(utiles), "exemple.Programme", CAS))
                .containsEntry("quotient", QUOTIENT);
    }

    @Test
    void sur_le_module_path_le_client_suffit_et_seuls_ses_paquets_publics_se_voient() throws Exception {
        try (BacASable bac = bac()) {
            Map<String, String> sortie = lancer(
                    variables(bac),
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
        Path jar = PROJETS.resolve(Path.of("relocalise", "target", "programme.jar"));
        try (JarFile ouvert = new JarFile(jar.toFile())) {
            assertThat(ouvert.stream().map(JarEntry::getName).filter(nom -> nom.endsWith(".class")))
                    .contains("exemple/ombre/impotparticulier/ImpotParticulierClient.class")
                    .filteredOn(nom -> !nom.startsWith("exemple/") && !nom.startsWith("META-INF/versions/"))
                    .isEmpty();
        }
        try (BacASable bac = bac()) {
            Map<String, String> sortie = lancer(
                    variables(bac),
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

    private static BacASable bac() {
        return BacASable.builder().horloge(NOVEMBRE_2025).demarrer();
    }

    private static Map<String, String> variables(BacASable bac) {
        return Map.of(
                "DGFIP_PASSERELLE",
                bac.passerelle(),
                "DGFIP_CLE",
                bac.cle(),
                "DGFIP_SECRET",
                bac.secret(),
                "DGFIP_ID_TELESERVICE",
                bac.idTeleservice());
    }

    private static List<Path> bibliotheques(String projet) throws IOException {
        Path construit = PROJETS.resolve(projet).resolve("target");
        try (Stream<Path> fichiers = Files.list(construit.resolve("lib"))) {
            return Stream.concat(Stream.of(construit.resolve("programme.jar")), fichiers.sorted())
                    .toList();
        }
    }

    private static String chemin(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Lance {@code java}, et rend ce qu'il écrit sous la forme {@code nom=valeur}. */
    private Map<String, String> lancer(Map<String, String> variables, String... arguments) throws Exception {
        List<String> commande = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m"));
        // La langue et le fuseau de cet essai, que l'appelant a pu choisir.
        Stream.of("user.language", "user.country", "user.timezone")
                .forEach(nom -> commande.add("-D" + nom + "=" + System.getProperty(nom, "")));
        commande.addAll(List.of(arguments));
        Path sortie = sorties.resolve("sortie");
        ProcessBuilder lanceur =
                new ProcessBuilder(commande).redirectErrorStream(true).redirectOutput(sortie.toFile());
        lanceur.environment().keySet().removeIf(nom -> nom.startsWith("DGFIP_"));
        lanceur.environment().putAll(variables);
        Process programme = lanceur.start();
        try {
            assertThat(programme.waitFor(50, TimeUnit.SECONDS))
                    .as("le programme finit, aucun fil ne le retient")
                    .isTrue();
        } finally {
            programme.destroyForcibly();
        }
        String texte = Files.readString(sortie);
        assertThat(programme.exitValue()).as(texte).isZero();
        return texte.lines()
                .filter(ligne -> ligne.matches("[a-zA-Z]+=.*"))
                .collect(Collectors.toMap(
                        ligne -> ligne.substring(0, ligne.indexOf('=')),
                        ligne -> ligne.substring(ligne.indexOf('=') + 1)));
    }
}
