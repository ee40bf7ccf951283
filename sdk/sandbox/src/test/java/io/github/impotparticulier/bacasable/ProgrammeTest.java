package io.github.impotparticulier.bacasable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Le programme dans la JVM des tests ; {@link ProgrammeJarIT} lance le vrai. */
class ProgrammeTest {
    private final ByteArrayOutputStream sortie = new ByteArrayOutputStream();
    private final ByteArrayOutputStream erreurs = new ByteArrayOutputStream();
    private final AtomicReference<BacASable> demarre = new AtomicReference<>();

    @AfterEach
    void fermer() {
        if (demarre.get() != null) {
            demarre.get().close();
        }
    }

    @Test
    void le_guide_donne_l_adresse_les_identifiants_et_chaque_personne() {
        assertThat(lancer("--port", "0")).isZero();

        BacASable bac = demarre.get();
        assertThat(sorti())
                .contains(
                        bac.passerelle(),
                        bac.particulier(),
                        "jeton-fictif-du-bac-a-sable",
                        "eleve-boursiere : ",
                        "cle-fictive-du-bac-a-sable",
                        "secret-fictif-du-bac-a-sable",
                        "TELESERVICE_FICTIF",
                        "  export DGFIP_PASSERELLE='" + bac.passerelle() + "'\n",
                        "  export API_PARTICULIER_TOKEN='jeton-fictif-du-bac-a-sable'\n",
                        "sous " + bac.passerelle() + "/bac-a-sable :")
                .doesNotContain("%s", "null", "En panne");
        for (PersonneFictive personne : bac.personnes()) {
            assertThat(sorti().lines())
                    .anyMatch(ligne -> ligne.startsWith("  " + personne.spi() + "  " + personne.cas() + " ")
                            && ligne.endsWith("  " + personne.description()));
        }
        for (PanneNommee panne : PanneNommee.TOUTES) {
            assertThat(sorti()).contains("  " + panne.nom() + " ");
        }
        assertThat(erreurs.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(new Appelant(bac).jeton("RessourceIR")).isNotBlank();
        assertThat(new Appelant(bac).get("/", Map.of()).corps()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void les_options_reglent_le_bac_a_sable() {
        assertThat(lancer("--port", "0", "--cle", "ma-cle", "--secret", "mon'secret", "--annees", "1"))
                .isZero();

        BacASable bac = demarre.get();
        Appelant appelant = new Appelant(bac);
        int derniere = Calendrier.derniereAnneeRevenu(new Horloge(Clock.systemUTC()).date());
        String spi = bac.personne("celibataire").spi();
        assertThat(bac.cle()).isEqualTo("ma-cle");
        assertThat(bac.secret()).isEqualTo("mon'secret");
        assertThat(sorti()).contains("-u 'ma-cle:mon'\\''secret'");
        assertThat(appelant.irAssiette(spi, derniere).statut()).isEqualTo(200);
        assertThat(appelant.irAssiette(spi, derniere - 1).statut()).isEqualTo(403);
    }

    @Test
    void api_particulier_a_son_port_et_son_jeton() {
        int port;
        try (BacASable premier = BacASable.demarrer()) {
            port = URI.create(premier.particulier()).getPort();
        }
        assertThat(lancer("--port", "0", "--port-particulier", Integer.toString(port), "--jeton", "mon-jeton"))
                .isZero();

        assertThat(demarre.get().particulier()).isEqualTo("http://127.0.0.1:" + port);
        assertThat(demarre.get().jetonParticulier()).isEqualTo("mon-jeton");
        assertThat(sorti()).contains("curl -s -G -H 'Authorization: Bearer mon-jeton' http://127.0.0.1:" + port);
        assertThat(ReglagesProgramme.lire(List.of("--port", "9000")).portParticulier())
                .isEqualTo(9001);
        assertThat(ReglagesProgramme.lire(List.of("--port", "0")).portParticulier())
                .isZero();
    }

    @Test
    void une_panne_peut_etre_la_des_le_demarrage() {
        assertThat(lancer("--port", "0", "--panne", "indisponible")).isZero();

        assertThat(sorti()).endsWith("En panne dès maintenant : service indisponible.\n");
        assertThat(new Appelant(demarre.get()).irAssiette("3990000001092", 2023).statut())
                .isEqualTo(503);
    }

    @Test
    void l_aide_s_affiche_sans_demarrer() {
        assertThat(lancer("--aide")).isZero();

        assertThat(demarre).hasNullValue();
        assertThat(sorti())
                .contains(
                        "--port",
                        "--port-particulier",
                        "--jeton",
                        "--cle",
                        "--secret",
                        "--annees",
                        "--panne",
                        "--aide",
                        "coupure-en-cours");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --portt 80           | Option inconnue : --portt
                    8080                 | Option inconnue : 8080
                    --port               | --port demande une valeur
                    --port x             | --port demande un nombre entier
                    --port 70000         | Un port va de 0
                    --annees 4           | Un contrat porte sur une à trois années
                    --panne grele        | Panne inconnue : grele ; pannes connues : quota-depasse, indisponible
                    --jeton à            | Un jeton est fait de lettres
                    --cle a:b            | Ni la clé ni le secret ne sont vides
                    """)
    void une_option_mal_ecrite_vaut_l_aide_et_le_code_2(String ligne, String motif) {
        assertThat(lancer(ligne.split(" "))).isEqualTo(2);

        assertThat(demarre).hasNullValue();
        assertThat(sorti()).isEmpty();
        assertThat(erreurs.toString(StandardCharsets.UTF_8)).startsWith(motif).contains("Options :");
    }

    @Test
    void un_port_pris_vaut_une_phrase_et_le_code_2() {
        try (BacASable premier = BacASable.demarrer()) {
            int port = URI.create(premier.passerelle()).getPort();
            assertThat(lancer("--port", Integer.toString(port))).isEqualTo(2);

            assertThat(erreurs.toString(StandardCharsets.UTF_8))
                    .startsWith("Le port " + port + " ne peut pas être ouvert")
                    .contains("choisissez-en un autre avec --port")
                    .hasLineCount(1);
        }
    }

    @Test
    void un_port_et_des_identifiants_se_choisissent_aussi_dans_une_jvm() {
        int port;
        try (BacASable premier = BacASable.demarrer()) {
            port = URI.create(premier.passerelle()).getPort();
        }
        try (BacASable bac =
                BacASable.builder().port(port).identifiants("a", "b:c").demarrer()) {
            assertThat(bac.passerelle()).isEqualTo("http://127.0.0.1:" + port);
            assertThat(new Appelant(bac).jeton("RessourceIR")).isNotBlank();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BacASable.builder().port(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BacASable.builder().identifiants(" ", "b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BacASable.builder().identifiants("a", ""));
    }

    private int lancer(String... arguments) {
        return new Programme(flux(sortie), flux(erreurs)).lancer(List.of(arguments), demarre::set);
    }

    private String sorti() {
        return sortie.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static PrintStream flux(ByteArrayOutputStream octets) {
        return new PrintStream(octets, true, StandardCharsets.UTF_8);
    }
}
