package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** De même par un fil du répartiteur, quand le client confié fait passer l'échange par du code de l'utilisateur. */
class TransportParUnAutreFilTest extends TransportTest {
    static OkHttpClient avecDuCode() {
        return new OkHttpClient.Builder()
                .addInterceptor(chaine -> chaine.proceed(chaine.request()))
                .build();
    }

    @Override
    OkHttpClient clientConfie() {
        return avecDuCode();
    }

    static Stream<Consumer<OkHttpClient.Builder>> duCode() {
        return Stream.of(
                client -> client.addInterceptor(chaine -> chaine.proceed(chaine.request())),
                client -> client.addNetworkInterceptor(chaine -> chaine.proceed(chaine.request())),
                client -> client.eventListener(new EventListener() {}),
                client -> client.eventListenerFactory(appel -> EventListener.NONE));
    }

    @ParameterizedTest
    @MethodSource("duCode")
    void du_code_de_l_utilisateur_se_fait_dans_un_autre_fil(Consumer<OkHttpClient.Builder> code) {
        OkHttpClient.Builder client = new OkHttpClient.Builder();
        code.accept(client);
        assertThat(parLeRepartiteur(client)).isTrue();
    }

    @Test
    void sans_code_de_l_utilisateur_l_echange_se_fait_dans_ce_fil() {
        assertThat(parLeRepartiteur(new OkHttpClient.Builder())).isFalse();
        assertThat(parLeRepartiteur(new OkHttpClient.Builder().eventListener(EventListener.NONE)))
                .isFalse();
    }

    private boolean parLeRepartiteur(OkHttpClient.Builder client) {
        List<Runnable> taches = new ArrayList<>();
        confie = client.dispatcher(new Dispatcher(new Fictifs(taches::add))).build();
        repondre(reponse(200));
        assertThat(succes().statut()).isEqualTo(200);
        return !taches.isEmpty();
    }

    @Test
    void un_faux_gzip_apres_l_abandon_est_l_abandon() {
        repondre(reponse(200).setHeader("Content-Encoding", "gzip").body("pas du gzip, assez long pour un en-tête"));
        AtomicReference<Operation> operation = new AtomicReference<>();
        confie = confie.newBuilder()
                .addInterceptor(chaine -> {
                    var reponse = chaine.proceed(chaine.request());
                    operation.get().abandonner();
                    return reponse;
                })
                .build();
        Essai essai = essai();
        operation.set(essai.operation());

        Echec<Reponse> echec = (Echec<Reponse>) transport().lire(requete(), essai, fins::incrementAndGet);

        assertThat(echec.nature()).isEqualTo(Nature.INTERROMPU);
    }

    /** L'appelant n'attend que jusqu'à l'échéance ; ce qui ne se coupe pas garde ses places jusqu'à sa fin. */
    @Test
    void un_fil_qui_ne_vient_pas_est_une_panne_passagere_et_la_fin_se_dit_quand_il_vient() {
        Queue<Runnable> taches = new ArrayDeque<>();
        confie = confie.newBuilder()
                .dispatcher(new Dispatcher(new Fictifs(taches::add, false)))
                .build();
        Operation operation =
                new Operation(Delais.PAR_DEFAUT.avecAppel(Duration.ofMillis(1)), null, new TempsVirtuel().temps());
        Essai essai =
                new Essai(essai().circonstances(), Duration.ofSeconds(20), Duration.ofSeconds(5), 2_048, operation);

        Echec<Reponse> echec = (Echec<Reponse>) transport().lire(requete(), essai, fins::incrementAndGet);

        assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec.passager()).isTrue();
        assertThat(echec.cause()).isInstanceOf(InterruptedIOException.class);
        assertThat(fins).hasValue(0);
        taches.remove().run();
        assertThat(fins).hasValue(1);
        assertThat(serveur.getRequestCount()).as("coupé, il n'envoie plus rien").isZero();
    }

    @Test
    void un_repartiteur_qui_refuse_est_une_panne_et_la_fin_se_dit() {
        confie.dispatcher().executorService().shutdown();

        assertThat(echec().nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
    }

    @Test
    void un_defaut_avant_l_envoi_est_leve_et_la_fin_se_dit() {
        confie = confie.newBuilder()
                .dispatcher(new Dispatcher(new Fictifs(tache -> {
                    throw new IllegalStateException("plus de fil");
                })))
                .build();

        assertThatThrownBy(() -> transport().lire(requete(), essai(), fins::incrementAndGet))
                .isInstanceOf(IllegalStateException.class);
        assertThat(fins).hasValue(1);
    }

    /** Un fil manque pour le renvoi : l'appelant l'apprend, et la fin se dit. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void un_renvoi_que_nul_ne_peut_faire_est_une_panne_et_la_fin_se_dit(boolean refuse) {
        AtomicInteger taches = new AtomicInteger();
        craindreToujours();
        confie = confie.newBuilder()
                .dispatcher(new Dispatcher(new Fictifs(tache -> {
                    if (taches.incrementAndGet() == 3) {
                        throw refuse ? new RejectedExecutionException("x") : new IllegalStateException("x");
                    }
                })))
                .build();
        repondre(reponse(200).body("{}"));
        assertThat(succes().statut()).isEqualTo(200);

        assertThat(echec().nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(taches).hasValue(3);
        assertThat(serveur.getRequestCount()).isEqualTo(1);
    }

    /** Les tâches des lectures ne retardent pas une demande de jeton : leur répartiteur n'est pas le même, leurs fils si. */
    @Test
    void une_demande_de_jeton_n_attend_pas_derriere_les_lectures() {
        Queue<Runnable> taches = new ArrayDeque<>();
        Dispatcher repartiteur = new Dispatcher(new Fictifs(taches::add, false));
        repartiteur.setMaxRequests(1);
        confie = confie.newBuilder().dispatcher(repartiteur).build();
        Delais bref = Delais.PAR_DEFAUT.avecAppel(Duration.ofMillis(1));
        for (int i = 0; i < 2; i++) {
            Operation lecture = new Operation(bref, null, new TempsVirtuel().temps());
            transport()
                    .lire(
                            requete(),
                            new Essai(essai().circonstances(), bref.essai(), bref.connexion(), 1, lecture),
                            () -> {});
        }
        assertThat(taches).as("la seconde lecture attend la première").hasSize(1);

        Operation demande = new Operation(bref, null, new TempsVirtuel().temps());
        transport().demander(requete(), new Essai(essai().circonstances(), bref.essai(), bref.connexion(), 1, demande));

        assertThat(taches).hasSize(2);
    }

    /** Fait les tâches aussitôt, ou les laisse au test, après les avoir montrées. */
    private static final class Fictifs extends AbstractExecutorService {
        private final Consumer<Runnable> temoin;
        private final boolean aussitot;

        private Fictifs(Consumer<Runnable> temoin) {
            this(temoin, true);
        }

        private Fictifs(Consumer<Runnable> temoin, boolean aussitot) {
            this.temoin = temoin;
            this.aussitot = aussitot;
        }

        @Override
        public void execute(Runnable tache) {
            temoin.accept(tache);
            if (aussitot) {
                tache.run();
            }
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long duree, TimeUnit unite) {
            return true;
        }
    }
}
