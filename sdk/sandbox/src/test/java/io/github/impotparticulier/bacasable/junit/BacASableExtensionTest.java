package io.github.impotparticulier.bacasable.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.Annotee;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.AvecHorloge;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.AvecImbriqueeReglee;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.AvecPannes;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.AvecPannesParticulier;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.ChampDInstance;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.ChampDInstanceUnique;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.ChampEtAnnotation;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.ConfigureeAuChargement;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.DeBase;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.Englobante;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.Ensemble;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.Heritiere;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.ParametrePuisMethode;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.Premiere;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.PremiereConfiguree;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.Seconde;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.SecondeConfiguree;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.SurUnTest;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.UnAUn;
import io.github.impotparticulier.bacasable.junit.ClassesDEssai.UneInstance;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Des classes de tests lancées par JUnit lui-même ; chacune note les bacs à sable qu'elle a reçus. */
class BacASableExtensionTest {
    private static final Map<String, List<BacASable>> RECUS = ClassesDEssai.RECUS;

    @BeforeEach
    void oublier() {
        ClassesDEssai.oublier();
    }

    @Test
    void l_annotation_donne_un_meme_bac_partout_et_le_ferme_apres_la_classe() {
        lancer(2, Annotee.class);

        assertThat(RECUS.keySet())
                .containsExactlyInAnyOrder("BeforeAll", "constructeur", "BeforeEach", "test", "AfterEach", "AfterAll");
        assertThat(RECUS.get("constructeur")).hasSize(2);
        assertUnSeulBac();
        assertTousFermes();
    }

    @Test
    void un_constructeur_appele_avant_beforeall_recoit_le_meme_bac() {
        lancer(1, UneInstance.class);

        assertThat(RECUS.keySet()).containsExactlyInAnyOrder("constructeur", "BeforeAll", "test");
        assertUnSeulBac();
        assertTousFermes();
    }

    @Test
    void une_panne_ne_passe_pas_d_un_test_au_suivant_meme_s_il_echoue() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(AvecPannes.class))
                .execute()
                .testEvents()
                .assertStatistics(bilan -> bilan.started(3).succeeded(2).failed(1));

        assertUnSeulBac();
    }

    @Test
    void l_autre_api_y_est_aussi_et_sa_panne_ne_passe_pas_non_plus_d_un_test_au_suivant() {
        lancer(2, AvecPannesParticulier.class);

        assertUnSeulBac();
        assertTousFermes();
    }

    @Test
    void une_horloge_avancee_par_un_test_est_a_l_heure_pour_le_suivant() {
        lancer(2, AvecHorloge.class);

        assertUnSeulBac();
        assertTousFermes();
    }

    @Test
    void une_classe_imbriquee_partage_le_bac_de_celle_qui_la_contient() {
        lancer(2, Englobante.class);

        assertThat(RECUS.keySet()).containsExactlyInAnyOrder("englobante", "imbriquee");
        assertUnSeulBac();
        assertTousFermes();
    }

    @Test
    void une_classe_imbriquee_peut_regler_le_sien() {
        lancer(3, AvecImbriqueeReglee.class);

        assertThat(RECUS.get("englobante")).hasSize(1).doesNotContainAnyElementsOf(RECUS.get("reglee"));
        assertThat(RECUS.get("profonde")).isEqualTo(RECUS.get("reglee"));
        assertThat(RECUS.get("reglee")).extracting(BacASable::cle).containsOnly(ClassesDEssai.CLE_REGLEE);
        assertTousFermes();
    }

    @Test
    void dans_une_meme_classe_le_champ_l_emporte_sur_l_annotation_jusque_dans_les_classes_imbriquees() {
        lancer(2, ChampEtAnnotation.class);

        assertUnSeulBac();
        assertThat(RECUS.keySet()).containsExactlyInAnyOrder("constructeur", "test", "imbriquee");
        assertThat(bacs()).extracting(BacASable::cle).containsOnly(ClassesDEssai.CLE_REGLEE);
        assertTousFermes();
    }

    @Test
    void un_champ_d_instance_donne_un_bac_a_chaque_test() {
        lancer(2, ChampDInstance.class);

        assertThat(bacs()).hasSize(2);
        assertTousFermes();
    }

    @Test
    void un_champ_d_instance_unique_prend_la_suite_d_une_annotation_sans_que_rien_ne_fuie() {
        lancer(2, ChampDInstanceUnique.class);

        assertThat(RECUS.get("test")).hasSize(2).doesNotContainAnyElementsOf(RECUS.get("constructeur"));
        assertThat(bacs()).hasSize(2);
        assertTousFermes();
    }

    @Test
    void une_classe_qui_herite_a_son_bac() {
        lancer(3, DeBase.class, Heritiere.class);

        assertThat(RECUS.get("DeBase")).hasSize(1);
        assertThat(new HashSet<>(RECUS.get("Heritiere"))).hasSize(1).doesNotContainAnyElementsOf(RECUS.get("DeBase"));
        assertTousFermes();
    }

    @Test
    void le_bac_de_la_methode_sert_toutes_les_classes_de_l_extension_puis_se_ferme() {
        lancer(2, PremiereConfiguree.class, SecondeConfiguree.class);

        assertThat(RECUS.get("configuration")).hasSize(2);
        assertUnSeulBac();
        assertTousFermes();
    }

    @Test
    void apres_une_execution_l_extension_donne_un_autre_bac() {
        lancer(1, PremiereConfiguree.class);
        lancer(1, PremiereConfiguree.class);

        assertThat(bacs()).hasSize(2);
        assertTousFermes();
    }

    @Test
    void un_bac_demande_avant_junit_est_celui_des_parametres() {
        lancer(1, ConfigureeAuChargement.class);

        assertUnSeulBac();
        assertTousFermes();
    }

    @Test
    void le_bac_deja_donne_en_parametre_est_celui_de_la_methode() {
        lancer(1, ParametrePuisMethode.class);

        assertUnSeulBac();
        assertTousFermes();
    }

    @Test
    void l_extension_se_pose_aussi_sur_un_seul_test() {
        lancer(1, SurUnTest.class);

        assertThat(RECUS).containsOnlyKeys("test");
        assertTousFermes();
    }

    @Test
    void en_parallele_les_tests_d_une_classe_annotee_passent_un_a_un() {
        enParallele(2, UnAUn.class);

        assertUnSeulBac();
        assertTousFermes();
    }

    @Test
    void en_parallele_deux_classes_ne_s_attendent_pas() {
        enParallele(2, Premiere.class, Seconde.class);

        assertThat(bacs()).hasSize(2);
        assertTousFermes();
    }

    @Test
    void en_parallele_une_extension_enregistree_laisse_ses_tests_ensemble_sur_un_seul_bac() {
        enParallele(2, Ensemble.class);

        assertUnSeulBac();
        assertTousFermes();
    }

    private static void lancer(int tests, Class<?>... classes) {
        lancer(EngineTestKit.engine("junit-jupiter"), tests, classes);
    }

    private static void enParallele(int tests, Class<?>... classes) {
        EngineTestKit.Builder jupiter = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
        lancer(jupiter, tests, classes);
    }

    private static void lancer(EngineTestKit.Builder jupiter, int tests, Class<?>... classes) {
        ClassSelector[] choix =
                Stream.of(classes).map(DiscoverySelectors::selectClass).toArray(ClassSelector[]::new);
        var execution = jupiter.selectors(choix).execute();
        execution.allEvents().failed().stream()
                .flatMap(echec -> echec.getPayload(TestExecutionResult.class).stream())
                .flatMap(resultat -> resultat.getThrowable().stream())
                .findFirst()
                .ifPresent(cause -> {
                    throw new AssertionError("Une classe d'essai a échoué", cause);
                });
        execution.testEvents().assertStatistics(bilan -> bilan.succeeded(tests));
    }

    private static Set<BacASable> bacs() {
        Set<BacASable> bacs = new HashSet<>();
        RECUS.values().forEach(bacs::addAll);
        return bacs;
    }

    private static void assertUnSeulBac() {
        assertThat(bacs()).hasSize(1);
    }

    private static void assertTousFermes() {
        assertThat(bacs())
                .isNotEmpty()
                .allSatisfy(bac -> assertThatIOException()
                        .isThrownBy(() -> new Socket(
                                        InetAddress.getLoopbackAddress(),
                                        URI.create(bac.passerelle()).getPort())
                                .close()));
    }
}
