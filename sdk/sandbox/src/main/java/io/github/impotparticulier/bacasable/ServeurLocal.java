package io.github.impotparticulier.bacasable;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Un service à l'écoute de la boucle locale, et d'elle seule. */
final class ServeurLocal implements AutoCloseable {
    /** Référence forte : java.util.logging oublie le niveau d'un journaliseur que plus personne ne tient. */
    private static final Logger JOURNAL_MOCKWEBSERVER = Logger.getLogger(MockWebServer.class.getName());

    /** Aucune requête de l'API Impôt particulier, de R2P, de SFiP ni d'API Particulier n'approche 64 Kio ; le reste d'un corps est lu sans être gardé. */
    static final long CORPS_MAX = 64 * 1024;

    private final MockWebServer serveur;

    /** Ouvre le port d'un service dont les requêtes sont courtes. */
    ServeurLocal(MockWebServer serveur, int port, Function<RecordedRequest, MockResponse> service) {
        this(serveur, port, CORPS_MAX, service);
    }

    /**
     * Ouvre le port.
     *
     * @param corpsMax ce qui est gardé d'un corps, en octets
     * @throws PortIndisponibleException si le port demandé, ou à défaut aucun port, ne peut être ouvert
     */
    ServeurLocal(MockWebServer serveur, int port, long corpsMax, Function<RecordedRequest, MockResponse> service) {
        this.serveur = serveur;
        taireLesAdresses();
        serveur.setServerSocketFactory(new PortsSansAttente());
        serveur.setBodyLimit(corpsMax);
        serveur.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest requete) throws InterruptedException {
                // MockWebServer garde chaque requête jusqu'à ce qu'on la prenne : une mémoire sans borne, avec des SPI
                // dedans.
                serveur.takeRequest(0, TimeUnit.MILLISECONDS);
                return service.apply(requete);
            }
        });
        try {
            serveur.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (IOException e) {
            throw new PortIndisponibleException(port, e);
        }
    }

    /** Un port que l'on demande. */
    static int portAdmis(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Un port va de 0, un port libre, à 65535");
        }
        return port;
    }

    String adresse() {
        return "http://127.0.0.1:" + serveur.getPort();
    }

    @Override
    public void close() {
        serveur.close();
    }

    /** MockWebServer journalise les adresses, donc les SPI qu'elles contiennent : à INFO d'ordinaire, à SEVERE parfois. */
    private static void taireLesAdresses() {
        if (JOURNAL_MOCKWEBSERVER.getLevel() == null) {
            JOURNAL_MOCKWEBSERVER.setLevel(Level.OFF);
        }
    }
}
