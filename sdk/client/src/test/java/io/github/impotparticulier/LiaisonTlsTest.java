package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Certificats;
import io.github.impotparticulier.appui.ReponseEnTrop;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** La liaison TLS d'un client HTTP confié reste la sienne, quoique le SDK en suive les lectures. */
@Timeout(60)
class LiaisonTlsTest {
    private final OkHttpClient.Builder http = new OkHttpClient.Builder();
    private final List<Handshake> liaisons = new CopyOnWriteArrayList<>();
    private ServeurDirect serveur = ServeurDirect.enTls();

    @AfterEach
    void fermer() {
        serveur.close();
        http.build().connectionPool().evictAll();
    }

    private ImpotParticulierClient client(OkHttpClient confie) {
        serveur.lecture((demande, liaison) -> liaison.ecrire(
                ReponseEnTrop.foyer(Integer.parseInt(ServeurDirect.spi(demande).substring(3)))));
        return serveur.builder().httpClient(confie).essaisMax(1).build();
    }

    private static long lire(ImpotParticulierClient client, int rang) {
        return client.irAssiette().pour(ServeurDirect.usager(rang), 2023).rfr().orElseThrow();
    }

    @Test
    void le_certificat_du_client_confie_est_presente() {
        serveur.close();
        serveur = ServeurDirect.enTlsMutuel();
        http.eventListener(new EventListener() {
            @Override
            public void secureConnectEnd(Call appel, Handshake liaison) {
                liaisons.add(liaison);
            }
        });

        try (ImpotParticulierClient client = client(Certificats.presenter(http).build())) {
            assertThat(lire(client, 1)).isEqualTo(1);
        }

        assertThat(liaisons).hasSize(1);
        assertThat(liaisons.get(0).localPrincipal().getName()).isEqualTo("CN=organisme d'essai");
        assertThat(liaisons.get(0).peerPrincipal().getName()).isEqualTo("CN=passerelle d'essai");
        assertThat(liaisons.get(0).tlsVersion()).isEqualTo(TlsVersion.TLS_1_3);
    }

    @Test
    void sans_certificat_la_liaison_est_refusee() {
        serveur.close();
        serveur = ServeurDirect.enTlsMutuel();

        try (ImpotParticulierClient client =
                client(Certificats.reconnaitre(http).build())) {
            assertThat(catchThrowableOfType(ServiceIndisponibleException.class, () -> lire(client, 1)))
                    .isNotNull();
        }
    }

    /** Deux clients du SDK, un seul client HTTP : OkHttp voit la même liaison. */
    @Test
    void deux_clients_se_partagent_les_connexions_du_client_confie() {
        OkHttpClient confie = Certificats.reconnaitre(http).build();
        try (ImpotParticulierClient premier = client(confie);
                ImpotParticulierClient second = client(confie)) {
            for (int rang = 1; rang <= 6; rang++) {
                assertThat(lire(rang % 2 == 0 ? premier : second, rang)).isEqualTo(rang);
            }
        }

        assertThat(serveur.connexions).hasValue(1);
    }

    @Test
    void le_verificateur_de_nom_confie_decide() {
        OkHttpClient refuse = Certificats.reconnaitre(http)
                .hostnameVerifier((hote, session) -> false)
                .build();
        try (ImpotParticulierClient client = client(refuse)) {
            assertThat(catchThrowableOfType(ServiceIndisponibleException.class, () -> lire(client, 1)))
                    .isNotNull();
        }
    }

    @Test
    void un_intercepteur_confie_voit_une_liaison_tls_et_ses_adresses() {
        List<Integer> ports = new CopyOnWriteArrayList<>();
        http.addNetworkInterceptor((Interceptor) chaine -> {
            liaisons.add(chaine.connection().handshake());
            ports.add(chaine.connection().socket().getPort());
            return chaine.proceed(chaine.request());
        });
        try (ImpotParticulierClient client =
                client(Certificats.reconnaitre(http).build())) {
            assertThat(lire(client, 1)).isEqualTo(1);
        }

        assertThat(liaisons).doesNotContainNull().isNotEmpty();
        assertThat(serveur.passerelle()).endsWith(":" + ports.get(0));
    }

    /** Un client HTTP qui ne connaît que le clair reçoit les autorités de la machine, comme auparavant. */
    @Test
    void un_client_confie_sans_tls_en_recoit_un() {
        OkHttpClient sansTls =
                http.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();
        try (ImpotParticulierClient client = client(sansTls)) {
            assertThat(catchThrowableOfType(ServiceIndisponibleException.class, () -> lire(client, 1)))
                    .as("l'autorité d'essai n'en est pas")
                    .isNotNull();
        }
    }
}
