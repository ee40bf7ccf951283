package io.github.impotparticulier;

import static io.github.impotparticulier.appui.ServeurDirect.reponse;
import static io.github.impotparticulier.appui.ServeurDirect.spi;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.ServeurDirect.Demande;
import io.github.impotparticulier.appui.ServeurDirect.Liaison;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.personne.Usager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cas 29 à 31 : ce qui ne se voit qu'en nombre. Les requêtes se comptent au serveur. */
class PannesEnNombreTest {
    private static final int FILS = 16;
    private static final int EN_VOL = 256;
    private static final int APPELS = 10_000;
    /** Un tirage où un appel, et un seul, essuie une panne à chacun de ses trois essais. */
    private static final long GRAINE = 4;

    @AutoClose
    private final ServeurDirect serveur = new ServeurDirect();

    /** Un client que la lenteur de la machine d'essai ne met pas en échec. */
    private ImpotParticulierClient.Builder builder() {
        return serveur.builder().delaiAppel(Duration.ofMinutes(10)).delaiEssai(Duration.ofMinutes(5));
    }

    /** Ce que des appels sont devenus : combien ont réussi, et les échecs par sorte. */
    private static final class Bilan {
        private final AtomicInteger succes = new AtomicInteger();
        private final AtomicInteger intrus = new AtomicInteger();
        private final Map<Class<?>, Integer> echecs = new ConcurrentHashMap<>();

        private void noter(int rang, SituationIr foyer, Throwable panne) {
            if (panne != null) {
                echecs.merge(Temoin.observer(panne).getClass(), 1, Integer::sum);
            } else if (foyer.rfr().orElse(-1) == rang && foyer.aft().equals(foyer.numRole())) {
                succes.incrementAndGet();
            } else {
                intrus.incrementAndGet();
            }
        }
    }

    private static Bilan appeler(Face face, ImpotParticulierClient client, int appels) throws Exception {
        Bilan bilan = new Bilan();
        ExecutorService executeur = Executors.newFixedThreadPool(FILS);
        try {
            if (face == Face.SYNCHRONE) {
                IntStream.range(0, appels).forEach(rang -> executeur.execute(() -> attendre(client, rang, bilan)));
            } else {
                sansAttendre(client, appels, bilan);
            }
        } finally {
            executeur.shutdown();
            assertThat(executeur.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        return bilan;
    }

    private static void attendre(ImpotParticulierClient client, int rang, Bilan bilan) {
        try {
            bilan.noter(rang, client.irAssiette().pour(Usager.parSpi(spi(rang)), 2023), null);
        } catch (AppelException e) {
            bilan.noter(rang, null, e);
        }
    }

    private static void sansAttendre(ImpotParticulierClient client, int appels, Bilan bilan) throws Exception {
        Semaphore places = new Semaphore(EN_VOL);
        List<CompletableFuture<Void>> notes = new ArrayList<>(appels);
        for (int i = 0; i < appels; i++) {
            int rang = i;
            assertThat(places.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<SituationIr> promesse =
                    client.async(c -> c.irAssiette().pour(Usager.parSpi(spi(rang)), 2023));
            notes.add(promesse.handle((foyer, panne) -> {
                bilan.noter(rang, foyer, panne);
                places.release();
                return null;
            }));
        }
        for (CompletableFuture<Void> note : notes) {
            note.get(60, TimeUnit.SECONDS);
        }
    }

    /** Un foyer qui porte trois fois la marque de sa demande, au début, au milieu et à la fin. */
    private static String foyer(Demande demande, int longueur) {
        String spi = spi(demande);
        return reponse(
                200,
                "{\"rfr\":" + Long.parseLong(spi.substring(3)) + ",\"aft\":\"" + spi + "\",\"bourrage\":\""
                        + "x".repeat(longueur) + "\",\"numRole\":\"" + spi + "\"}");
    }

    /**
     * Trois pour cent de pannes, indépendantes : le hasard ne dépend que de l'appel et de son essai, et non de l'ordre où les
     * fils avancent.
     */
    private static final class ServeurFragile implements ServeurDirect.Reaction {
        private final Map<String, AtomicInteger> essais = new ConcurrentHashMap<>();
        private final Set<String> correlations = ConcurrentHashMap.newKeySet();
        private final AtomicInteger pannes = new AtomicInteger();
        private final AtomicInteger perdus = new AtomicInteger();

        @Override
        public void repondre(Demande demande, Liaison liaison) throws IOException {
            correlations.add(demande.entetes().get("X-Correlation-ID"));
            String spi = spi(demande);
            int essai = essais.computeIfAbsent(spi, neuf -> new AtomicInteger()).incrementAndGet();
            SplittableRandom hasard = new SplittableRandom(GRAINE + Long.parseLong(spi) * 10 + essai);
            String entiere = foyer(demande, hasard.nextInt(500));
            if (hasard.nextDouble() >= 0.03) {
                liaison.ecrire(entiere);
                return;
            }
            pannes.incrementAndGet();
            if (essai == 3) {
                perdus.incrementAndGet();
            }
            switch (hasard.nextInt(8)) {
                case 0 -> liaison.ecrire(reponse(500, ""));
                case 1 -> liaison.ecrire(reponse(502, "<html>" + spi + "</html>"));
                case 2 -> liaison.ecrire(reponse(503, ""));
                case 3 -> liaison.ecrire(reponse(504, "{\"fault\":{\"code\":101504}}"));
                case 4 -> liaison.ecrire(reponse(429, "{\"fault\":{\"code\":900802}}"));
                case 5 -> liaison.ecrire(reponse(408, ""));
                case 6 -> {
                    liaison.ecrire(entiere.substring(0, entiere.length() - 10));
                    liaison.couper();
                }
                default -> liaison.couper();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_29_trois_pour_cent_de_pannes_ne_se_voient_pas(Face face) throws Exception {
        ServeurFragile fragile = new ServeurFragile();
        serveur.lecture(fragile);
        Bilan bilan;
        try (ImpotParticulierClient client = builder().build()) {
            bilan = appeler(face, client, APPELS);
        }
        assertThat(bilan.succes).as("succès ; échecs : %s", bilan.echecs).hasValueGreaterThanOrEqualTo(9_999);
        assertThat(bilan.succes).as("ne manquent que ceux que le tirage perd").hasValue(APPELS - fragile.perdus.get());
        assertThat(bilan.intrus).hasValue(0);
        assertThat(fragile.pannes).hasValueBetween(250, 400);
        assertThat(serveur.lectures.get() + serveur.jetons.get())
                .as("requêtes reçues")
                .isBetween(APPELS + 250, APPELS * 105 / 100);
        assertThat(serveur.jetons).hasValue(1);
        assertThat(fragile.correlations).as("une par essai").hasSize(serveur.lectures.get());
    }

    /** Une panne qui ne laisse rien passer. */
    private enum Panne {
        SATURATION,
        COUPURE,
        REFUS
    }

    static Stream<Arguments> pannes() {
        return Arrays.stream(Panne.values())
                .flatMap(panne -> Stream.of(true, false)
                        .flatMap(jetonTenu ->
                                Arrays.stream(Face.values()).map(face -> Arguments.of(panne, jetonTenu, face))));
    }

    @ParameterizedTest(name = "{0}, jeton tenu : {1}, {2}")
    @MethodSource("pannes")
    void cas_30_une_panne_totale_ne_multiplie_pas_le_trafic(Panne panne, boolean jetonTenu, Face face)
            throws Exception {
        int appels = 1_000;
        AtomicInteger ouvertures = new AtomicInteger();
        OkHttpClient confie = confie(ouvertures);
        Bilan bilan;
        int avant;
        try (ImpotParticulierClient client = builder().httpClient(confie).build()) {
            if (jetonTenu) {
                serveur.lecture((demande, liaison) -> liaison.ecrire(foyer(demande, 0)));
                assertThat(appeler(Face.SYNCHRONE, client, 1).succes).hasValue(1);
            }
            tomber(panne);
            avant = panne == Panne.REFUS ? ouvertures.get() : serveur.lectures.get() + serveur.jetons.get();
            bilan = appeler(face, client, appels);
        } finally {
            confie.dispatcher().executorService().shutdown();
        }
        int requetes =
                (panne == Panne.REFUS ? ouvertures.get() : serveur.lectures.get() + serveur.jetons.get()) - avant;
        assertThat(bilan.echecs).containsExactlyEntriesOf(Map.of(ServiceIndisponibleException.class, appels));
        assertThat(requetes).isLessThanOrEqualTo(appels * 105 / 100);
        if (jetonTenu) {
            assertThat(requetes).as("chaque appel essaie").isGreaterThanOrEqualTo(appels);
        }
    }

    private void tomber(Panne panne) throws Exception {
        ServeurDirect.Reaction reaction = (demande, liaison) -> {
            if (panne == Panne.COUPURE) {
                liaison.couper();
            } else {
                liaison.ecrire(reponse(503, ""));
            }
        };
        serveur.jeton(reaction).lecture(reaction);
        if (panne == Panne.REFUS) {
            serveur.cesserDEcouter();
        }
    }

    /** Ce que le serveur ne peut compter, puisqu'il n'est plus là : les connexions que le client tente. */
    private static OkHttpClient confie(AtomicInteger ouvertures) {
        OkHttpClient confie = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void connectStart(Call appel, InetSocketAddress adresse, Proxy intermediaire) {
                        ouvertures.incrementAndGet();
                    }
                })
                .build();
        confie.dispatcher().setMaxRequestsPerHost(64);
        return confie;
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_31_chaque_reponse_arrive_a_son_appelant(Face face) throws Exception {
        CountDownLatch premieres = new CountDownLatch(FILS);
        Set<String> jetons = ConcurrentHashMap.newKeySet();
        serveur.lecture((demande, liaison) -> {
            jetons.add(demande.entetes().get("Authorization"));
            SplittableRandom hasard = new SplittableRandom(GRAINE + Long.parseLong(spi(demande)));
            int longueur = hasard.nextInt(4) == 0 ? hasard.nextInt(10_000) : 0;
            // Les premières demandes sont toutes là avant la première réponse : les autres se mêlent comme elles
            // veulent.
            premieres.countDown();
            premieres.await();
            liaison.ecrire(foyer(demande, longueur));
        });
        Bilan bilan;
        try (ImpotParticulierClient client = builder().build()) {
            bilan = appeler(face, client, APPELS);
        }
        assertThat(bilan.echecs).isEmpty();
        assertThat(bilan.intrus).as("réponses d'un autre appel").hasValue(0);
        assertThat(bilan.succes).hasValue(APPELS);
        assertThat(serveur.lectures).hasValue(APPELS);
        assertThat(jetons).containsExactly("Bearer " + Temoin.JETON);
        assertThat(serveur.connexions).hasValueLessThanOrEqualTo((face == Face.SYNCHRONE ? FILS : 64) + 1);
    }
}
