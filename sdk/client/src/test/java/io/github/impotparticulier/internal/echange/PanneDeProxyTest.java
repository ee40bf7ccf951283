package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** De qui est la panne quand OkHttp passe par un proxy, ou allait le faire. */
class PanneDeProxyTest {
    private static final InetSocketAddress ADRESSE = InetSocketAddress.createUnresolved("proxy.invalid", 3128);
    private static final Proxy PROXY = new Proxy(Proxy.Type.HTTP, ADRESSE);
    private static final HttpUrl URL = HttpUrl.get("https://hote-fictif.invalid/");

    private final Call appel =
            new OkHttpClient().newCall(new Request.Builder().url(URL).build());
    private final Essai essai = new Essai(
            Circonstances.aucunes(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1,
            new Operation(Delais.PAR_DEFAUT, null, new TempsVirtuel().temps()));

    @BeforeEach
    void entrer() {
        essai.entrer(null);
    }

    @AfterEach
    void sortir() {
        if (Essai.duFil() != null) {
            essai.sortir();
        }
    }

    private void choisir(Proxy... proxys) {
        Ecoute.SEULE.proxySelectEnd(appel, URL, List.of(proxys));
    }

    private IOException reconnue(IOException panne) {
        return PanneDeProxy.reconnaitre(panne, essai);
    }

    private static IOException refus(String statut) {
        return new IOException("Unexpected response code for CONNECT: " + statut);
    }

    static Stream<IOException> injoignables() {
        return Stream.of(
                new ConnectException("x"),
                new NoRouteToHostException("x"),
                new SocketTimeoutException("x"),
                new UnknownHostException("x"));
    }

    @ParameterizedTest
    @MethodSource("injoignables")
    void un_proxy_injoignable_est_nomme_et_cela_passe(IOException panne) {
        choisir(PROXY);

        PanneDeProxy reconnue = (PanneDeProxy) reconnue(panne);

        assertThat(reconnue.explication()).startsWith("Le proxy proxy.invalid:3128 n'est pas joignable");
        assertThat(reconnue.passagere()).isTrue();
        assertThat(reconnue).hasCause(panne);
    }

    @ParameterizedTest
    @CsvSource({
        "300, false",
        "400, false",
        "403, false",
        "407, false",
        "408, true",
        "409, false",
        "429, true",
        "430, false",
        "499, false",
        "500, true",
        "503, true",
    })
    void un_tunnel_refuse_l_est_par_le_proxy_avec_son_statut(String statut, boolean passagere) {
        choisir(PROXY);
        IOException panne = refus(statut);

        PanneDeProxy reconnue = (PanneDeProxy) reconnue(panne);

        assertThat(reconnue.explication()).contains("proxy.invalid:3128", "(HTTP " + statut + ")");
        assertThat(reconnue.passagere()).isEqualTo(passagere);
        assertThat(reconnue).hasCause(panne);
        Echec<Reponse> echec = Erreurs.deReseau(reconnue, essai);
        assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec.explication()).isEqualTo(reconnue.explication());
        assertThat(echec.passager()).isEqualTo(passagere);
    }

    @Test
    void un_proxy_qui_repond_sans_fin_est_nomme_et_cela_ne_passe_pas() {
        choisir(PROXY);
        IOException panne = new IOException(new Demesure());

        PanneDeProxy reconnue = (PanneDeProxy) reconnue(panne);

        assertThat(reconnue.explication()).startsWith("Le proxy proxy.invalid:3128 répond plus");
        assertThat(reconnue.passagere()).isFalse();
        Echec<Reponse> echec = Erreurs.deReseau(reconnue, essai);
        assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec.explication()).isEqualTo(reconnue.explication());
    }

    @Test
    void une_autre_panne_reste_ce_qu_elle_est() {
        choisir(PROXY);

        for (IOException panne : List.of(new SocketException("x"), new IOException(), refus("abc"), refus("4033"))) {
            assertThat(reconnue(panne)).isSameAs(panne);
        }
    }

    @Test
    void sans_proxy_la_panne_est_celle_de_la_passerelle() {
        IOException panne = new ConnectException("x");
        assertThat(reconnue(panne)).as("rien ne s'est connecté").isSameAs(panne);
        choisir(Proxy.NO_PROXY, PROXY);
        assertThat(reconnue(panne)).as("tout droit d'abord").isSameAs(panne);
    }

    /** De plusieurs proxys, celui que l'on joignait. */
    @Test
    void le_dernier_employe_est_celui_qui_est_nomme() {
        Proxy second = new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("second.invalid", 1080));
        choisir(Proxy.NO_PROXY, second);

        Ecoute.SEULE.connectStart(appel, ADRESSE, second);

        assertThat(reconnue(new ConnectException("x"))).hasMessageContaining("second.invalid:1080");
    }

    @Test
    void le_tunnel_ouvert_ce_qui_suit_est_de_la_passerelle() {
        choisir(PROXY);
        Ecoute.SEULE.connectStart(appel, ADRESSE, PROXY);

        Ecoute.SEULE.secureConnectStart(appel);

        IOException panne = new SocketTimeoutException("x");
        assertThat(reconnue(panne)).isSameAs(panne);
    }

    @Test
    void la_requete_partie_ce_n_est_plus_le_proxy() {
        choisir(PROXY);

        essai.part(new ConnexionFictive(new Socket()));

        IOException panne = new SocketTimeoutException("x");
        assertThat(reconnue(panne)).isSameAs(panne);
    }

    @Test
    void une_authentification_refusee_a_ses_propres_mots() {
        choisir(PROXY);
        IOException refus = AccesProxyTest.refus(null, "Basic realm=\"x\"");

        assertThat(reconnue(refus)).isSameAs(refus);
    }

    @Test
    void un_appel_qui_n_est_d_aucun_essai_ne_dit_rien_a_personne() {
        essai.sortir();
        choisir(PROXY);
        Ecoute.SEULE.responseHeadersStart(appel);

        assertThat(essai.proxy()).isNull();
    }

    @Test
    void les_entetes_se_disent_a_la_garde_de_l_essai() throws IOException {
        Ecoute.SEULE.responseHeadersStart(appel);
        SocketFictif socket = new SocketFictif();
        Prise prise = new Prise(socket, essai);
        essai.seConnecte(prise);
        Garde garde = essai.part(new ConnexionFictive(new Socket()));

        garde.echanger(
                ((ChaineFictive) () -> {
                            Ecoute.SEULE.responseHeadersStart(appel);
                            assertThat(prise.getInputStream().read()).isEqualTo('x');
                            return new Response.Builder()
                                    .request(ChaineFictive.REQUETE)
                                    .protocol(Protocol.HTTP_1_1)
                                    .code(200)
                                    .message("X")
                                    .body(ResponseBody.create("{}", null))
                                    .build();
                        })
                        .chaine(),
                essai);

        assertThat(socket.fermetures)
                .as("lire après les en-têtes, c'est en lire d'autres")
                .isEqualTo(1);
    }
}
