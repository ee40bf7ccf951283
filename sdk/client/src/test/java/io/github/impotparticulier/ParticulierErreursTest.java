package io.github.impotparticulier;

import static io.github.impotparticulier.appui.OperationParticulier.ETAT_CIVIL;
import static io.github.impotparticulier.appui.OperationParticulier.FRANCE_CONNECT;
import static io.github.impotparticulier.appui.OperationParticulier.VIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationParticulier;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.ErreurRecue;
import io.github.impotparticulier.erreur.NonEligibleException;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce que veut dire chaque refus de l'API Particulier, dans ses deux générations de codes. */
class ParticulierErreursTest {
    @AutoClose
    private final FausseDgfip serveur = new FausseDgfip();

    @AutoClose
    private final ApiParticulierClient client =
            OperationParticulier.vers(serveur).essaisMax(1).build();

    private static String erreur(String code, String titre, String meta) {
        return "{\"errors\":[{\"code\":\"" + code + "\",\"title\":\"" + titre + "\",\"detail\":\"Détail de "
                + Temoin.NOM + "\",\"source\":null,\"meta\":" + meta + "}]}";
    }

    private AppelException echec(Function<ApiParticulierClient, ?> appel) {
        return catchThrowableOfType(AppelException.class, () -> appel.apply(client));
    }

    private static Object quotient(ApiParticulierClient client) {
        return client.quotientFamilial().actuel(ETAT_CIVIL);
    }

    /** statut, code, exception, ce que dit le message, fournisseur. */
    static Stream<Arguments> refus() {
        return Stream.of(
                // La plateforme.
                Arguments.of(401, "00101", AuthentificationException.class, "inconnu", null),
                Arguments.of(401, "00103", AuthentificationException.class, "expiré", null),
                Arguments.of(401, "00105", AuthentificationException.class, "révoqué", null),
                Arguments.of(401, "00108", AuthentificationException.class, "autre environnement", null),
                Arguments.of(401, "00109", AuthentificationException.class, "autre environnement", null),
                Arguments.of(403, "00100", AccesRefuseException.class, "portées", null),
                Arguments.of(403, "00107", AccesRefuseException.class, "adresse IP", null),
                Arguments.of(403, "00213", AccesRefuseException.class, "délégation", null),
                Arguments.of(422, "00212", RequeteInvalideException.class, "pourDelegation", null),
                Arguments.of(422, "00210", RequeteInvalideException.class, "SIRET", null),
                Arguments.of(422, "00203", RequeteInvalideException.class, "SIRET", null),
                Arguments.of(422, "00354", RequeteInvalideException.class, "mois", null),
                Arguments.of(422, "00356", RequeteInvalideException.class, "année", null),
                Arguments.of(422, "00360", RequeteInvalideException.class, "INE", null),
                Arguments.of(422, "00363", RequeteInvalideException.class, "date de naissance", null),
                Arguments.of(422, "00422", RequeteInvalideException.class, "date de naissance", null),
                Arguments.of(422, "00425", RequeteInvalideException.class, "date de naissance", null),
                Arguments.of(422, "00365", RequeteInvalideException.class, "commune", null),
                Arguments.of(422, "00366", RequeteInvalideException.class, "état civil", null),
                Arguments.of(422, "00367", RequeteInvalideException.class, "prénoms", null),
                Arguments.of(422, "00421", RequeteInvalideException.class, "prénoms", null),
                Arguments.of(422, "00368", RequeteInvalideException.class, "campagne", null),
                Arguments.of(422, "00380", RequeteInvalideException.class, "identifiant", null),
                Arguments.of(422, "00391", PersonneIndistincteException.class, "Plusieurs personnes", null),
                Arguments.of(422, "00400", RequeteInvalideException.class, "pays", null),
                Arguments.of(422, "00410", RequeteInvalideException.class, "établissement", null),
                Arguments.of(422, "00419", RequeteInvalideException.class, "périmètre", null),
                Arguments.of(422, "00420", RequeteInvalideException.class, "nom de naissance", null),
                Arguments.of(422, "00427", RequeteInvalideException.class, "sexe", null),
                Arguments.of(422, "00428", RequeteInvalideException.class, "département", null),
                Arguments.of(404, "00402", RequeteInvalideException.class, "version", null),
                Arguments.of(429, "00429", QuotaDepasseException.class, "douze heures", null),
                Arguments.of(502, "00501", ServiceIndisponibleException.class, "joindre", null),
                Arguments.of(504, "00501", ServiceIndisponibleException.class, "joindre", null),
                Arguments.of(409, "00015", ServiceIndisponibleException.class, "déjà en cours", null),
                // Les quatre 404 des prestations, et ceux des autres.
                Arguments.of(404, "10003", AucunResultatException.class, "La MSA", "MSA"),
                Arguments.of(404, "23003", AucunResultatException.class, "La CNAF", "CNAF"),
                Arguments.of(404, "40003", AucunResultatException.class, "ni d'une CAF ni de la MSA", "RNCPS"),
                Arguments.of(404, "35003", AucunResultatException.class, "pas référencée", "CNAF & MSA"),
                Arguments.of(404, "37003", AucunResultatException.class, "Aucun dossier", "CNAV"),
                Arguments.of(404, "40402", AucunResultatException.class, "Aucun dossier", "RNCPS"),
                Arguments.of(404, "24003", AucunResultatException.class, "France Travail", "France Travail"),
                Arguments.of(404, "25003", AucunResultatException.class, "étudiant", "MESRI"),
                Arguments.of(404, "26003", AucunResultatException.class, "boursier", "CNOUS"),
                Arguments.of(404, "30003", AucunResultatException.class, "scolarisé", "MEN"),
                Arguments.of(404, "30004", AucunResultatException.class, "scolarisé", "MEN"),
                Arguments.of(404, "30404", AucunResultatException.class, "scolarisé", "MEN"),
                Arguments.of(404, "31003", AucunResultatException.class, "Aucun dossier", "GIP-MDS"),
                Arguments.of(404, "42003", AucunResultatException.class, "Aucun dossier", "ANTS"),
                // L'identité, printemps puis automne.
                Arguments.of(422, "00355", UsagerInconnuException.class, "n'est reconnue", null),
                Arguments.of(422, "35560", UsagerInconnuException.class, "n'est reconnue", "CNAF & MSA"),
                Arguments.of(422, "36560", UsagerInconnuException.class, "n'est reconnue", "Sécurité sociale"),
                Arguments.of(422, "35561", RequeteInvalideException.class, "état civil", "CNAF & MSA"),
                Arguments.of(422, "36561", RequeteInvalideException.class, "état civil", "Sécurité sociale"),
                Arguments.of(422, "24562", RequeteInvalideException.class, "identifiant", "France Travail"),
                Arguments.of(422, "35563", PersonneIndistincteException.class, "Plusieurs personnes", "CNAF & MSA"),
                Arguments.of(422, "35565", RequeteInvalideException.class, "période", "CNAF & MSA"),
                Arguments.of(409, "26015", PersonneIndistincteException.class, "INE", "CNOUS"),
                Arguments.of(422, "39400", NonEligibleException.class, "16 à 25", "DSNJ"),
                // Les pannes, sous le statut du code et sous celui du fichier.
                Arguments.of(502, "37000", ServiceIndisponibleException.class, "Erreur interne", "CNAV"),
                Arguments.of(502, "24001", ServiceIndisponibleException.class, "indisponible", "France Travail"),
                Arguments.of(504, "24001", ServiceIndisponibleException.class, "indisponible", "France Travail"),
                Arguments.of(504, "30004", ServiceIndisponibleException.class, "indisponible", "MEN"),
                Arguments.of(502, "25006", ServiceIndisponibleException.class, "indisponible", "MESRI"),
                Arguments.of(502, "31009", ServiceIndisponibleException.class, "indisponible", "GIP-MDS"),
                Arguments.of(502, "41011", ServiceIndisponibleException.class, "indisponible", "SDH"),
                Arguments.of(504, "35002", ServiceIndisponibleException.class, "à temps", "CNAF & MSA"),
                Arguments.of(502, "37008", ServiceIndisponibleException.class, "limite le débit", "CNAV"),
                Arguments.of(504, "37008", ServiceIndisponibleException.class, "limite le débit", "CNAV"),
                Arguments.of(503, "23020", ServiceIndisponibleException.class, "maintenance", "CNAF"),
                Arguments.of(502, "37999", ServiceIndisponibleException.class, "ne comprend pas", "CNAV"),
                Arguments.of(502, "35999", ServiceIndisponibleException.class, "ne comprend pas", "CNAF & MSA"),
                // FranceConnect.
                Arguments.of(401, "50001", AccesRefuseException.class, "FranceConnect", "FranceConnect"),
                Arguments.of(401, "50002", AccesRefuseException.class, "FranceConnect", "FranceConnect"),
                Arguments.of(401, "50003", AccesRefuseException.class, "FranceConnect", "FranceConnect"),
                Arguments.of(401, "51501", AccesRefuseException.class, "FranceConnect", "FranceConnect"),
                Arguments.of(401, "51504", AccesRefuseException.class, "FranceConnect", "FranceConnect"),
                Arguments.of(422, "51564", RequeteInvalideException.class, "par état civil", "FranceConnect"),
                Arguments.of(502, "51001", ServiceIndisponibleException.class, "indisponible", "FranceConnect"));
    }

    @ParameterizedTest
    @MethodSource("refus")
    void chaque_code_dit_quoi_faire(
            int statut, String code, Class<? extends AppelException> attendue, String dit, String fournisseur) {
        serveur.repond(statut, erreur(code, "Titre", "{}"));

        AppelException levee = echec(ParticulierErreursTest::quotient);

        assertThat(levee).isExactlyInstanceOf(attendue).hasMessageContaining(dit);
        assertThat(levee.statut()).hasValue(statut);
        assertThat(levee.code()).hasValue(code);
        assertThat(levee.fournisseur().orElse(null)).isEqualTo(fournisseur);
        assertThat(levee.erreurs()).singleElement().satisfies(recue -> {
            assertThat(recue.code()).isEqualTo(code);
            assertThat(recue.titre()).hasValue("Titre");
            assertThat(recue.detail()).hasValue("Détail de " + Temoin.NOM);
            assertThat(recue.toString()).doesNotContain("Titre", "Détail");
        });
        assertThat(levee.getMessage()).doesNotContain("Titre", "Détail");
        assertThat(serveur.lectures).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "37003, Allocataire non éligible, true",
        "37003, Entité non trouvée, true",
        "37003, Dossier allocataire absent CNAV, false"
    })
    void sans_enfant_de_moins_de_sept_ans_ce_n_est_pas_un_dossier_absent(
            String code, String titre, boolean nonEligible) {
        serveur.repond(404, erreur(code, titre, "{\"provider\":\"CNAV\"}"));

        AppelException levee = echec(c -> c.participationFamiliale().pour(ETAT_CIVIL));

        assertThat(levee).isInstanceOf(AucunResultatException.class);
        assertThat(levee instanceof NonEligibleException).isEqualTo(nonEligible);
    }

    @Test
    void une_erreur_inattendue_sous_404_n_est_pas_un_dossier_absent() {
        serveur.repond(404, erreur("35003", "Erreur inattendue", "{}"));

        assertThat(echec(ParticulierErreursTest::quotient)).isExactlyInstanceOf(ServiceIndisponibleException.class);
    }

    @Test
    void le_code_00355_d_automne_parle_de_la_periode() {
        serveur.repond(422, "{\"errors\":[{\"code\":\"00355\",\"source\":{\"parameter\":\"mois\"}}]}")
                .repond(422, erreur("00355", "Période trop ancienne", "{}"))
                .repond(422, erreur("00355", "Personne non identifiée", "{}"));
        Function<ApiParticulierClient, ?> duMois = c -> c.quotientFamilial().pour(ETAT_CIVIL, YearMonth.of(2024, 3));

        assertThat(echec(duMois)).isExactlyInstanceOf(RequeteInvalideException.class);
        assertThat(echec(duMois)).isExactlyInstanceOf(RequeteInvalideException.class);
        assertThat(echec(duMois)).isExactlyInstanceOf(UsagerInconnuException.class);
    }

    @Test
    void un_quotient_que_la_caisse_ne_peut_calculer_n_est_pas_refait() {
        String corps = erreur("37000", "Erreur", "{\"provider\":\"CNAV\",\"provider_error_code\":\"40000\"}");
        try (ApiParticulierClient patient = OperationParticulier.vers(serveur).build()) {
            serveur.repond(502, corps).repond(200, VIDE);

            AppelException levee = catchThrowableOfType(AppelException.class, () -> quotient(patient));

            assertThat(levee).isInstanceOf(ServiceIndisponibleException.class).hasMessageContaining("calculer");
            assertThat(serveur.lectures).hasSize(1);
        }
    }

    @Test
    void le_fournisseur_ecrit_l_emporte_sur_la_source_du_code_s_il_est_connu() {
        serveur.repond(404, erreur("35003", "Titre", "{\"provider\":\"MSA\"}"))
                .repond(404, erreur("35003", "Titre", "{\"provider\":\"" + Temoin.NOM + "\"}"));

        assertThat(echec(ParticulierErreursTest::quotient).fournisseur()).hasValue("MSA");
        assertThat(echec(ParticulierErreursTest::quotient).fournisseur()).hasValue("CNAF & MSA");
    }

    @Test
    void plusieurs_erreurs_se_lisent_toutes_et_la_premiere_decide() {
        serveur.repond(
                422,
                "{\"errors\":[{\"code\":\"00420\",\"title\":\"A\"},{\"code\":\"00363\",\"title\":\"B\"},"
                        + "{\"code\":\"00400\",\"title\":\"C\",\"source\":{\"parameter\":\"codeCogInseePaysNaissance\"}}]}");

        AppelException levee = echec(ParticulierErreursTest::quotient);

        assertThat(levee)
                .isInstanceOf(RequeteInvalideException.class)
                .hasMessageContaining("nom de naissance")
                .hasMessageContaining("2 autres erreurs");
        assertThat(levee.erreurs()).extracting(ErreurRecue::code).containsExactly("00420", "00363", "00400");
        assertThat(levee.erreurs().get(2).parametre()).hasValue("codeCogInseePaysNaissance");
    }

    @Test
    void l_identifiant_que_le_serveur_donne_est_sur_l_exception() {
        String id = "0B7F2C4E-1111-4222-8333-0123456789AB";
        serveur.repond(new MockResponse.Builder()
                .code(404)
                .setHeader("X-Request-ID", id)
                .setHeader("RateLimit-Remaining", "3")
                .body(erreur("23003", "Titre", "{}"))
                .build());
        serveur.repond(new MockResponse.Builder()
                .code(404)
                .setHeader("X-Request-ID", "3990000000001")
                .setHeader("RateLimit-Remaining", "beaucoup")
                .body(erreur("23003", "Titre", "{}"))
                .build());

        AppelException levee = echec(ParticulierErreursTest::quotient);
        assertThat(levee.idRequete()).hasValue(id);
        assertThat(levee.quotaRestant()).hasValue(3);
        assertThat(levee.getMessage()).contains(id);

        AppelException hostile = echec(ParticulierErreursTest::quotient);
        assertThat(hostile.idRequete()).isEmpty();
        assertThat(hostile.quotaRestant()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"12345", "99003", "3990000000001", "35777", "00777"})
    void un_code_inconnu_n_est_ni_montre_ni_garde_et_le_statut_parle(String code) {
        serveur.repond(404, erreur(code, "Titre", "{}"));

        AppelException levee = echec(ParticulierErreursTest::quotient);

        assertThat(levee).isExactlyInstanceOf(AucunResultatException.class);
        assertThat(levee.code()).isEmpty();
        assertThat(((AucunResultatException) levee).confirmeParLaDgfip()).isFalse();
        assertThat(Temoin.horsCorrelation(levee)).doesNotContain(code);
    }

    /** statut, corps, exception, ce que dit le message. */
    static Stream<Arguments> horsDeLApi() {
        String page = "<html>maintenance</html>";
        return Stream.of(
                Arguments.of(404, "", RequeteInvalideException.class, "ce chemin"),
                Arguments.of(404, page, RequeteInvalideException.class, "Autre chose"),
                Arguments.of(404, "{\"errors\":[]}", RequeteInvalideException.class, "ce chemin"),
                Arguments.of(404, "{\"errors\":[\"Not Found\"]}", RequeteInvalideException.class, "ce chemin"),
                Arguments.of(
                        404,
                        "{\"errors\":[{\"status\":\"404\",\"title\":\"Not Found\"}]}",
                        RequeteInvalideException.class,
                        "ce chemin"),
                Arguments.of(
                        404,
                        "{\"errors\":[{\"code\":\"not_found\",\"title\":\"x\"}]}",
                        RequeteInvalideException.class,
                        "ce chemin"),
                Arguments.of(410, "Gone", RequeteInvalideException.class, "Autre chose"),
                Arguments.of(410, "", RequeteInvalideException.class, "n'existe plus"),
                Arguments.of(401, "", AuthentificationException.class, "jeton"),
                Arguments.of(401, page, AuthentificationException.class, "Autre chose"),
                Arguments.of(403, page, AccesRefuseException.class, "Autre chose"),
                Arguments.of(451, "", AccesRefuseException.class, "Accès refusé"),
                Arguments.of(409, "{\"errors\":[]}", ServiceIndisponibleException.class, "rencontre"),
                Arguments.of(422, "{}", RequeteInvalideException.class, "Autre chose"),
                Arguments.of(429, page, QuotaDepasseException.class, "Quota"),
                Arguments.of(500, "", ServiceIndisponibleException.class, "technique"),
                Arguments.of(502, page, ServiceIndisponibleException.class, "Autre chose"),
                Arguments.of(503, "", ServiceIndisponibleException.class, "indisponible"),
                Arguments.of(504, "", ServiceIndisponibleException.class, "indisponible"),
                Arguments.of(418, "", RequeteInvalideException.class, "refusée"),
                Arguments.of(204, "", ReponseIllisibleException.class, "ne prévoit pas"));
    }

    @ParameterizedTest
    @MethodSource("horsDeLApi")
    void une_reponse_sans_erreur_lisible_se_juge_a_son_statut(
            int statut, String corps, Class<? extends AppelException> attendue, String dit) {
        serveur.repond(statut, corps);

        assertThat(echec(ParticulierErreursTest::quotient))
                .isExactlyInstanceOf(attendue)
                .hasMessageContaining(dit);
    }

    /** Le jeton de l'API n'est pas envoyé dans ce mode : ce que dit un code d'authentification ne peut être que de l'autre. */
    @ParameterizedTest
    @CsvSource({"00101", "00103", "00105", "00108", "00109"})
    void un_jeton_refuse_en_mode_france_connect_est_celui_de_la_personne(String code) {
        serveur.repond(401, erreur(code, "Titre", "{}"));

        AppelException levee = echec(c -> c.rsa().pour(FRANCE_CONNECT));

        assertThat(levee).isExactlyInstanceOf(AccesRefuseException.class).hasMessageContaining("une fois");
        assertThat(levee.code()).hasValue(code);
        serveur.repond(200, VIDE);
        assertThat(client.rsa().pour(ETAT_CIVIL))
                .as("celui de l'API sert toujours")
                .isNotNull();
    }

    @Test
    void un_401_muet_en_mode_france_connect_est_celui_de_la_personne() {
        serveur.repond(401, "");

        AppelException levee = echec(c -> c.quotientFamilial().actuel(FRANCE_CONNECT));

        assertThat(levee).isExactlyInstanceOf(AccesRefuseException.class).hasMessageContaining("une fois");
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "303", "307", "308"})
    void une_redirection_n_est_pas_suivie(int statut) {
        try (FausseDgfip ailleurs = new FausseDgfip()) {
            serveur.repond(new MockResponse.Builder()
                    .code(statut)
                    .setHeader(
                            "Location",
                            ailleurs.passerelle() + "/v3/dss/quotient_familial/identite?ine="
                                    + OperationParticulier.INE.valeur())
                    .build());

            AppelException levee = echec(ParticulierErreursTest::quotient);

            assertThat(levee)
                    .isExactlyInstanceOf(ReponseIllisibleException.class)
                    .hasMessageContaining("Redirection");
            assertThat(ailleurs.lectures).isEmpty();
        }
    }

    @Test
    void le_delai_est_celui_du_serveur_et_inconnu_n_est_pas_zero() {
        serveur.repond(503, erreur("23020", "Titre", "{\"retry_in\":7200}"))
                .repond(503, erreur("23020", "Titre", "{}"))
                .repond(502, erreur("37001", "Titre", "{\"retry_in\":-3}"))
                .repond(502, erreur("37001", "Titre", "{\"retry_in\":\"bientôt\"}"));

        assertThat(echec(ParticulierErreursTest::quotient).delai()).hasValue(Duration.ofHours(2));
        assertThat(echec(ParticulierErreursTest::quotient).delai()).isEmpty();
        assertThat(echec(ParticulierErreursTest::quotient).delai()).isEmpty();
        assertThat(echec(ParticulierErreursTest::quotient).delai()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5, , , 5",
        "0, 1731672010, 'Fri, 15 Nov 2024 12:00:00 GMT', 0",
        ", 1731672010, 'Fri, 15 Nov 2024 12:00:00 GMT', 10",
        ", 1731672002, , 2",
        ", 1731671000, 'Fri, 15 Nov 2024 12:00:00 GMT', 0",
        ", demain, , ",
        ", -4, , "
    })
    void le_delai_d_un_quota_est_retry_after_puis_ratelimit_reset(
            String retryAfter, String reset, String date, Long secondes) {
        MockResponse.Builder refus = new MockResponse.Builder().code(429).body(erreur("00429", "Titre", "{}"));
        Map<String, String> entetes = new java.util.LinkedHashMap<>();
        entetes.put("Retry-After", retryAfter);
        entetes.put("RateLimit-Reset", reset);
        entetes.put("Date", date);
        entetes.forEach((nom, valeur) -> {
            if (valeur != null) {
                refus.setHeader(nom, valeur);
            }
        });
        serveur.repond(refus.build());

        AppelException levee = echec(ParticulierErreursTest::quotient);

        assertThat(levee.delai().map(Duration::toSeconds).orElse(null)).isEqualTo(secondes);
    }
}
