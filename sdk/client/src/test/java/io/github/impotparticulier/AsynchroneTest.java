package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ce que {@code async} promet : l'échéance, le renoncement, et de ne rien laisser au fil qu'il emprunte. */
class AsynchroneTest {
    private static final String FOYER = "{\"rfr\":17827}";
    private static final Usager USAGER = Usager.parSpi(SPI);
    private static final Duration BREF = Duration.ofMillis(150);
    private static final MockResponse MUETTE = new MockResponse.Builder()
            .onResponseStart(SocketEffect.Stall.INSTANCE)
            .build();

    private final FausseDgfip dgfip = new FausseDgfip();
    private final ImpotParticulierClient client = dgfip.client("2024-11-15");
    private final ExecutorService unFil = Executors.newSingleThreadExecutor();

    @AfterEach
    void fermer() {
        client.close();
        dgfip.close();
        unFil.shutdownNow();
    }

    private ImpotParticulierClient.Builder builder() {
        return dgfip.builder().millesimes(FausseDgfip.le("2024-11-15"));
    }

    private static SituationIr lire(ImpotParticulierClient client) {
        return client.irAssiette().pour(USAGER, 2023);
    }

    private static <T> T obtenir(CompletableFuture<T> promesse) throws Exception {
        return promesse.get(20, TimeUnit.SECONDS);
    }

    private static Throwable echec(CompletableFuture<?> promesse) {
        return assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> promesse.get(20, TimeUnit.SECONDS))
                .actual()
                .getCause();
    }

    @Test
    void une_chaine_d_appels_tient_dans_une_fonction() throws Exception {
        try (BacASable bac = BacASable.demarrer();
                ImpotParticulierClient complet = ImpotParticulierClient.builder()
                        .passerelle(bac.passerelle())
                        .identifiants(bac.cle(), bac.secret())
                        .idTeleservice(bac.idTeleservice())
                        .build()) {
            Spi spi = Spi.de(bac.personne("maries-deux-enfants").spi());

            CompletableFuture<List<?>> lues = complet.async(c -> List.of(
                    c.r2p().personne(spi),
                    c.irAssiette().derniereAnnee(Usager.parSpi(spi)),
                    c.irFacture().derniereAnnee(Usager.parSpi(spi))));

            assertThat(obtenir(lues))
                    .isEqualTo(List.of(
                            complet.r2p().personne(spi),
                            complet.irAssiette().derniereAnnee(Usager.parSpi(spi)),
                            complet.irFacture().derniereAnnee(Usager.parSpi(spi))));
        }
    }

    @Test
    void annuler_coupe_l_echange() throws Exception {
        dgfip.repond(MUETTE).repond(200, FOYER);
        CompletableFuture<SituationIr> promesse = client.async(AsynchroneTest::lire);
        dgfip.attendreUneLecture();

        promesse.cancel(true);

        assertThat(promesse).isCancelled();
        assertThat(client.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);
        assertThat(dgfip.lectures.get(1).getConnectionIndex())
                .as("la connexion de l'échange annulé est fermée, pas réemployée")
                .isNotEqualTo(dgfip.lectures.get(0).getConnectionIndex());
        assertThat(dgfip.lectures).as("rien n'est refait").hasSize(2);
    }

    @Test
    void completer_coupe_l_echange_et_empeche_le_suivant() throws Exception {
        dgfip.repond(MUETTE).repond(200, FOYER);
        CompletableFuture<Throwable> dansLaFonction = new CompletableFuture<>();
        CompletableFuture<Boolean> promesse = client.async(c -> {
            try {
                return c.irAssiette().pour(USAGER, 2023).rfr().isPresent();
            } catch (AppelInterrompuException e) {
                try {
                    return c.irAssiette().pour(USAGER, 2022).rfr().isPresent();
                } catch (RuntimeException seconde) {
                    dansLaFonction.complete(seconde);
                    throw seconde;
                }
            }
        });
        dgfip.attendreUneLecture();

        assertThat(promesse.complete(false)).isTrue();

        assertThat(obtenir(dansLaFonction)).isInstanceOf(AppelInterrompuException.class);
        assertThat(dgfip.lectures).hasSize(1);
        assertThat(promesse).isCompletedWithValue(false);
    }

    @Test
    void a_l_echeance_la_promesse_se_complete() {
        dgfip.repond(MUETTE);

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() ->
                        client.avecDelaiAppel(BREF).async(AsynchroneTest::lire).join())
                .havingCause()
                .isInstanceOf(ServiceIndisponibleException.class)
                .withMessageContaining("150 ms");
    }

    @Test
    void l_echeance_est_celle_de_toute_la_chaine_et_ne_s_allonge_pas_dedans() {
        dgfip.repond(200, FOYER).repond(MUETTE);

        Throwable echec = echec(client.avecDelaiAppel(Duration.ofMillis(500)).async(c -> {
            c.irAssiette().pour(USAGER, 2023);
            return c.avecDelaiAppel(Duration.ofHours(1)).irAssiette().pour(USAGER, 2022);
        }));

        assertThat(echec).isInstanceOf(ServiceIndisponibleException.class).hasMessageContaining("500 ms");
    }

    @Test
    void l_echeance_vaut_pour_l_attente_d_un_fil_et_la_tache_perimee_ne_se_fait_pas() {
        Queue<Runnable> file = new ArrayDeque<>();
        AtomicInteger faites = new AtomicInteger();
        try (ImpotParticulierClient lent = builder().executeur(file::add).build()) {
            CompletableFuture<Integer> perimee = lent.avecDelaiAppel(BREF).async(c -> faites.incrementAndGet());
            CompletableFuture<Integer> annulee = lent.async(c -> faites.incrementAndGet());

            assertThat(echec(perimee)).isInstanceOf(ServiceIndisponibleException.class);
            annulee.cancel(true);
            file.forEach(Runnable::run);
        }
        assertThat(faites).hasValue(0);
    }

    @Test
    void annuler_ne_derange_pas_la_tache_suivante_du_meme_fil() throws Exception {
        dgfip.repond(MUETTE).repond(200, FOYER);
        try (ImpotParticulierClient borne = builder().executeur(unFil).build()) {
            CompletableFuture<SituationIr> annulee = borne.async(AsynchroneTest::lire);
            CompletableFuture<SituationIr> suivante = borne.async(c -> {
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                return lire(c);
            });
            dgfip.attendreUneLecture();

            annulee.cancel(true);

            assertThat(obtenir(suivante).rfr()).hasValue(17_827);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dans_une_tache_la_suivante_se_fait_sur_place(boolean parLaVue) throws Exception {
        dgfip.repond(200, FOYER);
        try (ImpotParticulierClient borne = builder().executeur(unFil).build()) {
            CompletableFuture<Boolean> meme = borne.async(c -> {
                Thread ici = Thread.currentThread();
                ImpotParticulierClient appelee = parLaVue ? c : borne;
                return appelee.async(d -> {
                            assertThat(d.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);
                            return Thread.currentThread();
                        })
                        .join()
                        .equals(ici);
            });

            assertThat(obtenir(meme)).isTrue();
        }
    }

    @Test
    void la_vue_ne_sert_plus_une_fois_la_fonction_finie() throws Exception {
        AtomicReference<ImpotParticulierClient> gardee = new AtomicReference<>();
        dgfip.repond(200, FOYER);
        CompletableFuture<SituationIr> promesse = client.async(c -> {
            gardee.set(c);
            return lire(c);
        });
        CompletableFuture<Throwable> dansLaSuite = promesse.handle((lue, panne) -> {
            try {
                return new AssertionError(lire(gardee.get()).toString());
            } catch (RuntimeException e) {
                return e;
            }
        });

        assertThat(obtenir(dansLaSuite)).isInstanceOf(AppelInterrompuException.class);
        assertThatExceptionOfType(AppelInterrompuException.class).isThrownBy(() -> lire(gardee.get()));
        gardee.get().close();
        assertThat(dgfip.lectures).hasSize(1);
    }

    @Test
    void une_tache_commencee_dans_une_autre_finit_avec_elle() throws Exception {
        dgfip.repond(MUETTE);
        CompletableFuture<Throwable> dedans = new CompletableFuture<>();
        CompletableFuture<Boolean> promesse = client.async(c -> {
            CompletableFuture<SituationIr> fille = c.async(AsynchroneTest::lire);
            dedans.complete(echec(fille));
            return true;
        });
        dgfip.attendreUneLecture();

        promesse.cancel(true);

        assertThat(obtenir(dedans)).isInstanceOf(AppelInterrompuException.class);
        assertThat(dgfip.lectures).hasSize(1);
    }

    @Test
    void une_vue_finie_ne_commence_plus_rien() throws Exception {
        AtomicReference<ImpotParticulierClient> gardee = new AtomicReference<>();
        CompletableFuture<ImpotParticulierClient> finie = client.async(c -> {
            gardee.set(c);
            return c;
        });
        obtenir(finie);
        AtomicInteger faites = new AtomicInteger();

        assertThat(echec(gardee.get().async(c -> faites.incrementAndGet())))
                .isInstanceOf(AppelInterrompuException.class);
        assertThat(faites).hasValue(0);
    }

    @Test
    void fermer_complete_ce_qui_attend_un_fil_comme_ce_qui_echange() throws Exception {
        dgfip.repond(MUETTE);
        ImpotParticulierClient borne = builder().executeur(unFil).build();
        CompletableFuture<SituationIr> enCours = borne.async(AsynchroneTest::lire);
        CompletableFuture<SituationIr> enFile = borne.async(AsynchroneTest::lire);
        dgfip.attendreUneLecture();

        borne.close();

        for (CompletableFuture<?> promesse : List.of(enCours, enFile, borne.async(AsynchroneTest::lire))) {
            assertThat(echec(promesse))
                    .isInstanceOf(AppelInterrompuException.class)
                    .hasMessageContaining("fermé");
        }
        assertThat(unFil.isShutdown()).as("l'exécuteur confié reste ouvert").isFalse();
        assertThat(dgfip.lectures).hasSize(1);
    }

    @Test
    void une_tache_refusee_l_est_par_la_promesse() {
        try (ImpotParticulierClient borne = builder()
                .executeur(tache -> {
                    throw new RejectedExecutionException("file pleine, dossier " + SPI);
                })
                .build()) {
            assertThat(echec(borne.async(AsynchroneTest::lire)))
                    .isInstanceOf(ServiceIndisponibleException.class)
                    .hasMessageContaining("exécuteur")
                    .hasRootCauseMessage(RejectedExecutionException.class.getName());
        }
    }

    @Test
    void tout_ce_que_la_fonction_leve_vient_par_la_promesse() {
        NoClassDefFoundError defaut = new NoClassDefFoundError("défaut fictif");

        assertThat(echec(client.async(c -> c.irAssiette().pour(USAGER, 1999))))
                .isInstanceOf(RequeteInvalideException.class);
        assertThat(echec(client.async(c -> c.irAssiette().derniereAnnee(null))))
                .isInstanceOf(NullPointerException.class);
        assertThat(echec(client.async(c -> c.irAssiette().dernieresAnnees(USAGER, 4))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(echec(client.async(c -> {
                    throw defaut;
                })))
                .isSameAs(defaut);
        assertThatNullPointerException().isThrownBy(() -> client.async(null));
        assertThat(dgfip.jetonsDemandes).isEmpty();
    }

    @Test
    void une_promesse_tenue_n_annule_rien() throws Exception {
        AtomicInteger annulations = new AtomicInteger();
        OkHttpClient confie = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call appel) {
                        annulations.incrementAndGet();
                    }
                })
                .build();
        dgfip.repond(200, FOYER);
        try (ImpotParticulierClient derive = builder().httpClient(confie).build()) {
            assertThat(obtenir(derive.async(AsynchroneTest::lire)).rfr()).hasValue(17_827);
        }
        assertThat(annulations).hasValue(0);
        confie.dispatcher().executorService().shutdown();
    }

    /** Plus d'appels qu'il n'y a de requêtes simultanées : des suites qui attendraient dans leurs fils se bloqueraient entre elles. */
    @Test
    void une_suite_peut_attendre_une_autre_lecture() {
        int appels = 200;
        for (int i = 0; i < 2 * appels; i++) {
            dgfip.repond(200, FOYER);
        }
        List<CompletableFuture<SituationIr>> promesses = new ArrayList<>();
        for (int i = 0; i < appels; i++) {
            promesses.add(client.async(AsynchroneTest::lire)
                    .thenApply(premiere -> client.irAssiette().pour(USAGER, 2022)));
        }

        assertThat(promesses)
                .allSatisfy(promesse ->
                        assertThat(promesse.get(20, TimeUnit.SECONDS).rfr()).hasValue(17_827));
    }

    @Test
    void la_fonction_a_les_reglages_et_la_reference_du_client_ou_on_l_appelle() throws Exception {
        List<EssaiTermine> essais = new CopyOnWriteArrayList<>();
        dgfip.repond(200, FOYER);
        try (ImpotParticulierClient ecoute = builder().ecouteur(essais::add).build()) {
            obtenir(ecoute.avecReference("dossier-7").async(AsynchroneTest::lire));
        }
        assertThat(essais)
                .filteredOn(essai -> essai.guichet().isPresent())
                .singleElement()
                .satisfies(essai -> assertThat(essai.reference()).hasValue("dossier-7"));
    }

    @Test
    void le_fil_ne_tient_rien_de_l_appelant_que_son_chargeur_pendant_la_fonction() throws Exception {
        InheritableThreadLocal<String> heritee = new InheritableThreadLocal<>();
        heritee.set("à l'appelant");
        ClassLoader mien = new ClassLoader(getClass().getClassLoader()) {};
        ClassLoader avant = Thread.currentThread().getContextClassLoader();
        CountDownLatch suiteAttachee = new CountDownLatch(1);
        Thread.currentThread().setContextClassLoader(mien);
        try {
            CompletableFuture<Thread> promesse = client.async(c -> {
                attendre(suiteAttachee);
                assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(mien);
                assertThat(heritee.get()).isNull();
                return Thread.currentThread();
            });
            CompletableFuture<ClassLoader> apres =
                    promesse.thenApply(fil -> Thread.currentThread().getContextClassLoader());
            suiteAttachee.countDown();

            // D'abord la suite : attendre la promesse elle-même la ferait peut-être ici.
            assertThat(obtenir(apres)).isNotSameAs(mien);
            assertThat(obtenir(promesse).isDaemon()).isTrue();
        } finally {
            Thread.currentThread().setContextClassLoader(avant);
            heritee.remove();
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
}
