package io.github.impotparticulier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.autre.AppelsAutreApi;
import io.github.impotparticulier.autre.AutreApi;
import io.github.impotparticulier.autre.Methode;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Une écriture à laquelle la passerelle, ou un intermédiaire, répond à la place de l'API : une exception, et jamais un second envoi. Elle
 * n'est sûrement pas reçue quand la passerelle dit, d'un code à elle, avoir refusé avant de transmettre.
 */
class EcritureRefuseeTest {
    private static final AutreApi API = AutreApi.de("infinoe", "/base", "portee");
    private static final byte[] MESSAGE = "<message/>".getBytes(UTF_8);
    private static final boolean PEUT_ETRE = true;
    private static final boolean SUREMENT_PAS = false;

    private final FausseDgfip dgfip = new FausseDgfip();
    private final ImpotParticulierClient client = dgfip.client("2024-11-15");
    private final AppelsAutreApi api = client.autreApi(API);

    @AfterEach
    void fermer() {
        client.close();
        dgfip.close();
    }

    private <E extends AppelException> E echouer(Class<E> attendue) {
        E levee = catchThrowableOfType(
                attendue, () -> api.envoyer(Methode.POST, "/lots/{n}", Map.of("n", "39"), "application/xml", MESSAGE));
        assertThat(levee).isExactlyInstanceOf(attendue);
        return levee;
    }

    private static String faute(int code) {
        return "{\"fault\":{\"code\":" + code + ",\"message\":\"m\",\"description\":\"d\"}}";
    }

    private static String xml(int code) {
        return "<ams:fault xmlns:ams=\"http://wso2.org/apimanager/security\"><ams:code>" + code
                + "</ams:code><ams:message>m</ams:message></ams:fault>";
    }

    private static String plate(String code) {
        return "{\"code\":\"" + code + "\",\"message\":\"m\",\"description\":\"d\"}";
    }

    private static String statutRedit(int statut) {
        return "{\"code\":\"" + statut + "\",\"type\":\"Status report\",\"message\":\"m\",\"description\":\"d\"}";
    }

    private static Arguments cas(
            int statut, String corps, Class<? extends AppelException> attendue, boolean peutEtreRecue) {
        return Arguments.of(statut, "application/json", corps, attendue, peutEtreRecue);
    }

    private static Arguments page(int statut, Class<? extends AppelException> attendue) {
        return Arguments.of(statut, "text/html; charset=utf-8", "<html>panne</html>", attendue, PEUT_ETRE);
    }

    static Stream<Arguments> refus() {
        return Stream.of(
                // La passerelle refuse avant de transmettre : jeton, droit, quota, route.
                cas(401, faute(900901), AuthentificationException.class, SUREMENT_PAS),
                cas(401, xml(900902), AuthentificationException.class, SUREMENT_PAS),
                cas(401, plate("900903"), AuthentificationException.class, SUREMENT_PAS),
                cas(401, "{\"error\":\"invalid_token\"}", AuthentificationException.class, SUREMENT_PAS),
                cas(401, faute(900909), AccesRefuseException.class, SUREMENT_PAS),
                cas(403, faute(900908), AccesRefuseException.class, SUREMENT_PAS),
                cas(403, faute(900910), AccesRefuseException.class, SUREMENT_PAS),
                cas(403, "{\"error\":\"insufficient_scope\"}", AccesRefuseException.class, SUREMENT_PAS),
                cas(403, faute(900805), AccesRefuseException.class, SUREMENT_PAS),
                cas(503, faute(700700), AccesRefuseException.class, SUREMENT_PAS),
                cas(403, faute(900906), RequeteInvalideException.class, SUREMENT_PAS),
                cas(404, statutRedit(404), RequeteInvalideException.class, SUREMENT_PAS),
                cas(404, faute(404), RequeteInvalideException.class, SUREMENT_PAS),
                cas(405, statutRedit(405), RequeteInvalideException.class, SUREMENT_PAS),
                cas(404, faute(900906), RequeteInvalideException.class, SUREMENT_PAS),
                cas(429, faute(900804), QuotaDepasseException.class, SUREMENT_PAS),
                cas(429, xml(900800), QuotaDepasseException.class, SUREMENT_PAS),
                cas(503, faute(900802), QuotaDepasseException.class, SUREMENT_PAS),
                // Elle dit une panne, qui a pu venir après avoir transmis.
                cas(500, faute(900900), ServiceIndisponibleException.class, PEUT_ETRE),
                cas(503, faute(303001), ServiceIndisponibleException.class, PEUT_ETRE),
                cas(504, faute(101504), ServiceIndisponibleException.class, PEUT_ETRE),
                cas(401, faute(101503), ServiceIndisponibleException.class, PEUT_ETRE),
                cas(200, faute(303001), ServiceIndisponibleException.class, PEUT_ETRE),
                cas(500, faute(500), ServiceIndisponibleException.class, PEUT_ETRE),
                cas(404, "{\"fault\":{\"message\":\"m\"}}", RequeteInvalideException.class, PEUT_ETRE),
                cas(500, statutRedit(500), ServiceIndisponibleException.class, PEUT_ETRE),
                // Elle refuse, d'un code que le SDK ne connaît pas.
                cas(400, faute(123_456), RequeteInvalideException.class, PEUT_ETRE),
                cas(401, faute(123_456), AuthentificationException.class, PEUT_ETRE),
                cas(403, faute(123_456), AccesRefuseException.class, PEUT_ETRE),
                cas(404, xml(123_456), RequeteInvalideException.class, PEUT_ETRE),
                // Quelqu'un refuse, sans dire qui.
                cas(401, "", AuthentificationException.class, PEUT_ETRE),
                cas(408, "", ServiceIndisponibleException.class, PEUT_ETRE),
                cas(429, "", QuotaDepasseException.class, PEUT_ETRE),
                cas(502, "", ServiceIndisponibleException.class, PEUT_ETRE),
                cas(503, "", ServiceIndisponibleException.class, PEUT_ETRE),
                cas(504, "", ServiceIndisponibleException.class, PEUT_ETRE),
                page(401, AuthentificationException.class),
                page(429, QuotaDepasseException.class),
                page(502, ServiceIndisponibleException.class),
                page(503, ServiceIndisponibleException.class),
                page(504, ServiceIndisponibleException.class));
    }

    @ParameterizedTest
    @MethodSource("refus")
    void un_refus_est_une_exception_et_l_ecriture_ne_repart_pas(
            int statut, String type, String corps, Class<? extends AppelException> attendue, boolean peutEtreRecue) {
        dgfip.repond(new MockResponse.Builder()
                .code(statut)
                .setHeader("Content-Type", type)
                .setHeader("Retry-After", "0")
                .body(corps)
                .build());

        AppelException levee = echouer(attendue);

        assertThat(levee.peutEtreRecue()).isEqualTo(peutEtreRecue);
        assertThat(levee.statut()).hasValue(statut);
        assertThat(levee.operation()).hasValue("infinoe.post");
        assertThat(levee.explication())
                .contains(peutEtreRecue ? "ne la renvoyez pas sans l'avoir vérifié" : "elle peut être renvoyée");
        assertThat(dgfip.lectures).hasSize(1);
        assertThat(dgfip.jetonsDemandes).hasSize(1);
    }

    /** Le refus d'un jeton ne fait pas repartir l'écriture ; mais c'est avec un autre que le programme la renverra. */
    @Test
    void un_jeton_refuse_ne_ressert_pas_a_l_ecriture_suivante() {
        dgfip.repond(201, "").repond(401, faute(900901)).repond(201, "");
        api.envoyer(Methode.POST, "/lots/{n}", Map.of("n", "1"), "application/xml", MESSAGE);

        assertThat(echouer(AuthentificationException.class).peutEtreRecue()).isFalse();
        assertThat(dgfip.jetonsDemandes)
                .as("aucun jeton pour une écriture qui ne repart pas")
                .hasSize(1);
        api.envoyer(Methode.POST, "/lots/{n}", Map.of("n", "3"), "application/xml", MESSAGE);

        assertThat(dgfip.lectures)
                .extracting(ecriture -> ecriture.getHeaders().get("Authorization"))
                .containsExactly("Bearer jeton-1", "Bearer jeton-1", "Bearer jeton-2");
    }

    @Test
    void le_delai_demande_est_rendu_et_non_attendu() {
        dgfip.repond(new MockResponse.Builder()
                .code(429)
                .setHeader("Content-Type", "application/json")
                .setHeader("Retry-After", "30")
                .body(faute(900804))
                .build());

        assertThat(echouer(QuotaDepasseException.class).delai()).hasValue(Duration.ofSeconds(30));
        assertThat(dgfip.lectures).hasSize(1);
    }

    @Test
    void un_statut_impossible_laisse_l_ecriture_peut_etre_recue() {
        dgfip.repond(new MockResponse.Builder().status("HTTP/1.1 999 X").build());

        assertThat(echouer(ReponseIllisibleException.class).peutEtreRecue()).isTrue();
        assertThat(dgfip.lectures).hasSize(1);
    }
}
