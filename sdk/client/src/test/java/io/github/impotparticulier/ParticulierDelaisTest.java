package io.github.impotparticulier;

import static io.github.impotparticulier.appui.OperationParticulier.ETAT_CIVIL;
import static io.github.impotparticulier.appui.OperationParticulier.FRANCE_CONNECT;
import static io.github.impotparticulier.appui.OperationParticulier.VIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationParticulier;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.internal.echange.Delais;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ce qui se refait, quand, et jusqu'à quand. */
class ParticulierDelaisTest {
    private static final String EN_COURS = "{\"errors\":[{\"code\":\"00015\",\"title\":\"Conflit\"}]}";

    @AutoClose
    private final FausseDgfip serveur = new FausseDgfip();

    private final TempsFictif temps = new TempsFictif();
    private final List<EssaiTermine> essais = new CopyOnWriteArrayList<>();

    private ApiParticulierClient.Builder builder() {
        return OperationParticulier.vers(serveur).temps(temps.temps(0)).ecouteur(essais::add);
    }

    private List<Long> reposEnSecondes() {
        return temps.repos().stream().map(Duration::toSeconds).toList();
    }

    private static String erreur(String code, String meta) {
        return "{\"errors\":[{\"code\":\"" + code + "\",\"meta\":" + meta + "}]}";
    }

    @Test
    void une_demande_deja_en_cours_est_refaite_apres_2_5_10_20_et_30_secondes() {
        for (int i = 0; i < 5; i++) {
            serveur.repond(409, EN_COURS);
        }
        serveur.repond(200, VIDE);
        try (ApiParticulierClient client = builder().build()) {
            assertThat(client.rsa().pour(ETAT_CIVIL)).isNotNull();
        }
        assertThat(reposEnSecondes()).containsExactly(2L, 5L, 10L, 20L, 30L);
        assertThat(serveur.lectures)
                .extracting(requete -> requete.getUrl().toString())
                .as("la même, six fois")
                .hasSize(6)
                .containsOnly(serveur.lectures.get(0).getUrl().toString());
    }

    @Test
    void toujours_en_cours_apres_une_minute_elle_est_indisponible_et_jamais_plusieurs_personnes() {
        for (int i = 0; i < 6; i++) {
            serveur.repond(409, EN_COURS);
        }
        try (ApiParticulierClient client = builder().build()) {
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> client.rsa().pour(ETAT_CIVIL))
                    .satisfies(e -> assertThat(e.code()).hasValue("00015"));
        }
        assertThat(serveur.lectures).hasSize(6);
    }

    @Test
    void une_echeance_plus_courte_arrete_plus_tot() {
        for (int i = 0; i < 6; i++) {
            serveur.repond(409, EN_COURS);
        }
        try (ApiParticulierClient client = builder().build()) {
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() ->
                            client.avecDelaiAppel(Duration.ofSeconds(10)).rsa().pour(ETAT_CIVIL));
        }
        assertThat(reposEnSecondes()).containsExactly(2L, 5L);
    }

    @Test
    void en_mode_france_connect_rien_ne_se_refait_au_dela_de_la_minute_du_jeton_qui_reste_le_meme() {
        for (int i = 0; i < 6; i++) {
            serveur.repond(409, EN_COURS);
        }
        try (ApiParticulierClient client = builder().build()) {
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> client.rsa().pour(FRANCE_CONNECT));
        }
        assertThat(reposEnSecondes()).containsExactly(2L, 5L, 10L, 20L);
        assertThat(serveur.lectures)
                .extracting(requete -> requete.getHeaders().get("Authorization"))
                .hasSize(5)
                .containsOnly("Bearer " + Temoin.JETON_FRANCE_CONNECT);
    }

    @Test
    void un_seul_essai_demande_rien_ne_se_refait() {
        serveur.repond(409, EN_COURS).repond(503, "").repond(429, "");
        try (ApiParticulierClient client = builder().essaisMax(1).build()) {
            for (int i = 0; i < 3; i++) {
                assertThatExceptionOfType(AppelException.class)
                        .isThrownBy(() -> client.rsa().pour(ETAT_CIVIL));
            }
        }
        assertThat(serveur.lectures).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "502, 24001",
        "504, 24001",
        "504, 35002",
        "502, 00501",
        "502, 37000",
        "502, 51001",
        "503, ''",
        "504, ''",
        "408, ''"
    })
    void une_panne_passagere_est_refaite(int statut, String code) {
        serveur.repond(statut, code.isEmpty() ? "" : erreur(code, "{}")).repond(200, VIDE);
        try (ApiParticulierClient client = builder().build()) {
            assertThat(client.rsa().pour(ETAT_CIVIL)).isNotNull();
        }
        assertThat(serveur.lectures).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "502, 37008",
        "502, 37999",
        "404, 23003",
        "422, 35560",
        "409, 26015",
        "500, ''",
        "500, 00999",
        "401, 00101",
        "403, 00100",
        "503, 23020"
    })
    void ce_qui_se_reproduirait_n_est_pas_refait(int statut, String code) {
        serveur.repond(statut, code.isEmpty() ? "" : erreur(code, "{}")).repond(200, VIDE);
        try (ApiParticulierClient client = builder().build()) {
            assertThatExceptionOfType(AppelException.class)
                    .isThrownBy(() -> client.rsa().pour(ETAT_CIVIL));
        }
        assertThat(serveur.lectures).hasSize(1);
    }

    @Test
    void le_delai_d_une_maintenance_est_obei_s_il_tient_dans_l_echeance() {
        serveur.repond(503, erreur("23020", "{\"provider\":\"CNAF\",\"retry_in\":40}"))
                .repond(200, VIDE)
                .repond(503, erreur("23020", "{\"retry_in\":86400}"));
        try (ApiParticulierClient client = builder().build()) {
            assertThat(client.rsa().pour(ETAT_CIVIL)).isNotNull();
            assertThat(reposEnSecondes()).containsExactly(40L);

            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> client.rsa().pour(ETAT_CIVIL))
                    .satisfies(e -> assertThat(e.delai()).hasValue(Duration.ofDays(1)));
            assertThat(reposEnSecondes()).hasSize(1);
        }
    }

    @Test
    void un_essai_coupe_n_est_pas_refait() {
        serveur.repond(new MockResponse.Builder()
                .headersDelay(3, TimeUnit.SECONDS)
                .body(VIDE)
                .build());
        try (ApiParticulierClient client = builder().delais(courts()).build()) {
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> client.rsa().pour(ETAT_CIVIL));
        }
        assertThat(serveur.lectures).hasSize(1);
        assertThat(essais).hasSize(1);
    }

    @Test
    void un_corps_qui_ne_vient_pas_est_coupe_a_la_meme_borne_et_n_est_pas_refait() {
        serveur.repond(new MockResponse.Builder()
                .body("{\"data\":{\"texte\":\"" + "x".repeat(4_000) + "\"}}")
                .throttleBody(100, 1, TimeUnit.SECONDS)
                .build());
        long debut = System.nanoTime();
        try (ApiParticulierClient client = builder().delais(courts()).build()) {
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> client.rsa().pour(ETAT_CIVIL));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - debut)).isLessThan(Duration.ofSeconds(20));
        assertThat(essais).hasSize(1);
    }

    private static Delais courts() {
        return new Delais(Duration.ofSeconds(75), Duration.ofMillis(400), Duration.ofMillis(400));
    }

    @Test
    void une_connexion_rompue_est_refaite() {
        serveur.repond(new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build())
                .repond(200, VIDE);
        try (ApiParticulierClient client = builder().build()) {
            assertThat(client.rsa().pour(ETAT_CIVIL)).isNotNull();
        }
        assertThat(serveur.lectures).hasSize(2);
    }

    @Test
    void une_connexion_refusee_ou_trop_lente_est_refaite_puisque_rien_n_est_parti() {
        OkHttpClient lent =
                new OkHttpClient.Builder().socketFactory(new JamaisOuverte()).build();
        try (ApiParticulierClient refuse =
                        builder().adresse("http://127.0.0.1:1").build();
                ApiParticulierClient tardif = builder().httpClient(lent).build()) {
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> refuse.rsa().pour(ETAT_CIVIL));
            assertThat(essais).hasSize(3);
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> tardif.rsa().pour(ETAT_CIVIL));
            assertThat(essais).hasSize(6);
        }
        assertThat(serveur.lectures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 14_999})
    void un_essai_de_moins_de_quinze_secondes_est_refuse(int millis) {
        Duration court = Duration.ofMillis(millis);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ApiParticulierClient.builder().delaiEssai(court))
                .withMessageContaining("15 secondes");
        try (ApiParticulierClient client =
                builder().delaiEssai(Duration.ofSeconds(15)).build()) {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> client.avecDelaiEssai(court));
            serveur.repond(200, VIDE);
            assertThat(client.avecDelaiEssai(Duration.ofSeconds(20)).rsa().pour(ETAT_CIVIL))
                    .isNotNull();
        }
    }

    /** Une fabrique dont les prises n'arrivent jamais à se connecter. */
    private static final class JamaisOuverte extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress adresse, int delai) throws IOException {
                    throw new SocketTimeoutException("Connect timed out");
                }
            };
        }

        @Override
        public Socket createSocket(String hote, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String hote, int port, java.net.InetAddress locale, int portLocal) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(java.net.InetAddress hote, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(java.net.InetAddress hote, int port, java.net.InetAddress locale, int portLocal) {
            throw new UnsupportedOperationException();
        }
    }
}
