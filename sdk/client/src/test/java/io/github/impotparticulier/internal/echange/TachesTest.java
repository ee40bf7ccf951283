package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Une tâche, sa promesse, et ce qui les lie. */
class TachesTest {
    private final TempsVirtuel temps = new TempsVirtuel();
    private final FilsManuels executeur = new FilsManuels();
    private final FilsManuels rechange = new FilsManuels();
    private final SocleHttp socle = SocleHttp.emprunter();
    private final Taches taches = taches(executeur);

    private Taches taches(Executor confie) {
        return new Taches(reglages(confie), socle, rechange);
    }

    private Reglages reglages(Executor confie) {
        return reglages(confie, temps.temps());
    }

    private static Reglages reglages(Executor confie, Temps temps) {
        return new Reglages(
                RaccordDEssai.oauth2(
                        HttpUrl.get("https://hote-fictif.invalid"), "cle-fictive", "secret-fictif", null, null, temps),
                null,
                confie,
                Delais.PAR_DEFAUT,
                3,
                null,
                null,
                temps);
    }

    @AfterEach
    void fermer() {
        taches.close();
        SocleHttp.rendre();
    }

    private <T> CompletableFuture<T> faire(Function<Tache, T> action) {
        return taches.faire(Delais.PAR_DEFAUT, null, action);
    }

    private static Throwable panne(CompletableFuture<?> promesse) {
        assertThat(promesse).isCompletedExceptionally();
        return promesse.handle((valeur, levee) -> levee).join();
    }

    private Operation commencer(Tache tache) {
        return tache.commencer(Delais.PAR_DEFAUT, null, temps.temps());
    }

    private int echeancesGuettees() {
        return ((ScheduledThreadPoolExecutor) socle.minuterie()).getQueue().size();
    }

    @Test
    void la_promesse_rend_la_valeur_et_n_a_plus_d_echeance() {
        assertThat(faire(tache -> "données")).isCompletedWithValue("données");
        assertThat(echeancesGuettees()).isZero();
    }

    @Test
    void la_promesse_rend_le_refus_sans_enveloppe_ni_echeance() {
        AppelException refus = new AucunResultatException("Rien.", Circonstances.aucunes());

        assertThat(panne(faire(tache -> {
                    throw refus;
                })))
                .isSameAs(refus);
        assertThat(echeancesGuettees()).isZero();
    }

    @Test
    void la_promesse_rend_meme_une_erreur_de_la_machine() {
        OutOfMemoryError erreur = new OutOfMemoryError("x");

        assertThat(panne(faire(tache -> {
                    throw erreur;
                })))
                .isSameAs(erreur);
    }

    @Test
    void la_tache_se_fait_dans_l_executeur_confie() {
        executeur.retenir();
        CompletableFuture<String> promesse = faire(tache -> "x");
        assertThat(promesse).isNotDone();
        assertThat(executeur.retenues()).isEqualTo(1);
        assertThat(echeancesGuettees()).isEqualTo(1);

        executeur.liberer();

        assertThat(promesse).isCompletedWithValue("x");
    }

    @Test
    void annulee_avant_d_etre_commencee_elle_ne_se_fait_pas() {
        AtomicInteger faites = new AtomicInteger();
        executeur.retenir();
        CompletableFuture<Integer> promesse = faire(tache -> faites.incrementAndGet());

        promesse.cancel(false);
        executeur.liberer();

        assertThat(faites).hasValue(0);
        assertThat(echeancesGuettees()).isZero();
    }

    @Test
    void completer_la_promesse_abandonne_ce_que_la_tache_fait() {
        AtomicReference<CompletableFuture<String>> promesse = new AtomicReference<>();
        List<Boolean> perdue = new ArrayList<>();
        executeur.retenir();
        promesse.set(faire(tache -> {
            Operation operation = commencer(tache);
            perdue.add(operation.perdue());
            promesse.get().complete("autre");
            perdue.add(operation.perdue());
            perdue.add(commencer(tache).perdue());
            return "x";
        }));

        executeur.liberer();

        assertThat(promesse.get()).isCompletedWithValue("autre");
        assertThat(perdue).containsExactly(false, true, true);
    }

    @Test
    void la_tache_finie_ne_sert_plus_meme_aux_suites_de_la_promesse() {
        AtomicReference<Tache> gardee = new AtomicReference<>();
        executeur.retenir();
        CompletableFuture<Boolean> dansLaSuite = faire(tache -> {
                    gardee.set(tache);
                    return commencer(tache).perdue();
                })
                .thenApply(perdue -> !perdue && commencer(gardee.get()).perdue());

        executeur.liberer();

        assertThat(dansLaSuite).isCompletedWithValue(true);
    }

    @Test
    void a_l_echeance_la_promesse_se_complete_dans_un_fil_de_rechange() throws Exception {
        CountDownLatch echue = new CountDownLatch(1);
        AtomicReference<Runnable> aFaire = new AtomicReference<>();
        Taches borne = new Taches(reglages(executeur), socle, tache -> {
            aFaire.set(tache);
            echue.countDown();
        });
        executeur.retenir();
        CompletableFuture<String> promesse =
                borne.faire(Delais.PAR_DEFAUT.avecAppel(Duration.ofMillis(1)), null, recue -> "x");

        assertThat(echue.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(promesse).as("pas dans le fil qui guette").isNotDone();
        aFaire.get().run();

        assertThat(panne(promesse))
                .isInstanceOf(ServiceIndisponibleException.class)
                .hasMessageContaining("(1 ms)");
    }

    @Test
    void l_echeance_est_celle_que_l_on_donne() {
        executeur.retenir();
        List<Long> restes = new ArrayList<>();
        CompletableFuture<Boolean> promesse = taches.faire(
                Delais.PAR_DEFAUT.avecAppel(Duration.ofSeconds(7)),
                null,
                tache -> restes.add(tache.reste(temps.temps())));
        temps.avancer(Duration.ofSeconds(2));
        executeur.liberer();

        assertThat(promesse).isCompletedWithValue(true);
        assertThat(restes).containsExactly(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void une_tache_refusee_l_est_par_la_promesse() {
        executeur.shutdown();

        assertThat(panne(faire(tache -> "x")))
                .isInstanceOf(ServiceIndisponibleException.class)
                .hasMessageContaining("exécuteur")
                .hasRootCauseMessage(RejectedExecutionException.class.getName());
        assertThat(echeancesGuettees()).isZero();
    }

    @Test
    void un_executeur_en_defaut_l_est_par_la_promesse() {
        IllegalStateException defaut = new IllegalStateException("x");

        assertThat(panne(taches(tache -> {
                            throw defaut;
                        })
                        .faire(Delais.PAR_DEFAUT, null, tache -> "x")))
                .isSameAs(defaut);
    }

    @Test
    void dans_une_tache_la_suivante_se_fait_sur_place_puis_plus_apres() {
        executeur.retenir();
        CompletableFuture<Boolean> dedans = faire(tache -> {
            Thread ici = Thread.currentThread();
            CompletableFuture<Boolean> premiere = faire(autre -> Thread.currentThread() == ici);
            CompletableFuture<Boolean> seconde = faire(autre -> Thread.currentThread() == ici);
            return premiere.getNow(false) && seconde.getNow(false);
        });
        executeur.liberer();
        assertThat(dedans).isCompletedWithValue(true);

        CompletableFuture<String> apres = faire(tache -> "x");
        assertThat(apres).as("le fil n'est plus occupé").isNotDone();
        executeur.liberer();
        assertThat(apres).isCompletedWithValue("x");
    }

    @Test
    void le_chargeur_de_l_appelant_ne_vaut_que_pendant_la_fonction() {
        ClassLoader duFil = Thread.currentThread().getContextClassLoader();
        ClassLoader mien = new ClassLoader(duFil) {};
        executeur.retenir();
        Thread.currentThread().setContextClassLoader(mien);
        CompletableFuture<ClassLoader> pendant =
                faire(tache -> Thread.currentThread().getContextClassLoader());
        CompletableFuture<ClassLoader> apres =
                pendant.thenApply(lu -> Thread.currentThread().getContextClassLoader());
        Thread.currentThread().setContextClassLoader(duFil);

        executeur.liberer();

        assertThat(pendant).isCompletedWithValue(mien);
        assertThat(apres).isCompletedWithValue(duFil);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(duFil);
    }

    @Test
    void fermer_complete_ce_qui_attend_dans_les_fils_de_rechange() {
        executeur.retenir();
        rechange.retenir();
        CompletableFuture<String> promesse = faire(tache -> "x");

        taches.close();
        assertThat(promesse).as("pas dans ce fil").isNotDone();
        rechange.liberer();

        assertThat(panne(promesse)).isInstanceOf(AppelInterrompuException.class).hasMessageContaining("fermé");
        assertThat(executeur.isShutdown()).as("l'exécuteur confié reste ouvert").isFalse();
    }

    @Test
    void fermer_ne_complete_pas_ce_qui_est_fini() {
        assertThat(faire(tache -> "x")).isCompletedWithValue("x");
        rechange.retenir();

        taches.close();

        assertThat(rechange.retenues()).isZero();
    }

    @Test
    void ferme_il_ne_commence_rien_meme_sans_minuterie() {
        taches.close();
        socle.minuterie().shutdownNow();
        AtomicInteger faites = new AtomicInteger();

        assertThat(panne(faire(tache -> faites.incrementAndGet())))
                .isInstanceOf(AppelInterrompuException.class)
                .hasMessageContaining("fermé");
        assertThat(faites).hasValue(0);
    }

    /** Fermé par un autre fil juste après l'avoir vu ouvert : le refus de l'exécuteur est alors le nôtre. */
    @Test
    void un_refus_parce_qu_il_se_ferme_n_est_pas_reproche_a_l_executeur() {
        AtomicReference<Taches> seFermant = new AtomicReference<>();
        seFermant.set(taches(tache -> {
            seFermant.get().close();
            throw new RejectedExecutionException("fermé");
        }));
        rechange.retenir();

        assertThat(panne(seFermant.get().faire(Delais.PAR_DEFAUT, null, tache -> "x")))
                .isInstanceOf(AppelInterrompuException.class)
                .hasMessageContaining("fermé");
    }

    @Test
    void sans_executeur_confie_ses_fils_sont_64_au_plus_et_finissent_leurs_taches() throws Exception {
        Taches propre = taches(null);
        CountDownLatch commencees = new CountDownLatch(64);
        CountDownLatch fini = new CountDownLatch(1);
        AtomicInteger simultanees = new AtomicInteger();
        AtomicInteger enMemeTemps = new AtomicInteger();
        List<CompletableFuture<String>> promesses = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            promesses.add(propre.faire(Delais.PAR_DEFAUT, null, tache -> {
                enMemeTemps.accumulateAndGet(simultanees.incrementAndGet(), Math::max);
                commencees.countDown();
                attendre(fini);
                simultanees.decrementAndGet();
                return Thread.currentThread().getName();
            }));
        }
        assertThat(commencees.await(20, TimeUnit.SECONDS)).isTrue();
        fini.countDown();
        for (CompletableFuture<String> promesse : promesses) {
            assertThat(promesse.get(20, TimeUnit.SECONDS)).startsWith("impot-particulier-");
        }
        assertThat(enMemeTemps).hasValue(64);

        propre.close();

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() ->
                        propre.faire(Delais.PAR_DEFAUT, null, tache -> "x").get(20, TimeUnit.SECONDS))
                .havingRootCause()
                .isInstanceOf(AppelInterrompuException.class);
    }

    @Test
    void fermer_laisse_mourir_ses_fils_sans_attendre() throws Exception {
        Taches propre = taches(null);
        Thread fil = propre.faire(Delais.PAR_DEFAUT, null, tache -> Thread.currentThread())
                .get(20, TimeUnit.SECONDS);

        propre.close();

        // Sans travail, il vivrait dix secondes de plus.
        fil.join(5_000);
        assertThat(fil.isAlive()).isFalse();
    }

    /** Le temps se lit pour guetter l'échéance, quand le client vient d'être vu ouvert. */
    @Test
    void ferme_juste_avant_de_faire_naitre_ses_fils_il_n_en_garde_pas() {
        AtomicReference<Taches> seFermant = new AtomicReference<>();
        AtomicInteger lectures = new AtomicInteger();
        Temps traitre = new Temps(
                () -> {
                    if (lectures.incrementAndGet() == 2) {
                        seFermant.get().close();
                    }
                    return 0;
                },
                temps.temps().horloge(),
                duree -> {},
                () -> 0);
        rechange.retenir();
        seFermant.set(new Taches(reglages(null, traitre), socle, rechange));
        AtomicInteger faites = new AtomicInteger();

        assertThat(panne(seFermant.get().faire(Delais.PAR_DEFAUT, null, tache -> faites.incrementAndGet())))
                .isInstanceOf(AppelInterrompuException.class);
        assertThat(faites).hasValue(0);
    }

    private static void attendre(CountDownLatch signal) {
        try {
            assertThat(signal.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
