package io.github.impotparticulier;

import static io.github.impotparticulier.appui.OperationParticulier.ETAT_CIVIL;
import static io.github.impotparticulier.appui.OperationParticulier.INE;
import static io.github.impotparticulier.appui.OperationParticulier.SIRET;
import static io.github.impotparticulier.appui.OperationParticulier.VIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationParticulier;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.internal.echange.Temps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Vingt requêtes par seconde et par jeton, et une même pause pour tous après un refus de quota. */
class ParticulierDebitTest {
    private static final String EPUISE = "{\"errors\":[{\"code\":\"00429\",\"title\":\"Trop de requêtes\"}]}";

    @AutoClose
    private final FausseDgfip serveur = new FausseDgfip();

    private final TempsFictif temps = new TempsFictif();

    @AutoClose
    private final ApiParticulierClient client =
            OperationParticulier.vers(serveur).temps(temps.temps(0)).build();

    private static MockResponse refus(String nom, String valeur) {
        return new MockResponse.Builder()
                .code(429)
                .setHeader(nom, valeur)
                .body(EPUISE)
                .build();
    }

    private static MockResponse dernier(String reste, String reouverture) {
        return new MockResponse.Builder()
                .setHeader("Date", "Fri, 15 Nov 2024 12:00:00 GMT")
                .setHeader("RateLimit-Limit", "20")
                .setHeader("RateLimit-Remaining", reste)
                .setHeader("RateLimit-Reset", reouverture)
                .body(VIDE)
                .build();
    }

    private List<Duration> repos() {
        return temps.repos();
    }

    @Test
    void la_vingt_et_unieme_requete_attend_une_seconde() {
        for (int i = 0; i < 21; i++) {
            serveur.repond(200, VIDE);
        }
        for (int i = 0; i < 20; i++) {
            client.rsa().pour(ETAT_CIVIL);
        }
        assertThat(repos()).isEmpty();

        client.pourDestinataire("21350238800019").aah().pour(ETAT_CIVIL);

        assertThat(repos())
                .as("quel que soit le destinataire : c'est le jeton qui compte")
                .containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void le_jeton_d_un_editeur_compte_par_destinataire() {
        try (ApiParticulierClient editeur = OperationParticulier.vers(serveur)
                .jetonEditeur(Temoin.JETON)
                .temps(temps.temps(0))
                .build()) {
            for (int i = 0; i < 40; i++) {
                serveur.repond(200, VIDE);
            }
            for (int i = 0; i < 20; i++) {
                editeur.rsa().pour(ETAT_CIVIL);
                editeur.pourDestinataire("21350238800019").rsa().pour(ETAT_CIVIL);
            }
            assertThat(repos()).isEmpty();
            serveur.repond(refus("Retry-After", "3600"));
            assertThatExceptionOfType(QuotaDepasseException.class)
                    .isThrownBy(() ->
                            editeur.pourDestinataire("35600000000048").rsa().pour(ETAT_CIVIL));
            serveur.repond(200, VIDE);
            assertThat(editeur.pourDestinataire("13002526500013").etudiant().pour(INE))
                    .as("la pause de l'un ne retient pas les autres")
                    .isNotNull();
        }
    }

    /** Le serveur compte ces appels par adresse IP : celle de l'éditeur, quelle que soit la commune. */
    @Test
    void un_refus_en_mode_france_connect_retient_toutes_les_communes_d_un_editeur() {
        try (ApiParticulierClient editeur = OperationParticulier.vers(serveur)
                .jetonEditeur(Temoin.JETON)
                .temps(temps.temps(0))
                .build()) {
            serveur.repond(refus("Retry-After", "3600")).repete(2, 200, VIDE);
            ApiParticulierClient autre = editeur.pourDestinataire("21350238800019");

            for (ApiParticulierClient commune : List.of(editeur, autre)) {
                assertThatExceptionOfType(QuotaDepasseException.class)
                        .isThrownBy(() -> commune.rsa().pour(OperationParticulier.FRANCE_CONNECT));
            }
            assertThat(serveur.lectures).as("la seconde n'est pas partie").hasSize(1);
            assertThat(autre.rsa().pour(ETAT_CIVIL))
                    .as("le quota des habilitations n'est pas le sien")
                    .isNotNull();
        }
    }

    /** Trente par minute et par adresse IP : le serveur ne regarde ni la commune, ni le jeton. */
    @Test
    void le_trente_et_unieme_appel_france_connect_d_une_minute_attend_sa_place() {
        serveur.repete(32, 200, VIDE);
        ApiParticulierClient autre = client.pourDestinataire("21350238800019");
        for (int i = 0; i < 15; i++) {
            client.rsa().pour(OperationParticulier.FRANCE_CONNECT);
            autre.rsa().pour(OperationParticulier.FRANCE_CONNECT);
        }
        assertThat(repos()).as("vingt par seconde, là aussi").containsExactly(Duration.ofSeconds(1));

        autre.rsa().pour(OperationParticulier.FRANCE_CONNECT);

        assertThat(repos()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(59));
    }

    @Test
    void sans_place_avant_son_echeance_un_appel_france_connect_est_refuse_aussitot_et_dit_quand() {
        serveur.repete(32, 200, VIDE);
        for (int i = 0; i < 30; i++) {
            client.rsa().pour(OperationParticulier.FRANCE_CONNECT);
        }
        List<Duration> avant = repos();
        ApiParticulierClient presse = client.avecDelaiAppel(Duration.ofSeconds(20));

        // Plus qu'il n'y a de places dans l'heure : un refus n'en prend aucune.
        for (int i = 0; i < 601; i++) {
            assertThatExceptionOfType(QuotaDepasseException.class)
                    .isThrownBy(() -> presse.rsa().pour(OperationParticulier.FRANCE_CONNECT))
                    .withMessageContaining("pas partie")
                    .satisfies(e -> assertThat(e.delai()).hasValue(Duration.ofSeconds(59)));
        }
        assertThat(serveur.lectures).hasSize(30);
        assertThat(client.rsa().pour(ETAT_CIVIL))
                .as("les appels du jeton n'y sont pas comptés")
                .isNotNull();
        temps.passer(Duration.ofSeconds(59));
        assertThat(presse.rsa().pour(OperationParticulier.FRANCE_CONNECT)).isNotNull();
        assertThat(repos()).isEqualTo(avant);
    }

    @Test
    void le_six_cent_unieme_appel_france_connect_d_une_heure_est_refuse_aussitot() {
        serveur.repete(601, 200, VIDE);
        for (int i = 0; i < 600; i++) {
            client.rsa().pour(OperationParticulier.FRANCE_CONNECT);
            temps.passer(Duration.ofSeconds(2));
        }
        assertThat(repos()).isEmpty();

        assertThatExceptionOfType(QuotaDepasseException.class)
                .isThrownBy(() -> client.rsa().pour(OperationParticulier.FRANCE_CONNECT))
                .satisfies(e -> assertThat(e.delai()).hasValue(Duration.ofMinutes(40)));

        assertThat(serveur.lectures).hasSize(600);
        temps.passer(Duration.ofMinutes(40));
        assertThat(client.rsa().pour(OperationParticulier.FRANCE_CONNECT)).isNotNull();
    }

    /** Mille par minute et par adresse IP, quoi que les jetons permettent. */
    @Test
    void le_mille_et_unieme_appel_d_une_minute_attend_sa_place_quel_que_soit_le_destinataire() {
        serveur.repete(1_001, 200, VIDE);
        try (ApiParticulierClient editeur = OperationParticulier.vers(serveur)
                .jetonEditeur(Temoin.JETON)
                .temps(temps.temps(0))
                .build()) {
            List<ApiParticulierClient> communes = Stream.of(SIRET, "21350238800019", "35600000000048")
                    .map(editeur::pourDestinataire)
                    .toList();
            for (int i = 0; i < 1_000; i++) {
                communes.get(i % communes.size()).rsa().pour(ETAT_CIVIL);
            }
            Duration avant = passe();
            assertThat(avant).isLessThan(Duration.ofMinutes(1));

            communes.get(0).aah().pour(ETAT_CIVIL);

            assertThat(passe()).isEqualTo(Duration.ofMinutes(1));
        }
    }

    private Duration passe() {
        return repos().stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void un_refus_en_mode_france_connect_ne_retient_pas_les_appels_du_jeton() {
        serveur.repond(refus("Retry-After", "3600")).repond(200, VIDE);

        assertThatExceptionOfType(QuotaDepasseException.class)
                .isThrownBy(() -> client.rsa().pour(OperationParticulier.FRANCE_CONNECT));

        assertThat(client.rsa().pour(ETAT_CIVIL)).isNotNull();
    }

    @Test
    void retry_after_est_obei_avant_ratelimit_reset() {
        serveur.repond(new MockResponse.Builder()
                        .code(429)
                        .setHeader("Retry-After", "7")
                        .setHeader("Date", "Fri, 15 Nov 2024 12:00:00 GMT")
                        .setHeader("RateLimit-Reset", "1731672002")
                        .body(EPUISE)
                        .build())
                .repond(200, VIDE);

        client.rsa().pour(ETAT_CIVIL);

        assertThat(passe()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void ratelimit_reset_est_arrondi_a_la_seconde_du_dessus() {
        Clock fraction = Clock.fixed(Instant.parse("2024-11-15T12:00:00.250Z"), ZoneOffset.UTC);
        AtomicLong nanos = new AtomicLong();
        Temps precis = new Temps(nanos::get, fraction, nanos::addAndGet, () -> 0);
        serveur.repond(refus("RateLimit-Reset", "1731672001")).repond(200, VIDE);
        try (ApiParticulierClient presse =
                OperationParticulier.vers(serveur).temps(precis).build()) {
            presse.rsa().pour(ETAT_CIVIL);
        }
        assertThat(nanos).hasValue(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void un_delai_nul_ou_absent_laisse_passer_la_fenetre_du_serveur() {
        serveur.repond(refus("Retry-After", "0")).repond(200, VIDE);
        client.rsa().pour(ETAT_CIVIL);
        assertThat(passe()).isEqualTo(Duration.ofSeconds(1));

        serveur.repond(refus("X-Rien", "1")).repond(200, VIDE);
        client.rsa().pour(ETAT_CIVIL);
        assertThat(passe()).isEqualTo(Duration.ofSeconds(2));
        assertThat(serveur.lectures).hasSize(4);
    }

    /** La pause obéie n'a pas suffi : un autre que ce client compte sur le même jeton, et insister mène au bannissement. */
    @Test
    void un_second_refus_de_suite_n_est_pas_refait_et_sa_pause_vaut_pour_les_appels_suivants() {
        serveur.repond(refus("Retry-After", "1"))
                .repond(refus("Retry-After", "2"))
                .repond(200, VIDE);
        try (ApiParticulierClient tenace = OperationParticulier.vers(serveur)
                .temps(temps.temps(0))
                .essaisMax(10)
                .build()) {
            assertThatExceptionOfType(QuotaDepasseException.class)
                    .isThrownBy(() -> tenace.rsa().pour(ETAT_CIVIL))
                    .satisfies(e -> assertThat(e.delai()).hasValue(Duration.ofSeconds(2)));
            assertThat(serveur.lectures).hasSize(2);

            assertThat(tenace.aah().pour(ETAT_CIVIL)).isNotNull();
            assertThat(passe()).isEqualTo(Duration.ofSeconds(3));

            serveur.repond(refus("Retry-After", "1"))
                    .repond(503, "")
                    .repond(refus("Retry-After", "1"))
                    .repond(200, VIDE);
            assertThat(tenace.rsa().pour(ETAT_CIVIL))
                    .as("deux refus qu'une panne sépare ne sont pas de suite")
                    .isNotNull();
        }
    }

    @Test
    void une_gigue_separe_ceux_que_la_pause_retient() {
        serveur.repond(200, VIDE).repond(dernier("0", "1731672004")).repond(200, VIDE);
        TempsFictif autre = new TempsFictif();
        try (ApiParticulierClient disperse =
                OperationParticulier.vers(serveur).temps(autre.temps(0.5)).build()) {
            disperse.rsa().pour(ETAT_CIVIL);
            disperse.rsa().pour(ETAT_CIVIL);
            disperse.rsa().pour(ETAT_CIVIL);
        }
        assertThat(autre.repos()).containsExactly(Duration.ofMillis(4_250));
    }

    @Test
    void un_quota_epuise_se_rouvre_avant_que_rien_ne_parte() {
        serveur.repond(dernier("0", "1731672002"))
                .repond(dernier("19", "1731672003"))
                .repond(200, VIDE);

        client.rsa().pour(ETAT_CIVIL);
        assertThat(repos()).isEmpty();
        client.rsa().pour(ETAT_CIVIL);
        assertThat(repos()).containsExactly(Duration.ofSeconds(2));
        client.rsa().pour(ETAT_CIVIL);
        assertThat(repos()).hasSize(1);
    }

    @Test
    void une_pause_plus_longue_que_l_echeance_echoue_aussitot_et_dit_son_delai() {
        serveur.repond(refus("Retry-After", "3600"));

        assertThatExceptionOfType(QuotaDepasseException.class)
                .isThrownBy(() -> client.rsa().pour(ETAT_CIVIL))
                .satisfies(e -> assertThat(e.delai()).hasValue(Duration.ofHours(1)));
        assertThatExceptionOfType(QuotaDepasseException.class)
                .isThrownBy(
                        () -> client.pourDestinataire("21350238800019").aah().pour(ETAT_CIVIL))
                .withMessageContaining("pas partie")
                .satisfies(e -> assertThat(e.delai()).hasValue(Duration.ofHours(1)));
        assertThat(serveur.lectures).hasSize(1);
        assertThat(repos()).isEmpty();
    }

    /** Sans date du serveur, une horloge fausse d'ici donne le même délai insensé. */
    @Test
    void un_quota_epuise_ne_suspend_pas_au_dela_d_une_minute() {
        serveur.repond(dernier("0", "1731679200")).repond(200, VIDE);

        client.rsa().pour(ETAT_CIVIL);
        client.rsa().pour(ETAT_CIVIL);

        assertThat(repos()).containsExactly(Duration.ofMinutes(1));
    }

    /** Une réponse, une seule, ne condamne pas un client jusqu'à son redémarrage. */
    @Test
    void un_refus_ne_suspend_pas_au_dela_d_un_jour() {
        serveur.repond(refus("Retry-After", "999999999")).repond(200, VIDE);
        ThrowingCallable appel = () -> client.rsa().pour(ETAT_CIVIL);

        assertThatExceptionOfType(QuotaDepasseException.class)
                .isThrownBy(appel)
                .satisfies(e -> assertThat(e.delai()).hasValue(Duration.ofSeconds(999_999_999)));
        temps.passer(Duration.ofDays(1).minusMinutes(2));
        assertThatExceptionOfType(QuotaDepasseException.class).isThrownBy(appel);
        temps.passer(Duration.ofMinutes(2));
        assertThatNoException().isThrownBy(appel);
        assertThat(serveur.lectures).hasSize(2);
    }

    /** Un second refus mène au bannissement, quel que soit celui qui compte. */
    @Test
    void la_pause_d_un_refus_vaut_aussi_avec_un_limiteur_confie() {
        serveur.repond(refus("Retry-After", "3600")).repete(2, 200, VIDE);
        List<String> places = new ArrayList<>();
        LimiteurAppels limiteur = new LimiteurAppels() {
            @Override
            public CompletableFuture<Boolean> demander(Guichet guichet, Duration attenteMax) {
                places.add("prise");
                return CompletableFuture.completedFuture(true);
            }

            @Override
            public void termine(Guichet guichet) {
                places.add("finie");
            }

            @Override
            public void rendue(Guichet guichet) {
                places.add("rendue");
            }
        };
        try (ApiParticulierClient partage = OperationParticulier.vers(serveur)
                .temps(temps.temps(0))
                .limiteur(limiteur)
                .build()) {
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(QuotaDepasseException.class)
                        .isThrownBy(() -> partage.rsa().pour(ETAT_CIVIL))
                        .satisfies(e -> assertThat(e.delai()).hasValue(Duration.ofHours(1)));
            }
            assertThat(serveur.lectures).as("la seconde n'est pas partie").hasSize(1);
            temps.passer(Duration.ofHours(1));
            assertThat(partage.rsa().pour(ETAT_CIVIL)).isNotNull();
        }
        assertThat(places).as("la pause passée d'abord").containsExactly("prise", "finie", "prise", "finie");
    }

    /** Les cinquante sont retenus ensemble : le temps ne passe que lorsque tous dorment. */
    @Test
    void cinquante_appels_ne_rencontrent_qu_un_refus_et_aucun_pendant_la_pause() throws Exception {
        int nombre = 50;
        AtomicLong nanos = new AtomicLong();
        AtomicInteger dormeurs = new AtomicInteger();
        CountDownLatch tousDorment = new CountDownLatch(1);
        CountDownLatch premierDort = new CountDownLatch(1);
        AtomicInteger recuesPendantLaPause = new AtomicInteger(-1);
        Temps commun = new Temps(
                nanos::get,
                TempsFictif.A_MIDI,
                duree -> {
                    long fin = nanos.get() + duree;
                    premierDort.countDown();
                    if (dormeurs.incrementAndGet() == nombre) {
                        recuesPendantLaPause.set(serveur.lectures.size());
                        tousDorment.countDown();
                    }
                    attendre(tousDorment);
                    nanos.accumulateAndGet(fin, Math::max);
                },
                () -> 0);
        serveur.repond(refus("Retry-After", "3"));
        for (int i = 0; i < nombre; i++) {
            serveur.repond(200, VIDE);
        }
        ExecutorService fils = Executors.newFixedThreadPool(nombre);
        List<Integer> statuts = new CopyOnWriteArrayList<>();
        try (ApiParticulierClient partage = OperationParticulier.vers(serveur)
                .temps(commun)
                .ecouteur(essai -> statuts.add(essai.statut().orElse(0)))
                .build()) {
            List<CompletableFuture<?>> appels = new ArrayList<>();
            appels.add(CompletableFuture.runAsync(() -> partage.rsa().pour(ETAT_CIVIL), fils));
            attendre(premierDort);
            IntStream.range(1, nombre)
                    .forEach(i -> appels.add(
                            CompletableFuture.runAsync(() -> partage.aah().pour(ETAT_CIVIL), fils)));
            CompletableFuture.allOf(appels.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        } finally {
            fils.shutdownNow();
        }
        assertThat(recuesPendantLaPause).as("aucune requête pendant la pause").hasValue(1);
        assertThat(statuts).filteredOn(statut -> statut == 429).hasSize(1);
        assertThat(statuts).hasSize(nombre + 1);
        assertThat(nanos.get())
                .as("vingt par seconde, après trois secondes")
                .isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(5));
    }

    private static void attendre(CountDownLatch verrou) {
        try {
            if (!verrou.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("Rien n'est venu");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Vingt en route ensemble : chacun rencontre un refus, un seul, et aucun ne repart avant la fin de la pause. */
    @Test
    void ceux_que_le_refus_trouve_en_route_n_en_rencontrent_qu_un_chacun() throws Exception {
        int nombre = 20;
        AtomicLong nanos = new AtomicLong();
        AtomicInteger dormeurs = new AtomicInteger();
        CountDownLatch tousDorment = new CountDownLatch(1);
        // Avant qu'aucun refus ne suspende les autres, tous sont en route.
        CountDownLatch tousRefuses = new CountDownLatch(nombre);
        Temps commun = new Temps(
                nanos::get,
                TempsFictif.A_MIDI,
                duree -> {
                    long fin = nanos.get() + duree;
                    if (dormeurs.incrementAndGet() == nombre) {
                        tousDorment.countDown();
                    }
                    attendre(tousDorment);
                    nanos.accumulateAndGet(fin, Math::max);
                },
                () -> 0);
        for (int i = 0; i < nombre; i++) {
            serveur.repond(refus("Retry-After", "3"));
        }
        for (int i = 0; i < nombre; i++) {
            serveur.repond(200, VIDE);
        }
        ExecutorService fils = Executors.newFixedThreadPool(nombre);
        Map<String, Integer> refusParAppel = new ConcurrentHashMap<>();
        try (ApiParticulierClient partage = OperationParticulier.vers(serveur)
                .temps(commun)
                .ecouteur(essai -> {
                    if (essai.statut().orElse(0) == 429) {
                        refusParAppel.merge(essai.reference().orElseThrow(), 1, Integer::sum);
                        tousRefuses.countDown();
                        attendre(tousRefuses);
                    }
                })
                .build()) {
            List<CompletableFuture<?>> appels = new ArrayList<>();
            IntStream.range(0, nombre)
                    .forEach(i -> appels.add(CompletableFuture.runAsync(
                            () -> partage.avecReference("appel-" + i).aah().pour(ETAT_CIVIL), fils)));
            CompletableFuture.allOf(appels.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        } finally {
            fils.shutdownNow();
        }
        assertThat(serveur.lectures).hasSize(2 * nombre);
        assertThat(refusParAppel)
                .hasSize(nombre)
                .allSatisfy((appel, refus) -> assertThat(refus).isEqualTo(1));
    }
}
