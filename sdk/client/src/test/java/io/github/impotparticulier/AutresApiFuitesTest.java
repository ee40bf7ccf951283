package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.json;
import static io.github.impotparticulier.appui.Temoin.CLE;
import static io.github.impotparticulier.appui.Temoin.JETON;
import static io.github.impotparticulier.appui.Temoin.JETON_FRANCE_CONNECT;
import static io.github.impotparticulier.appui.Temoin.NOM;
import static io.github.impotparticulier.appui.Temoin.PRENOM;
import static io.github.impotparticulier.appui.Temoin.SECRET;
import static io.github.impotparticulier.appui.Temoin.SPI;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.Fuites;
import io.github.impotparticulier.appui.Fuites.Canal;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.autre.AutreApi;
import io.github.impotparticulier.autre.Methode;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.internal.echange.Delais;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Des appels d'une autre API, dont variables, en-têtes et messages portent des valeurs témoins : aucune ne sort du SDK. */
class AutresApiFuitesTest {
    private static final String TOUT = SPI + " " + NOM + " " + PRENOM + " " + JETON + " " + SECRET;
    /** Un en-tête confidentiel : un identifiant technique. */
    private static final AutreApi API =
            AutreApi.de("infinoe", "/base", "portee").avecEntete("X-Identifiant", JETON_FRANCE_CONNECT);

    private final Fuites fuites = Fuites.ouvrir();
    private final FausseDgfip dgfip =
            new FausseDgfip().jeton(() -> json(200, "{\"access_token\":\"" + JETON + "\",\"expires_in\":3600}"));
    private final ImpotParticulierClient client = dgfip.builder()
            .identifiants(CLE, SECRET)
            .delais(new Delais(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(300)))
            .build();

    @AfterEach
    void fermer() {
        client.close();
        dgfip.close();
        fuites.close();
    }

    private static Object envoyer(ImpotParticulierClient client, Methode methode) {
        Map<String, String> variables = Map.of("numero", SPI, "nom", NOM);
        String gabarit = "/lots/{numero}/suites?nom={nom}";
        return methode == Methode.GET
                ? client.autreApi(API).envoyer(methode, gabarit, variables)
                : client.autreApi(API).envoyer(methode, gabarit, variables, "application/xml", TOUT.getBytes(UTF_8));
    }

    private static Object resultatOuEchec(Callable<?> appel) {
        Object[] resultat = new Object[1];
        Throwable echec = catchThrowable(() -> resultat[0] = appel.call());
        return echec == null ? resultat[0] : echec;
    }

    private void rienNEstSorti() {
        client.close();
        fuites.verifier();
        assertThat(fuites.vus(Canal.FILS)).isPositive();
        assertThat(fuites.vus(Canal.OBJETS) + fuites.vus(Canal.EXCEPTIONS)).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void une_reponse_un_refus_une_faute_et_une_panne_par_chaque_methode(Methode methode) {
        for (int statut : new int[] {200, 202, 303, 400, 401, 404, 409, 429, 500, 503}) {
            for (String corps : new String[] {
                TOUT,
                "{\"fault\":{\"code\":\"" + SPI + "\",\"message\":\"" + TOUT + "\",\"description\":\"" + TOUT + "\"}}",
                "{\"fault\":{\"code\":900901,\"message\":\"" + TOUT + "\"}}",
                "<html>" + TOUT + "</html>"
            }) {
                dgfip.oublier();
                MockResponse reponse = new MockResponse.Builder()
                        .code(statut)
                        .setHeader("Content-Type", corps.startsWith("<") ? "text/html" : "application/json")
                        .setHeader("Location", "/" + SPI)
                        .setHeader("X-Request-ID", SPI)
                        .setHeader("Retry-After", SPI)
                        .body(corps)
                        .build();
                dgfip.repond(reponse, reponse, reponse);
                Temoin.observer(resultatOuEchec(() -> envoyer(client, methode)));
            }
        }
        rienNEstSorti();
        assertThat(fuites.vus(Canal.SLF4J)).as("le journal du SDK").isPositive();
        assertThat(fuites.vus(Canal.JUL)).as("ceux d'OkHttp").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void une_coupure_un_silence_un_serveur_absent(Methode methode) {
        MockResponse coupure = new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
        dgfip.repond(coupure, coupure, coupure);
        Temoin.observer(resultatOuEchec(() -> envoyer(client, methode)));
        MockResponse silence = new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
        dgfip.oublier();
        dgfip.repond(silence, silence, silence);
        Temoin.observer(resultatOuEchec(() -> envoyer(client, methode)));
        dgfip.close();
        Temoin.observer(resultatOuEchec(() -> envoyer(client, methode)));
        rienNEstSorti();
    }

    @Test
    void ce_qui_est_refuse_avant_l_envoi() {
        Stream.<Callable<?>>of(
                        () -> client.autreApi(API).envoyer(Methode.GET, "/lots/" + SPI, Map.of()),
                        () -> client.autreApi(API).envoyer(Methode.GET, "/lots/" + NOM, Map.of()),
                        () -> client.autreApi(API).envoyer(Methode.GET, "/lots/{n}", Map.of("nom", NOM)),
                        () -> client.autreApi(API).envoyer(Methode.GET, "/lots/{n}", Map.of("n", TOUT.repeat(20))),
                        () -> client.autreApi(API).envoyer(Methode.POST, "/lots", Map.of(), TOUT, TOUT.getBytes(UTF_8)),
                        () -> AutreApi.de(SPI, "/base", ""),
                        () -> AutreApi.de("infinoe", NOM, ""),
                        () -> AutreApi.de("infinoe", "/base", NOM),
                        () -> API.avecEntete(NOM, SPI),
                        () -> API.avecEntete("X-Nom", NOM),
                        () -> API.avecEntete("Authorization", JETON))
                .forEach(refuse -> assertThat(Temoin.observer(catchThrowable(refuse::call)))
                        .isInstanceOf(RequeteInvalideException.class));
        assertThat(dgfip.lectures).isEmpty();
        Temoin.observer(API);
        Temoin.observer(client.autreApi(API));
        rienNEstSorti();
    }

    /** Le détecteur voit ce qu'on lui montre. */
    @Test
    void le_detecteur_voit_une_fuite_de_cette_api() {
        dgfip.repond(409, "{}");
        Temoin.observer(resultatOuEchec(() -> envoyer(client, Methode.POST)));
        fuites.observer(new AppelException("Lot " + SPI + " refusé", Circonstances.de("infinoe.post", "/" + NOM)));

        assertThat(fuites.constatees()).extracting(Fuites.Fuite::genre).contains("numéro fiscal", "nom");
    }
}
