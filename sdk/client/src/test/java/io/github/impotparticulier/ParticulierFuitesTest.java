package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.json;
import static io.github.impotparticulier.appui.OperationParticulier.ETAT_CIVIL;
import static io.github.impotparticulier.appui.Temoin.JETON;
import static io.github.impotparticulier.appui.Temoin.JETON_FRANCE_CONNECT;
import static io.github.impotparticulier.appui.Temoin.NOM;
import static io.github.impotparticulier.appui.Temoin.PRENOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.impotparticulier.appui.Detecteur;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.Fuites;
import io.github.impotparticulier.appui.Fuites.Canal;
import io.github.impotparticulier.appui.Fuites.Fuite;
import io.github.impotparticulier.appui.OperationParticulier;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ErreurRecue;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.internal.echange.Delais;
import io.github.impotparticulier.particulier.IdentifiantFranceTravail;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.personne.Ine;
import io.github.impotparticulier.personne.JetonFranceConnect;
import java.time.Duration;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Des appels réels à l'API Particulier, dont demandes et réponses portent des valeurs témoins : aucune ne sort du SDK. */
class ParticulierFuitesTest {
    private static final String INE = "9876501234D";
    private static final String LOGIN = "specimen.zorglubine";
    private static final String DELEGATION = "3990aaaa-bbbb-4ccc-8ddd-eeeeffff0001";

    /** Tout ce qu'un serveur peut savoir, en une phrase. */
    private static final String TOUT =
            NOM + " " + PRENOM + " " + JETON + " " + JETON_FRANCE_CONNECT + " " + INE + " " + LOGIN;

    private final Fuites fuites = Fuites.ouvrir(new Detecteur(valeurs()));
    private final FausseDgfip serveur = new FausseDgfip();
    private final ApiParticulierClient client =
            OperationParticulier.vers(serveur).build();

    private static Map<String, String> valeurs() {
        Map<String, String> valeurs = new LinkedHashMap<>();
        valeurs.put("nom", NOM);
        valeurs.put("prénom", PRENOM);
        valeurs.put("jeton", JETON);
        valeurs.put("jeton FranceConnect", JETON_FRANCE_CONNECT);
        valeurs.put("INE", INE);
        valeurs.put("INE de la table", OperationParticulier.INE.valeur());
        valeurs.put("identifiant France Travail", LOGIN);
        valeurs.put("identifiant de la table", OperationParticulier.LOGIN.valeur());
        return valeurs;
    }

    static Stream<OperationParticulier> operations() {
        return OperationParticulier.TOUTES.stream();
    }

    @AfterEach
    void fermer() {
        client.close();
        serveur.close();
        fuites.close();
    }

    private void rienNEstSorti() {
        client.close();
        fuites.verifier();
        assertThat(fuites.vus(Canal.FILS)).isPositive();
        assertThat(fuites.vus(Canal.OBJETS) + fuites.vus(Canal.EXCEPTIONS)).isPositive();
    }

    private static Object resultatOuEchec(Callable<?> appel) {
        Object[] resultat = new Object[1];
        Throwable echec = catchThrowable(() -> resultat[0] = appel.call());
        return echec == null ? resultat[0] : echec;
    }

    /** Une réponse où chaque champ connu porte une valeur témoin. */
    private static String pleine() {
        String personne = "{\"nom_naissance\":\"" + NOM + "\",\"nom\":\"" + NOM + "\",\"prenoms\":\"" + PRENOM
                + "\",\"prenom\":\"" + PRENOM + "\",\"date_naissance\":\"" + NOM + "\",\"sexe\":\"" + NOM + "\"}";
        return "{\"data\":{\"allocataires\":[" + personne + "],\"enfants\":[" + personne + "],\"beneficiaires\":["
                + personne + "],\"identite\":" + personne + ",\"email\":\"" + LOGIN + "\",\"status\":\"" + NOM
                + "\",\"est_beneficiaire\":\"" + NOM + "\",\"adresse\":{\"destinataire\":\"" + NOM
                + "\"},\"quotient_familial\":{\"valeur\":\"" + NOM + "\",\"fournisseur\":\"" + NOM + "\"},\"" + NOM
                + "\":\"" + PRENOM + "\"},\"links\":{\"attestation_pdf\":\"https://exemple.fr/" + JETON
                + "\"},\"meta\":{\"verification_code\":\"" + INE + "\"}}";
    }

    @ParameterizedTest
    @MethodSource("operations")
    void un_succes_et_un_refus_de_chaque_operation(OperationParticulier operation) {
        serveur.repond(200, pleine())
                .repond(
                        404,
                        "{\"errors\":[{\"code\":\"23003\",\"title\":\"" + TOUT + "\",\"detail\":\"" + TOUT + "\"}]}")
                .repond(
                        422,
                        "{\"errors\":[{\"code\":\"" + NOM + "\",\"detail\":\"" + TOUT
                                + "\",\"source\":{\"parameter\":\"" + NOM + "\"},\"meta\":{\"provider\":\"" + NOM
                                + "\",\"retry_in\":\"" + INE + "\"}}]}");

        for (int i = 0; i < 3; i++) {
            Temoin.observer(resultatOuEchec(() -> operation.appel().apply(client)));
        }

        rienNEstSorti();
        assertThat(fuites.vus(Canal.SLF4J)).as("le journal du SDK").isPositive();
        assertThat(fuites.vus(Canal.JUL)).as("ceux d'OkHttp").isPositive();
        assertThat(serveur.lectures).hasSize(3);
    }

    @Test
    void une_erreur_dont_le_corps_et_les_en_tetes_disent_tout() {
        String[] corps = {
            "{\"errors\":[{\"code\":\"" + INE + "\",\"title\":\"" + TOUT + "\"}]}",
            "{\"errors\":[{\"code\":{\"" + NOM + "\":1},\"title\":[\"" + NOM + "\"],\"meta\":\"" + NOM + "\"}]}",
            "{\"errors\":\"" + TOUT + "\"}",
            "{\"errors\":[\"" + TOUT + "\"]}",
            "{\"" + NOM + "\":\"" + TOUT,
            "<html>" + TOUT + "</html>",
            TOUT
        };
        for (String texte : corps) {
            for (int statut : new int[] {400, 401, 403, 404, 409, 410, 422, 429, 500, 502, 503}) {
                try (FausseDgfip autre = new FausseDgfip();
                        ApiParticulierClient versAutre = OperationParticulier.vers(autre)
                                .temps(TempsFictif.a(System::nanoTime))
                                .build()) {
                    MockResponse reponse = new MockResponse.Builder()
                            .code(statut)
                            .setHeader("X-Request-ID", INE)
                            .setHeader("RateLimit-Remaining", INE)
                            .setHeader("RateLimit-Reset", LOGIN)
                            .setHeader("Retry-After", LOGIN)
                            .body(texte)
                            .build();
                    autre.repond(reponse, reponse, reponse, reponse);
                    Temoin.observer(resultatOuEchec(() -> versAutre.rsa().pour(ETAT_CIVIL)));
                    Temoin.observer(resultatOuEchec(() -> versAutre.jeton()));
                    Temoin.observer(resultatOuEchec(() -> versAutre.etat("cnaf")));
                }
            }
        }
        rienNEstSorti();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"%s\"",
                "{\"data\":\"%s\"}",
                "{\"%s\":1,\"%s\":2}",
                "[\"%s\"]",
                "%s",
                "{\"data\":%s}"
            })
    void un_succes_qui_ne_se_lit_pas(String forme) {
        serveur.repond(200, forme.replace("%s", TOUT));

        Throwable levee = catchThrowable(() -> client.quotientFamilial().actuel(ETAT_CIVIL));

        assertThat(Temoin.observer(levee)).isInstanceOf(AppelException.class);
        rienNEstSorti();
    }

    @Test
    void une_reponse_d_un_autre_mois_ou_d_un_autre_identifiant() {
        serveur.repond(
                        200,
                        "{\"data\":{\"quotient_familial\":{\"annee\":2024,\"mois\":1},\"allocataires\":\"" + TOUT
                                + "\"}}")
                .repond(200, "{\"data\":{\"identifiant\":\"" + TOUT + "\"}}");
        Temoin.observer(resultatOuEchec(() -> client.quotientFamilial().pour(ETAT_CIVIL, YearMonth.of(2024, 9))));
        Temoin.observer(resultatOuEchec(() -> client.franceTravail().statut(IdentifiantFranceTravail.de(LOGIN))));
        rienNEstSorti();
    }

    @Test
    void une_panne_une_coupure_un_serveur_absent_ou_muet() {
        Delais courts = new Delais(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(300));
        serveur.repond(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        serveur.repond(503, TOUT);
        serveur.repond(new MockResponse.Builder()
                .headersDelay(2, TimeUnit.SECONDS)
                .body(pleine())
                .build());
        try (ApiParticulierClient absent = OperationParticulier.vers(serveur)
                        .adresse("http://127.0.0.1:1/" + PRENOM)
                        .build();
                ApiParticulierClient presse =
                        OperationParticulier.vers(serveur).delais(courts).build()) {
            Temoin.observer(resultatOuEchec(() -> presse.rsa().pour(ETAT_CIVIL)));
            Temoin.observer(resultatOuEchec(() -> absent.rsa().pour(ETAT_CIVIL)));
        }
        rienNEstSorti();
    }

    @Test
    void une_redirection_qui_porte_la_personne() {
        for (int statut : new int[] {301, 302, 307, 308}) {
            serveur.repond(new MockResponse.Builder()
                    .code(statut)
                    .setHeader("Location", serveur.passerelle() + "/?ine=" + INE + "&jeton=" + JETON)
                    .build());
            Temoin.observer(resultatOuEchec(() -> client.etudiant().pour(Ine.de(INE))));
        }
        rienNEstSorti();
    }

    @Test
    void ce_qui_est_refuse_avant_l_envoi() {
        Stream.<Callable<?>>of(
                        () -> client.rsa()
                                .pour(ETAT_CIVIL.modifier().nom(NOM + " 3").build()),
                        () -> client.rsa()
                                .pour(ETAT_CIVIL
                                        .modifier()
                                        .prenoms(PRENOM + ".")
                                        .build()),
                        () -> Ine.de(INE + "ZZ"),
                        () -> JetonFranceConnect.de(JETON_FRANCE_CONNECT + "\r\n" + JETON),
                        () -> IdentifiantFranceTravail.de(LOGIN.repeat(40)),
                        () -> client.pourDestinataire(INE),
                        () -> client.scolarite().pour(ETAT_CIVIL, PerimetreScolaire.etablissement(NOM), 2024),
                        () -> client.lire("/v3/" + NOM, Map.of()),
                        () -> client.lire("/v3/dss/foyer_rsa/identite", Map.of(NOM, PRENOM)),
                        () -> client.lire("/v3/dss/foyer_rsa/identite", Map.of("prenoms", List.of(NOM + "7"))),
                        () -> client.lire("/v3/dss/foyer_rsa/identite", Map.of("delegation_id", DELEGATION + NOM)),
                        () -> client.lire("/v3/dss/foyer_rsa/identite", Map.of("identifiant", TOUT.repeat(9))),
                        () -> client.etat(NOM))
                .forEach(refuse -> assertThat(Temoin.observer(catchThrowable(refuse::call)))
                        .isInstanceOf(RequeteInvalideException.class));
        Stream.<Callable<?>>of(
                        () -> ApiParticulierClient.builder().jeton(JETON + " " + NOM),
                        () -> ApiParticulierClient.builder().adresse("http://" + JETON + ".exemple.fr"),
                        () -> ApiParticulierClient.builder()
                                .jeton(JETON)
                                .depuis(Map.of("API_PARTICULIER_ENV", NOM))
                                .build())
                .forEach(refuse -> assertThat(Temoin.observer(catchThrowable(refuse::call)))
                        .isInstanceOf(RuntimeException.class));
        Temoin.observer(ETAT_CIVIL);
        Temoin.observer(IdentifiantFranceTravail.de(LOGIN));
        assertThat(serveur.lectures).isEmpty();
        // Leurs méthodes sans argument appellent le serveur.
        Temoin.observer(OperationParticulier.vers(serveur));
        Temoin.observer(client);
        rienNEstSorti();
    }

    @Test
    void les_objets_qui_servent_a_lire_ne_montrent_rien() {
        Temoin.observer(client.quotientFamilial());
        Temoin.observer(client.rsa());
        Temoin.observer(client.boursier().campagne(2023));
        Temoin.observer(client.scolarite());
        Temoin.observer(client.franceTravail());
        Temoin.observer(ErreurRecue.de(INE, NOM, PRENOM, NOM));
        rienNEstSorti();
    }

    /** Le détecteur voit ce qu'on lui montre : une erreur dont le message citerait la personne, ou un journal. */
    @Test
    void le_detecteur_voit_une_fuite_de_cette_api() {
        fuites.observer(new AppelException("Refus de " + NOM, Circonstances.aucunes()));
        fuites.observer(new AppelException("Refus de l'INE 98765 01234 D", Circonstances.aucunes()));
        fuites.observer(new AppelException(
                "Voyez /v3/mesri?identifiant=" + LOGIN.replace(".", "%" + "2E"),
                Circonstances.de("etudiant", "/v3/" + JETON)));

        assertThat(fuites.constatees())
                .extracting(Fuite::genre)
                .contains("nom", "INE", "identifiant France Travail", "jeton");
    }

    @Test
    void une_exception_serialisee_n_emporte_pas_les_textes_du_serveur() {
        serveur.repond(json(
                404, "{\"errors\":[{\"code\":\"23003\",\"title\":\"" + TOUT + "\",\"detail\":\"" + TOUT + "\"}]}"));
        Throwable levee = catchThrowable(() -> client.rsa().pour(ETAT_CIVIL));

        assertThat(((AppelException) levee).erreurs().get(0).detail()).hasValue(TOUT);
        fuites.observer(levee);
        rienNEstSorti();
    }
}
