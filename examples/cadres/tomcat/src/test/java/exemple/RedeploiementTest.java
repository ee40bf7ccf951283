package exemple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.bacasable.junit.AvecBacASable;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.loader.WebappClassLoaderBase;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@AvecBacASable
class RedeploiementTest {
    private static final Path APPLICATION =
            Path.of("target", "tomcat", "application").toAbsolutePath();

    /** OkHttp et Okio gardent un fil une minute ; un conteneur s'en accommode, pas d'un chargeur retenu pour toujours. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Tomcat tomcat = new Tomcat();
    private final HttpClient navigateur = HttpClient.newHttpClient();
    private final ReferenceQueue<ClassLoader> liberes = new ReferenceQueue<>();
    private final List<Reference<ClassLoader>> chargeurs = new ArrayList<>();

    /** Ce que Tomcat dit des fils qu'une application laisse. */
    private final Logger journal = Logger.getLogger(WebappClassLoaderBase.class.getName());

    private final Queue<String> avertissements = new ConcurrentLinkedQueue<>();
    private final Handler capture = new Handler() {
        @Override
        public void publish(LogRecord ligne) {
            avertissements.add(ligne.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void demarrer(@TempDir Path dossier) throws Exception {
        journal.addHandler(capture);
        tomcat.setBaseDir(dossier.toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        tomcat.getHost();
        tomcat.start();
    }

    @AfterEach
    void arreter() throws Exception {
        tomcat.stop();
        tomcat.destroy();
        journal.removeHandler(capture);
    }

    @Test
    void deux_applications_redeployees_quatre_fois_liberent_leurs_chargeurs(BacASable bac) throws Exception {
        for (int deploiement = 1; deploiement <= 5; deploiement++) {
            Context cantine = deployer("/cantine", bac);
            Context creche = deployer("/creche", bac);
            assertEquals("4.11", tarif("/cantine/tarif", bac));
            assertEquals("4.11", tarif("/creche/tarif", bac));
            assertEquals("4.11", tarif("/creche/tarif-sans-attente", bac));
            tomcat.getHost().removeChild(cantine);
            tomcat.getHost().removeChild(creche);
        }

        assertTrue(avertissements.stream().anyMatch(fil -> fil.contains("OkHttp")), "Tomcat ne dit plus rien des fils");
        assertTrue(avertissements.stream().noneMatch(fil -> fil.contains("impot-particulier-")), avertissements::toString);
        attendre(10);
    }

    @Test
    void le_guichet_sans_attente_garde_sa_reponse_au_dela_du_delai_de_tomcat(BacASable bac) throws Exception {
        tomcat.getConnector().setAsyncTimeout(50);
        deployer("/cantine", bac);
        bac.panne(Panne.lenteur(Duration.ofSeconds(3)), 1);

        assertEquals("4.11", tarif("/cantine/tarif-sans-attente", bac));
    }

    @Test
    void un_guichet_ne_montre_ni_trace_ni_panne_pour_un_tarif(BacASable bac) throws Exception {
        deployer("/cantine", bac);
        for (String chemin : List.of("/cantine/tarif", "/cantine/tarif-sans-attente")) {
            for (String formulaire : List.of("", "numero=", "numero=12")) {
                assertEquals(400, poster(chemin, formulaire).statusCode());
            }
            bac.panne(Panne.souscriptionInactive());
            HttpResponse<String> reponse = poster(chemin, numero(bac));
            bac.retablir();
            assertEquals(503, reponse.statusCode());
            assertFalse(reponse.body().contains("Exception"), reponse.body());
        }
    }

    private Context deployer(String chemin, BacASable bac) throws Exception {
        Context application = new StandardContext();
        application.setName(chemin);
        application.setPath(chemin);
        application.setDocBase(APPLICATION.toString());
        application.addLifecycleListener(new ContextConfig());
        ((StandardJarScanner) application.getJarScanner()).setScanClassPath(false);
        bac.variables().forEach(application::addParameter);
        tomcat.getHost().addChild(application);

        ClassLoader chargeur = application.getLoader().getClassLoader();
        assertSame(
                chargeur,
                chargeur.loadClass(ImpotParticulierClient.class.getName()).getClassLoader());
        chargeurs.add(new WeakReference<>(chargeur, liberes));
        return application;
    }

    private String tarif(String chemin, BacASable bac) throws Exception {
        return poster(chemin, numero(bac)).body();
    }

    private static String numero(BacASable bac) {
        return "numero=" + bac.personne("maries-deux-enfants").spi();
    }

    private HttpResponse<String> poster(String chemin, String formulaire) throws Exception {
        HttpRequest demande = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + chemin))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(formulaire))
                .build();
        return navigateur.send(demande, HttpResponse.BodyHandlers.ofString());
    }

    private void attendre(int nombre) throws InterruptedException {
        long echeance = System.nanoTime() + PATIENCE.toNanos();
        for (int vus = 0; vus < nombre; ) {
            System.gc();
            if (liberes.remove(1_000) != null) {
                vus++;
            }
            assertTrue(System.nanoTime() < echeance, vus + " chargeurs libérés sur " + nombre);
        }
    }
}
