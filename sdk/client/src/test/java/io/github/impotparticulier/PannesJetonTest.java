package io.github.impotparticulier;

import static io.github.impotparticulier.appui.ServeurDirect.reponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.ServeurDirect.Liaison;
import io.github.impotparticulier.appui.ServeurDirect.Reaction;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.personne.Usager;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cas 19 à 21, et ce qui vaut pour les jetons en général. Le test fait passer le temps. */
@ExtendWith(SansFuite.class)
class PannesJetonTest {
    private static final Usager USAGER = Usager.parSpi(Temoin.SPI);
    private static final String FOYER = "{\"rfr\":17827,\"spiDec1\":\"" + Temoin.SPI + "\"}";

    private final TempsFictif temps = new TempsFictif();

    @AutoClose
    private final ServeurDirect serveur =
            new ServeurDirect().lecture((demande, liaison) -> liaison.ecrire(reponse(200, FOYER)));

    @AutoClose
    private final ImpotParticulierClient client = builder().build();

    private ImpotParticulierClient.Builder builder() {
        return serveur.builder().temps(temps.temps(0));
    }

    private void lire(Face face) {
        assertThat(face.lire(client, USAGER, 2023).rfr()).hasValue(17_827);
    }

    private static String jeton(String valeur, String fin) {
        return reponse(200, "{\"access_token\":\"" + valeur + "\",\"token_type\":\"Bearer\"" + fin + "}");
    }

    private static Stream<Arguments> surLesDeuxFaces(Stream<Arguments> cas) {
        return cas.flatMap(arguments -> Arrays.stream(Face.values())
                .map(face -> Arguments.of(Stream.concat(Arrays.stream(arguments.get()), Stream.of(face))
                        .toArray())));
    }

    static Stream<Arguments> refus() {
        String dit = ",\"error_description\":\"" + Temoin.CLE + " " + Temoin.SECRET + "\"}";
        return surLesDeuxFaces(Stream.of(
                Arguments.of(401, "", AuthentificationException.class, null, 1),
                Arguments.of(
                        401,
                        "{\"error\":\"invalid_client\"" + dit,
                        AuthentificationException.class,
                        "invalid_client",
                        1),
                Arguments.of(400, "{\"error\":\"invalid_scope\"" + dit, AccesRefuseException.class, "invalid_scope", 1),
                Arguments.of(500, "", ServiceIndisponibleException.class, null, 3),
                Arguments.of(200, "<html>" + Temoin.CLE + "</html>", ReponseIllisibleException.class, null, 3),
                Arguments.of(200, "", ReponseIllisibleException.class, null, 3),
                Arguments.of(
                        200,
                        "{\"token_type\":\"Bearer\",\"expires_in\":3600}",
                        ReponseIllisibleException.class,
                        null,
                        3),
                Arguments.of(200, "{\"access_token\":\"\"}", ReponseIllisibleException.class, null, 3),
                Arguments.of(
                        200,
                        "{\"access_token\":\"" + Temoin.JETON + "\\r\\nX: 1\"}",
                        ReponseIllisibleException.class,
                        null,
                        3),
                Arguments.of(
                        200,
                        "{\"access_token\":\"" + "x".repeat(64 * 1024) + "\"}",
                        ReponseIllisibleException.class,
                        null,
                        3)));
    }

    @ParameterizedTest(name = "{0} {3}, {5}")
    @MethodSource("refus")
    void cas_19_une_demande_de_jeton_qui_echoue_le_dit_et_rien_ne_part(
            int statut, String corps, Class<? extends AppelException> attendue, String code, int demandes, Face face) {
        serveur.jeton((demande, liaison) -> liaison.ecrire(reponse(statut, corps)));

        AppelException e = catchThrowableOfType(AppelException.class, () -> face.lire(client, USAGER, 2023));

        assertThat(e).isExactlyInstanceOf(attendue);
        assertThat(e.route()).hasValue("/token");
        assertThat(e.code().orElse(null)).isEqualTo(code);
        assertThat(e.getMessage()).doesNotContain(Temoin.CLE, Temoin.SECRET, Temoin.JETON, "127.0.0.1");
        assertThat(serveur.jetons).hasValue(demandes);
        assertThat(serveur.lectures).hasValue(0);
        serveur.jeton((demande, liaison) -> liaison.ecrire(ServeurDirect.jeton(Temoin.JETON)));
        temps.porterA(5);
        lire(face);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_19_des_identifiants_refuses_ne_se_redemandent_pas_a_chaque_appel(Face face) {
        serveur.jeton((demande, liaison) -> liaison.ecrire(reponse(401, "{\"error\":\"invalid_client\"}")));
        for (int i = 0; i < 10; i++) {
            temps.porterA(i * 0.499);
            assertThat(catchThrowableOfType(AuthentificationException.class, () -> face.lire(client, USAGER, 2023)))
                    .isNotNull();
        }
        assertThat(serveur.jetons).hasValue(1);
    }

    static Stream<Arguments> durees() {
        return surLesDeuxFaces(Stream.of(
                // La durée annoncée, puis quand le jeton sert encore, et quand il en faut un autre.
                Arguments.of("", 29.9, 30),
                Arguments.of(",\"expires_in\":null", 29.9, 30),
                Arguments.of(",\"expires_in\":0", 4.9, 5),
                Arguments.of(",\"expires_in\":-3600", 4.9, 5),
                Arguments.of(",\"expires_in\":\"bientôt\"", 29.9, 30),
                Arguments.of(",\"expires_in\":{}", 29.9, 30),
                Arguments.of(",\"expires_in\":1e3000", 29.9, 30),
                Arguments.of(",\"expires_in\":\"3600\"", 3569.9, 3570),
                Arguments.of(",\"expires_in\":3600", 3569.9, 3570),
                Arguments.of(",\"expires_in\":9223372036854775807", 86_369.9, 86_370),
                Arguments.of(",\"expires_in\":99999999999999999999", 29.9, 30)));
    }

    @ParameterizedTest(name = "{0}, {3}")
    @MethodSource("durees")
    void cas_19_une_duree_absente_ou_insensee_vaut_une_duree_prudente(
            String duree, double sertEncore, double neSertPlus, Face face) {
        serveur.jeton((demande, liaison) -> liaison.ecrire(jeton(Temoin.JETON, duree)));
        lire(face);
        temps.porterA(sertEncore);
        lire(face);
        assertThat(serveur.jetons).hasValue(1);
        temps.porterA(neSertPlus);
        lire(face);
        assertThat(serveur.jetons).hasValue(2);
    }

    static Stream<Arguments> renouvellementsManques() {
        Reaction saturee = (demande, liaison) -> liaison.ecrire(reponse(503, ""));
        Reaction coupee = (demande, liaison) -> liaison.couper();
        Reaction muette = (demande, liaison) -> liaison.attendreLaFin();
        Reaction refusee = (demande, liaison) -> liaison.ecrire(reponse(401, ""));
        Reaction illisible = (demande, liaison) -> liaison.ecrire(reponse(200, "<html/>"));
        return surLesDeuxFaces(Stream.of(
                Arguments.of("503", saturee, 10_000),
                Arguments.of("coupure", coupee, 10_000),
                Arguments.of("silence", muette, 500),
                Arguments.of("401", refusee, 10_000),
                Arguments.of("page HTML", illisible, 10_000)));
    }

    @ParameterizedTest(name = "{0}, {3}")
    @MethodSource("renouvellementsManques")
    void cas_20_un_jeton_qui_vaut_encore_sert_quand_son_renouvellement_echoue(
            String panne, Reaction reaction, int delaiEssai, Face face) {
        try (ImpotParticulierClient presse =
                builder().essaisMax(1).delaiEssai(Duration.ofMillis(delaiEssai)).build()) {
            face.lire(presse, USAGER, 2023);
            serveur.jeton(reaction);

            temps.porterA(3_590);
            assertThat(face.lire(presse, USAGER, 2023).rfr()).hasValue(17_827);
            assertThat(serveur.jetons).as("le renouvellement a été tenté").hasValue(2);

            int lectures = serveur.lectures.get();
            temps.porterA(3_600);
            assertThat(catchThrowableOfType(AppelException.class, () -> face.lire(presse, USAGER, 2023)))
                    .as("le jeton ne vaut plus rien")
                    .isNotNull();
            assertThat(serveur.lectures).hasValue(lectures);

            serveur.jeton((demande, liaison) -> liaison.ecrire(ServeurDirect.jeton(Temoin.JETON)));
            temps.porterA(3_610);
            assertThat(face.lire(presse, USAGER, 2023).rfr()).hasValue(17_827);
        }
    }

    static Stream<Arguments> sauts() {
        return surLesDeuxFaces(Stream.of(-1, 1).map(Arguments::of));
    }

    @ParameterizedTest(name = "{0} h, {1}")
    @MethodSource("sauts")
    void cas_21_un_saut_de_l_heure_n_a_aucun_effet(int heures, Face face) {
        Runnable sauter = () -> temps.decalerHeure(Duration.ofHours(heures));
        lire(face);
        sauter.run();
        lire(face);
        temps.porterA(3_569);
        lire(face);
        assertThat(serveur.jetons).as("ni renouvelé trop tôt").hasValue(1);
        temps.porterA(3_570);
        lire(face);
        assertThat(serveur.jetons).as("ni trop tard").hasValue(2);

        serveur.lecture((demande, liaison) -> {
            sauter.run();
            serveur.lecture((suivante, meme) -> meme.ecrire(reponse(200, FOYER)));
            liaison.ecrire(reponse(503, "").replace("\r\n\r\n", "\r\nRetry-After: 20\r\n\r\n"));
        });
        long avant = temps.nanos();
        lire(face);
        assertThat(temps.nanos() - avant)
                .as("l'échéance et le repos se comptent sur l'horloge monotone")
                .isEqualTo(TimeUnit.SECONDS.toNanos(20));
    }

    @ParameterizedTest(name = "{0} h, {1}")
    @MethodSource("sauts")
    void cas_21_un_saut_de_l_heure_ne_change_ni_le_quota_ni_une_date_du_serveur(int heures, Face face) {
        try (ImpotParticulierClient limite =
                builder().quotaParMinute(1).delaiAppel(Duration.ofMinutes(5)).build()) {
            face.lire(limite, USAGER, 2023);
            temps.decalerHeure(Duration.ofHours(heures));
            serveur.lecture((demande, liaison) -> {
                serveur.lecture((suivante, meme) -> meme.ecrire(reponse(200, FOYER)));
                liaison.ecrire(reponse(503, "")
                        .replace(
                                "\r\n\r\n",
                                "\r\nDate: Fri, 15 Nov 2024 12:00:00 GMT"
                                        + "\r\nRetry-After: Fri, 15 Nov 2024 12:00:07 GMT\r\n\r\n"));
            });
            face.lire(limite, USAGER, 2023);
        }
        assertThat(temps.nanos())
                .as("une minute pour chaque place ; les sept secondes demandées sont dans la seconde")
                .isEqualTo(TimeUnit.SECONDS.toNanos(120));
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void mille_fils_a_froid_ne_demandent_qu_un_jeton(Face face) throws Exception {
        int appels = 1_000;
        CountDownLatch tousAttendent = new CountDownLatch(1);
        serveur.jeton((demande, liaison) -> {
            tousAttendent.await();
            liaison.ecrire(ServeurDirect.jeton(Temoin.JETON));
        });
        List<Thread> fils = new ArrayList<>();
        List<CompletableFuture<SituationIr>> lus = new ArrayList<>();
        try (ImpotParticulierClient patient = builder()
                .delaiAppel(Duration.ofMinutes(10))
                .delaiEssai(Duration.ofMinutes(5))
                .build()) {
            for (int i = 0; i < appels; i++) {
                lus.add(
                        face == Face.ASYNCHRONE
                                ? patient.async(c -> c.irAssiette().pour(USAGER, 2023))
                                : enFil(fils, () -> patient.irAssiette().pour(USAGER, 2023)));
            }
            // Tous attendent la réponse, que le serveur retient : le jeton manque encore à chacun.
            for (Thread fil : fils) {
                attendreQuIlAttende(fil);
            }
            tousAttendent.countDown();
            for (CompletableFuture<SituationIr> lu : lus) {
                assertThat(lu.get(60, TimeUnit.SECONDS).rfr()).hasValue(17_827);
            }
        }
        assertThat(serveur.jetons).hasValue(1);
        assertThat(serveur.lectures).hasValue(appels);
    }

    private static void attendreQuIlAttende(Thread fil) {
        long debut = System.nanoTime();
        while (fil.isAlive() && fil.getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime() - debut).isLessThan(TimeUnit.SECONDS.toNanos(60));
            LockSupport.parkNanos(100_000);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void un_jeton_refuse_a_seize_appels_ensemble_ne_se_renouvelle_qu_une_fois(Face face) throws Exception {
        int appels = 16;
        AtomicLong rang = new AtomicLong();
        CountDownLatch tousRefuses = new CountDownLatch(appels);
        serveur.jeton((demande, liaison) -> liaison.ecrire(ServeurDirect.jeton(Temoin.JETON + rang.incrementAndGet())))
                .lecture((demande, liaison) -> {
                    if (demande.entetes().get("Authorization").endsWith(Temoin.JETON + 1)) {
                        tousRefuses.countDown();
                        tousRefuses.await();
                        liaison.ecrire(reponse(401, "{\"fault\":{\"code\":900901}}"));
                    } else {
                        liaison.ecrire(reponse(200, FOYER));
                    }
                });
        List<Thread> fils = new ArrayList<>();
        List<CompletableFuture<SituationIr>> lus = IntStream.range(0, appels)
                .mapToObj(i -> face == Face.ASYNCHRONE
                        ? client.async(c -> c.irAssiette().pour(USAGER, 2023))
                        : enFil(fils, () -> client.irAssiette().pour(USAGER, 2023)))
                .toList();
        for (CompletableFuture<SituationIr> lu : lus) {
            assertThat(lu.get(20, TimeUnit.SECONDS).rfr()).hasValue(17_827);
        }
        assertThat(serveur.jetons).hasValue(2);
        assertThat(serveur.lectures).hasValue(2 * appels);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_18_un_second_401_est_definitif_meme_bien_apres_le_premier(Face face) {
        serveur.lecture((demande, liaison) -> {
            temps.passer(Duration.ofSeconds(6));
            liaison.ecrire(reponse(401, "{\"fault\":{\"code\":900901}}"));
        });

        assertThat(catchThrowableOfType(AuthentificationException.class, () -> face.lire(client, USAGER, 2023)))
                .isNotNull();
        assertThat(serveur.lectures).hasValue(2);
        assertThat(serveur.jetons).hasValue(2);
    }

    private static <T> CompletableFuture<T> enFil(List<Thread> fils, Supplier<T> appel) {
        CompletableFuture<T> issue = new CompletableFuture<>();
        Runnable tache = () -> {
            try {
                issue.complete(appel.get());
            } catch (RuntimeException | Error e) {
                issue.completeExceptionally(Temoin.observer(e));
            }
        };
        Thread fil = new Thread(tache, "appel-" + fils.size());
        fil.setDaemon(true);
        fil.start();
        fils.add(fil);
        return issue;
    }

    /** Une passerelle qui, comme WSO2, rend le même jeton tant qu'il vaut, avec ce qui lui reste à vivre. */
    private final class PasserelleAvare {
        private static final long VIE = 25;

        private final List<Double> demandes = new ArrayList<>();
        private final Set<String> refuses = ConcurrentHashMap.newKeySet();

        private double secondes() {
            return temps.nanos() / 1e9;
        }

        private long numero() {
            return (long) (secondes() / VIE);
        }

        private synchronized void jeton(Liaison liaison) throws IOException {
            demandes.add(secondes());
            long reste = VIE - (long) secondes() % VIE;
            liaison.ecrire(PannesJetonTest.jeton(Temoin.JETON + numero(), ",\"expires_in\":" + reste));
        }

        private void lecture(String autorisation, Liaison liaison) throws IOException {
            boolean vaut = autorisation.equals("Bearer " + Temoin.JETON + numero());
            if (!vaut) {
                refuses.add(autorisation);
            }
            liaison.ecrire(vaut ? reponse(200, FOYER) : reponse(401, ""));
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void une_passerelle_qui_rend_toujours_le_meme_jeton_presque_fini_n_est_pas_harcelee(Face face) {
        PasserelleAvare avare = new PasserelleAvare();
        serveur.jeton((demande, liaison) -> avare.jeton(liaison))
                .lecture((demande, liaison) -> avare.lecture(demande.entetes().get("Authorization"), liaison));
        for (double instant = 0; instant < 100; instant += 0.5) {
            temps.porterA(instant);
            lire(face);
        }
        assertThat(avare.refuses).as("jetons périmés envoyés").isEmpty();
        assertThat(avare.demandes).hasSizeBetween(4, 20);
        for (int i = 1; i < avare.demandes.size(); i++) {
            assertThat(avare.demandes.get(i) - avare.demandes.get(i - 1)).isGreaterThanOrEqualTo(5);
        }
    }
}
