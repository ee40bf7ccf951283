package io.github.impotparticulier.appui;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Un serveur qui écrit n'importe quoi, ou rien : ce que MockWebServer refuserait de mal dire. */
public final class ServeurBrut implements AutoCloseable {
    private static final String ENTETE_DE_LONGUEUR = "content-length:";

    public final AtomicInteger lectures = new AtomicInteger();
    public final AtomicInteger demandesDeJeton = new AtomicInteger();
    public final AtomicInteger connexions = new AtomicInteger();
    private final Semaphore raccroches = new Semaphore(0);
    private final List<Conduite> suite;
    private final Accueil accueil;
    private final ServerSocket ecoute;
    private final Set<Socket> ouvertes = ConcurrentHashMap.newKeySet();
    private final List<Throwable> defauts = new CopyOnWriteArrayList<>();

    /** Ce que le serveur fait d'une lecture reçue. */
    public interface Conduite {
        /** Répond, ou non ; vrai pour attendre la requête suivante sur la même connexion, faux pour la fermer. */
        boolean repondre(Socket client) throws IOException;
    }

    /** Ce qui précède toute requête sur une connexion. */
    public interface Accueil {
        /** Rend la connexion où lire les requêtes ; une exception la ferme. */
        Socket recevoir(Socket client) throws IOException;
    }

    /** Répond ce texte à toute lecture, et ferme. */
    public ServeurBrut(String reponse) {
        this(fermee(reponse));
    }

    /** Répond à chaque lecture par la conduite de son rang ; la dernière vaut pour toutes les suivantes. */
    public ServeurBrut(Conduite... suite) {
        this(0, client -> client, suite);
    }

    /** Un serveur à ce port, ou à un port libre si c'est 0. */
    public ServeurBrut(int port, Accueil accueil, Conduite... suite) {
        this.suite = List.of(suite);
        this.accueil = accueil;
        try {
            ecoute = new ServerSocket();
            ecoute.setReuseAddress(true);
            ecoute.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lancer(this::accepter);
    }

    /** Une réponse 200 complète, sur une connexion gardée. */
    public static Conduite gardee(String corps) {
        return client -> {
            ecrire(client, complete(corps));
            return true;
        };
    }

    /** Un texte tel quel, puis la fermeture. */
    public static Conduite fermee(String texte) {
        return client -> {
            ecrire(client, texte);
            return false;
        };
    }

    /** Un texte tel quel, puis une rupture (RST), qui n'est pas une fermeture. */
    public static Conduite rompue(String texte) {
        return client -> {
            ecrire(client, texte);
            client.setSoLinger(true, 0);
            return false;
        };
    }

    /** Un texte tel quel, puis plus rien, jusqu'à ce que le client raccroche. */
    public Conduite muette(String texte) {
        return client -> {
            ecrire(client, texte);
            attendreLaFin(client);
            return false;
        };
    }

    /** Un texte tel quel, puis un octet toutes les {@code pas} millisecondes, jusqu'à ce que le client raccroche. */
    public static Conduite auCompteGouttes(String debut, long pas) {
        return client -> {
            ecrire(client, debut);
            while (!client.isClosed()) {
                ecrire(client, "x");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pas));
            }
            return false;
        };
    }

    public static String complete(String corps) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + corps.getBytes(UTF_8).length + "\r\n\r\n" + corps;
    }

    public static void ecrire(Socket client, String texte) throws IOException {
        client.getOutputStream().write(texte.getBytes(UTF_8));
        client.getOutputStream().flush();
    }

    private void attendreLaFin(Socket client) throws IOException {
        try {
            while (client.getInputStream().read() >= 0) {
                // Ce qui vient encore ne compte pas.
            }
        } finally {
            raccroches.release();
        }
    }

    /** Vrai quand le client a raccroché d'un échange muet de plus. */
    public boolean raccroche() {
        try {
            return raccroches.tryAcquire(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public int port() {
        return ecoute.getLocalPort();
    }

    public String passerelle() {
        return "http://127.0.0.1:" + port();
    }

    private void lancer(Runnable tache) {
        Thread fil = new Thread(tache, "serveur-brut");
        fil.setDaemon(true);
        fil.start();
    }

    private void accepter() {
        while (!ecoute.isClosed()) {
            try {
                Socket client = ecoute.accept();
                connexions.incrementAndGet();
                ouvertes.add(client);
                lancer(() -> servir(client));
            } catch (IOException e) {
                // Le serveur se ferme.
            }
        }
    }

    private void servir(Socket client) {
        try (client;
                Socket habillee = accueil.recevoir(client)) {
            while (repondre(habillee)) {
                // La connexion est gardée.
            }
        } catch (IOException e) {
            // Le client a raccroché, ou le serveur se ferme.
        } catch (RuntimeException | Error e) {
            defauts.add(e);
        } finally {
            ouvertes.remove(client);
        }
    }

    private boolean repondre(Socket client) throws IOException {
        String entetes = entetes(client.getInputStream());
        if (entetes == null) {
            return false;
        }
        if (entetes.startsWith("POST ")
                && entetes.substring(0, entetes.indexOf(" HTTP/")).endsWith("/token")) {
            demandesDeJeton.incrementAndGet();
            client.getInputStream().readNBytes(longueur(entetes));
            String jeton = "{\"access_token\":\"" + Temoin.JETON + "\",\"expires_in\":3600}";
            ecrire(client, complete(jeton).replace("Content-Length", "Connection: close\r\nContent-Length"));
            return false;
        }
        return suite.get(Math.min(lectures.getAndIncrement(), suite.size() - 1)).repondre(client);
    }

    /** Les en-têtes d'une requête ; rien si le client n'en a pas fini une. */
    public static String entetes(InputStream entree) throws IOException {
        StringBuilder texte = new StringBuilder();
        while (texte.indexOf("\r\n\r\n") < 0) {
            int octet = entree.read();
            if (octet < 0) {
                return null;
            }
            texte.append((char) octet);
        }
        return texte.toString();
    }

    private static int longueur(String entetes) {
        return entetes.lines()
                .filter(ligne -> ligne.toLowerCase(Locale.ROOT).startsWith(ENTETE_DE_LONGUEUR))
                .mapToInt(ligne -> Integer.parseInt(
                        ligne.substring(ENTETE_DE_LONGUEUR.length()).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        try {
            ecoute.close();
            for (Socket ouverte : ouvertes) {
                ouverte.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!defauts.isEmpty()) {
            throw new AssertionError("Le serveur d'essai a échoué", defauts.get(0));
        }
    }
}
