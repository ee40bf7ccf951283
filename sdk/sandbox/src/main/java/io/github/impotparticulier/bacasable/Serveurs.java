package io.github.impotparticulier.bacasable;

import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * Les deux serveurs d'un bac à sable, ouverts et fermés ensemble.
 *
 * @param passerelle la passerelle de la DGFiP
 * @param particulier API Particulier, sur un autre port
 */
record Serveurs(ServeurLocal passerelle, ServeurLocal particulier) implements AutoCloseable {
    /**
     * Ouvre les deux ports, ou aucun ; {@code corpsMax} est ce que la passerelle garde d'un corps, en octets.
     *
     * @throws PortIndisponibleException si l'un ne peut être ouvert
     */
    static Serveurs ouvrir(
            int port,
            long corpsMax,
            Function<RecordedRequest, MockResponse> passerelle,
            int portParticulier,
            Function<RecordedRequest, MockResponse> particulier) {
        ServeurLocal premier = new ServeurLocal(new MockWebServer(), port, corpsMax, passerelle);
        try {
            return new Serveurs(premier, new ServeurLocal(new MockWebServer(), portParticulier, particulier));
        } catch (PortIndisponibleException e) {
            premier.close();
            throw e;
        }
    }

    @Override
    public void close() {
        passerelle.close();
        particulier.close();
    }
}
