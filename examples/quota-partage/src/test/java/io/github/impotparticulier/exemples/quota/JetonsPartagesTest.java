package io.github.impotparticulier.exemples.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.impotparticulier.exemples.quota.PasserelleLocale.Reponse;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** La source contre un vrai Redis, qui s'arrête, se fige et oublie, et une passerelle qui compte, se tait et refuse. */
@Timeout(60)
class JetonsPartagesTest {
    /** Long : sur une machine très chargée, un verrou ne doit pas expirer sous celui qui le tient. */
    private static final Duration ESSAI = Duration.ofSeconds(60);

    private static final Duration ESSAI_COURT = Duration.ofSeconds(10);
    private static final String PORTEE = "RessourceFictive";
    private static final String CLE = "cle-qui-ne-doit-pas-paraitre";
    private static final String SECRET = "secret-qui-ne-doit-pas-paraitre";
    private static final Optional<String> AUCUN = Optional.empty();

    private final ConcurrentLinkedQueue<Reponse> reponses = new ConcurrentLinkedQueue<>();
    private final AtomicInteger demandes = new AtomicInteger();
    private final AtomicLong instant = new AtomicLong();
    private final List<AutoCloseable> aFermer = new ArrayList<>();
    private RedisLocal redis;
    private PasserelleLocale passerelle;
    private JetonsPartages source;
    private JetonsPartages autre;

    @BeforeEach
    void ouvrir() throws Exception {
        RedisRequis.exiger();
        redis = aFermer(RedisLocal.demarrer());
        passerelle = aFermer(new PasserelleLocale(this::jeton, jeton -> Reponse.situation()));
        source = source(ESSAI);
        autre = source(ESSAI);
    }

    @AfterEach
    void fermer() throws Exception {
        for (int i = aFermer.size() - 1; i >= 0; i--) {
            aFermer.get(i).close();
        }
    }

    private <T extends AutoCloseable> T aFermer(T ressource) {
        aFermer.add(ressource);
        return ressource;
    }

    private JetonsPartages source(Duration essai) {
        return aFermer(
                new JetonsPartages(redis.adresse(), "essai", identifiants(passerelle.adresse()), essai, instant::get));
    }

    private static Identifiants identifiants(String adresse) {
        return new Identifiants(URI.create(adresse), CLE, SECRET);
    }

    /** Ce qui a été préparé ; sinon un jeton neuf, numéroté. */
    private Reponse jeton(String cle) {
        int rang = demandes.incrementAndGet();
        Reponse preparee = reponses.poll();
        return preparee != null ? preparee : Reponse.jeton("jeton-" + rang, 3600);
    }

    @Test
    void mille_demandes_de_deux_serveurs_n_en_font_qu_une_a_la_passerelle() throws Exception {
        ExecutorService fils = Executors.newFixedThreadPool(40);
        CountDownLatch depart = new CountDownLatch(1);
        List<Future<String>> rendus = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            JetonsPartages appelee = i % 2 == 0 ? source : autre;
            rendus.add(fils.submit(() -> {
                depart.await();
                return appelee.jeton(PORTEE, AUCUN);
            }));
        }
        depart.countDown();

        for (Future<String> rendu : rendus) {
            assertThat(rendu.get()).isEqualTo("jeton-1");
        }
        assertThat(demandes).hasValue(1);
        fils.shutdownNow();
    }

    @Test
    void un_jeton_refuse_est_remplace_une_fois_et_l_autre_serveur_recoit_le_nouveau() throws Exception {
        assertThat(source.jeton(PORTEE, AUCUN)).isEqualTo("jeton-1");

        assertThat(source.jeton(PORTEE, Optional.of("jeton-1"))).isEqualTo("jeton-2");
        assertThat(autre.jeton(PORTEE, Optional.of("jeton-1"))).isEqualTo("jeton-2");
        assertThat(autre.jeton(PORTEE, AUCUN)).isEqualTo("jeton-2");
        assertThat(demandes).hasValue(2);
    }

    @Test
    void chaque_portee_a_son_jeton_et_l_absence_de_portee_aussi() throws Exception {
        assertThat(source.jeton(PORTEE, AUCUN)).isEqualTo("jeton-1");
        assertThat(source.jeton("", AUCUN)).isEqualTo("jeton-2");
        assertThat(autre.jeton(PORTEE, AUCUN)).isEqualTo("jeton-1");
        assertThat(autre.jeton("", AUCUN)).isEqualTo("jeton-2");
    }

    @Test
    void redis_garde_un_jeton_moins_longtemps_qu_il_ne_vit() throws Exception {
        reponses.add(Reponse.jeton("long", 3600));
        reponses.add(Reponse.jeton("court", 20));
        source.jeton("long", AUCUN);
        source.jeton("court", AUCUN);

        assertThat(reste("long")).isBetween(Duration.ofSeconds(3500), Duration.ofSeconds(3570));
        assertThat(reste("court")).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    private Duration reste(String portee) {
        RedisClient client = RedisClient.create(redis.adresse());
        try (StatefulRedisConnection<String, String> lien = client.connect()) {
            return Duration.ofMillis(lien.sync().pttl("impot-particulier:jeton:{essai:" + portee + "}"));
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    @Test
    void un_serveur_mort_en_demandant_est_relaye_dans_la_duree_d_un_essai() throws Exception {
        try (JetonsRedis mort = new JetonsRedis(redis.adresse(), "essai", Duration.ofSeconds(2))) {
            assertThat(mort.prendre(PORTEE, AUCUN, "mort", Duration.ofSeconds(2))
                            .aNous())
                    .isTrue();
            JetonsPartages relais = source(ESSAI_COURT);
            long debut = System.nanoTime();

            assertThat(relais.jeton(PORTEE, AUCUN)).isEqualTo("jeton-1");
            assertThat(System.nanoTime() - debut).isLessThan(ESSAI_COURT.toNanos());
            assertThat(mort.garder(PORTEE, AUCUN, "mort", "jeton-du-mort", ESSAI))
                    .as("revenu trop tard, il n'écrase pas le jeton plus récent")
                    .isEqualTo("jeton-1");
        }
        assertThat(autre.jeton(PORTEE, AUCUN)).isEqualTo("jeton-1");
    }

    @Test
    void ceux_qui_attendent_un_verrou_jamais_rendu_renoncent_avant_la_fin_d_un_essai() throws Exception {
        try (JetonsRedis tenace = new JetonsRedis(redis.adresse(), "essai", Duration.ofSeconds(2))) {
            tenace.prendre(PORTEE, AUCUN, "tenace", Duration.ofMinutes(1));
            JetonsPartages presse = source(ESSAI_COURT);
            long debut = System.nanoTime();

            assertThatThrownBy(() -> presse.jeton(PORTEE, AUCUN)).isInstanceOf(IOException.class);
            assertThat(System.nanoTime() - debut).isLessThan(ESSAI_COURT.toNanos());
        }
        assertThat(demandes).hasValue(0);
    }

    @Test
    void sans_redis_chaque_serveur_demande_son_jeton_et_le_partage_reprend_avec_lui() throws Exception {
        assertThat(source.jeton(PORTEE, AUCUN)).isEqualTo("jeton-1");
        assertThat(autre.jeton(PORTEE, AUCUN)).isEqualTo("jeton-1");
        redis.arreter();

        assertThat(source.jeton(PORTEE, Optional.of("jeton-1"))).isEqualTo("jeton-2");
        assertThat(autre.jeton(PORTEE, Optional.of("jeton-1"))).isEqualTo("jeton-3");

        redis.relancer();
        assertThat(source.jeton(PORTEE, Optional.of("jeton-2"))).isEqualTo("jeton-4");
        assertThat(autre.jeton(PORTEE, Optional.of("jeton-3"))).isEqualTo("jeton-4");
    }

    @Test
    void redis_fige_ne_retient_pas_plus_qu_un_essai_et_le_partage_reprend_quand_il_repond() throws Exception {
        JetonsPartages pressee = source(ESSAI_COURT);
        assertThat(pressee.jeton(PORTEE, AUCUN)).isEqualTo("jeton-1");
        redis.figer();
        long debut = System.nanoTime();

        assertThat(pressee.jeton(PORTEE, Optional.of("jeton-1"))).isEqualTo("jeton-2");
        assertThat(System.nanoTime() - debut).isLessThan(ESSAI_COURT.toNanos());

        redis.degeler();
        String commun = pressee.jeton(PORTEE, Optional.of("jeton-2"));
        assertThat(autre.jeton(PORTEE, Optional.of("jeton-2"))).isEqualTo(commun);
    }

    @Test
    void redis_redemarre_sans_memoire_et_sans_qu_on_le_voie_un_seul_jeton_neuf_sert_a_tous() throws Exception {
        assertThat(source.jeton(PORTEE, AUCUN)).isEqualTo("jeton-1");
        assertThat(autre.jeton(PORTEE, AUCUN)).isEqualTo("jeton-1");
        redis.arreter();
        redis.relancer();

        assertThat(source.jeton(PORTEE, AUCUN)).isEqualTo("jeton-2");
        assertThat(autre.jeton(PORTEE, Optional.of("jeton-1"))).isEqualTo("jeton-2");
        assertThat(demandes).hasValue(2);
    }

    @Test
    void des_identifiants_refuses_le_disent_et_ne_sont_pas_redemandes_avant_cinq_secondes() throws Exception {
        refuser(401, "invalid_client");

        assertThatThrownBy(() -> source.jeton(PORTEE, AUCUN))
                .isInstanceOf(IdentifiantsRefusesException.class)
                .hasMessageContaining("invalid_client");
        instant.addAndGet(Duration.ofMillis(4999).toNanos());
        assertThatThrownBy(() -> source.jeton(PORTEE, AUCUN)).isInstanceOf(IdentifiantsRefusesException.class);
        assertThat(demandes).hasValue(1);

        instant.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(source.jeton(PORTEE, AUCUN)).isEqualTo("jeton-2");
    }

    @Test
    void des_identifiants_refuses_apres_un_jeton_rendent_ce_jeton_qui_dit_qu_il_n_y_en_aura_pas_d_autre()
            throws Exception {
        refuser(400, "invalid_scope");

        assertThat(source.jeton(PORTEE, Optional.of("revoque"))).isEqualTo("revoque");
    }

    @Test
    void une_passerelle_en_panne_est_redemandee_aussitot_meme_par_un_autre_serveur() throws Exception {
        reponses.add(new Reponse(503, "{\"fault\":{\"code\":303001}}"));
        reponses.add(new Reponse(503, "{\"error\":\"invalid_client\"}"));
        reponses.add(new Reponse(200, "<html>maintenance</html>"));
        reponses.add(new Reponse(302, "{}"));

        for (JetonsPartages appelee : List.of(source, autre, source, autre)) {
            assertThatThrownBy(() -> appelee.jeton(PORTEE, AUCUN))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(IdentifiantsRefusesException.class);
        }
        assertThat(source.jeton(PORTEE, AUCUN)).isEqualTo("jeton-5");
    }

    @Test
    void une_passerelle_muette_ne_retient_pas_plus_qu_un_essai_et_le_verrou_est_rendu() throws Exception {
        CountDownLatch jamais = new CountDownLatch(1);
        try (PasserelleLocale muette = new PasserelleLocale(
                        cle -> {
                            attendre(jamais);
                            return Reponse.jeton("trop-tard", 3600);
                        },
                        jeton -> Reponse.situation());
                JetonsPartages perdue =
                        new JetonsPartages(redis.adresse(), "essai", identifiants(muette.adresse()), ESSAI_COURT)) {
            long debut = System.nanoTime();
            assertThatThrownBy(() -> perdue.jeton(PORTEE, AUCUN)).isInstanceOf(IOException.class);
            assertThat(System.nanoTime() - debut).isLessThan(ESSAI_COURT.toNanos());

            assertThat(source.jeton(PORTEE, AUCUN)).isEqualTo("jeton-1");
            jamais.countDown();
        }
    }

    private static void attendre(CountDownLatch signal) {
        try {
            signal.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void ni_cle_ni_secret_ni_jeton_ne_paraissent_dans_les_messages_et_le_journal() throws Exception {
        List<Throwable> levees = new ArrayList<>();
        ByteArrayOutputStream journal = new ByteArrayOutputStream();
        PrintStream erreur = System.err;
        try (PrintStream capture = new PrintStream(journal, true, StandardCharsets.UTF_8)) {
            System.setErr(capture);
            refuser(401, "jeton-qui-ne-doit-pas-paraitre");
            reponses.add(new Reponse(200, "{\"access_token\":\"jeton-qui-ne-doit-pas-paraitre\" cassé"));
            reponses.add(new Reponse(200, "{\"access_token\":\"jeton-qui-ne-doit-pas-paraitre\",\"expires_in\":9}"));
            refuser(401, "invalid_client");
            for (int i = 0; i < 4; i++) {
                levees.add(echec());
            }
            redis.arreter();
            levees.add(echec());
            passerelle.close();
            instant.addAndGet(ESSAI.toNanos());
            levees.add(echec());
        } finally {
            System.setErr(erreur);
        }

        assertThat(journal.toString(StandardCharsets.UTF_8))
                .contains("Redis ne répond pas", "sans jeton lisible", "invalid_client", "Aucune réponse")
                .doesNotContain("paraitre");
        for (Throwable levee : levees) {
            for (Throwable cause = levee; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain("paraitre");
            }
        }
        assertThat(identifiants("https://passerelle.example").toString()).doesNotContain("paraitre");
    }

    private Throwable echec() {
        try {
            throw new AssertionError(source.jeton(PORTEE, AUCUN));
        } catch (IOException | InterruptedException e) {
            return e;
        }
    }

    private void refuser(int statut, String code) {
        reponses.add(new Reponse(
                statut, "{\"error\":\"" + code + "\",\"error_description\":\"client_id " + CLE + " : inconnu\"}"));
    }

    @Test
    void un_secret_ne_part_pas_en_clair_ailleurs_que_sur_cette_machine() {
        for (String adresse : List.of("http://passerelle.example", "ftp://passerelle.example", "passerelle.example")) {
            assertThatIllegalArgumentException().isThrownBy(() -> identifiants(adresse));
        }
        assertThat(identifiants("https://passerelle.example/").adresseDesJetons())
                .hasToString("https://passerelle.example/token");
        assertThat(identifiants("http://[::1]:8080").adresseDesJetons()).hasToString("http://[::1]:8080/token");
    }

    @Test
    void une_source_fermee_ne_demande_plus_rien() {
        source.close();

        assertThatThrownBy(() -> source.jeton(PORTEE, AUCUN)).isInstanceOf(IllegalStateException.class);
        assertThat(demandes).hasValue(0);
    }
}
