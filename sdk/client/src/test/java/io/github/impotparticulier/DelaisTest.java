package io.github.impotparticulier;

import static io.github.impotparticulier.appui.ServeurDirect.reponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.ServeurDirect.Reaction;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.personne.Usager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Les trois délais, réglables par client et par appel : ceux qu'OkHttp reçoit, et ce qui s'ensuit. */
@ExtendWith(SansFuite.class)
class DelaisTest {
    private static final Usager USAGER = Usager.parSpi(Temoin.SPI);
    private static final String FOYER = "{\"rfr\":17827,\"spiDec1\":\"" + Temoin.SPI + "\"}";
    private static final Reaction DONNE_LE_FOYER = (demande, liaison) -> {
        liaison.ecrire(reponse(200, FOYER).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
        liaison.couper();
    };

    private final ServeurDirect serveur = new ServeurDirect()
            .lecture(DONNE_LE_FOYER)
            .jeton((demande, liaison) -> {
                liaison.ecrire(ServeurDirect.jeton(Temoin.JETON).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
                liaison.couper();
            });
    private final TempsFictif temps = new TempsFictif();
    private final List<Long> essais = new CopyOnWriteArrayList<>();
    private final List<Integer> connexions = new CopyOnWriteArrayList<>();
    private final OkHttpClient confie = new OkHttpClient.Builder()
            .socketFactory(new Prises())
            .eventListener(new EventListener() {
                @Override
                public void callStart(Call appel) {
                    essais.add(TimeUnit.NANOSECONDS.toMillis(appel.timeout().timeoutNanos()));
                }
            })
            .build();

    @AfterEach
    void fermer() {
        serveur.close();
        confie.dispatcher().executorService().shutdown();
    }

    /** Des prises qui notent le délai de connexion demandé. */
    private final class Prises extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress adresse, int delai) throws IOException {
                    connexions.add(delai);
                    super.connect(adresse, delai);
                }
            };
        }

        @Override
        public Socket createSocket(String hote, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String hote, int port, InetAddress locale, int portLocal) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress hote, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress hote, int port, InetAddress locale, int portLocal) {
            throw new UnsupportedOperationException();
        }
    }

    private ImpotParticulierClient.Builder builder() {
        return serveur.builder().httpClient(confie).temps(temps.temps(0));
    }

    private void lire(Face face, ImpotParticulierClient client) {
        assertThat(face.lire(client, USAGER, 2023).rfr()).hasValue(17_827);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void dix_secondes_par_essai_et_cinq_par_connexion_sauf_avis_contraire(Face face) {
        try (ImpotParticulierClient client = builder().build()) {
            lire(face, client);
            lire(face, client.avecDelaiEssai(Duration.ofSeconds(7)));
            lire(face, client.avecDelaiConnexion(Duration.ofSeconds(3)));
            lire(face, client.avecDelaiAppel(Duration.ofSeconds(8)));
            lire(face, client.avecDelaiEssai(Duration.ofSeconds(9)).avecDelaiConnexion(Duration.ofSeconds(2)));
            lire(face, client);
        }
        assertThat(essais)
                .as("le jeton, puis chaque lecture : un essai ne dure pas plus que ce qui reste à l'appel")
                .containsExactly(10_000L, 10_000L, 7_000L, 10_000L, 8_000L, 9_000L, 10_000L);
        assertThat(connexions).containsExactly(5_000, 5_000, 5_000, 3_000, 5_000, 2_000, 5_000);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void les_delais_d_un_client_sont_les_siens_et_ceux_de_sa_demande_de_jeton(Face face) {
        try (ImpotParticulierClient client = builder()
                .delaiEssai(Duration.ofSeconds(4))
                .delaiConnexion(Duration.ofMillis(1_500))
                .build()) {
            lire(face, client);
        }
        assertThat(essais).containsExactly(4_000L, 4_000L);
        assertThat(connexions).containsExactly(1_500, 1_500);
    }

    /** Le plus long repos que l'échéance laisse prendre, en secondes : c'est elle qu'on mesure ainsi. */
    private boolean obeit(Face face, ImpotParticulierClient client, int secondes) {
        serveur.lecture((demande, liaison) -> {
            serveur.lecture(DONNE_LE_FOYER);
            liaison.ecrire(reponse(503, "").replace("\r\n\r\n", "\r\nRetry-After: " + secondes + "\r\n\r\n"));
        });
        int avant = temps.repos().size();
        ServiceIndisponibleException refus = catchThrowableOfType(
                ServiceIndisponibleException.class,
                () -> assertThat(face.lire(client, USAGER, 2023)).isNotNull());
        if (refus != null) {
            assertThat(refus.delai()).hasValue(Duration.ofSeconds(secondes));
            assertThat(temps.repos()).as("il échoue aussitôt").hasSize(avant);
        }
        return refus == null;
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void trente_secondes_par_appel_sauf_avis_contraire(Face face) {
        try (ImpotParticulierClient client = builder().build();
                ImpotParticulierClient lent =
                        builder().delaiAppel(Duration.ofMinutes(2)).build()) {
            assertThat(obeit(face, client, 29)).isTrue();
            assertThat(obeit(face, client, 30)).isFalse();
            assertThat(obeit(face, client.avecDelaiAppel(Duration.ofMinutes(1)), 59))
                    .isTrue();
            assertThat(obeit(face, client.avecDelaiAppel(Duration.ofMinutes(1)), 60))
                    .isFalse();
            assertThat(obeit(face, client, 30)).as("la vue n'a rien changé").isFalse();
            assertThat(obeit(face, lent, 119)).isTrue();
            assertThat(obeit(face, lent.avecDelaiAppel(Duration.ofSeconds(5)), 6))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void l_echeance_d_un_appel_couvre_le_jeton_et_tous_ses_essais(Face face) {
        Reaction seTait = (demande, liaison) -> liaison.attendreLaFin();
        UnaryOperator<ImpotParticulierClient> presse = client -> client.avecDelaiAppel(Duration.ofMillis(150));
        try (ImpotParticulierClient client = serveur.builder().build()) {
            serveur.jeton(seTait);
            exigerHorsDelai(face, presse.apply(client));
            assertThat(serveur.lectures).hasValue(0);
        }
        try (ImpotParticulierClient client = serveur.builder().build()) {
            serveur.jeton((demande, liaison) -> liaison.ecrire(ServeurDirect.jeton(Temoin.JETON)));
            lire(face, client);
            serveur.lecture(seTait);
            exigerHorsDelai(face, presse.apply(client));
            exigerHorsDelai(face, presse.apply(client.avecDelaiEssai(Duration.ofMillis(40))));
            serveur.lecture(DONNE_LE_FOYER);
            lire(face, client);
        }
    }

    private static void exigerHorsDelai(Face face, ImpotParticulierClient client) {
        long debut = System.nanoTime();
        ServiceIndisponibleException e =
                catchThrowableOfType(ServiceIndisponibleException.class, () -> face.lire(client, USAGER, 2023));
        assertThat(e).isNotNull();
        assertThat(System.nanoTime() - debut).isLessThan(TimeUnit.SECONDS.toNanos(9));
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void un_essai_trop_long_se_refait_dans_l_echeance(Face face) throws Exception {
        try (ImpotParticulierClient client = serveur.builder().build()) {
            lire(face, client);
            serveur.lecture((demande, liaison) -> {
                serveur.lecture(DONNE_LE_FOYER);
                liaison.attendreLaFin();
            });
            lire(face, client.avecDelaiEssai(Duration.ofMillis(500)));
            serveur.attendreUnRaccroche();
        }
        assertThat(serveur.lectures).hasValue(3);
    }
}
