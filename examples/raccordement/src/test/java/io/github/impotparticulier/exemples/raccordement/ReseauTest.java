package io.github.impotparticulier.exemples.raccordement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.SocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ce que la sonde voit du chemin : nom, route, proxy, heure. */
class ReseauTest {
    private final MockWebServer serveur = new MockWebServer();

    @BeforeEach
    void demarrer() throws IOException {
        serveur.start(Banc.ici(), 0);
    }

    @AfterEach
    void fermer() {
        serveur.close();
    }

    @Test
    void sans_tls_vers_la_machine_tout_est_bon_ou_sans_objet() {
        serveur.enqueue(Banc.a(Instant.parse("2026-03-16T09:59:50Z")));

        assertThat(Banc.voir(Banc.liaison(), "http://127.0.0.1:" + serveur.getPort()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Verification.RESOLUTION, Motif.RESOLUTION_SANS_OBJET,
                        Verification.ROUTE, Motif.ROUTE_OUVERTE,
                        Verification.TLS, Motif.TLS_SANS_OBJET,
                        Verification.HORLOGE, Motif.HEURE_JUSTE));
    }

    @Test
    void un_nom_resolu_dit_ses_adresses() {
        serveur.enqueue(Banc.a(Banc.MAINTENANT));
        Liaison liaison = Banc.liaison(Banc.liaison()
                .http()
                .newBuilder()
                .dns(nom -> List.of(Banc.ici()))
                .build());

        List<Constat> constats = Banc.lire(liaison, "http://passerelle.exemple:" + serveur.getPort());

        assertThat(constats.get(0).motif()).isEqualTo(Motif.HOTE_RESOLU);
        assertThat(constats.get(0).precision()).isEqualTo("Adresses : 127.0.0.1.");
    }

    @Test
    void un_nom_inconnu_n_a_pas_de_suite() {
        Liaison liaison = Banc.liaison(Banc.liaison()
                .http()
                .newBuilder()
                .dns(nom -> {
                    throw new UnknownHostException(nom);
                })
                .build());

        assertThat(Banc.voir(liaison, "https://passerelle.invalid"))
                .containsEntry(Verification.RESOLUTION, Motif.HOTE_INTROUVABLE)
                .containsEntry(Verification.ROUTE, Motif.NON_ESSAYE)
                .containsEntry(Verification.TLS, Motif.NON_ESSAYE)
                .containsEntry(Verification.HORLOGE, Motif.NON_ESSAYE);
    }

    @Test
    void une_connexion_sans_reponse_n_est_pas_une_connexion_refusee() {
        Liaison liaison = Banc.liaison(Banc.liaison()
                .http()
                .newBuilder()
                .socketFactory(new SansReponse())
                .build());

        assertThat(Banc.voir(liaison, "https://127.0.0.1:" + serveur.getPort()))
                .containsEntry(Verification.ROUTE, Motif.CONNEXION_SANS_REPONSE)
                .containsEntry(Verification.TLS, Motif.NON_ESSAYE);
    }

    @Test
    void un_port_ferme_refuse_la_connexion() {
        int port = serveur.getPort();
        serveur.close();

        assertThat(Banc.voir(Banc.liaison(), "https://127.0.0.1:" + port))
                .containsEntry(Verification.ROUTE, Motif.CONNEXION_REFUSEE);
    }

    @Test
    void un_proxy_qui_refuse_le_tunnel_n_est_pas_un_proxy_injoignable() {
        serveur.enqueue(new MockResponse.Builder().code(403).build());

        List<Constat> constats = Banc.lire(parProxy(), "https://passerelle.invalid");

        assertThat(constats.get(0).motif()).isEqualTo(Motif.RESOLUTION_SANS_OBJET);
        assertThat(constats.get(1).motif()).isEqualTo(Motif.PROXY_REFUSE);
        assertThat(constats.get(1).precision()).isEqualTo("Par le proxy 127.0.0.1:" + serveur.getPort() + ".");
    }

    @Test
    void un_proxy_qui_demande_un_compte_est_nomme() {
        serveur.enqueue(new MockResponse.Builder()
                .code(407)
                .addHeader("Proxy-Authenticate", "Basic realm=\"essai\"")
                .build());

        assertThat(Banc.voir(parProxy(), "https://passerelle.invalid"))
                .containsEntry(Verification.ROUTE, Motif.PROXY_SANS_COMPTE)
                .containsEntry(Verification.TLS, Motif.NON_ESSAYE);
    }

    @Test
    void un_proxy_arrete_est_injoignable() {
        Liaison liaison = parProxy();
        serveur.close();

        assertThat(Banc.voir(liaison, "https://passerelle.invalid"))
                .containsEntry(Verification.ROUTE, Motif.PROXY_INJOIGNABLE);
    }

    @Test
    void une_minute_d_ecart_est_admise_deux_ne_le_sont_pas() {
        Instant maintenant = Banc.MAINTENANT;
        serveur.enqueue(Banc.a(maintenant.minusSeconds(60)));
        serveur.enqueue(Banc.a(maintenant.plusSeconds(60)));
        serveur.enqueue(Banc.a(maintenant.minus(Duration.ofMinutes(2))));
        serveur.enqueue(Banc.a(maintenant.plus(Duration.ofDays(3))));
        // L'en-tête est à la seconde, et la réponse a pris son temps.
        serveur.enqueue(Banc.a(maintenant.plus(Duration.ofHours(3)).minusSeconds(1)));
        serveur.enqueue(new MockResponse.Builder().code(404).build());
        String adresse = "http://127.0.0.1:" + serveur.getPort();

        assertThat(horloge(adresse).motif()).isEqualTo(Motif.HEURE_JUSTE);
        assertThat(horloge(adresse).motif()).isEqualTo(Motif.HEURE_JUSTE);
        assertThat(horloge(adresse).texte())
                .isEqualTo("L'heure de la machine s'écarte de celle du serveur. Elle avance de 2 minutes.");
        assertThat(horloge(adresse).texte())
                .isEqualTo("L'heure de la machine s'écarte de celle du serveur. Elle retarde de 3 jours.");
        assertThat(horloge(adresse).texte())
                .isEqualTo("L'heure de la machine s'écarte de celle du serveur. Elle retarde de 3 heures.");
        assertThat(horloge(adresse).motif()).isEqualTo(Motif.HEURE_INCONNUE);
    }

    @Test
    void une_adresse_n_est_sondee_qu_une_fois_pour_toutes_les_lignes() {
        serveur.enqueue(Banc.a(Banc.MAINTENANT));
        Sonde sonde = new Sonde(Banc.liaison(), Banc.HORLOGE);
        String adresse = "http://127.0.0.1:" + serveur.getPort();

        assertThat(sonde.voir(HttpUrl.get(adresse))).isSameAs(sonde.voir(HttpUrl.get(adresse + "/autre")));
        assertThat(serveur.getRequestCount()).isEqualTo(1);
    }

    private Constat horloge(String adresse) {
        return Banc.lire(Banc.liaison(), adresse).get(3);
    }

    private Liaison parProxy() {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(Banc.ici(), serveur.getPort()));
        return Banc.liaison(Banc.liaison().http().newBuilder().proxy(proxy).build());
    }

    /** Des connexions qui n'aboutissent pas, sans qu'il faille attendre. */
    private static final class SansReponse extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress vers, int delai) throws IOException {
                    throw new SocketTimeoutException();
                }
            };
        }

        @Override
        public Socket createSocket(String hote, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String hote, int port, InetAddress ici, int portIci) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress hote, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress hote, int port, InetAddress ici, int portIci) {
            throw new UnsupportedOperationException();
        }
    }
}
