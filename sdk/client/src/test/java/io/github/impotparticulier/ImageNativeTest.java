package io.github.impotparticulier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Le client se compile en image native (GraalVM) sans autre réglage que la liste de ses ressources, qu'il porte. */
@AnalyzeClasses(
        packages = "io.github.impotparticulier",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.ClientSeul.class})
class ImageNativeTest {
    private static final Path RESSOURCES = Path.of("src", "main", "resources");
    private static final Path LISTE = RESSOURCES.resolve(
            "META-INF/native-image/io.github.impotparticulier/impot-particulier-client/resource-config.json");
    private static final Set<String> DE_CLASS = Set.of(
            "forName",
            "newInstance",
            "getMethods",
            "getMethod",
            "getDeclaredMethods",
            "getDeclaredMethod",
            "getFields",
            "getField",
            "getDeclaredFields",
            "getDeclaredField",
            "getConstructors",
            "getConstructor",
            "getDeclaredConstructors",
            "getDeclaredConstructor",
            "getRecordComponents");

    @ArchTest
    static final ArchRule sans_reflexion = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect..")
            .orShould()
            .callMethodWhere(decouvre());

    @ArchTest
    static final ArchRule sans_decouverte_ni_objets_serialises =
            noClasses().should().dependOnClassesThat().belongToAnyOf(ServiceLoader.class, ObjectInputStream.class);

    @Test
    void les_ressources_de_l_image_sont_celles_du_jar() throws IOException {
        List<String> presentes;
        try (Stream<Path> fichiers = Files.walk(RESSOURCES)) {
            presentes = fichiers.filter(Files::isRegularFile)
                    .map(fichier -> RESSOURCES.relativize(fichier).toString().replace('\\', '/'))
                    .filter(nom -> !nom.startsWith("META-INF/"))
                    .sorted()
                    .toList();
        }
        List<String> dites = ObjetJson.lire(Files.readString(LISTE))
                .objet("resources")
                .orElseThrow()
                .liste("includes", ressource -> ressource.texte("pattern").orElseThrow());

        assertThat(presentes).isNotEmpty();
        assertThat(dites)
                .containsExactlyElementsOf(
                        presentes.stream().map(nom -> "\\Q" + nom + "\\E").toList());
    }

    /** Ce qu'une image native ne peut pas deviner : une classe ou un membre cherché par son nom. */
    private static DescribedPredicate<JavaMethodCall> decouvre() {
        return DescribedPredicate.describe("cherche une classe ou un membre par son nom", appel -> {
            MethodCallTarget cible = appel.getTarget();
            String nom = cible.getName();
            if (cible.getOwner().isEquivalentTo(Class.class)) {
                return DE_CLASS.contains(nom);
            }
            return cible.getOwner().isAssignableTo(ClassLoader.class)
                    ? nom.equals("loadClass")
                    : cible.getOwner().isEquivalentTo(MethodHandles.Lookup.class) && nom.startsWith("find");
        });
    }
}
