package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Les fils du SDK, et ce qu'il y fait faire. */
class FilsTest {
    @Test
    void un_fil_du_sdk_est_demon_nomme_et_ne_garde_rien_de_qui_le_fait_naitre() throws Exception {
        InheritableThreadLocal<String> heritee = new InheritableThreadLocal<>();
        heritee.set("à l'appelant");
        ClassLoader avant = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(new ClassLoader(avant) {});
        ThreadPoolExecutor fils = Fils.extensibles();
        try {
            CompletableFuture<String> herite = new CompletableFuture<>();
            CompletableFuture<Thread> fil = new CompletableFuture<>();
            CompletableFuture<ClassLoader> chargeur = new CompletableFuture<>();
            fils.execute(() -> {
                herite.complete(heritee.get());
                chargeur.complete(Thread.currentThread().getContextClassLoader());
                fil.complete(Thread.currentThread());
            });
            assertThat(fil.get(20, TimeUnit.SECONDS).isDaemon()).isTrue();
            assertThat(fil.get().getName()).matches("impot-particulier-[0-9]+");
            assertThat(herite.get()).isNull();
            assertThat(chargeur.get()).isSameAs(Fils.class.getClassLoader());
        } finally {
            fils.shutdownNow();
            Thread.currentThread().setContextClassLoader(avant);
            heritee.remove();
        }
    }

    @Test
    void sans_travail_dix_secondes_ils_meurent_tous() {
        for (ThreadPoolExecutor fils : List.of(Fils.extensibles(), Fils.bornes(3), Fils.minuterie())) {
            assertThat(fils.getKeepAliveTime(TimeUnit.SECONDS)).isEqualTo(10);
            assertThat(fils.getCorePoolSize() == 0 || fils.allowsCoreThreadTimeOut())
                    .isTrue();
            assertThat(fils.getPoolSize()).isZero();
        }
    }

    @Test
    void bornes_ils_ne_sont_pas_plus_que_dit_et_les_autres_taches_attendent() throws Exception {
        ThreadPoolExecutor fils = Fils.bornes(2);
        CountDownLatch fini = new CountDownLatch(1);
        CountDownLatch commencees = new CountDownLatch(2);
        AtomicInteger faites = new AtomicInteger();
        List<CompletableFuture<Void>> taches = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                taches.add(CompletableFuture.runAsync(
                        () -> {
                            commencees.countDown();
                            attendre(fini);
                            faites.incrementAndGet();
                        },
                        fils));
            }
            assertThat(commencees.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(fils.getPoolSize()).isEqualTo(2);
            assertThat(fils.getQueue()).hasSize(3);

            fini.countDown();
            for (CompletableFuture<Void> tache : taches) {
                tache.get(20, TimeUnit.SECONDS);
            }
            assertThat(faites).hasValue(5);
        } finally {
            fils.shutdownNow();
        }
    }

    private static void attendre(CountDownLatch signal) {
        try {
            assertThat(signal.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void une_echeance_annulee_ne_reste_pas_dans_la_minuterie() {
        ScheduledThreadPoolExecutor minuterie = Fils.minuterie();
        try {
            assertThat(minuterie.schedule(() -> {}, 1, TimeUnit.HOURS).cancel(false))
                    .isTrue();
            assertThat(minuterie.getQueue()).isEmpty();
        } finally {
            minuterie.shutdownNow();
        }
    }

    @Test
    void ailleurs_est_un_autre_fil_ou_celui_ci_s_il_n_y_en_a_plus() {
        List<Runnable> confiees = new ArrayList<>();
        AtomicInteger faites = new AtomicInteger();

        Fils.ailleurs(confiees::add, faites::incrementAndGet);
        assertThat(confiees).hasSize(1);
        assertThat(faites).hasValue(0);

        Fils.ailleurs(
                tache -> {
                    throw new RejectedExecutionException("fermé");
                },
                faites::incrementAndGet);
        assertThat(faites).hasValue(1);
        Fils.ailleurs(
                tache -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                faites::incrementAndGet);
        assertThat(faites).hasValue(2);
        assertThatThrownBy(() -> Fils.ailleurs(
                        tache -> {
                            throw new IllegalStateException("x");
                        },
                        faites::incrementAndGet))
                .isInstanceOf(IllegalStateException.class);
        assertThat(faites).hasValue(2);
    }
}
