package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AnneeNonDisponibleException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.personne.Usager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Le choix de l'année, et ce que veut dire « aucun résultat ». */
class DerniereAnneeTest {
    private static final Usager USAGER = Usager.parSpi(SPI);

    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    private DonneesAnnuelles<SituationIr> derniere(String jour) {
        try (ImpotParticulierClient client = dgfip.client(jour)) {
            return client.irAssiette().derniereAnnee(USAGER);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01, 2022, OFFICIEL",
        "2024-07-21, 2022, OFFICIEL",
        "2024-07-22, 2023, OFFICIEL",
        "2020-07-31, 2018, INDICATIF",
        "2020-08-01, 2019, INDICATIF",
        "2026-06-30, 2024, ESTIME",
        "2026-07-01, 2025, ESTIME",
        "2026-08-01, 2025, ESTIME",
        "2026-12-31, 2025, ESTIME",
    })
    void l_annee_demandee_d_abord_suit_le_calendrier(String jour, int annee, Fiabilite fiabilite) {
        dgfip.repond(200, "{\"rfr\":1}");

        DonneesAnnuelles<SituationIr> donnees = derniere(jour);

        assertThat(dgfip.anneesLues()).containsExactly(Integer.toString(annee));
        assertThat(donnees.annee()).isEqualTo(annee);
        assertThat(donnees.fiabilite()).isEqualTo(fiabilite);
        assertThat(donnees.repli()).isFalse();
        assertThat(donnees.donnees().rfr()).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"2024-11-15, 2022", "2026-07-01, 2024", "2026-11-15, 2024"})
    void sans_resultat_l_annee_precedente_est_demandee_et_le_resultat_le_dit(String jour, int annee) {
        dgfip.refuse(410, 4101).repond(200, "{\"rfr\":1}");

        DonneesAnnuelles<SituationIr> donnees = derniere(jour);

        assertThat(donnees.annee()).isEqualTo(annee);
        assertThat(donnees.repli()).isTrue();
        assertThat(dgfip.anneesLues()).containsExactly(Integer.toString(annee + 1), Integer.toString(annee));
    }

    @Test
    void sans_resultat_deux_fois_l_exception_nomme_les_deux_annees() {
        dgfip.refuse(410, 4101).refuse(410, 4101);

        AucunResultatException e = catchThrowableOfType(AucunResultatException.class, () -> derniere("2024-11-15"));

        assertThat(e).isExactlyInstanceOf(AucunResultatException.class);
        assertThat(e.getMessage()).contains("2023", "2022").doesNotContain(SPI);
        assertThat(e.code()).hasValue("4101");
        assertThat(dgfip.lectures).hasSize(2);
    }

    @Test
    void un_usager_inconnu_n_est_demande_qu_une_fois() {
        dgfip.refuse(410, 4102);

        assertThatExceptionOfType(UsagerInconnuException.class).isThrownBy(() -> derniere("2024-11-15"));

        assertThat(dgfip.lectures).hasSize(1);
    }

    @Test
    void une_annee_precedente_non_contractee_laisse_la_premiere_reponse() {
        dgfip.refuse(410, 4101).refuse(403, 4031);

        AucunResultatException e = catchThrowableOfType(AucunResultatException.class, () -> derniere("2024-11-15"));

        assertThat(e.route()).hasValue("/spi/{spi}/situations/ir/assiettes/annrev/2023");
        assertThat(e.getSuppressed())
                .hasOnlyElementsOfType(AccesRefuseException.class)
                .hasSize(1);
    }

    @Test
    void une_panne_n_est_pas_un_repli() {
        dgfip.repond(503, "").repond(503, "").repond(503, "");

        assertThatExceptionOfType(ServiceIndisponibleException.class).isThrownBy(() -> derniere("2024-11-15"));

        assertThat(dgfip.anneesLues()).as("la même année, refaite").containsExactly("2023", "2023", "2023");
    }

    @Test
    void un_404_anonyme_n_est_pas_un_repli_et_met_sur_la_piste_de_l_adresse() {
        dgfip.repond(404, "<html>Not Found</html>");

        assertThatExceptionOfType(AucunResultatException.class)
                .isThrownBy(() -> derniere("2024-11-15"))
                .withMessageContaining("adresse de la passerelle");

        assertThat(dgfip.lectures).hasSize(1);
    }

    @Test
    void les_dernieres_annees_viennent_de_la_plus_recente_a_la_plus_ancienne() {
        dgfip.repond(200, "{\"rfr\":3}").repond(200, "{\"rfr\":2}").repond(200, "{\"rfr\":1}");
        try (ImpotParticulierClient client = dgfip.client("2024-11-15")) {
            List<DonneesAnnuelles<SituationIr>> annees = client.irAssiette().dernieresAnnees(USAGER, 3);

            assertThat(annees).extracting(DonneesAnnuelles::annee).containsExactly(2023, 2022, 2021);
            assertThat(annees).extracting(d -> d.donnees().rfr().orElseThrow()).containsExactly(3L, 2L, 1L);
        }
    }

    @Test
    void une_annee_sans_avis_manque_a_la_liste() {
        dgfip.repond(200, "{\"rfr\":3}").refuse(410, 4101).repond(200, "{\"rfr\":1}");
        try (ImpotParticulierClient client = dgfip.client("2024-11-15")) {
            assertThat(client.irAssiette().dernieresAnnees(USAGER, 3))
                    .extracting(DonneesAnnuelles::annee)
                    .containsExactly(2023, 2021);
        }
    }

    @Test
    void une_annee_anterieure_hors_du_contrat_manque_a_la_liste_sans_perdre_les_autres() {
        dgfip.repond(200, "{\"rfr\":3}").refuse(403, 4031).repond(200, "{\"rfr\":1}");
        try (ImpotParticulierClient client = dgfip.client("2024-11-15")) {
            assertThat(client.irAssiette().dernieresAnnees(USAGER, 3))
                    .extracting(DonneesAnnuelles::annee)
                    .containsExactly(2023, 2021);
        }
    }

    @Test
    void une_panne_au_milieu_de_la_liste_est_une_panne() {
        dgfip.repond(200, "{\"rfr\":3}").repond(503, "");
        try (ImpotParticulierClient client = dgfip.client("2024-11-15")) {
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> client.irAssiette().dernieresAnnees(USAGER, 3));
        }
    }

    @Test
    void apres_un_repli_une_annee_qui_n_est_plus_servie_n_est_pas_demandee() {
        dgfip.refuse(410, 4101).repond(200, "{\"rfr\":2}").repond(200, "{\"rfr\":1}");
        try (ImpotParticulierClient client = dgfip.client("2024-11-15")) {
            client.irAssiette().dernieresAnnees(USAGER, 3);
        }
        assertThat(dgfip.anneesLues()).containsExactly("2023", "2022", "2021");
    }

    @Test
    void l_echeance_est_celle_de_l_operation_pas_de_chaque_requete() {
        dgfip.repond(new MockResponse.Builder()
                        .code(410)
                        .headersDelay(600, TimeUnit.MILLISECONDS)
                        .body("{\"erreur\":{\"code\":4101}}")
                        .build())
                .repond(new MockResponse.Builder()
                        .body("{\"rfr\":1}")
                        .headersDelay(600, TimeUnit.MILLISECONDS)
                        .build());
        try (ImpotParticulierClient client = dgfip.builder()
                .millesimes(FausseDgfip.le("2024-11-15"))
                .delaiAppel(Duration.ofSeconds(1))
                .build()) {
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> client.irAssiette().derniereAnnee(USAGER));
        }
    }

    @Test
    void apres_un_repli_les_annees_suivantes_reculent_aussi() {
        dgfip.refuse(410, 4101).repond(200, "{\"rfr\":2}").repond(200, "{\"rfr\":1}");
        try (ImpotParticulierClient client = dgfip.client("2024-11-15")) {
            assertThat(client.irAssiette().dernieresAnnees(USAGER, 2))
                    .extracting(DonneesAnnuelles::annee, DonneesAnnuelles::repli)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(2022, true),
                            org.assertj.core.groups.Tuple.tuple(2021, false));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4})
    void le_nombre_d_annees_va_de_1_a_3(int nombre) {
        try (ImpotParticulierClient client = dgfip.client("2024-11-15")) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> client.irAssiette().dernieresAnnees(USAGER, nombre))
                    .withMessageContaining("de 1 à 3");
        }
        assertThat(dgfip.jetonsDemandes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 1999, 2025, 20_233})
    void une_annee_hors_limites_est_refusee_avant_tout_envoi(int annee) {
        try (ImpotParticulierClient client = dgfip.client("2024-11-15")) {
            assertThatExceptionOfType(RequeteInvalideException.class)
                    .isThrownBy(() -> client.irAssiette().pour(USAGER, annee))
                    .withMessageContaining("de 2000 à 2024");
        }
        assertThat(dgfip.jetonsDemandes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01, 2023, pas encore disponible (date de taxation publiée) : demandez 2022",
        "2026-03-01, 2025, 'pas encore disponible (date de taxation estimée, faute de publication) : demandez 2024'",
        "2020-03-01, 2019, pas encore disponible (date de taxation indicative) : demandez 2018",
        "2024-11-15, 2020, n'est plus servie"
    })
    void une_annee_que_le_calendrier_exclut_est_dite_non_disponible(String jour, int annee, String explication) {
        dgfip.refuse(410, 4101);
        try (ImpotParticulierClient client = dgfip.client(jour)) {
            assertThatExceptionOfType(AnneeNonDisponibleException.class)
                    .isThrownBy(() -> client.irAssiette().pour(USAGER, annee))
                    .withMessageContaining(explication)
                    .satisfies(e -> assertThat(e.code()).hasValue("4101"));
        }
    }

    @Test
    void une_annee_disponible_sans_avis_reste_un_simple_aucun_resultat() {
        dgfip.refuse(410, 4101);
        try (ImpotParticulierClient client = dgfip.client("2024-11-15")) {
            assertThatExceptionOfType(AucunResultatException.class)
                    .isThrownBy(() -> client.irAssiette().pour(USAGER, 2023))
                    .isExactlyInstanceOf(AucunResultatException.class);
        }
    }
}
