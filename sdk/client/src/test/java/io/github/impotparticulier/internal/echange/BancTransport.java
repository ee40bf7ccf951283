package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** De quoi faire passer une requête par un vrai serveur, ici dans le fil de l'appelant. */
abstract class BancTransport {
    static final int OCTETS_MAX = 2_048;
    static final int OCTETS_ERREUR_MAX = 64 * 1024;
    static final Circonstances CIRCONSTANCES = Circonstances.de("irAssiette", "/spi/{spi}");

    final MockWebServer serveur = new MockWebServer();
    OkHttpClient confie = clientConfie();
    final AtomicInteger fins = new AtomicInteger();
    final TempsVirtuel temps = new TempsVirtuel();
    private final ExecutorService fils = Fils.extensibles();
    OkHttpClient socle = new OkHttpClient();
    private Transport transport;

    OkHttpClient clientConfie() {
        return new OkHttpClient();
    }

    @BeforeEach
    void ouvrir() throws IOException {
        serveur.start();
    }

    @AfterEach
    void fermer() {
        assertThat(Thread.interrupted()).isFalse();
        serveur.close();
        fils.shutdownNow();
        socle.connectionPool().evictAll();
        if (confie != null) {
            confie.dispatcher().executorService().shutdownNow();
            confie.connectionPool().evictAll();
        }
    }

    Transport transport() {
        if (transport == null) {
            transport = new Transport(
                    new Reglages(
                            RaccordDEssai.oauth2(
                                    HttpUrl.get("http://127.0.0.1:" + serveur.getPort()),
                                    "cle-fictive",
                                    "secret-fictif",
                                    null,
                                    null,
                                    temps.temps()),
                            confie,
                            null,
                            Delais.PAR_DEFAUT,
                            3,
                            null,
                            null,
                            temps.temps()),
                    socle,
                    fils);
        }
        return transport;
    }

    Essai essai(Duration delai, Duration delaiConnexion) {
        Operation operation = new Operation(Delais.PAR_DEFAUT, null, temps.temps());
        operation.noter(CIRCONSTANCES);
        return new Essai(CIRCONSTANCES, delai, delaiConnexion, OCTETS_MAX, operation);
    }

    Essai essai() {
        return essai(Duration.ofSeconds(20), Duration.ofSeconds(5));
    }

    Request.Builder requete() {
        return new Request.Builder().url("http://127.0.0.1:" + serveur.getPort() + "/x");
    }

    /** Quoi qu'il arrive, la fin se dit une fois. */
    Issue<Reponse> lire(Essai essai) {
        int avant = fins.get();
        Issue<Reponse> issue = transport().lire(requete(), essai, fins::incrementAndGet);
        assertThat(fins).hasValue(avant + 1);
        assertThat(Essai.duFil()).isNull();
        return issue;
    }

    Reponse succes() {
        return ((Succes<Reponse>) lire(essai())).valeur();
    }

    Echec<Reponse> echec() {
        return (Echec<Reponse>) lire(essai());
    }

    void repondre(MockResponse.Builder reponse) {
        serveur.enqueue(reponse.build());
    }

    static MockResponse.Builder reponse(int statut) {
        return new MockResponse.Builder().code(statut);
    }

    static String texte(Reponse reponse) {
        return new String(reponse.corps(), StandardCharsets.UTF_8);
    }
}
