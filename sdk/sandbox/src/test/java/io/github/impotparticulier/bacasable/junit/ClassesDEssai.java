package io.github.impotparticulier.bacasable.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.bacasable.particulier.PanneParticulier;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ce que {@link BacASableExtensionTest} fait exécuter par JUnit ; surefire ne cherche pas de tests ici. */
final class ClassesDEssai {
    /** La clé des seuls bacs à sable réglés. */
    static final String CLE_REGLEE = "cle-reglee";

    static final Map<String, List<BacASable>> RECUS = new ConcurrentHashMap<>();

    private static volatile CountDownLatch ensemble = new CountDownLatch(2);

    private ClassesDEssai() {}

    static void oublier() {
        RECUS.clear();
        ensemble = new CountDownLatch(2);
    }

    private static void noter(String ou, BacASable bac) {
        RECUS.computeIfAbsent(ou, absent -> new CopyOnWriteArrayList<>()).add(bac);
    }

    private static BacASable.Builder reglages() {
        return BacASable.builder().identifiants(CLE_REGLEE, "secret-fictif");
    }

    /** 200 d'ordinaire : la personne est de celles du bac. */
    private static int statutParticulier(BacASable bac) throws IOException {
        HttpUrl.Builder adresse = HttpUrl.get(bac.particulier() + "/v3/dss/quotient_familial/identite")
                .newBuilder()
                .addQueryParameter("recipient", bac.delegations().get(0).siret());
        bac.usagerParticulier("maries-deux-enfants")
                .parametres()
                .forEach((nom, valeurs) -> valeurs.forEach(valeur -> adresse.addQueryParameter(nom, valeur)));
        HttpURLConnection connexion = (HttpURLConnection) adresse.build().url().openConnection();
        connexion.setRequestProperty("Authorization", "Bearer " + bac.jetonParticulier());
        return connexion.getResponseCode();
    }

    /** 401 d'ordinaire, car la demande n'a pas d'identifiants ; autre chose sous une panne. */
    private static int statutDuJeton(BacASable bac) throws IOException {
        HttpURLConnection connexion = (HttpURLConnection)
                URI.create(bac.passerelle() + "/token").toURL().openConnection();
        connexion.setRequestMethod("POST");
        return connexion.getResponseCode();
    }

    @AvecBacASable
    static class Annotee {
        Annotee(BacASable bac) {
            noter("constructeur", bac);
        }

        @BeforeAll
        static void avantTous(BacASable bac) {
            noter("BeforeAll", bac);
        }

        @BeforeEach
        void avant(BacASable bac) {
            noter("BeforeEach", bac);
        }

        @Test
        void un(BacASable bac) throws IOException {
            noter("test", bac);
            assertThat(statutDuJeton(bac)).isEqualTo(401);
        }

        @Test
        void deux(BacASable bac) {
            noter("test", bac);
        }

        @AfterEach
        void apres(BacASable bac) {
            noter("AfterEach", bac);
        }

        @AfterAll
        static void apresTous(BacASable bac) throws IOException {
            noter("AfterAll", bac);
            assertThat(statutDuJeton(bac)).isEqualTo(401);
        }
    }

    @AvecBacASable
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class UneInstance {
        UneInstance(BacASable bac) {
            noter("constructeur", bac);
        }

        @BeforeAll
        void avantTous(BacASable bac) {
            noter("BeforeAll", bac);
        }

        @Test
        void un(BacASable bac) {
            noter("test", bac);
        }
    }

    @AvecBacASable
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class AvecPannes {
        @Test
        @Order(1)
        void tombe(BacASable bac) throws IOException {
            noter("test", bac);
            bac.panne(Panne.indisponible().surJetons());
            assertThat(statutDuJeton(bac)).isEqualTo(503);
        }

        @Test
        @Order(2)
        void echoue(BacASable bac) throws IOException {
            noter("test", bac);
            assertThat(statutDuJeton(bac)).isEqualTo(401);
            bac.panne(Panne.erreurTechnique().surJetons());
            fail("voulu");
        }

        @Test
        @Order(3)
        void vaBien(BacASable bac) throws IOException {
            noter("test", bac);
            assertThat(statutDuJeton(bac)).isEqualTo(401);
        }
    }

    @AvecBacASable
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class AvecPannesParticulier {
        @Test
        @Order(1)
        void tombe(BacASable bac) throws IOException {
            noter("test", bac);
            assertThat(statutParticulier(bac)).isEqualTo(200);
            bac.panne(PanneParticulier.jetonRevoque(), 9);
            assertThat(statutParticulier(bac)).isEqualTo(401);
        }

        @Test
        @Order(2)
        void vaBien(BacASable bac) throws IOException {
            noter("test", bac);
            assertThat(statutParticulier(bac)).isEqualTo(200);
        }
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class AvecHorloge {
        @RegisterExtension
        static final BacASableExtension BAC = BacASableExtension.avec(
                BacASable.builder().horloge(Clock.fixed(Instant.parse("2024-07-01T10:00:00Z"), ZoneOffset.UTC)));

        @Test
        void a_avance(BacASable bac) throws IOException {
            noter("test", bac);
            assertThat(annee(bac)).isEqualTo("2024");
            bac.avancer(Duration.ofDays(365));
            assertThat(annee(bac)).isEqualTo("2025");
        }

        @Test
        void b_est_a_l_heure(BacASable bac) throws IOException {
            noter("test", bac);
            assertThat(annee(bac)).isEqualTo("2024");
        }

        /** Celle de l'horloge du bac, qu'une réponse dit. */
        private static String annee(BacASable bac) throws IOException {
            bac.panne(Panne.quotaDepasseDansLeCorps(Duration.ZERO).surJetons(), 1);
            HttpURLConnection connexion = (HttpURLConnection)
                    URI.create(bac.passerelle() + "/token").toURL().openConnection();
            connexion.setRequestMethod("POST");
            assertThat(connexion.getResponseCode()).isEqualTo(429);
            String corps = new String(connexion.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return corps.replaceFirst("(?s).*\"nextAccessTime\":\"([0-9]{4})-.*", "$1");
        }
    }

    @AvecBacASable
    static class Englobante {
        @Test
        void un(BacASable bac) {
            noter("englobante", bac);
        }

        @Nested
        class Imbriquee {
            @Test
            void deux(BacASable bac) throws IOException {
                noter("imbriquee", bac);
                assertThat(statutDuJeton(bac)).isEqualTo(401);
            }
        }
    }

    @AvecBacASable
    static class AvecImbriqueeReglee {
        @Test
        void un(BacASable bac) {
            noter("englobante", bac);
        }

        @Nested
        class Reglee {
            @RegisterExtension
            static final BacASableExtension BAC = BacASableExtension.avec(reglages());

            @Test
            void deux(BacASable bac) {
                noter("reglee", bac);
            }

            @Nested
            class Profonde {
                @Test
                void trois(BacASable bac) {
                    noter("profonde", bac);
                }
            }
        }
    }

    @AvecBacASable
    static class ChampEtAnnotation {
        @RegisterExtension
        static final BacASableExtension BAC = BacASableExtension.avec(reglages());

        ChampEtAnnotation(BacASable bac) {
            noter("constructeur", bac);
        }

        @Test
        void un(BacASable bac) {
            noter("test", bac);
        }

        @Nested
        class Imbriquee {
            @Test
            void deux(BacASable bac) {
                noter("imbriquee", bac);
            }
        }
    }

    static class ChampDInstance {
        @RegisterExtension
        final BacASableExtension bac = BacASableExtension.avec(reglages());

        @BeforeEach
        void avant(BacASable bac) {
            noter("BeforeEach", bac);
        }

        @Test
        void un(BacASable bac) {
            noter("test", bac);
        }

        @Test
        void deux(BacASable bac) {
            noter("test", bac);
        }
    }

    @AvecBacASable
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class ChampDInstanceUnique {
        @RegisterExtension
        final BacASableExtension bac = BacASableExtension.avec(reglages());

        ChampDInstanceUnique(BacASable bac) {
            noter("constructeur", bac);
        }

        @Test
        void un(BacASable bac) {
            noter("test", bac);
        }

        @Test
        void deux(BacASable bac) {
            noter("test", bac);
        }
    }

    @AvecBacASable
    static class DeBase {
        @Test
        void un(BacASable bac) {
            noter(getClass().getSimpleName(), bac);
        }
    }

    static class Heritiere extends DeBase {
        @Test
        void deux(BacASable bac) {
            noter(getClass().getSimpleName(), bac);
        }
    }

    /** Une classe de base, dont la configuration demande le bac à sable avant tout test. */
    abstract static class AvecConfiguration {
        @RegisterExtension
        static final BacASableExtension BAC = BacASableExtension.avec(reglages());

        @BeforeAll
        static void configurer() {
            noter("configuration", BAC.bac());
        }

        @Test
        void un(BacASable bac) throws IOException {
            noter("test", bac);
            assertThat(statutDuJeton(bac)).isEqualTo(401);
            bac.panne(Panne.indisponible().surJetons());
        }
    }

    static class PremiereConfiguree extends AvecConfiguration {}

    static class SecondeConfiguree extends AvecConfiguration {}

    /** Un bac à sable demandé hors de JUnit, à la première lecture de la classe. */
    static class ConfigureeAuChargement {
        @RegisterExtension
        static final BacASableExtension BAC = BacASableExtension.avec(BacASable.builder());

        static final BacASable DEMANDE = BAC.bac();

        @Test
        void un(BacASable bac) {
            noter("test", bac);
            noter("chargement", DEMANDE);
        }
    }

    /** Un paramètre d'abord, la méthode ensuite. */
    static class ParametrePuisMethode {
        @RegisterExtension
        static final BacASableExtension BAC = BacASableExtension.avec(BacASable.builder());

        @Test
        void un(BacASable bac) {
            noter("test", bac);
            noter("méthode", BAC.bac());
        }
    }

    static class SurUnTest {
        @Test
        @ExtendWith(BacASableExtension.class)
        void un(BacASable bac) {
            noter("test", bac);
        }
    }

    @AvecBacASable
    static class UnAUn {
        private static final AtomicBoolean OCCUPE = new AtomicBoolean();

        @Test
        void un(BacASable bac) throws InterruptedException {
            seul(bac);
        }

        @Nested
        class Imbriquee {
            @Test
            void deux(BacASable bac) throws InterruptedException {
                seul(bac);
            }
        }

        /** Laisse à l'autre test, s'il le pouvait, le temps d'entrer. */
        private static void seul(BacASable bac) throws InterruptedException {
            noter("test", bac);
            assertThat(OCCUPE.compareAndSet(false, true)).isTrue();
            ensemble.countDown();
            boolean dernier = ensemble.await(100, TimeUnit.MILLISECONDS);
            assertThat(dernier).isEqualTo(RECUS.get("test").size() == 2);
            OCCUPE.set(false);
        }
    }

    /** Deux tests qui ne peuvent finir qu'ensemble. */
    private static final CyclicBarrier CLASSES = new CyclicBarrier(2);

    private static final CyclicBarrier TESTS = new CyclicBarrier(2);

    @AvecBacASable
    static class Premiere {
        @Test
        void un(BacASable bac) throws Exception {
            noter("Premiere", bac);
            CLASSES.await(20, TimeUnit.SECONDS);
        }
    }

    @AvecBacASable
    static class Seconde {
        @Test
        void un(BacASable bac) throws Exception {
            noter("Seconde", bac);
            CLASSES.await(20, TimeUnit.SECONDS);
        }
    }

    static class Ensemble {
        @RegisterExtension
        static final BacASableExtension BAC = BacASableExtension.avec(BacASable.builder());

        @Test
        void un(BacASable bac) throws Exception {
            noter("test", bac);
            TESTS.await(20, TimeUnit.SECONDS);
        }

        @Test
        void deux(BacASable bac) throws Exception {
            noter("test", bac);
            TESTS.await(20, TimeUnit.SECONDS);
        }
    }
}
