package io.github.impotparticulier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.Certificats;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.ServeurBrut;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.appui.TempsArrete;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.personne.Usager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cas 27 et 28, partout où un appel peut attendre : interrompu, annulé ou fermé, il rend la main aussitôt. Sans renoncement, aucun de
 * ces appels ne finirait avant dix minutes.
 */
@Timeout(60)
class RenoncementTest {
    private static final Duration LONGTEMPS = Duration.ofMinutes(10);
    private static final Duration AUSSITOT = Duration.ofSeconds(8);
    private static final Usager USAGER = Usager.parSpi(Temoin.SPI);
    private static final String FOYER = "{\"rfr\":17827}";

    /** Où en est l'appel. */
    private enum Etape {
        CONNEXION,
        RESOLUTION,
        POIGNEE_DE_MAIN,
        EN_TETES,
        CORPS,
        EN_TETES_EN_TLS,
        CORPS_EN_TLS,
        TUNNEL,
        JETON,
        QUOTA,
        REPOS;

        boolean enTls() {
            return this == POIGNEE_DE_MAIN || this == EN_TETES_EN_TLS || this == CORPS_EN_TLS || this == TUNNEL;
        }

        boolean raccroche() {
            return this != CONNEXION && this != RESOLUTION && this != QUOTA && this != REPOS;
        }
    }

    /** Par où l'échange passe. */
    private enum Voie {
        ICI,
        PAR_UN_AUTRE_FIL
    }

    /** Comment l'on renonce. */
    private enum Maniere {
        INTERROMPRE,
        ANNULER,
        FERMER
    }

    /** Le fil de l'appelant. */
    private enum Fil implements Executor {
        PLATEFORME {
            @Override
            Thread demarrer(Runnable tache) {
                Thread fil = new Thread(tache, "appelant");
                fil.setDaemon(true);
                fil.start();
                return fil;
            }
        },
        VIRTUEL {
            @Override
            Thread demarrer(Runnable tache) {
                try {
                    return (Thread) Thread.class
                            .getMethod("startVirtualThread", Runnable.class)
                            .invoke(null, tache);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError("fils virtuels", e);
                }
            }
        };

        abstract Thread demarrer(Runnable tache);

        @Override
        public void execute(Runnable tache) {
            assertThat(demarrer(tache)).isNotNull();
        }

        static Stream<Fil> presents() {
            return Arrays.stream(values())
                    .filter(fil -> fil == PLATEFORME || Runtime.version().feature() >= 21);
        }
    }

    private final Semaphore atteinte = new Semaphore(0);
    private final Semaphore raccroches = new Semaphore(0);
    private final CountDownLatch fini = new CountDownLatch(1);
    private final TempsArrete temps = new TempsArrete();
    private final OkHttpClient.Builder http = new OkHttpClient.Builder();
    private final List<AutoCloseable> aFermer = new ArrayList<>();
    private ImpotParticulierClient client;

    @AfterEach
    void fermer() throws Exception {
        fini.countDown();
        if (client != null) {
            client.close();
        }
        for (AutoCloseable ouvert : aFermer) {
            ouvert.close();
        }
        OkHttpClient confie = http.build();
        confie.dispatcher().executorService().shutdown();
        confie.connectionPool().evictAll();
    }

    private <T extends AutoCloseable> T fermerEnsuite(T ouvert) {
        aFermer.add(ouvert);
        return ouvert;
    }

    static Stream<Arguments> cas() {
        return Arrays.stream(Etape.values())
                .flatMap(etape -> Arrays.stream(Voie.values())
                        .flatMap(voie -> Arrays.stream(Maniere.values())
                                .flatMap(maniere ->
                                        Fil.presents().map(fil -> Arguments.of(etape, voie, maniere, fil)))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}, {3}")
    @MethodSource("cas")
    void renoncer_rend_la_main_aussitot(Etape etape, Voie voie, Maniere maniere, Fil fil) throws Exception {
        preparer(etape, voie, fil);
        EnCours appel = commencer(maniere, fil);
        attendre(etape);

        long debut = System.nanoTime();
        appel.renoncer();
        Throwable echec = appel.echec();

        assertThat(Duration.ofNanos(System.nanoTime() - debut)).isLessThan(AUSSITOT);
        assertThat(echec)
                .isInstanceOf(
                        maniere == Maniere.ANNULER ? CancellationException.class : AppelInterrompuException.class);
        // Le jeton se demande pour tous : un appelant qui renonce ne le coupe pas, la fermeture si.
        if (etape.raccroche() && (etape != Etape.JETON || maniere == Maniere.FERMER)) {
            assertThat(raccroches.tryAcquire(20, TimeUnit.SECONDS))
                    .as("la connexion est fermée")
                    .isTrue();
        }
    }

    /** Un chargeur de classes qui lit un jar par un canal, par exemple, prend au fil sa façon d'entendre une interruption. */
    @ParameterizedTest
    @MethodSource("fils")
    void lire_un_fichier_en_se_connectant_ne_rend_pas_sourd(Fil fil, @TempDir Path dossier) throws Exception {
        Path fichier = Files.writeString(dossier.resolve("classe.bin"), "0");
        ImpotParticulierClient.Builder builder =
                builder(Etape.EN_TETES_EN_TLS).sourceJetons((portee, refuse) -> Temoin.JETON);
        OkHttpClient reconnait = http.build();
        X509TrustManager autorites = Objects.requireNonNull(reconnait.x509TrustManager());
        http.sslSocketFactory(new LitUnFichier(reconnait.sslSocketFactory(), fichier), autorites);
        client = builder.httpClient(http.build()).build();
        EnCours appel = commencer(Maniere.INTERROMPRE, fil);
        attendre(Etape.EN_TETES_EN_TLS);

        appel.renoncer();

        assertThat(appel.echec()).isInstanceOf(AppelInterrompuException.class);
        assertThat(raccroches.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    static Stream<Fil> fils() {
        return Fil.presents();
    }

    @Test
    void une_reponse_entiere_est_rendue_meme_au_fil_que_l_on_vient_d_interrompre() {
        ServeurBrut serveur = fermerEnsuite(new ServeurBrut(ServeurBrut.gardee(FOYER)));
        client = ImpotParticulierClient.builder()
                .passerelle(serveur.passerelle())
                .identifiants(Temoin.CLE, Temoin.SECRET)
                .ecouteur(essai -> {
                    if (essai.guichet().isPresent()) {
                        // La réponse est là : l'interruption vient trop tard pour elle.
                        Thread.currentThread().interrupt();
                    }
                })
                .build();
        try {
            assertThat(client.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Voie.class)
    void apres_une_interruption_le_client_sert_encore(Voie voie) throws Exception {
        preparer(Etape.EN_TETES, voie, Fil.PLATEFORME);
        EnCours appel = commencer(Maniere.INTERROMPRE, Fil.PLATEFORME);
        attendre(Etape.EN_TETES);
        appel.renoncer();
        assertThat(appel.echec()).isInstanceOf(AppelInterrompuException.class);

        // Le serveur ne retient que sa première lecture.
        assertThat(client.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);
    }

    private void preparer(Etape etape, Voie voie, Fil fil) throws IOException {
        if (voie == Voie.PAR_UN_AUTRE_FIL) {
            http.addInterceptor((Interceptor) chaine -> chaine.proceed(chaine.request()));
        }
        ImpotParticulierClient.Builder builder = builder(etape).executeur(fil).httpClient(http.build());
        if (etape == Etape.JETON) {
            builder.identifiants(Temoin.CLE, Temoin.SECRET);
        } else {
            builder.sourceJetons((portee, refuse) -> Temoin.JETON);
        }
        if (etape == Etape.QUOTA) {
            builder.quotaParMinute(1);
        }
        client = builder.build();
        if (etape == Etape.QUOTA) {
            assertThat(client.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);
        }
    }

    private ImpotParticulierClient.Builder builder(Etape etape) throws IOException {
        ImpotParticulierClient.Builder builder = ImpotParticulierClient.builder()
                .passerelle((etape.enTls() ? "https://" : "http://") + adresse(etape))
                .millesimes(FausseDgfip.le("2024-11-15"))
                .delaiAppel(LONGTEMPS)
                .delaiEssai(LONGTEMPS)
                .delaiConnexion(LONGTEMPS);
        return etape == Etape.REPOS || etape == Etape.QUOTA ? builder.temps(temps.temps()) : builder;
    }

    /** Met en place de quoi arrêter l'appel à cette étape, et dit où l'adresser. */
    private String adresse(Etape etape) throws IOException {
        if (etape.enTls()) {
            Certificats.reconnaitre(http);
        }
        switch (etape) {
            case CONNEXION -> {
                SocketAddress saturee = saturer();
                http.socketFactory(new VersSaturee(saturee));
                return "127.0.0.1:" + ((InetSocketAddress) saturee).getPort();
            }
            case RESOLUTION -> {
                http.dns(hote -> {
                    atteinte.release();
                    return attendreSansEntendre();
                });
                return "localhost:9";
            }
            case TUNNEL -> {
                ServeurBrut proxy = fermerEnsuite(new ServeurBrut(retenue("")));
                http.proxy(new Proxy(
                        Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
                return "127.0.0.1:9";
            }
            default -> {
                return "127.0.0.1:" + fermerEnsuite(serveur(etape)).port();
            }
        }
    }

    private ServeurBrut serveur(Etape etape) {
        ServeurBrut.Conduite foyer = ServeurBrut.gardee(FOYER);
        ServeurBrut.Accueil enTls = Certificats.accueil(Certificats.bon());
        return switch (etape) {
            case POIGNEE_DE_MAIN, JETON -> new ServeurBrut(0, this::retenirDesLePremierOctet);
            case EN_TETES -> new ServeurBrut(retenue(""), foyer);
            case CORPS -> new ServeurBrut(retenue("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"rfr\":"), foyer);
            case EN_TETES_EN_TLS -> new ServeurBrut(0, enTls, retenue(""), foyer);
            case CORPS_EN_TLS ->
                new ServeurBrut(0, enTls, retenue("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"rfr\":"), foyer);
            case REPOS ->
                new ServeurBrut(ServeurBrut.fermee("HTTP/1.1 503 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            default -> new ServeurBrut(foyer);
        };
    }

    /** Écrit ce début, puis plus rien jusqu'à ce que le client raccroche. */
    private ServeurBrut.Conduite retenue(String debut) {
        return client -> {
            ServeurBrut.ecrire(client, debut);
            retenir(client);
            return false;
        };
    }

    /** Attend que le client ait commencé à parler, puis le retient. */
    private Socket retenirDesLePremierOctet(Socket connexion) throws IOException {
        assertThat(connexion.getInputStream().read()).isNotNegative();
        retenir(connexion);
        throw new IOException("raccroché");
    }

    private void retenir(Socket connexion) {
        atteinte.release();
        try {
            while (connexion.getInputStream().read() >= 0) {
                // Ce que le client envoie encore ne compte pas.
            }
        } catch (IOException e) {
            // Raccroché sans adieu.
        }
        raccroches.release();
    }

    /** Une file d'attente pleine : le noyau ne répond plus à qui se connecte. */
    private SocketAddress saturer() throws IOException {
        ServerSocket pleine = fermerEnsuite(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        for (int i = 0; i < 4; i++) {
            SocketChannel occupant = fermerEnsuite(SocketChannel.open());
            occupant.configureBlocking(false);
            assertThat(occupant.connect(pleine.getLocalSocketAddress())).isIn(true, false);
        }
        return pleine.getLocalSocketAddress();
    }

    private List<InetAddress> attendreSansEntendre() throws UnknownHostException {
        boolean attend = true;
        while (attend) {
            try {
                fini.await();
                attend = false;
            } catch (InterruptedException e) {
                // Comme le résolveur du système.
            }
        }
        throw new UnknownHostException();
    }

    private void attendre(Etape etape) throws InterruptedException {
        if (etape == Etape.QUOTA || etape == Etape.REPOS) {
            temps.attendreUnRepos();
        } else {
            assertThat(atteinte.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Un appel en cours, et comment y renoncer. */
    private interface EnCours {
        void renoncer();

        Throwable echec() throws Exception;
    }

    private EnCours commencer(Maniere maniere, Fil sorte) {
        return maniere == Maniere.ANNULER ? parPromesse() : dansSonFil(maniere, sorte);
    }

    private EnCours parPromesse() {
        CompletableFuture<?> promesse = client.async(c -> c.irAssiette().pour(USAGER, 2023));
        return new EnCours() {
            @Override
            public void renoncer() {
                assertThat(promesse.cancel(true)).isTrue();
            }

            @Override
            public Throwable echec() throws Exception {
                try {
                    return new AssertionError("répondu : " + promesse.get(20, TimeUnit.SECONDS));
                } catch (CancellationException | ExecutionException e) {
                    return e;
                }
            }
        };
    }

    private EnCours dansSonFil(Maniere maniere, Fil sorte) {
        CompletableFuture<Throwable> issue = new CompletableFuture<>();
        CompletableFuture<Boolean> indicateur = new CompletableFuture<>();
        Thread fil = sorte.demarrer(() -> {
            try {
                issue.complete(
                        new AssertionError("répondu : " + client.irAssiette().pour(USAGER, 2023)));
            } catch (Throwable e) {
                issue.complete(e);
            }
            indicateur.complete(Thread.currentThread().isInterrupted());
        });
        return new EnCours() {
            @Override
            public void renoncer() {
                if (maniere == Maniere.INTERROMPRE) {
                    fil.interrupt();
                } else {
                    client.close();
                }
            }

            @Override
            public Throwable echec() throws Exception {
                Throwable recu = issue.get(20, TimeUnit.SECONDS);
                assertThat(indicateur.get(20, TimeUnit.SECONDS))
                        .as("l'indicateur d'interruption est gardé")
                        .isEqualTo(maniere == Maniere.INTERROMPRE);
                return recu;
            }
        };
    }

    /** Des connexions qui disent quand elles commencent. */
    private final class VersSaturee extends SocketFactory {
        private final SocketAddress saturee;

        private VersSaturee(SocketAddress saturee) {
            this.saturee = saturee;
        }

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress adresse, int delai) throws IOException {
                    assertThat(adresse).isEqualTo(saturee);
                    atteinte.release();
                    super.connect(adresse, delai);
                }
            };
        }

        @Override
        public Socket createSocket(String hote, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String hote, int port, InetAddress ici, int portIci) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress hote, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress hote, int port, InetAddress ici, int portIci) {
            throw new UnsupportedOperationException();
        }
    }

    /** Lit un fichier par un canal à chaque connexion. */
    private static final class LitUnFichier extends SSLSocketFactory {
        private final SSLSocketFactory vraie;
        private final Path fichier;

        private LitUnFichier(SSLSocketFactory vraie, Path fichier) {
            this.vraie = vraie;
            this.fichier = fichier;
        }

        @Override
        public Socket createSocket(Socket socket, String hote, int port, boolean fermer) throws IOException {
            try (FileChannel canal = FileChannel.open(fichier)) {
                ByteBuffer lu = ByteBuffer.allocate(8);
                canal.read(lu);
                assertThat(new String(lu.array(), 0, lu.position(), US_ASCII)).isEqualTo("0");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return vraie.createSocket(socket, hote, port, fermer);
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return vraie.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return vraie.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket(String hote, int port) throws IOException {
            return vraie.createSocket(hote, port);
        }

        @Override
        public Socket createSocket(String hote, int port, InetAddress ici, int portIci) throws IOException {
            return vraie.createSocket(hote, port, ici, portIci);
        }

        @Override
        public Socket createSocket(InetAddress hote, int port) throws IOException {
            return vraie.createSocket(hote, port);
        }

        @Override
        public Socket createSocket(InetAddress hote, int port, InetAddress ici, int portIci) throws IOException {
            return vraie.createSocket(hote, port, ici, portIci);
        }
    }
}
