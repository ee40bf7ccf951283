package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Un échange que l'on coupe, ou que du code confié brise ; ici dans le fil de l'appelant. */
class TransportCoupeTest extends BancTransport {
    /** Lit dans un autre fil, que l'on peut interrompre, et dit s'il l'était encore à la fin. */
    private void lireAilleurs(
            CompletableFuture<Essai> essai,
            CompletableFuture<Issue<Reponse>> issue,
            CompletableFuture<Boolean> signal) {
        Thread fil = new Thread(() -> {
            try {
                Essai nouveau = essai();
                essai.complete(nouveau);
                issue.complete(transport().lire(requete(), nouveau, fins::incrementAndGet));
            } catch (Throwable e) {
                issue.completeExceptionally(e);
            } finally {
                signal.complete(Thread.currentThread().isInterrupted());
            }
        });
        fil.setDaemon(true);
        fil.start();
    }

    @Test
    void apres_l_abandon_rien_ne_part() {
        Essai essai = essai();
        essai.operation().abandonner();

        Echec<Reponse> echec = (Echec<Reponse>) transport().lire(requete(), essai, fins::incrementAndGet);

        assertThat(echec.nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(serveur.getRequestCount()).isZero();
    }

    @Test
    void un_fil_deja_interrompu_n_envoie_rien_et_garde_le_signal() {
        Thread.currentThread().interrupt();

        Echec<Reponse> echec = (Echec<Reponse>) transport().lire(requete(), essai(), fins::incrementAndGet);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(echec.nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(echec.explication()).startsWith("Fil interrompu");
    }

    static Stream<Throwable> defauts() {
        return Stream.of(
                new IllegalStateException("SPI 3990000000001"),
                new AssertionError("SPI 3990000000001"),
                new NoClassDefFoundError("SPI 3990000000001"),
                new StackOverflowError("SPI 3990000000001"));
    }

    @ParameterizedTest
    @MethodSource("defauts")
    void un_intercepteur_confie_en_defaut_est_une_panne_definitive(Throwable defaut) {
        confie = confie.newBuilder().addInterceptor(chaine -> lever(defaut)).build();

        Echec<Reponse> echec = echec();

        assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec.passager()).isFalse();
        assertThat(echec.exception()).hasMessageNotContaining("3990000000001");
        assertThat(serveur.getRequestCount()).isZero();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> Response lever(Throwable panne) throws E {
        throw (E) panne;
    }

    @Test
    void une_resolution_confiee_en_defaut_est_une_panne_definitive() {
        confie = confie.newBuilder()
                .dns(hote -> {
                    throw new IllegalStateException("SPI 3990000000001");
                })
                .build();

        Echec<Reponse> echec = parNom();

        assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec.passager()).isFalse();
        assertThat(echec.explication()).contains("confié");
        assertThat(echec.exception()).hasMessageNotContaining("3990000000001");
    }

    private Echec<Reponse> parNom() {
        Request.Builder requete = new Request.Builder().url("http://localhost:" + serveur.getPort() + "/x");
        return (Echec<Reponse>) transport().lire(requete, essai(), fins::incrementAndGet);
    }

    /** OkHttp laisse parfois passer une InterruptedException qu'il ne déclare pas, le signal baissé. */
    @Test
    void une_interruption_non_declaree_releve_le_signal() {
        confie = confie.newBuilder()
                .fastFallback(false)
                .socketFactory(new FabriqueEnDefaut(new InterruptedException()))
                .build();

        exigerInterruptionNonDeclaree(echec());
    }

    void exigerInterruptionNonDeclaree(Echec<Reponse> echec) {
        assertThat(Thread.interrupted()).isTrue();
        assertThat(echec.explication()).startsWith("Fil interrompu");
    }

    private static final class FabriqueEnDefaut extends SocketFactory {
        private final Throwable defaut;

        private FabriqueEnDefaut(Throwable defaut) {
            this.defaut = defaut;
        }

        @Override
        public Socket createSocket() {
            lever(defaut);
            return new Socket();
        }

        @Override
        public Socket createSocket(String hote, int port) {
            return createSocket();
        }

        @Override
        public Socket createSocket(String hote, int port, InetAddress local, int portLocal) {
            return createSocket();
        }

        @Override
        public Socket createSocket(InetAddress hote, int port) {
            return createSocket();
        }

        @Override
        public Socket createSocket(InetAddress hote, int port, InetAddress local, int portLocal) {
            return createSocket();
        }
    }

    @Test
    void un_client_confie_incapable_de_commencer_l_appel_le_fait_echouer() {
        confie = confie.newBuilder()
                .eventListenerFactory(appel -> {
                    throw new IllegalStateException("x");
                })
                .build();

        assertThatThrownBy(() -> transport().lire(requete(), essai(), fins::incrementAndGet))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Essai.duFil()).isNull();
    }

    @Test
    void l_essai_fini_trop_tard_est_coupe() {
        repondre(reponse(200).headersDelay(1, TimeUnit.MINUTES));

        Issue<Reponse> issue = lire(essai(Duration.ofMillis(100), Duration.ofSeconds(5)));

        assertThat(((Echec<Reponse>) issue).explication()).contains("à temps");
        assertThat(((Echec<Reponse>) issue).passager()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void abandonner_ou_interrompre_coupe_l_essai_en_cours(boolean abandonner) throws Exception {
        repondre(reponse(200).headersDelay(1, TimeUnit.MINUTES));
        CompletableFuture<Essai> essai = new CompletableFuture<>();
        CompletableFuture<Issue<Reponse>> issue = new CompletableFuture<>();
        CompletableFuture<Boolean> signal = new CompletableFuture<>();
        lireAilleurs(essai, issue, signal);
        serveur.takeRequest();

        if (abandonner) {
            essai.join().operation().abandonner();
        } else {
            essai.join().operation().fil().interrupt();
        }

        assertThat(((Echec<Reponse>) issue.get(20, TimeUnit.SECONDS)).nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(signal.get(20, TimeUnit.SECONDS)).isEqualTo(!abandonner);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void abandonner_ou_interrompre_coupe_un_corps_qui_n_en_finit_pas(boolean abandonner) throws Exception {
        repondre(reponse(200)
                .body("court")
                .setHeader("Content-Length", "100")
                .onResponseEnd(SocketEffect.Stall.INSTANCE));
        CompletableFuture<Essai> essai = new CompletableFuture<>();
        CompletableFuture<Issue<Reponse>> issue = new CompletableFuture<>();
        CompletableFuture<Boolean> signal = new CompletableFuture<>();
        lireAilleurs(essai, issue, signal);
        serveur.takeRequest();
        attendreLaLectureDuCorps();

        if (abandonner) {
            essai.join().operation().abandonner();
        } else {
            essai.join().operation().fil().interrupt();
        }

        assertThat(((Echec<Reponse>) issue.get(20, TimeUnit.SECONDS)).nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(signal.get(20, TimeUnit.SECONDS)).isEqualTo(!abandonner);
    }

    private static void attendreLaLectureDuCorps() {
        long fin = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .noneMatch(appel -> appel.getClassName().equals(Garde.class.getName())
                        && appel.getMethodName().equals("lire"))) {
            assertThat(System.nanoTime()).as("le corps se lit").isLessThan(fin);
            Thread.onSpinWait();
        }
    }

    /** Le bouton d'arrêt de l'opération ne tient plus un essai fini : il couperait le suivant de la connexion. */
    @Test
    void un_essai_fini_ne_se_coupe_plus() {
        AtomicReference<Call> appel = new AtomicReference<>();
        confie = confie.newBuilder()
                .addInterceptor(chaine -> {
                    appel.set(chaine.call());
                    return chaine.proceed(chaine.request());
                })
                .build();
        repondre(reponse(200));
        Essai essai = essai();
        assertThat(lire(essai)).isInstanceOf(Succes.class);

        essai.operation().abandonner();

        assertThat(appel.get().isCanceled()).isFalse();
    }
}
