package io.github.impotparticulier;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.internal.echange.Passerelle;
import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.RessourceAnnuelle;
import io.github.impotparticulier.personne.Usager;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Les murs de la maison : qui emploie quoi. */
@AnalyzeClasses(
        packages = "io.github.impotparticulier",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.ClientSeul.class})
class ArchitectureTest {
    private static final String RACINE = "io.github.impotparticulier";
    private static final SliceAssignment PAR_PAQUET = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass classe) {
            return SliceIdentifier.of(classe.getPackageName());
        }

        @Override
        public String getDescription() {
            return "les paquets, chacun sous son nom entier";
        }
    };
    private static final String[] SOCLE = {"java..", "org.jspecify.."};

    @ArchTest
    static final ArchRule les_erreurs_ne_dependent_de_rien =
            piece("erreur").should().onlyDependOnClassesThat(dans("erreur"));

    @ArchTest
    static final ArchRule ce_qui_se_branche_ne_depend_de_rien =
            piece("appel").should().onlyDependOnClassesThat(dans("appel"));

    /** Chaque paquet est une pièce, la racine comprise : on va de l'une à l'autre dans un seul sens. */
    @ArchTest
    static final ArchRule les_pieces_ne_tournent_pas_en_rond =
            SlicesRuleDefinition.slices().assignedFrom(PAR_PAQUET).should().beFreeOfCycles();

    /** Ni HTTP, ni JSON : qui l'on est ne dépend pas de la façon dont on le demande. */
    @ArchTest
    static final ArchRule la_personne_ne_connait_ni_http_ni_json =
            piece("personne").should().onlyDependOnClassesThat(dans("personne", "erreur", "internal.texte"));

    @ArchTest
    static final ArchRule les_donnees_ne_dependent_de_rien =
            piece("donnees").should().onlyDependOnClassesThat(dans("donnees"));

    @ArchTest
    static final ArchRule ce_qui_s_ecrit_ne_depend_que_des_erreurs =
            piece("internal.texte").should().onlyDependOnClassesThat(dans("internal.texte", "erreur"));

    /** Un calcul de dates ; ce que rend une ressource annuelle se demande pour un usager. */
    @ArchTest
    static final ArchRule le_millesime_est_pur = piece("millesime")
            .should()
            .onlyDependOnClassesThat(dans("millesime").or(belongToAnyOf(Usager.class)));

    @ArchTest
    static final ArchRule le_json_ne_connait_que_moshi = piece("internal.json")
            .should()
            .onlyDependOnClassesThat(dans("internal.json", "internal.texte", "erreur")
                    .or(resideInAnyPackage("com.squareup.moshi..", "okio..", "kotlin..")));

    @ArchTest
    static final ArchRule l_echange_ne_connait_que_http_et_le_json = piece("internal.echange")
            .should()
            .onlyDependOnClassesThat(dans("internal.echange", "internal.json", "erreur", "appel")
                    .or(resideInAnyPackage("okhttp3..", "okio..", "kotlin..", "org.slf4j..", "javax.net..")));

    @ArchTest
    static final ArchRule la_dgfip_se_raccorde_au_moteur = piece("internal.dgfip")
            .should()
            .onlyDependOnClassesThat(dans(
                    "internal.dgfip",
                    "internal.echange",
                    "internal.json",
                    "erreur",
                    "internal.texte",
                    "appel",
                    "autre",
                    "donnees",
                    "personne",
                    "millesime",
                    "ir",
                    "th",
                    "ifi",
                    "lep",
                    "r2p",
                    "sfip"));

    @ArchTest
    static final ArchRule l_api_particulier_se_raccorde_au_moteur = piece("internal.particulier")
            .should()
            .onlyDependOnClassesThat(dans(
                            "internal.particulier",
                            "internal.echange",
                            "internal.json",
                            "internal.texte",
                            "erreur",
                            "appel",
                            "donnees",
                            "personne",
                            "particulier")
                    .or(resideInAnyPackage("org.slf4j..", "okhttp3..")));

    @ArchTest
    static final ArchRule l_api_particulier_ne_connait_que_son_contrat = piece("particulier")
            .should()
            .onlyDependOnClassesThat(
                    dans("particulier", "personne", "donnees", "internal.json", "internal.texte", "erreur"));

    /** Ni HTTP, ni JSON : des octets, et à qui les donner. */
    @ArchTest
    static final ArchRule une_autre_api_ne_connait_que_ce_qu_on_en_dit =
            piece("autre").should().onlyDependOnClassesThat(dans("autre", "appel", "erreur", "internal.texte"));

    @ArchTest
    static final ArchRule l_ir_ne_connait_que_son_contrat = famille("ir");

    @ArchTest
    static final ArchRule la_th_ne_connait_que_son_contrat = famille("th");

    @ArchTest
    static final ArchRule l_ifi_ne_connait_que_son_contrat = famille("ifi");

    @ArchTest
    static final ArchRule le_lep_ne_connait_que_son_contrat = famille("lep");

    @ArchTest
    static final ArchRule r2p_ne_connait_que_son_contrat = famille("r2p");

    /** SFiP est un courtier : il enchaîne R2P, l'IR et le LEP. */
    @ArchTest
    static final ArchRule sfip_parle_les_termes_de_ce_qu_il_enchaine = famille("sfip", "ir", "lep", "r2p");

    @ArchTest
    static final ArchRule la_racine_ne_parle_pas_http = classes()
            .that()
            .resideInAPackage(RACINE)
            .should()
            .onlyDependOnClassesThat(dans(
                            "",
                            "appel",
                            "autre",
                            "erreur",
                            "millesime",
                            "ir",
                            "th",
                            "ifi",
                            "lep",
                            "r2p",
                            "sfip",
                            "donnees",
                            "personne",
                            "particulier",
                            "internal.dgfip",
                            "internal.particulier",
                            "internal.echange",
                            "internal.json")
                    .or(belongToAnyOf(
                            okhttp3.OkHttpClient.class, okhttp3.HttpUrl.class, okhttp3.HttpUrl.Companion.class)));

    @ArchTest
    static final ArchRule sans_reflexion = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect..")
            .orShould()
            .callMethod(Class.class, "forName", String.class);

    /** Un agent de supervision remettrait ses intercepteurs dans le client tiré autrement. */
    @ArchTest
    static final ArchRule un_client_http_se_tire_d_un_autre_par_derivation = noClasses()
            .that()
            .doNotHaveSimpleName("Derivation")
            .should()
            .callMethod(okhttp3.OkHttpClient.class, "newBuilder");

    @ArchTest
    static final ArchRule sans_sortie_standard = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule sans_journal_du_jdk = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule les_exceptions_ont_la_meme_racine = classes()
            .that()
            .resideInAPackage(RACINE + ".erreur")
            .and()
            .haveSimpleNameEndingWith("Exception")
            .should()
            .beAssignableTo(AppelException.class);

    /** Un type interne, ou d'une bibliothèque autre qu'OkHttp, n'apparaît dans aucune signature publique. */
    @ArchTest
    static void les_signatures_publiques_ne_montrent_rien_d_interne(JavaClasses classes) {
        List<String> fuites = new ArrayList<>();
        for (JavaClass classe : classes) {
            if (classe.getPackageName().contains(".internal")
                    || !classe.getModifiers().contains(JavaModifier.PUBLIC)) {
                continue;
            }
            Class<?> type = classe.reflect();
            Stream<Executable> executables = Stream.concat(
                    Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()));
            executables
                    .filter(executable -> Modifier.isPublic(executable.getModifiers())
                            || Modifier.isProtected(executable.getModifiers()))
                    .filter(executable -> !executable.isSynthetic())
                    .filter(executable -> !poseUnVisage(executable))
                    .filter(executable -> typesDe(executable).anyMatch(ArchitectureTest::interdit))
                    .forEach(executable -> fuites.add(executable.toGenericString()));
        }
        assertThat(fuites).isEmpty();
    }

    /** La seule exception : le constructeur, caché de la Javadoc, par où le SDK pose des données sur une réponse qu'il a lue. */
    private static boolean poseUnVisage(Executable executable) {
        return executable instanceof Constructor<?>
                && Donnees.class.isAssignableFrom(executable.getDeclaringClass())
                && Arrays.equals(executable.getParameterTypes(), new Class<?>[] {ObjetJson.class});
    }

    private static Stream<String> typesDe(Executable executable) {
        Stream<String> parametres =
                Arrays.stream(executable.getGenericParameterTypes()).map(Object::toString);
        return executable instanceof Method methode
                ? Stream.concat(
                        parametres, Stream.of(methode.getGenericReturnType().toString()))
                : parametres;
    }

    private static boolean interdit(String type) {
        return type.contains(".internal.")
                || type.contains("com.squareup.moshi")
                || type.contains("okio.")
                || type.contains("org.slf4j")
                || (type.contains("okhttp3.") && !type.equals("class okhttp3.OkHttpClient"));
    }

    /** Ce qu'une API a en propre n'est pas dans le moteur : il en servirait une autre sans changer. */
    @Test
    void le_moteur_ne_nomme_aucune_api() throws Exception {
        List<String> propresAUneApi = List.of(
                "4101",
                "40401",
                "900901",
                "00015",
                "{spi}",
                "ID_Teleservice",
                "X-FranceConnect",
                "RessourceIR",
                "prenoms[]");
        Path classes = Path.of(Passerelle.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> moteur = Files.walk(classes.resolve("io/github/impotparticulier/internal/echange"))) {
            assertThat(moteur.filter(fichier -> fichier.toString().endsWith(".class")))
                    .hasSizeGreaterThan(30)
                    .allSatisfy(fichier -> assertThat(Files.readString(fichier, StandardCharsets.ISO_8859_1))
                            .doesNotContain(propresAUneApi));
        }
    }

    @Test
    void la_racine_ne_tient_que_les_portes_d_entree() throws IOException {
        try (Stream<Path> racine = Files.list(Path.of("src/main/java/io/github/impotparticulier"))) {
            assertThat(racine.filter(Files::isRegularFile)).isNotEmpty().hasSizeLessThanOrEqualTo(6);
        }
    }

    /** Un appel d'un autre fil est le même appel : rien n'est écrit deux fois pour lui. */
    @ArchTest
    static final ArchRule aucun_type_double_pour_un_autre_fil =
            noClasses().should().haveSimpleNameContaining("Async").orShould().haveSimpleNameStartingWith("Annuelle");

    @Test
    void aucun_fichier_ne_depasse_500_lignes() throws IOException {
        try (Stream<Path> fichiers = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(fichiers.filter(fichier -> fichier.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(
                            fichier -> assertThat(Files.readAllLines(fichier)).hasSizeLessThanOrEqualTo(500));
        }
    }

    /** Une famille de ressources : ses données et son interface, en termes du contrat commun. */
    private static ArchRule famille(String nom, String... autres) {
        String[] pieces = Stream.concat(
                        Stream.of(nom, "internal.json", "internal.texte", "erreur", "donnees", "personne"),
                        Arrays.stream(autres))
                .toArray(String[]::new);
        return piece(nom)
                .should()
                .onlyDependOnClassesThat(
                        dans(pieces).or(belongToAnyOf(RessourceAnnuelle.class, DonneesAnnuelles.class)));
    }

    private static GivenClassesConjunction piece(String nom) {
        return classes().that().resideInAPackage(RACINE + "." + nom);
    }

    private static DescribedPredicate<JavaClass> dans(String... pieces) {
        String[] paquets = Arrays.stream(pieces)
                .map(piece -> piece.isEmpty() ? RACINE : RACINE + "." + piece)
                .toArray(String[]::new);
        return resideInAnyPackage(paquets).or(resideInAnyPackage(SOCLE));
    }

    static final class ClientSeul implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/bacasable/");
        }
    }
}
