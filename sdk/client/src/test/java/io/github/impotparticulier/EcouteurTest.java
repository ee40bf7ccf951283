package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.personne.Usager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce que l'écouteur d'appels apprend, de quoi tenir un journal des accès. */
class EcouteurTest {
    private static final String FOYER = "{\"rfr\":17827}";
    private static final Usager USAGER = Usager.parSpi(SPI);

    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    private final List<EssaiTermine> essais = new CopyOnWriteArrayList<>();
    private final TempsFictif temps = new TempsFictif();

    @AutoClose
    private final ImpotParticulierClient client = dgfip.builder()
            .millesimes(FausseDgfip.le("2024-11-15"))
            .temps(temps.temps(0.5))
            .ecouteur(essais::add)
            .build();

    @ParameterizedTest
    @EnumSource
    void chaque_requete_est_dite_avec_qui_quand_quoi_et_quelle_annee(Face face) {
        dgfip.repond(503, "").repond(200, FOYER);

        face.lire(client.avecReference("agent-42"), USAGER, 2023);

        String lue = "/spi/{spi}/situations/ir/assiettes/annrev/2023";
        assertThat(essais)
                .extracting(
                        EssaiTermine::operation,
                        EssaiTermine::methode,
                        EssaiTermine::route,
                        EssaiTermine::numero,
                        EssaiTermine::statut)
                .containsExactly(
                        tuple("jeton", "POST", "/token", 1, OptionalInt.of(200)),
                        tuple("irAssiette", "GET", lue, 1, OptionalInt.of(503)),
                        tuple("irAssiette", "GET", lue, 2, OptionalInt.of(200)));
        EssaiTermine dernier = essais.get(2);
        assertThat(dernier.guichet()).hasValue(Guichet.IMPOT_PARTICULIER);
        assertThat(dernier.annee()).hasValue(2023);
        assertThat(dernier.debut()).isEqualTo(Instant.parse("2024-11-15T12:00:00Z"));
        assertThat(dernier.duree()).isEqualTo(Duration.ZERO);
        assertThat(dernier.reference()).hasValue("agent-42");
        assertThat(dernier.idCorrelation())
                .hasValue(dgfip.lectures.get(1).getHeaders().get("X-Correlation-ID"));
        assertThat(dernier.toString())
                .startsWith(
                        "irAssiette GET /spi/{spi}/situations/ir/assiettes/annrev/2023 : essai 2, HTTP 200, 0 ms, corr")
                .doesNotContain("agent-42");
    }

    static Stream<Arguments> operations() {
        return OperationDgfip.surChaqueFace();
    }

    /** De quoi faire des traces sans l'adresse, qu'un agent de supervision prendrait tout entière. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("operations")
    void cas_65_un_ecouteur_a_le_gabarit_de_la_route_et_rien_de_la_personne(Face face, OperationDgfip operation) {
        dgfip.repete(operation.lectures(), 200, operation.route().corps());

        face.appeler(client.avecReference("agent-42"), operation.appel());

        EssaiTermine lu = essais.get(1);
        assertThat(lu.operation()).isEqualTo(operation.route().operation());
        assertThat(lu.route()).isEqualTo(operation.gabarit());
        assertThat(lu.guichet()).hasValue(operation.route().guichet());
        assertThat(lu.annee()).isEqualTo(operation.route().annee());
        assertThat(essais).hasSize(1 + operation.lectures());
        for (EssaiTermine essai : essais.subList(1, essais.size())) {
            assertThat(essai.reference()).hasValue("agent-42");
            assertThat(Temoin.detecteur()
                            .genres(essai.operation()
                                    + essai.route()
                                    + essai
                                    + essai.idCorrelation().orElseThrow()))
                    .isEmpty();
        }
        assertThat(dgfip.lectures.get(0).getTarget())
                .as("l'adresse, elle, le porte")
                .isEqualTo(operation.cible());
    }

    @Test
    void une_demande_de_jeton_n_est_a_personne() {
        dgfip.repond(200, FOYER);

        client.avecReference("agent-42").irAssiette().pour(USAGER, 2023);

        EssaiTermine jeton = essais.get(0);
        assertThat(jeton.reference()).isEmpty();
        assertThat(jeton.guichet()).isEmpty();
        assertThat(jeton.annee()).isEmpty();
        assertThat(jeton.idCorrelation()).isEmpty();
    }

    @Test
    void une_requete_sans_reponse_est_dite_aussi() {
        dgfip.repond(new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build())
                .repond(200, FOYER);

        client.irAssiette().pour(USAGER, 2023);

        assertThat(essais.get(1).statut()).isEmpty();
        assertThat(essais.get(1).toString()).contains("sans réponse");
        assertThat(essais.get(2).statut()).hasValue(200);
    }

    @Test
    void un_ecouteur_qui_echoue_ne_change_rien_a_l_appel() {
        dgfip.repond(200, FOYER);
        try (ImpotParticulierClient ecoute = dgfip.builder()
                .millesimes(FausseDgfip.le("2024-11-15"))
                .ecouteur(essai -> {
                    throw new IllegalStateException("écouteur fictif");
                })
                .build()) {
            assertThat(ecoute.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);
        }
    }

    @Test
    void une_vue_fermee_ne_ferme_rien_et_l_original_ferme_ses_vues() {
        dgfip.repond(200, FOYER);
        ImpotParticulierClient vue = client.avecReference("dossier-7");
        vue.close();
        assertThat(vue.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);

        client.close();

        assertThatExceptionOfType(AppelInterrompuException.class)
                .isThrownBy(() -> vue.irAssiette().pour(USAGER, 2023));
    }

    @ParameterizedTest
    @EnumSource
    void une_vue_a_ses_delais_et_partage_le_reste(Face face) {
        dgfip.repond(200, FOYER)
                .repond(new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build());
        client.irAssiette().pour(USAGER, 2023);
        ImpotParticulierClient presse = client.avecReference("x").avecDelaiAppel(Duration.ofMillis(150));

        assertThatExceptionOfType(ServiceIndisponibleException.class)
                .isThrownBy(() -> face.lire(presse, USAGER, 2023))
                .withMessageContaining("150 ms");

        assertThat(dgfip.jetonsDemandes).as("le jeton est partagé").hasSize(1);
        assertThat(dgfip.lectures).hasSize(2);
    }
}
