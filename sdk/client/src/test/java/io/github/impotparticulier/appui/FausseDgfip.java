package io.github.impotparticulier.appui;

import io.github.impotparticulier.AuTemps;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Un serveur qui répond ce qu'on lui dit, et retient ce qu'il a reçu. */
public final class FausseDgfip implements AutoCloseable {
    public static final String SPI = "3990000000001";
    public static final String TYPE_IR = "application/prs.dgfip.part.situations.ir.assiettes.v1+json";

    public final List<RecordedRequest> jetonsDemandes = new CopyOnWriteArrayList<>();
    public final List<RecordedRequest> lectures = new CopyOnWriteArrayList<>();
    private final Semaphore recues = new Semaphore(0);
    private final Queue<MockResponse> reponses = new ConcurrentLinkedQueue<>();
    private final MockWebServer serveur = new MockWebServer();
    private final String protocole;
    private volatile Supplier<MockResponse> jeton = () -> json(
            200,
            "{\"access_token\":\"jeton-" + jetonsDemandes.size() + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");

    public FausseDgfip() {
        this(null);
    }

    /** Le même serveur, en TLS (HTTP/2 ou 1.1) si une fabrique de connexions est donnée. */
    public FausseDgfip(SSLSocketFactory tls) {
        protocole = tls == null ? "http" : "https";
        if (tls != null) {
            serveur.useHttps(tls);
        }
        serveur.setServerSocketFactory(new SansAttente());
        serveur.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest requete) {
                if (requete.getUrl().encodedPath().endsWith("/token")) {
                    jetonsDemandes.add(requete);
                    return jeton.get();
                }
                // Avant de le dire : une autre requête ne doit pas prendre la réponse de celle-ci.
                MockResponse reponse = reponses.poll();
                lectures.add(requete);
                recues.release();
                return reponse != null ? reponse : json(599, "{}");
            }
        });
        try {
            serveur.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Attend que le serveur ait reçu une lecture de plus. */
    public void attendreUneLecture() throws InterruptedException {
        if (!recues.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("Aucune lecture reçue");
        }
    }

    public FausseDgfip jeton(Supplier<MockResponse> nouveau) {
        jeton = nouveau;
        return this;
    }

    public FausseDgfip repond(MockResponse... suite) {
        reponses.addAll(List.of(suite));
        return this;
    }

    /** Oublie les réponses qui n'ont pas servi. */
    public void oublier() {
        reponses.clear();
    }

    public FausseDgfip repond(int statut, String corps) {
        return repond(json(statut, corps));
    }

    public FausseDgfip repete(int fois, int statut, String corps) {
        for (int i = 0; i < fois; i++) {
            repond(statut, corps);
        }
        return this;
    }

    /** L'erreur de la DGFiP, dans sa forme. */
    public FausseDgfip refuse(int statut, int code) {
        return repond(statut, "{\"erreur\":{\"code\":" + code + ",\"message\":\"SPI " + SPI + " refuse\"}}");
    }

    public static MockResponse json(int statut, String corps) {
        return new MockResponse.Builder()
                .code(statut)
                .setHeader("Content-Type", "application/json")
                .body(corps)
                .build();
    }

    public String passerelle() {
        return protocole + "://127.0.0.1:" + serveur.getPort();
    }

    public ImpotParticulierClient.Builder builder() {
        return AuTemps.dgfip(TempsFictif.a(System::nanoTime))
                .passerelle(passerelle())
                .identifiants("cle-fictive", "secret-fictif")
                .idTeleservice("MAIRIE_CANTINE");
    }

    /** Un client dont le calendrier croit être ce jour-là, à midi UTC. */
    public ImpotParticulierClient client(String jour) {
        return builder().millesimes(le(jour)).build();
    }

    public static MillesimeCalculator le(String jour) {
        return MillesimeCalculator.builder()
                .horloge(Clock.fixed(Instant.parse(jour + "T12:00:00Z"), ZoneOffset.UTC))
                .build();
    }

    public List<String> anneesLues() {
        return lectures.stream()
                .map(requete -> requete.getUrl().pathSegments())
                .map(segments -> segments.get(segments.size() - 1))
                .toList();
    }

    @Override
    public void close() {
        serveur.close();
    }

    /** En-têtes et corps partent en deux fois : sans cela, l'algorithme de Nagle retient le second 40 ms. */
    private static final class SansAttente extends ServerSocketFactory {
        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket acceptee = super.accept();
                    acceptee.setTcpNoDelay(true);
                    return acceptee;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int file, InetAddress adresse) {
            throw new UnsupportedOperationException();
        }
    }
}
