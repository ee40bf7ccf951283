package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** La liaison TLS de nos connexions : ce que disent ses lectures, et qui la fait. */
class PriseTlsTest {
    private static final int SEGMENT = 8192;

    private final SocketFictif brut = new SocketFictif();
    private final SocketFictif dechiffre = new SocketFictif();
    private final List<List<Object>> demandes = new ArrayList<>();
    private final Fabrique vraie = new Fabrique();
    private final FabriqueDePrisesTls fabrique = new FabriqueDePrisesTls(vraie);

    /** La fabrique rend une liaison dont le déchiffré est celui-ci. */
    private final SocketTlsDelegue liaison = new SocketTlsDelegue(null) {
        @Override
        public InputStream getInputStream() {
            return dechiffre.getInputStream();
        }
    };

    private Prise prise() throws IOException {
        return new Prise(brut, null);
    }

    @Test
    void la_place_de_ses_lectures_remplace_celle_du_brut() throws IOException {
        Prise prise = prise();
        InputStream flux =
                fabrique.createSocket(prise, "hote-fictif", 443, true).getInputStream();

        prise.repart();
        prise.getInputStream().read(new byte[SEGMENT], 5, 1);
        assertThat(prise.muette()).as("le brut ne dit rien").isTrue();
        assertThatThrownBy(() -> flux.read(new byte[SEGMENT], 5, 1)).isInstanceOf(Decalage.class);
        assertThat(prise.muette()).isTrue();
        assertThat(flux.read(new byte[SEGMENT], 5, 1)).isEqualTo(1);
        assertThat(prise.muette()).isFalse();
    }

    @Test
    void elle_seule_ne_comble_pas_le_tampon() throws IOException {
        Prise prise = prise();
        prise.getInputStream().read(new byte[5]);
        assertThat(brut.demandes).as("en clair").isEqualTo(4);
        InputStream flux =
                fabrique.createSocket(prise, "hote-fictif", 443, true).getInputStream();

        prise.getInputStream().read(new byte[5]);
        assertThat(brut.demandes).isEqualTo(5);
        flux.read(new byte[SEGMENT], 0, SEGMENT);
        assertThat(dechiffre.demandes).isEqualTo(SEGMENT - 1);
    }

    @Test
    void le_flux_est_toujours_le_meme_et_dit_ce_qui_attend() throws IOException {
        Socket socket = fabrique.createSocket(prise(), "hote-fictif", 443, true);
        dechiffre.enAttente = 3;

        assertThat(socket.getInputStream()).isSameAs(socket.getInputStream());
        assertThat(socket.getInputStream().available()).isEqualTo(3);
        assertThat(demandes).containsExactly(List.of("hote-fictif", 443, true));
    }

    /** Par un proxy SOCKS, le brut n'est pas à nous. */
    @Test
    void sans_prise_la_liaison_reste_telle_quelle() throws IOException {
        assertThat(fabrique.createSocket(brut, "hote-fictif", 443, true)).isSameAs(liaison);
    }

    @Test
    void le_reste_est_fait_par_la_vraie() throws IOException {
        InetAddress ici = InetAddress.getLoopbackAddress();

        assertThat(List.of(
                        fabrique.createSocket(),
                        fabrique.createSocket("a", 1),
                        fabrique.createSocket("b", 2, ici, 3),
                        fabrique.createSocket(ici, 4),
                        fabrique.createSocket(ici, 5, ici, 6),
                        fabrique.createSocket(brut, brut.getInputStream(), true)))
                .containsOnly(liaison);
        assertThat(demandes)
                .containsExactly(
                        List.of(),
                        List.of("a", 1),
                        List.of("b", 2, ici, 3),
                        List.of(ici, 4),
                        List.of(ici, 5, ici, 6),
                        List.of(brut, true));
        assertThat(fabrique.getDefaultCipherSuites()).containsExactly("par défaut");
        assertThat(fabrique.getSupportedCipherSuites()).containsExactly("connues");
    }

    @Test
    void deux_fabriques_d_une_meme_se_valent() {
        assertThat(fabrique)
                .isEqualTo(new FabriqueDePrisesTls(vraie))
                .hasSameHashCodeAs(new FabriqueDePrisesTls(vraie))
                .hasSameHashCodeAs(vraie)
                .isNotEqualTo(new FabriqueDePrisesTls(new Fabrique()))
                .isNotEqualTo(vraie);
    }

    @Test
    void un_client_n_est_garni_qu_une_fois() {
        OkHttpClient nu = new OkHttpClient();

        OkHttpClient garni = FabriqueDePrisesTls.garnir(nu);

        assertThat(garni.sslSocketFactory()).isEqualTo(new FabriqueDePrisesTls(nu.sslSocketFactory()));
        assertThat(garni.x509TrustManager()).isSameAs(nu.x509TrustManager());
        // OkHttp compare aussi les certificats épinglés d'une connexion à reprendre.
        assertThat(garni.certificatePinner()).isSameAs(nu.certificatePinner());
        assertThat(FabriqueDePrisesTls.garnir(garni)).isSameAs(garni);
    }

    /** Donne toujours la même liaison, et dit ce qu'on lui a demandé. */
    private final class Fabrique extends SSLSocketFactory {
        private Socket faire(Object... demande) {
            demandes.add(List.of(demande));
            return liaison;
        }

        @Override
        public Socket createSocket() {
            return faire();
        }

        @Override
        public Socket createSocket(Socket socket, String hote, int port, boolean fermer) {
            return faire(hote, port, fermer);
        }

        @Override
        public Socket createSocket(Socket socket, InputStream dejaLu, boolean fermer) {
            return faire(socket, fermer);
        }

        @Override
        public Socket createSocket(String hote, int port) {
            return faire(hote, port);
        }

        @Override
        public Socket createSocket(String hote, int port, InetAddress ici, int portIci) {
            return faire(hote, port, ici, portIci);
        }

        @Override
        public Socket createSocket(InetAddress hote, int port) {
            return faire(hote, port);
        }

        @Override
        public Socket createSocket(InetAddress hote, int port, InetAddress ici, int portIci) {
            return faire(hote, port, ici, portIci);
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return new String[] {"par défaut"};
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return new String[] {"connues"};
        }
    }
}
