package io.github.impotparticulier.bacasable;

import static io.github.impotparticulier.bacasable.Appelant.chemin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BacASableTest {
    private static final HorlogeMobile HORLOGE = new HorlogeMobile("2025-03-10T10:00:00Z");

    private static BacASable bac() {
        return BacASable.builder().horloge(HORLOGE).demarrer();
    }

    @Test
    void demarreEnUneLigneSurLaBoucleLocale() {
        try (BacASable bac = BacASable.demarrer()) {
            assertThat(bac.passerelle()).matches("http://127\\.0\\.0\\.1:[0-9]+");
            assertThat(new Appelant(bac).jeton("RessourceIR")).isNotBlank();
        }
    }

    @Test
    void les_variables_sont_celles_que_les_clients_lisent() {
        try (BacASable bac = bac()) {
            assertThat(bac.variables())
                    .containsOnly(
                            Map.entry("DGFIP_PASSERELLE", bac.passerelle()),
                            Map.entry("DGFIP_CLE", bac.cle()),
                            Map.entry("DGFIP_SECRET", bac.secret()),
                            Map.entry("DGFIP_ID_TELESERVICE", bac.idTeleservice()),
                            Map.entry("API_PARTICULIER_BASE_URL", bac.particulier()),
                            Map.entry("API_PARTICULIER_TOKEN", bac.jetonParticulier()));
        }
    }

    @Test
    void avancer_ouvre_l_annee_le_jour_de_la_taxation_et_perime_les_jetons() {
        Clock figee = Clock.fixed(Instant.parse("2024-07-01T10:00:00Z"), ZoneOffset.UTC);
        try (BacASable bac = BacASable.builder().horloge(figee).demarrer()) {
            Appelant appelant = new Appelant(bac);
            String spi = bac.personne("veuf").spi();
            Map<String, String> entetes = appelant.entetes();

            bac.avancer(Duration.ofDays(20));
            assertThat(appelant.irAssiette(spi, 2023).statut()).isEqualTo(410);
            bac.avancer(Duration.ofDays(1));

            assertThat(appelant.irAssiette(spi, 2023).statut()).isEqualTo(200);
            assertThat(appelant.get(chemin(spi, "2023"), entetes).statut()).isEqualTo(401);
            assertThat(figee.instant()).isEqualTo("2024-07-01T10:00:00Z");

            bac.remettreALHeure();
            assertThat(appelant.irAssiette(spi, 2023).statut()).isEqualTo(410);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, 80L * 366 * 86_400, -60L * 366 * 86_400})
    void une_avance_hors_du_calendrier_est_refusee_et_l_horloge_reste(long secondes) {
        Clock figee = Clock.fixed(Instant.parse("2024-07-01T10:00:00Z"), ZoneOffset.UTC);
        try (BacASable bac = BacASable.builder().horloge(figee).demarrer()) {
            bac.avancer(Duration.ofDays(30));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bac.avancer(Duration.ofSeconds(secondes)))
                    .withMessage("L'horloge du bac à sable ne passe pas l'an 2100, ni ne recule avant 1970");

            Appelant appelant = new Appelant(bac);
            assertThat(appelant.irAssiette(bac.personne("veuf").spi(), 2023).statut())
                    .isEqualTo(200);
        }
    }

    @Test
    void deuxBacsNePartagentNiJetonNiIdentifiantsNiJournal() {
        try (BacASable un = bac();
                BacASable deux = bac()) {
            Map<String, String> entetesDuPremier = new Appelant(un).entetes();
            String chemin = chemin(un.personne("veuf").spi(), "2023");

            assertThat(new Appelant(un).get(chemin, entetesDuPremier).statut()).isEqualTo(200);
            assertThat(new Appelant(deux).get(chemin, entetesDuPremier).statut())
                    .isEqualTo(401);
            assertThat(un.passerelle()).isNotEqualTo(deux.passerelle());
            assertThat(un.cle()).isNotEqualTo(deux.cle());
            assertThat(un.secret()).isNotEqualTo(deux.secret());
            assertThat(un.journal()).hasSize(2);
            assertThat(deux.journal()).hasSize(1);
        }
    }

    @Test
    void fermerLibereLePort() throws IOException {
        BacASable bac = bac();
        new Appelant(bac).jeton("RessourceIR");
        bac.close();
        bac.close();

        assertThatThrownBy(() -> new Appelant(bac).jeton("RessourceIR")).isInstanceOf(UncheckedIOException.class);
        int port = URI.create(bac.passerelle()).getPort();
        try (ServerSocket libre = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(libre.isBound()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /token/DUPONT | /token/{…}
                    /impotparticulier/1.0/spi/399/lep/departement/35/annrev/2023/bareme/24/x | \
                    /impotparticulier/1.0/spi/{…}/lep/departement/{…}/annrev/{…}/bareme/{…}/{…}
                    /impotparticulier/1.0/dernieresituation/ir/assiettes/deuxans/399 | \
                    /impotparticulier/1.0/dernieresituation/ir/assiettes/deuxans/{…}
                    /sfip/v1/demandeDeService/02AA/personne/DUPONT | /sfip/v1/demandeDeService/02AA/personne/{…}
                    /sfip/v1/demandeDeService/spi%7D/information | /sfip/v1/demandeDeService/{…}/information
                    """)
    void une_adresse_inconnue_ne_montre_que_les_mots_des_routes_servies(String adresse, String route) {
        try (BacASable bac = bac()) {
            new Appelant(bac).get(adresse, Map.of());

            assertThat(bac.journal()).singleElement().hasFieldOrPropertyWithValue("route", route);
        }
    }

    @Test
    void leJournalDitCeQuiFutRecuSansValeurPersonnelle() {
        try (BacASable bac = bac()) {
            Appelant appelant = new Appelant(bac);
            String spi = bac.personne("celibataire").spi();
            Map<String, String> entetes = appelant.entetes();
            appelant.get(chemin(spi, "2023"), entetes);
            appelant.get(chemin(spi, "2030"), entetes);
            appelant.get(chemin(spi, "DUPONT"), entetes);
            appelant.get("/r2p/v1/personne/" + spi, entetes);
            appelant.get("/r2p/v1/personne?nom=DUPONT&prenom=JEANNE", entetes);
            appelant.get("/r2p/v1/personne/" + spi + "/DUPONT", entetes);
            appelant.envoyer("DELETE", chemin(spi, "2023"), "", entetes);

            String route = "/spi/{spi}/situations/ir/assiettes/annrev/";
            List<EchangeServi> journal = bac.journal();
            assertThat(journal)
                    .extracting(EchangeServi::methode, EchangeServi::route, EchangeServi::statut)
                    .map(Object::toString)
                    .containsExactly(
                            "(\"POST\", \"/token\", 200)",
                            "(\"GET\", \"" + route + "2023\", 200)",
                            "(\"GET\", \"" + route + "2030\", 410)",
                            "(\"GET\", \"" + route + "{annrev}\", 400)",
                            "(\"GET\", \"/personne/{spi}\", 403)",
                            "(\"GET\", \"/personne\", 403)",
                            "(\"GET\", \"/r2p/v1/personne/{…}/{…}\", 404)",
                            "(\"DELETE\", \"" + route + "2023\", 405)");
            assertThat(journal.get(1).motif()).isEmpty();
            assertThat(journal.subList(2, 8)).extracting(EchangeServi::motif).allMatch(Optional::isPresent);
            assertThat(journal.toString()).doesNotContain(spi, "DUPONT", bac.secret(), bac.cle());
        }
    }

    @Test
    void leJournalEstUneCopieBornee() {
        Journal journal = new Journal();
        List<EchangeServi> vide = journal.copie();
        IntStream.rangeClosed(1, Journal.CAPACITE + 5)
                .forEach(i -> journal.noter(new EchangeServi("GET", "/" + i, 200, Optional.empty())));

        assertThat(vide).isEmpty();
        assertThat(journal.copie()).hasSize(10_000);
        assertThat(journal.copie().get(0).route()).isEqualTo("/6");
        assertThat(journal.copie().get(9_999).route()).isEqualTo("/10005");
    }

    @Test
    void lesRefusSontJournalisesSansValeurs() {
        Logger logger = Logger.getLogger("io.github.impotparticulier.bacasable");
        List<String> messages = new ArrayList<>();
        Handler capture = new Handler() {
            @Override
            public synchronized void publish(LogRecord trace) {
                messages.add(trace.getLevel() + " " + trace.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Level niveau = logger.getLevel();
        logger.setUseParentHandlers(false);
        logger.addHandler(capture);
        logger.setLevel(Level.ALL);
        try (BacASable bac = bac()) {
            Appelant appelant = new Appelant(bac);
            appelant.irAssiette("3999999999999", 2023);
            appelant.irAssiette("39999999999", 2023);
            assertThat(messages).hasSize(2);
            assertThat(messages.get(0))
                    .startsWith("FINE GET /spi/{spi}/situations/ir/assiettes/annrev/2023 : 410, ")
                    .doesNotContain("399999");
            assertThat(messages.get(1))
                    .startsWith("INFO GET /spi/{spi}/situations/ir/assiettes/annrev/2023 : 400, ")
                    .doesNotContain("399999");
        } finally {
            logger.removeHandler(capture);
            logger.setLevel(niveau);
            logger.setUseParentHandlers(true);
        }
    }

    @Test
    void taitMockWebServerSaufSiSonNiveauEstChoisi() {
        Logger logger = Logger.getLogger("mockwebserver3.MockWebServer");
        assertThat(logger.getName()).isEqualTo(MockWebServer.class.getName());
        try {
            logger.setLevel(null);
            bac().close();
            assertThat(logger.getLevel()).isEqualTo(Level.OFF);

            logger.setLevel(Level.INFO);
            bac().close();
            assertThat(logger.getLevel()).isEqualTo(Level.INFO);
        } finally {
            logger.setLevel(Level.OFF);
        }
    }

    @Test
    void unCasInconnuEnumereLesCasConnus() {
        try (BacASable bac = bac()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bac.personne("3990000001092"))
                    .withMessageContainingAll("celibataire", "maries-deux-enfants", "sans-avis")
                    .withMessageNotContaining("3990000001092");
        }
    }

    @Test
    void lesTextesDeDiagnosticNontNiSecretNiNom() {
        try (BacASable bac = bac()) {
            assertThat(bac).hasToString("BacASable[" + bac.passerelle() + "]");
            assertThat(bac.personne("veuf")).hasToString("PersonneFictive[veuf]");
            assertThat(bac.personne("veuf").etatCivil()).hasToString("EtatCivilFictif");
        }
    }

    @Test
    void unJetonVitAuMoinsUneSeconde() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BacASable.builder().dureeJeton(Duration.ofMillis(999)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BacASable.builder().dureeJeton(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BacASable.builder().dureeJetonFranceConnect(Duration.ofMillis(999)));
    }

    @Test
    void sertPlusieursAppelsALaFois() {
        try (BacASable bac = bac()) {
            Appelant appelant = new Appelant(bac);
            Map<String, String> entetes = appelant.entetes();
            List<String> spis =
                    List.of(bac.personne("veuf").spi(), bac.personne("deficit").spi());

            List<String> corps = IntStream.range(0, 60)
                    .parallel()
                    .mapToObj(i -> appelant.get(chemin(spis.get(i % 2), "2023"), entetes)
                            .corps())
                    .toList();
            for (int i = 0; i < 60; i++) {
                assertThat(corps.get(i))
                        .isEqualTo(appelant.get(chemin(spis.get(i % 2), "2023"), entetes)
                                .corps());
            }
            assertThat(bac.journal()).hasSize(121);
        }
    }

    @Test
    void aucuneRequeteNeResteEnMemoire() throws IOException, InterruptedException {
        MockWebServer serveur = new MockWebServer();
        try (ServeurLocal local = new ServeurLocal(serveur, 0, requete -> new MockResponse.Builder().build())) {
            for (int i = 0; i < 3; i++) {
                URI.create(local.adresse() + "/inconnu")
                        .toURL()
                        .openConnection()
                        .getHeaderField(0);
            }

            assertThat(serveur.getRequestCount()).isEqualTo(3);
            assertThat(serveur.takeRequest(0, TimeUnit.MILLISECONDS)).isNull();
        }
    }
}
