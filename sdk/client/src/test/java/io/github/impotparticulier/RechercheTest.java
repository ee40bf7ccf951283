package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.appui.OperationDgfip.Route;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.r2p.AdresseRecherchee;
import io.github.impotparticulier.r2p.CriteresPersonne;
import java.time.LocalDate;
import java.time.Year;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Les formes vérifiées avant l'envoi d'une recherche, et ce que deviennent ses réponses. */
class RechercheTest {
    private static final EtatCivil JEANNE = EtatCivil.builder()
            .nom("DUPONT")
            .prenoms("JEANNE")
            .sexe(Sexe.FEMININ)
            .build();

    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    @AutoClose
    private final ImpotParticulierClient client = dgfip.client("2024-11-15");

    static Stream<Arguments> malFormes() {
        return Stream.<Arguments>of(
                refus("nom vide", () -> EtatCivil.builder().nom(" ")),
                refus("nom de 101 caractères", () -> EtatCivil.builder().nom("X".repeat(101))),
                refus(
                        "nom avec un retour à la ligne caché",
                        () -> EtatCivil.builder().nom("DU\u0000PONT")),
                refus("prénoms de 201 caractères", () -> EtatCivil.builder().prenoms("X".repeat(201))),
                refus(
                        "nom avec un contrôle invisible",
                        () -> EtatCivil.builder().nom("DU\u202EPONT")),
                refus("année de naissance absurde", () -> EtatCivil.builder().dateNaissance(Year.of(78))),
                refus("date de naissance absurde", () -> EtatCivil.builder().dateNaissance(LocalDate.of(9999, 1, 1))),
                refus("département inconnu", () -> EtatCivil.builder().naissanceEnFrance("2C", "004")),
                refus("département long", () -> EtatCivil.builder().naissanceEnFrance("7500", "115")),
                refus("commune avec son département", () -> EtatCivil.builder().naissanceEnFrance("75", "75115")),
                refus(
                        "commune d'une collectivité à trois chiffres",
                        () -> EtatCivil.builder().naissanceEnFrance("988", "018")),
                refus("pays par son nom", () -> EtatCivil.builder().naissanceALEtranger("ITALIE")),
                refus("pays de naissance français", () -> EtatCivil.builder().naissanceALEtranger("99100")),
                refus(
                        "code de voie de deux caractères",
                        () -> AdresseRecherchee.builder().codeVoie("12")),
                refus(
                        "collectivité qui n'existe pas",
                        () -> AdresseRecherchee.builder().tom("979")),
                refus("adresse vide", () -> AdresseRecherchee.builder().build()),
                refus(
                        "voie sans commune",
                        () -> AdresseRecherchee.builder()
                                .departement("16")
                                .libelleVoie("RUE FICTIVE")
                                .build()),
                refus("numéro avec bis", () -> AdresseRecherchee.builder().numeroVoie("8B")),
                refus("indice inconnu", () -> AdresseRecherchee.builder().indiceRepetition("A")),
                refus(
                        "métropole comme collectivité",
                        () -> AdresseRecherchee.builder().tom("75")),
                refus(
                        "nom et prénoms seuls",
                        () -> CriteresPersonne.parEtatCivil(EtatCivil.builder()
                                .nom("DUPONT")
                                .prenoms("JEANNE")
                                .build())));
    }

    private static Arguments refus(String nom, Runnable essai) {
        return Arguments.of(nom, essai);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malFormes")
    void une_forme_refusee_l_est_avant_l_envoi_sans_citer_la_valeur(String nom, Runnable essai) {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(essai::run)
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("XXX", "PONT", "75115", "ITALIE", "8B", "7500"));
    }

    @Test
    void des_criteres_de_meme_contenu_sont_egaux_pour_servir_a_des_doublures() {
        AdresseRecherchee adresse =
                AdresseRecherchee.builder().departement("16").build();
        assertThat(CriteresPersonne.parAdresse(JEANNE, adresse))
                .isEqualTo(CriteresPersonne.parAdresse(
                        EtatCivil.builder()
                                .nom("DUPONT ")
                                .prenoms("JEANNE")
                                .sexe(Sexe.FEMININ)
                                .build(),
                        AdresseRecherchee.builder().departement("016").build()))
                .hasSameHashCodeAs(CriteresPersonne.parAdresse(JEANNE, adresse))
                .isNotEqualTo(CriteresPersonne.parEtatCivil(JEANNE));
        assertThat(CriteresPersonne.parSpi(Spi.de(SPI), LocalDate.of(1978, 8, 22)))
                .isNotEqualTo(CriteresPersonne.parSpi(Spi.de(SPI)));
    }

    @Test
    void un_etat_civil_sans_nom_dit_quoi_appeler() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> EtatCivil.builder().nom("DUPONT").build())
                .withMessageContaining("prenoms(…)");
    }

    @ParameterizedTest
    @CsvSource({
        "01, 01",
        "001, 01",
        "75, 75",
        "075, 75",
        "130, 13",
        "2a, 2A",
        "2A0, 2A",
        "02A, 2A",
        "974, 974",
        "988, 988"
    })
    void un_departement_s_ecrit_de_plusieurs_facons(String texte, String code) {
        assertThat(AdresseRecherchee.builder().departement(texte).build().departement())
                .hasValue(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "00", "000", "010", "090", "96", "99", "979", "2C", "960", "1234"})
    void un_departement_qui_n_existe_pas_ou_se_lit_de_deux_facons_est_refuse(String texte) {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> AdresseRecherchee.builder().departement(texte))
                .withMessageContaining("Département");
    }

    @Test
    void ce_qui_n_est_pas_de_l_api_est_refuse_avant_l_envoi() {
        AdresseRecherchee avecCodeVoie = AdresseRecherchee.builder()
                .commune("16", "015")
                .codeVoie("2564")
                .build();
        AdresseRecherchee longue = AdresseRecherchee.builder()
                .commune("16", "015")
                .libelleVoie("X".repeat(27))
                .build();
        AdresseRecherchee avecTypeVoie =
                AdresseRecherchee.builder().commune("16", "015").typeVoie("RUE").build();
        EtatCivil prenomLong =
                JEANNE.modifier().prenoms("JEANNE " + "X".repeat(21)).build();
        AdresseRecherchee avecTom = AdresseRecherchee.builder().tom("975").build();
        for (Runnable essai : new Runnable[] {
            () -> client.r2p().personne(CriteresPersonne.parAdresse(JEANNE, avecCodeVoie)),
            () -> client.r2p().personne(CriteresPersonne.parAdresse(JEANNE, longue)),
            () -> client.r2p().spi(prenomLong),
            () -> client.sfip().derniereSituation(CriteresPersonne.parEtatCivil(prenomLong)),
            () -> client.r2p().personne(CriteresPersonne.parSpi(Spi.de(SPI))),
            () -> client.r2p()
                    .personne(CriteresPersonne.parAdresse(
                            JEANNE,
                            AdresseRecherchee.builder().departement("988").build())),
            () -> client.lep().indicateur(Spi.de(SPI), "99", 2022, 2024),
            () -> client.sfip().derniereSituation(CriteresPersonne.parAdresse(JEANNE, avecTypeVoie)),
            () -> client.sfip().derniereSituation(CriteresPersonne.parAdresse(JEANNE, avecTom)),
            () -> client.sfip().lep(CriteresPersonne.parEtatCivil(JEANNE), "bouches du rhône", 2022, 2024),
            () -> client.sfip().lep(CriteresPersonne.parEtatCivil(JEANNE), "13", 1999, 2024),
            () -> client.sfip().lep(CriteresPersonne.parEtatCivil(JEANNE), "13", 2022, 2026),
            () -> client.lep().indicateur(Spi.de(SPI), "13/../x", 2022, 2024),
            () -> client.lep().indicateur(Spi.de(SPI), "13", 2025, 2024)
        }) {
            assertThatExceptionOfType(RequeteInvalideException.class).isThrownBy(essai::run);
        }
        assertThat(dgfip.jetonsDemandes).isEmpty();
    }

    static Stream<OperationDgfip> operations() {
        return OperationDgfip.TOUTES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void sans_teleservice_seules_les_recherches_de_sfip_sont_refusees_avant_l_envoi(OperationDgfip operation) {
        dgfip.repete(operation.lectures(), 200, operation.route().corps());
        try (ImpotParticulierClient sans = ImpotParticulierClient.builder()
                .passerelle(dgfip.passerelle())
                .identifiants("cle", "secret")
                .millesimes(FausseDgfip.le("2024-11-15"))
                .build()) {
            if (operation.route().guichet().equals(Guichet.SFIP) && operation.estUneRecherche()) {
                assertThatExceptionOfType(RequeteInvalideException.class)
                        .isThrownBy(() -> operation.appel().apply(sans))
                        .withMessageContaining("idTeleservice(…)");
                assertThat(dgfip.jetonsDemandes).isEmpty();
            } else {
                assertThat(operation.appel().apply(sans)).isNotNull();
                assertThat(dgfip.lectures)
                        .hasSize(operation.lectures())
                        .allMatch(requete -> requete.getHeaders().get("ID_Teleservice") == null);
            }
        }
    }

    @Test
    void personne_plusieurs_et_acces_refuse_se_distinguent() {
        dgfip.repond(404, "").repond(403, "").repond(403, "{\"fault\":{\"code\":900908}}");
        assertThatExceptionOfType(UsagerInconnuException.class)
                .isThrownBy(() -> client.r2p().spi(JEANNE));
        assertThatExceptionOfType(PersonneIndistincteException.class)
                .isThrownBy(() -> client.r2p().spi(JEANNE));
        assertThatExceptionOfType(AccesRefuseException.class)
                .isThrownBy(() -> client.r2p().spi(JEANNE))
                .isExactlyInstanceOf(AccesRefuseException.class);

        dgfip.refuse(404, 40_433).refuse(403, 40_305).refuse(403, 4031).refuse(416, 4101);
        CriteresPersonne parSpi = CriteresPersonne.parSpi(Spi.de(SPI));
        assertThatExceptionOfType(UsagerInconnuException.class)
                .isThrownBy(() -> client.sfip().derniereSituation(parSpi))
                .satisfies(e -> assertThat(e.code()).hasValue("40433"));
        assertThatExceptionOfType(PersonneIndistincteException.class)
                .isThrownBy(() -> client.sfip().derniereSituation(parSpi));
        assertThatExceptionOfType(AccesRefuseException.class)
                .isThrownBy(() -> client.sfip().derniereSituation(parSpi))
                .isExactlyInstanceOf(AccesRefuseException.class);
        assertThatExceptionOfType(AucunResultatException.class)
                .isThrownBy(() -> client.sfip().derniereSituation(parSpi))
                .isExactlyInstanceOf(AucunResultatException.class);
    }

    /** SFiP dit par 40401, même sous 400, que l'API est indisponible : ce n'est ni une demande mal formée, ni une personne inconnue. */
    @ParameterizedTest
    @ValueSource(ints = {200, 400, 403, 404, 410, 500})
    void sfip_information_dit_l_api_indisponible_sous_tout_statut(int statut) {
        dgfip.refuse(statut, 40_401);

        assertThatExceptionOfType(ServiceIndisponibleException.class)
                .isThrownBy(() -> client.sfip().information())
                .withMessageContaining("SFiP se dit indisponible")
                .satisfies(e -> assertThat(e.code()).hasValue("40401"));
        assertThat(dgfip.lectures).hasSize(1);
    }

    /** Le contrat de SFiP dit le remède : le numéro fiscal et la date de naissance. */
    @ParameterizedTest
    @CsvSource({"404, 40433", "403, 40305"})
    void un_refus_de_sfip_dit_de_donner_numero_fiscal_et_date_de_naissance(int statut, int code) {
        dgfip.refuse(statut, code);

        assertThatExceptionOfType(AppelException.class)
                .isThrownBy(() -> client.sfip().derniereSituation(CriteresPersonne.parEtatCivil(JEANNE)))
                .withMessageContaining("numéro fiscal et date de naissance")
                .withMessageContaining("CriteresPersonne.parSpi");
    }

    /** SFiP réclame parfois la date avec le numéro, et la prend aussi quand le jour ou le mois manquent. */
    @ParameterizedTest
    @CsvSource({"1975-00-00, 1975", "1992-05-00, 05/1992", "1978-08-02, 02/08/1978"})
    void un_numero_fiscal_se_donne_a_sfip_avec_ce_que_l_on_sait_de_la_date(String connue, String envoyee) {
        dgfip.repond(200, "{\"rfr\":1}");

        client.sfip().derniereSituation(CriteresPersonne.parSpi(Spi.de(SPI), DateNaissance.de(connue)));

        assertThat(dgfip.lectures.get(0).getUrl().queryParameter("naisDate")).isEqualTo(envoyee);
        assertThat(dgfip.lectures.get(0).getUrl().queryParameter("spi")).isEqualTo(SPI);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-05-12", "0000-00-00", "1978-00-12", "1978-02-31"})
    void une_date_sans_annee_ou_qui_n_existe_pas_n_est_pas_un_critere(String date) {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> CriteresPersonne.parSpi(Spi.de(SPI), DateNaissance.de(date)))
                .withMessageContaining("Date de naissance")
                .withMessageNotContaining(date);
    }

    @Test
    void les_criteres_n_apparaissent_ni_dans_l_exception_ni_dans_un_texte() {
        dgfip.repond(404, "");

        AppelException e =
                catchThrowableOfType(AppelException.class, () -> client.r2p().spi(JEANNE));

        assertThat(e.route()).hasValue("/personne/spi");
        assertThat(e.getMessage()).doesNotContain("DUPONT", "JEANNE", "?");
        assertThat(JEANNE.toString() + CriteresPersonne.parEtatCivil(JEANNE)).doesNotContain("DUPONT", "JEANNE");
    }

    private static final String FOYER = "{\"rfr\":1,\"spiDec1\":\"%s\"}";

    static Stream<OperationDgfip> numerosExiges() {
        return OperationDgfip.TOUTES.stream().filter(OperationDgfip::exigeLeNumero);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numerosExiges")
    void une_reponse_sur_quelqu_un_d_autre_est_ecartee(OperationDgfip operation) {
        for (String autre : new String[] {"3990000002093", "399000000000X", "03990000000001", "\u0663"}) {
            dgfip.repond(200, operation.corpsSur(autre));
            assertThatExceptionOfType(ReponseIncoherenteException.class)
                    .isThrownBy(() -> operation.appel().apply(client))
                    .satisfies(e -> {
                        assertThat(e.idCorrelation()).isPresent();
                        assertThat(Temoin.horsCorrelation(e)).doesNotContain("3990000");
                    });
        }
        for (String meme : new String[] {SPI, "39 90 000 000 001", " " + SPI + " "}) {
            dgfip.repete(operation.lectures(), 200, operation.corpsSur(meme));
            assertThat(operation.appel().apply(client)).isNotNull();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numerosExiges")
    void une_reponse_qui_ne_dit_pas_sur_qui_elle_porte_est_admise_sauf_de_r2p(OperationDgfip operation) {
        dgfip.repete(operation.lectures(), 200, operation.corpsSur(""));
        if (operation.route() == Route.R2P_PERSONNE_PAR_SPI) {
            assertThatExceptionOfType(ReponseIncoherenteException.class)
                    .isThrownBy(() -> operation.appel().apply(client));
        } else {
            assertThat(operation.appel().apply(client)).isNotNull();
        }
    }

    @Test
    void une_personne_designee_par_son_jeton_ne_peut_pas_etre_verifiee() {
        dgfip.repond(200, FOYER.formatted(SPI));

        assertThat(client.irAssiette().pour(Usager.franceConnect("jeton"), 2023).rfr())
                .hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"identifiant\":{}}", "{\"identifiant\":{\"spi\":\"12\"}}", "{\"identifiant\":\"x\"}"})
    void un_numero_absent_ou_mal_forme_est_une_reponse_illisible(String corps) {
        dgfip.repond(200, corps);

        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> client.r2p().spi(JEANNE));
    }

    @Test
    void le_lep_a_trois_reponses_et_pas_une_de_plus() {
        dgfip.repond(200, "{\"statut\":\"O\"}")
                .repond(200, "{\"statut\":\"N\"}")
                .repond(new mockwebserver3.MockResponse.Builder().code(204).build())
                .repond(200, "{\"statut\":\"X\"}")
                .repond(200, "");
        for (EligibiliteLep attendue : EligibiliteLep.values()) {
            assertThat(client.lep().indicateur(Spi.de(SPI), "13", 2022, 2024)).isEqualTo(attendue);
        }
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> client.lep().indicateur(Spi.de(SPI), "13", 2022, 2024));
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .as("SFiP ne connaît pas de réponse vide")
                .isThrownBy(() -> client.sfip().lep(CriteresPersonne.parSpi(Spi.de(SPI)), "13", 2022, 2024));
    }
}
