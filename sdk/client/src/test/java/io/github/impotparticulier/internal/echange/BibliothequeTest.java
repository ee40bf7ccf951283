package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.personne.Usager;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.ByteString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Une bibliothèque qu'une autre dépendance fait reculer se dit en une phrase, à la construction comme au premier appel. */
class BibliothequeTest {
    private static final Bibliotheque OKIO = new Bibliotheque("okio-jvm", "3.15.0", () -> ByteString.class);

    @TempDir
    private Path dossier;

    /** Un programme qui emploie le SDK, dans un chargeur de classes à lui ; rend ce qui l'en empêche. */
    public static final class Programme implements UnaryOperator<String> {
        @Override
        public String apply(String passerelle) {
            try (ImpotParticulierClient client = ImpotParticulierClient.builder()
                    .passerelle(passerelle)
                    .identifiants("cle-fictive", "secret-fictif")
                    .build()) {
                return "RFR : "
                        + client.irAssiette()
                                .pour(Usager.parSpi("3990000000001"), 2023)
                                .rfr();
            } catch (RuntimeException e) {
                return e.getClass().getSimpleName() + " : " + e.getMessage();
            }
        }
    }

    /** Les jars de cet essai ; celui-ci sous une autre version, et sans ces classes. */
    private URL[] jars(String artefact, String version, String classes) throws IOException {
        List<URL> jars = new ArrayList<>();
        for (String chemin : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(chemin);
            boolean vieilli = jar.getFileName().toString().matches(artefact + "-[0-9].*[.]jar");
            jars.add((vieilli ? sans(classes, jar, dossier.resolve(artefact + "-" + version + ".jar")) : jar)
                    .toUri()
                    .toURL());
        }
        return jars.toArray(URL[]::new);
    }

    private static Path sans(String classes, Path jar, Path copie) throws IOException {
        try (JarFile entree = new JarFile(jar.toFile());
                OutputStream octets = Files.newOutputStream(copie);
                JarOutputStream sortie = new JarOutputStream(octets)) {
            for (JarEntry piece : entree.stream().toList()) {
                if (!piece.getName().startsWith(classes)) {
                    sortie.putNextEntry(new JarEntry(piece.getName()));
                    entree.getInputStream(piece).transferTo(sortie);
                }
            }
        }
        return copie;
    }

    @Tag("hors-mutations")
    @ParameterizedTest
    @CsvSource({
        "okhttp-jvm, 4.12.0, okhttp3/EventListener, IllegalStateException, 5.1.0",
        "kotlin-stdlib, 1.6.21, kotlin/enums/, IllegalStateException, 1.8.22",
        "okio-jvm, 3.7.0, okio/Socket, ServiceIndisponibleException, 3.15.0"
    })
    void cas_64_une_bibliotheque_trop_ancienne_est_nommee_avec_ce_qu_il_faut(
            String artefact, String version, String classes, String levee, String minimum) throws Exception {
        try (MockWebServer serveur = new MockWebServer();
                URLClassLoader chargeur =
                        new URLClassLoader(jars(artefact, version, classes), ClassLoader.getPlatformClassLoader())) {
            serveur.start();
            @SuppressWarnings("unchecked") // Par son interface, qui est la même pour tous.
            UnaryOperator<String> programme = (UnaryOperator<String>) chargeur.loadClass(Programme.class.getName())
                    .getConstructor()
                    .newInstance();

            assertThat(programme.apply("http://127.0.0.1:" + serveur.getPort()))
                    .startsWith(levee)
                    .contains(
                            "Une bibliothèque ne va pas avec le SDK (",
                            artefact + "-" + version + ".jar est trop ancien",
                            "Il faut " + artefact + " " + minimum + " ou plus récent : importez impot-particulier-bom");
        }
    }

    @Test
    void cas_64_avec_toutes_les_bibliotheques_le_meme_programme_aboutit() throws Exception {
        try (MockWebServer serveur = new MockWebServer()) {
            serveur.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body("{\"access_token\":\"jeton-fictif\",\"expires_in\":3600}")
                    .build());
            serveur.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body("{\"rfr\":17827}")
                    .build());
            serveur.start();
            assertThat(new Programme().apply("http://127.0.0.1:" + serveur.getPort()))
                    .isEqualTo("RFR : OptionalLong[17827]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "file:/depot/okio-jvm-3.7.0.jar, okio-jvm-3.7.0.jar",
        "file:/depot/okio-2.10.0.jar, okio-2.10.0.jar",
        "file:/depot/okio-jvm-3.15.0-alpha.1.jar, okio-jvm-3.15.0-alpha.1.jar",
        "jar:nested:/app.jar/!BOOT-INF/lib/okio-jvm-3.7.0.jar!/, okio-jvm-3.7.0.jar",
        "file:/depot/okio-jvm-3.15.0.jar,",
        "file:/depot/okio-jvm-4.0.0.jar,",
        // Tout en un seul jar, ou un dossier : rien n'y dit sa version.
        "file:/app/mon-logiciel-1.0.jar,",
        "file:/app/classes/,",
        "file:/app/okio-jvm-x.jar,",
        "jrt:/okio,"
    })
    void cas_64_la_version_se_lit_du_nom_de_son_jar_et_d_aucun_autre(String emplacement, String jar) {
        assertThat(OKIO.defaut(emplacement).map(defaut -> defaut.replaceFirst(" est trop ancien.*", "")))
                .isEqualTo(Optional.ofNullable(jar));
    }

    @Test
    void cas_64_sans_coupable_connu_la_phrase_renvoie_a_la_cause() {
        assertThat(Bibliotheque.explication("java.lang.NoSuchMethodError"))
                .contains("(NoSuchMethodError)", "voyez la cause")
                .hasSizeLessThan(200);
    }
}
