package io.github.impotparticulier;

import static io.github.impotparticulier.appui.OperationParticulier.ETAT_CIVIL;
import static io.github.impotparticulier.appui.OperationParticulier.FRANCE_CONNECT;
import static io.github.impotparticulier.appui.OperationParticulier.INE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationParticulier;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.NonEligibleException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Une réponse, ou un refus, qui parle d'une autre personne, d'une autre année ou d'une autre ressource que la demande. */
class ParticulierDUnAutreTest {
    @AutoClose
    private final FausseDgfip serveur = new FausseDgfip();

    @AutoClose
    private final ApiParticulierClient client =
            OperationParticulier.vers(serveur).essaisMax(1).build();

    private static Object scolarite(ApiParticulierClient client) {
        return client.scolarite().pour(ETAT_CIVIL, PerimetreScolaire.etablissement("0399001A"), 2024);
    }

    private static Object boursier(ApiParticulierClient client) {
        return client.boursier().pour(INE);
    }

    private static String donnees(String champs) {
        return "{\"data\":{" + champs + "},\"links\":{},\"meta\":{}}";
    }

    private static String refus(String code, String meta) {
        return "{\"errors\":[{\"code\":\"" + code
                + "\",\"title\":\"Titre\",\"detail\":\"Détail\",\"source\":null,\"meta\":" + meta + "}]}";
    }

    private AppelException echec(Function<ApiParticulierClient, ?> appel) {
        return catchThrowableOfType(AppelException.class, () -> appel.apply(client));
    }

    /** Les ressources dont la réponse dit la naissance de celui dont elle parle. */
    static Stream<Arguments> identites() {
        return Stream.of(
                        Named.<Function<ApiParticulierClient, Object>>of(
                                "scolarité", ParticulierDUnAutreTest::scolarite),
                        Named.<Function<ApiParticulierClient, Object>>of(
                                "étudiant", c -> c.etudiant().pour(ETAT_CIVIL)),
                        Named.<Function<ApiParticulierClient, Object>>of(
                                "boursier", c -> c.boursier().campagne(2023).pour(ETAT_CIVIL)))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("identites")
    void une_naissance_qui_n_est_pas_celle_demandee_est_d_un_autre(Function<ApiParticulierClient, Object> appel) {
        serveur.repond(
                200, donnees("\"identite\":{\"prenom\":\"" + Temoin.PRENOM + "\",\"date_naissance\":\"1988-07-04\"}"));

        AppelException levee = echec(appel);

        assertThat(levee).isExactlyInstanceOf(ReponseIncoherenteException.class);
        assertThat(Temoin.horsCorrelation(levee)).doesNotContain("1988", Temoin.PRENOM);
    }

    @ParameterizedTest
    @MethodSource("identites")
    void la_meme_naissance_ou_une_qui_ne_se_compare_pas_est_rendue(Function<ApiParticulierClient, Object> appel) {
        List<String> rendues = List.of(
                "{\"date_naissance\":\"1988-04-07\"}",
                "{\"date_naissance\":\"1988-04-00\"}",
                "{\"date_naissance\":\"0000-00-00\"}",
                "{\"date_naissance\":\"inconnue\"}",
                "{\"date_naissance\":null}",
                "{}",
                "null",
                "[]");
        for (String rendue : rendues) {
            serveur.repond(200, donnees("\"identite\":" + rendue));

            assertThat(appel.apply(client)).as(rendue).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2022-2023\"", "\"2025-2026\"", "\"2023\"", "2025"})
    void la_scolarite_d_une_autre_annee_est_ecartee(String annee) {
        serveur.repond(200, donnees("\"annee_scolaire\":" + annee + ",\"est_scolarise\":true"));

        assertThat(echec(ParticulierDUnAutreTest::scolarite)).isExactlyInstanceOf(ReponseIncoherenteException.class);
    }

    /** L'environnement de test nomme parfois une année par sa fin. */
    @ParameterizedTest
    @ValueSource(strings = {"\"2024-2025\"", "\"2023-2024\"", "\"2024\"", "2024", "null", "\"inconnue\"", "[]"})
    void celle_qui_porte_l_annee_demandee_ou_n_en_dit_rien_est_rendue(String annee) {
        serveur.repond(200, donnees("\"annee_scolaire\":" + annee + ",\"est_scolarise\":true"));

        assertThat(scolarite(client)).isNotNull();
    }

    @Test
    void un_autre_ine_est_d_un_autre() {
        serveur.repond(200, donnees("\"ine\":\"0399000013D\""))
                .repond(200, donnees("\"ine\":\"" + INE.valeur().toLowerCase(java.util.Locale.ROOT) + "\""))
                .repond(200, donnees("\"ine\":null"));

        assertThat(echec(ParticulierDUnAutreTest::boursier)).isExactlyInstanceOf(ReponseIncoherenteException.class);
        assertThat(boursier(client)).isNotNull();
        assertThat(boursier(client)).isNotNull();
    }

    /** Un élève devenu étudiant en a eu plusieurs, de formes différentes : l'un ne contredit pas l'autre. */
    @Test
    void un_ine_d_une_autre_forme_ne_contredit_rien() {
        for (String autre : List.of("039900001AB", "039900001A1", "0399A00012D", "inconnu")) {
            serveur.repond(200, donnees("\"ine\":\"" + autre + "\""));

            assertThat(boursier(client)).as(autre).isNotNull();
        }
    }

    /** Toutes ont une date de début de droit ; un droit n'en est pas un autre. */
    static Stream<Arguments> prestations() {
        String rsa = "\"est_beneficiaire\":true,\"avec_majoration\":false,\"date_debut_droit\":\"2024-03-01\"";
        String aah = "\"est_beneficiaire\":true,\"date_debut_droit\":\"2024-03-01\"";
        String enfant = "\"status\":\"allocataire\",\"date_debut_droit\":\"2024-03-01\"";
        return Stream.of(
                prestation("rsa", rsa, "c2s", c -> c.c2s().pour(ETAT_CIVIL)),
                prestation("rsa", rsa, "aeeh", c -> c.aeeh().pour(ETAT_CIVIL)),
                prestation("rsa", rsa, "ars", c -> c.ars().pour(ETAT_CIVIL)),
                prestation("aah", aah, "c2s", c -> c.c2s().pour(ETAT_CIVIL)),
                prestation("aeeh", enfant, "rsa", c -> c.rsa().pour(ETAT_CIVIL)),
                prestation("aeeh", enfant, "prime", c -> c.primeActivite().pour(ETAT_CIVIL)),
                prestation("aeeh", enfant, "aah", c -> c.aah().pour(ETAT_CIVIL)),
                prestation("aeeh", enfant, "asf", c -> c.asf().pour(ETAT_CIVIL)));
    }

    private static Arguments prestation(
            String de, String champs, String pour, Function<ApiParticulierClient, Object> appel) {
        return Arguments.of(de + " pour " + pour, champs, appel);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("prestations")
    void la_reponse_d_une_autre_prestation_est_ecartee(
            String cas, String champs, Function<ApiParticulierClient, Object> appel) {
        serveur.repond(200, donnees(champs));

        assertThat(echec(appel)).as(cas).isExactlyInstanceOf(ReponseIllisibleException.class);
    }

    /** Le même refus veut dire la même chose, que le SDK connaisse la ressource ou qu'on en donne le chemin. */
    @Test
    void une_lecture_libre_distingue_la_famille_non_eligible() {
        serveur.repond(404, refus("37003", "{\"provider\":\"CNAV\"}"))
                .repond(404, refus("37003", "{\"provider\":\"CNAV\"}"));

        assertThat(echec(c -> c.lire("/v3/dss/participation_familiale_eaje/france_connect", Map.of(), FRANCE_CONNECT)))
                .isExactlyInstanceOf(NonEligibleException.class);
        assertThat(echec(c -> c.lire("/v3/dss/prime_activite/france_connect", Map.of(), FRANCE_CONNECT)))
                .isExactlyInstanceOf(AucunResultatException.class);
    }

    @Test
    void le_refus_de_calculer_un_quotient_ne_se_dit_que_d_un_quotient() {
        String corps = refus("37000", "{\"provider\":\"CNAV\",\"provider_error_code\":\"40000\"}");
        serveur.repond(502, corps).repond(502, corps);

        assertThat(echec(c -> c.lire("/v3/dss/quotient_familial/france_connect", Map.of(), FRANCE_CONNECT)))
                .isExactlyInstanceOf(ServiceIndisponibleException.class)
                .hasMessageContaining("quotient");
        assertThat(echec(c -> c.rsa().pour(ETAT_CIVIL)))
                .isExactlyInstanceOf(ServiceIndisponibleException.class)
                .hasMessageNotContaining("quotient")
                .hasMessageContaining("Erreur interne");
    }

    /** Une moitié de caractère partirait en point d'interrogation : ce serait l'identifiant d'un autre. */
    @Test
    void une_valeur_qui_partirait_autrement_ne_part_pas() {
        for (Object valeur : List.of("camille\uD83D39", List.of("camille", "\uDE00"))) {
            assertThatExceptionOfType(RequeteInvalideException.class)
                    .isThrownBy(
                            () -> client.lire("/v3/france_travail/statut/identifiant", Map.of("identifiant", valeur)))
                    .withMessageNotContaining("camille");
        }
        assertThat(serveur.lectures).isEmpty();
    }

    /** Le serveur prendrait un jeton dans l'adresse, que tout le monde journalise. */
    @Test
    void un_jeton_ne_se_met_pas_dans_l_adresse() {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> client.lire("/v3/dss/prime_activite/identite", Map.of("token", Temoin.JETON)))
                .withMessageNotContaining(Temoin.JETON);
        assertThat(serveur.lectures).isEmpty();
    }

    /** Le serveur les ignorerait : la réponse serait de la personne du jeton, et non de celle qu'on nomme. */
    @ParameterizedTest
    @ValueSource(
            strings = {"nomNaissance", "codeCogInseePaysNaissance", "ine", "identifiant", "moisDateNaissance", "prenoms"
            })
    void une_identite_ne_se_donne_pas_avec_un_jeton_france_connect(String nom) {
        Map<String, ?> parametres = nom.equals("prenoms") ? Map.of(nom, List.of("CAMILLE")) : Map.of(nom, "99100");

        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> client.lire("/v3/dss/quotient_familial/france_connect", parametres, FRANCE_CONNECT))
                .withMessageContaining("FranceConnect");
        assertThat(serveur.lectures).isEmpty();
    }
}
