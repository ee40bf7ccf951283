package io.github.impotparticulier.exemples.observabilite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.particulier.IdentiteFictive;
import io.github.impotparticulier.bacasable.particulier.UsagerParticulier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * L'agent d'OpenTelemetry, sans autre réglage que de tout écrire : il ne voit aucune requête du SDK, et voit celles d'un client HTTP
 * ordinaire. Les traces de l'écouteur, elles, passent par lui.
 */
class AgentDeSupervisionTest {
    private static final Path AGENT = Path.of("target", "agent", "opentelemetry-javaagent.jar");
    private static final List<String> ORDINAIRES =
            List.of("io.opentelemetry.java-http-client", "io.opentelemetry.okhttp-3.0");

    @TempDir
    private static Path dossier;

    private static List<String> bilan;
    private static String sorties;
    private static Telemetrie telemetrie;

    @BeforeAll
    static void surveiller() throws IOException, InterruptedException {
        assertThat(AGENT).as("Maven l'y copie avant les essais").exists();
        Path sortie = dossier.resolve("sortie.txt");
        Path erreurs = dossier.resolve("erreurs.txt");
        Path compte = dossier.resolve("bilan.txt");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-javaagent:" + AGENT,
                        "-Dotel.traces.exporter=experimental-otlp/stdout",
                        "-Dotel.metrics.exporter=experimental-otlp/stdout",
                        "-Dotel.logs.exporter=experimental-otlp/stdout",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        ToutAppeler.class.getName(),
                        compte.toString())
                .redirectOutput(sortie.toFile())
                .redirectError(erreurs.toFile())
                .start()
                .waitFor();
        assertThat(code).as("%s", Files.readString(erreurs)).isZero();
        bilan = Files.readAllLines(compte);
        telemetrie = new Telemetrie(Files.readAllLines(sortie));
        sorties = Files.readString(sortie) + Files.readString(erreurs);
    }

    @Test
    void chaque_demande_des_deux_clients_a_abouti_et_des_refus_ont_ete_recus() {
        Set<String> abouties =
                dites("abouti ").map(nom -> nom.replaceFirst("#.*", "")).collect(Collectors.toSet());

        for (Class<?> client : List.of(ImpotParticulierClient.class, ApiParticulierClient.class)) {
            assertThat(Demandes.ressources(client))
                    .hasSizeGreaterThanOrEqualTo(7)
                    .allSatisfy(ressource -> assertThat(Demandes.de(ressource.getReturnType()))
                            .isNotEmpty()
                            .allSatisfy(demande -> assertThat(abouties).contains(Demandes.nom(ressource, demande))));
        }
        assertThat(abouties)
                .contains(
                        "autreApi avec un corps",
                        "autreApi sans corps",
                        "délégation",
                        "etat",
                        "jeton",
                        "lire",
                        "parEtatCivil",
                        "vues",
                        "async r2p.spi[EtatCivil]",
                        "async rsa.pour[JetonFranceConnect]");
        assertThat(dites("refusé ").map(refus -> refus.replaceFirst(".* ", "")).distinct())
                .contains(
                        "AccesRefuseException",
                        "AucunResultatException",
                        "AuthentificationException",
                        "QuotaDepasseException",
                        "ServiceIndisponibleException",
                        "UsagerInconnuException");
    }

    @Test
    void l_agent_ne_voit_aucune_requete_du_sdk() {
        long requetes = dites("requêtes ").mapToLong(Long::parseLong).sum();
        Map<String, Long> traces = telemetrie.de("spans").stream()
                .collect(Collectors.groupingBy(Telemetrie.Envoi::origine, TreeMap::new, Collectors.counting()));

        assertThat(dites("reçues ").mapToLong(Long::parseLong).sum()).isGreaterThan(500);
        // Celles de l'écouteur, une par requête, et les deux que l'agent voit d'ordinaire.
        assertThat(traces)
                .isEqualTo(Map.of("impot-particulier", requetes, ORDINAIRES.get(0), 1L, ORDINAIRES.get(1), 1L));
        assertThat(telemetrie.de("metrics"))
                .filteredOn(mesure -> mesure.contenu().get("name").toString().startsWith("http."))
                .extracting(Telemetrie.Envoi::origine, Telemetrie.Envoi::compte)
                .containsExactlyInAnyOrder(tuple(ORDINAIRES.get(0), 1L), tuple(ORDINAIRES.get(1), 1L));
    }

    @Test
    void rien_de_personnel_ne_sort() {
        try (BacASable bac = BacASable.demarrer()) {
            Set<String> valeurs = ToutAppeler.CAS.stream()
                    .map(bac::usagerParticulier)
                    .flatMap(AgentDeSupervisionTest::valeurs)
                    .collect(Collectors.toCollection(TreeSet::new));
            dites("jeton ").forEach(valeurs::add);
            valeurs.addAll(List.of(bac.cle(), bac.secret(), "Bearer", "Basic", ToutAppeler.CORPS));

            assertThat(valeurs).hasSizeGreaterThan(60);
            assertThat(trouvees(valeurs, sorties)).isEmpty();
        }
    }

    /** Le témoin de l'essai précédent : la même recherche, dans ce que l'agent dit d'un client HTTP ordinaire. */
    @Test
    void tout_ce_qu_une_adresse_dit_sort_d_un_client_ordinaire() {
        try (BacASable bac = BacASable.demarrer()) {
            Set<String> valeurs =
                    valeurs(bac.usagerParticulier(ToutAppeler.TEMOIN)).collect(Collectors.toSet());

            assertThat(telemetrie.de("spans"))
                    .filteredOn(trace -> ORDINAIRES.contains(trace.origine()))
                    .hasSize(2)
                    .allSatisfy(trace -> assertThat(
                                    trouvees(valeurs, trace.contenu().toString()))
                            .hasSize(4)
                            .isSubsetOf(valeurs));
        }
    }

    private static Stream<String> dites(String debut) {
        return bilan.stream().filter(ligne -> ligne.startsWith(debut)).map(ligne -> ligne.substring(debut.length()));
    }

    private static Stream<String> valeurs(UsagerParticulier personne) {
        IdentiteFictive identite = personne.identite();
        return Stream.of(
                        personne.spi().stream(),
                        personne.ine().stream(),
                        personne.identifiantFranceTravail().stream(),
                        Stream.of(identite.nomNaissance()),
                        identite.nomUsage().stream(),
                        identite.prenoms().stream(),
                        Stream.of("%1$04d-%2$02d-%3$02d", "%3$02d/%2$02d/%1$04d", "%1$04d%2$02d%3$02d")
                                .map(forme -> String.format(
                                        Locale.ROOT, forme, identite.annee(), identite.mois(), identite.jour())))
                .flatMap(valeur -> valeur);
    }

    /** Les valeurs qui sont dans un texte, comme mots. */
    private static Set<String> trouvees(Set<String> valeurs, String texte) {
        return valeurs.stream()
                .filter(valeur -> Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(valeur) + "(?![A-Za-z0-9])")
                        .matcher(texte)
                        .find())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
