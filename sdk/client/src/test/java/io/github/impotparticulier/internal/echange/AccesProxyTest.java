package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Authenticator;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.Route;
import org.junit.jupiter.api.Test;

class AccesProxyTest {
    private static final Request DEMANDE = new Request.Builder()
            .url("https://hote-fictif.invalid/")
            .method("CONNECT", null)
            .build();

    private static Response defi(String schema) {
        return new Response.Builder()
                .request(DEMANDE)
                .protocol(Protocol.HTTP_1_1)
                .code(407)
                .receivedResponseAtMillis(1)
                .message("")
                .header("Proxy-Authenticate", schema)
                .body(ResponseBody.create(new byte[0], null))
                .build();
    }

    private static Route route(Proxy proxy) {
        return ConnexionFictive.route("hote-fictif.invalid", 80, proxy);
    }

    static AccesProxy.Refus refus(Route route, String schema) {
        return catchThrowableOfType(
                AccesProxy.Refus.class, () -> new AccesProxy(Authenticator.NONE).authenticate(route, defi(schema)));
    }

    @Test
    void l_authentification_confiee_repond_au_defi() throws IOException {
        Request reponse =
                DEMANDE.newBuilder().header("Proxy-Authorization", "x").build();

        assertThat(new AccesProxy((route, defi) -> reponse).authenticate(null, defi("Basic realm=\"x\"")))
                .isSameAs(reponse);
    }

    @Test
    void un_refus_nomme_le_proxy_et_dit_quoi_faire() {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.invalid", 3128));

        assertThat(refus(route(proxy), "Basic realm=\"x\"").explication())
                .contains("proxy.invalid:3128")
                .contains("proxyAuthenticator");
    }

    @Test
    void un_proxy_que_rien_ne_nomme_reste_anonyme() {
        assertThat(refus(null, "Basic realm=\"x\"").explication()).contains("intercalé");
    }

    /** OkHttp demande d'abord s'il faut s'authentifier d'avance : ne pas vouloir n'est pas un refus. */
    @Test
    void le_defi_prealable_d_okhttp_peut_rester_sans_reponse() throws IOException {
        Response prealable = defi("OkHttp-Preemptive")
                .newBuilder()
                .receivedResponseAtMillis(-1)
                .build();

        assertThat(new AccesProxy(Authenticator.NONE).authenticate(null, prealable))
                .isNull();
    }

    @Test
    void un_proxy_ne_contrefait_pas_le_defi_prealable() {
        assertThat(refus(null, "OkHttp-Preemptive")).isNotNull();
    }

    /** Un compte finirait verrouillé. */
    @Test
    void une_authentification_deja_refusee_n_est_pas_representee() throws IOException {
        Request representee =
                DEMANDE.newBuilder().header("Proxy-Authorization", "x").build();
        Response refus =
                defi("Basic realm=\"x\"").newBuilder().request(representee).build();

        assertThat(catchThrowableOfType(
                        AccesProxy.Refus.class,
                        () -> new AccesProxy((route, defi) -> representee).authenticate(null, refus)))
                .isNotNull();
        Request autre = DEMANDE.newBuilder().header("Proxy-Authorization", "y").build();
        assertThat(new AccesProxy((route, defi) -> autre).authenticate(null, refus))
                .isSameAs(autre);
    }

    /** OkHttp ne partage une connexion qu'entre clients dont les authentifications sont égales. */
    @Test
    void deux_acces_sont_egaux_qui_ont_la_meme_authentification() {
        Authenticator confiee = (route, defi) -> null;
        AccesProxy acces = new AccesProxy(confiee);

        assertThat(acces)
                .isEqualTo(new AccesProxy(confiee))
                .isNotEqualTo(new AccesProxy(Authenticator.NONE))
                .isNotEqualTo(confiee);
        assertThat(acces.hashCode()).isEqualTo(confiee.hashCode());
    }

    @Test
    void la_passerelle_qui_se_dit_proxy_n_obtient_rien() throws IOException {
        Request lecture = DEMANDE.newBuilder().get().build();
        Response defi = defi("Basic realm=\"x\"").newBuilder().request(lecture).build();

        assertThat(new AccesProxy((route, recu) -> lecture).authenticate(null, defi))
                .isNull();
    }
}
