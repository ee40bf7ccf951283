package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.personne.Usager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Un appel se fait dans le fil de l'appelant, tout droit, et n'y retient personne d'autre. */
@Timeout(120)
class FilDeLAppelTest {
    private static final String RACINE = "io.github.impotparticulier";
    private static final Usager USAGER = Usager.parSpi(Temoin.SPI);
    private static final String FOYER = ServeurDirect.reponse(200, "{\"rfr\":17827}");

    private final ServeurDirect serveur = new ServeurDirect();
    private final ExecutorService fils = Executors.newCachedThreadPool();

    @AfterEach
    void fermer() {
        serveur.close();
        fils.shutdownNow();
    }

    @Test
    void la_pile_d_un_appel_ne_revient_dans_aucune_piece_qu_elle_a_quittee() {
        Thread appelant = Thread.currentThread();
        AtomicReference<StackTraceElement[]> pile = new AtomicReference<>();
        serveur.lecture((demande, liaison) -> {
            pile.set(appelant.getStackTrace());
            liaison.ecrire(FOYER);
        });
        try (ImpotParticulierClient client = serveur.builder().build()) {
            assertThat(client.irAssiette().derniereAnnee(USAGER).donnees().rfr())
                    .hasValue(17_827);
        }

        List<StackTraceElement> descente = new ArrayList<>(Arrays.asList(pile.get()));
        java.util.Collections.reverse(descente);
        descente.forEach(appel -> LoggerFactory.getLogger(getClass()).info("{}", appel));
        List<String> pieces = new ArrayList<>();
        for (StackTraceElement appel : descente) {
            String nom = appel.getClassName();
            if (nom.startsWith(RACINE)) {
                String piece = nom.substring(0, nom.lastIndexOf('.'));
                if (pieces.isEmpty() || !pieces.get(pieces.size() - 1).equals(piece)) {
                    pieces.add(piece);
                }
            }
        }
        assertThat(pieces).containsExactlyElementsOf(new LinkedHashSet<>(pieces));
        assertThat(pieces).last().isEqualTo(RACINE + ".internal.echange");
        assertThat(descente)
                .as("l'échange se fait dans ce fil, qui n'en attend pas un autre")
                .anyMatch(appel -> appel.getClassName().startsWith("okhttp3.")
                        && appel.getMethodName().equals("execute"));
        assertThat(descente)
                .extracting(StackTraceElement::getClassName)
                .noneMatch(nom -> nom.contains("CompletableFuture"));
    }

    @Test
    void mille_fils_n_ouvrent_pas_plus_de_64_connexions() throws Exception {
        int appels = 1000;
        CountDownLatch pret = new CountDownLatch(appels);
        serveur.lecture((demande, liaison) -> liaison.ecrire(FOYER));
        try (ImpotParticulierClient client =
                serveur.builder().delaiAppel(Duration.ofMinutes(2)).build()) {
            List<Future<Boolean>> lus = new ArrayList<>();
            for (int i = 0; i < appels; i++) {
                boolean parAsync = i % 2 == 0;
                lus.add(fils.submit(() -> {
                    pret.countDown();
                    pret.await();
                    return parAsync
                            ? client.async(c -> c.irAssiette()
                                            .pour(USAGER, 2023)
                                            .rfr()
                                            .isPresent())
                                    .get(100, TimeUnit.SECONDS)
                            : client.irAssiette().pour(USAGER, 2023).rfr().isPresent();
                }));
            }
            for (Future<Boolean> lu : lus) {
                assertThat(lu.get(100, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(serveur.lectures).hasValue(appels);
        assertThat(serveur.connexions).hasValueLessThanOrEqualTo(64);
    }

    /** 64 échanges sont en route à la fois ; les autres attendent, sont coupés de même, et rien ne reste pris. */
    @Test
    void cas_60_la_passerelle_muette_d_un_autre_ne_fait_attendre_personne() throws Exception {
        int appels = 100;
        Semaphore retenus = new Semaphore(0);
        ServeurDirect muette = new ServeurDirect().lecture((demande, liaison) -> {
            retenus.release();
            liaison.attendreLaFin();
        });
        serveur.lecture((demande, liaison) -> liaison.ecrire(FOYER));
        List<Future<?>> bloques = new ArrayList<>();
        try (ImpotParticulierClient a = muette.builder()
                        .delaiAppel(Duration.ofMinutes(2))
                        .delaiEssai(Duration.ofMinutes(2))
                        .build();
                ImpotParticulierClient b = serveur.builder().build()) {
            for (int i = 0; i < appels / 2; i++) {
                bloques.add(fils.submit(() -> a.irAssiette().pour(USAGER, 2023)));
                CompletableFuture<?> promesse = a.async(c -> c.irAssiette().pour(USAGER, 2023));
                bloques.add(promesse);
            }
            assertThat(retenus.tryAcquire(64, 20, TimeUnit.SECONDS)).isTrue();

            for (int i = 0; i < 20; i++) {
                assertThat(b.avecDelaiAppel(Duration.ofSeconds(5))
                                .irAssiette()
                                .pour(USAGER, 2023)
                                .rfr())
                        .hasValue(17_827);
                assertThat(b.async(c -> c.irAssiette().pour(USAGER, 2023).rfr().isPresent())
                                .get(5, TimeUnit.SECONDS))
                        .isTrue();
            }
            assertThat(muette.lectures).as("les autres attendent une place").hasValue(64);
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .as("et pas plus que leur échéance")
                    .isThrownBy(() -> a.avecDelaiAppel(Duration.ofMillis(100))
                            .irAssiette()
                            .pour(USAGER, 2023));
        } finally {
            muette.close();
        }
        for (Future<?> bloque : bloques) {
            assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                    .isThrownBy(() -> bloque.get(20, TimeUnit.SECONDS));
        }
    }
}
