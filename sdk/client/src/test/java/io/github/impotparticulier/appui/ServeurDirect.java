package io.github.impotparticulier.appui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.impotparticulier.AuTemps;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.personne.Usager;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Un serveur HTTP/1.1 minimal et rapide, à connexions persistantes, dont le test écrit chaque réponse octet par octet. Il
 * compte ce qui lui parvient, et voit le client raccrocher.
 */
public final class ServeurDirect implements AutoCloseable {
    public final AtomicInteger connexions = new AtomicInteger();
    public final AtomicInteger jetons = new AtomicInteger();
    public final AtomicInteger lectures = new AtomicInteger();
    private final Semaphore raccroches = new Semaphore(0);
    private final Set<Socket> ouvertes = ConcurrentHashMap.newKeySet();
    private final ServerSocket ecoute;
    private final Thread accueil;
    private final Socket portGarde = new Socket();
    private final ServeurBrut.Accueil habillage;
    private final String protocole;
    private volatile Reaction aLaDemandeDeJeton = (demande, liaison) -> liaison.ecrire(jeton(Temoin.JETON));
    private volatile Reaction aLaLecture = (demande, liaison) -> liaison.ecrire(reponse(404, ""));

    public ServeurDirect() {
        this("http", client -> client);
    }

    /** Le même, en TLS. */
    public static ServeurDirect enTls() {
        return new ServeurDirect("https", Certificats.accueil(Certificats.bon()));
    }

    /** De même, et il exige du client un certificat. */
    public static ServeurDirect enTlsMutuel() {
        return new ServeurDirect("https", Certificats.accueilExigeant());
    }

    private ServeurDirect(String protocole, ServeurBrut.Accueil habillage) {
        this.protocole = protocole;
        this.habillage = habillage;
        try {
            ecoute = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accueil = lancer(this::accepter);
    }

    /** Une requête reçue ; les en-têtes, sans égard à la casse. */
    public record Demande(String chemin, int connexion, Map<String, String> entetes) {}

    /** Ce que le serveur fait d'une requête. */
    public interface Reaction {
        void repondre(Demande demande, Liaison liaison) throws IOException, InterruptedException;
    }

    public ServeurDirect jeton(Reaction nouvelle) {
        aLaDemandeDeJeton = nouvelle;
        return this;
    }

    public ServeurDirect lecture(Reaction nouvelle) {
        aLaLecture = nouvelle;
        return this;
    }

    public static String jeton(String valeur) {
        return reponse(200, "{\"access_token\":\"" + valeur + "\",\"expires_in\":3600}");
    }

    public static String reponse(int statut, String corps) {
        return "HTTP/1.1 " + statut + " X\r\nContent-Type: application/json\r\nContent-Length: "
                + corps.getBytes(UTF_8).length + "\r\n\r\n" + corps;
    }

    public String passerelle() {
        return protocole + "://127.0.0.1:" + ecoute.getLocalPort();
    }

    /** Un client de ce serveur, dont les repos ne durent pas. */
    public ImpotParticulierClient.Builder builder() {
        return AuTemps.dgfip(TempsFictif.a(System::nanoTime))
                .passerelle(passerelle())
                .identifiants(Temoin.CLE, Temoin.SECRET)
                .millesimes(FausseDgfip.le("2024-11-15"));
    }

    /** Attend que le client ait fermé une connexion de plus, parmi celles où le serveur l'attend. */
    public void attendreUnRaccroche() throws InterruptedException {
        if (!raccroches.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("Le client n'a pas fermé sa connexion");
        }
    }

    private void accepter() {
        while (!ecoute.isClosed()) {
            try {
                Socket connexion = ecoute.accept();
                int rang = connexions.getAndIncrement();
                ouvertes.add(connexion);
                lancer(() -> servir(connexion, rang));
            } catch (IOException e) {
                // Le serveur se ferme.
            }
        }
    }

    private void servir(Socket connexion, int rang) {
        try (connexion) {
            connexion.setTcpNoDelay(true);
            Socket ouverte = habillage.recevoir(connexion);
            InputStream entree = new BufferedInputStream(ouverte.getInputStream());
            Liaison liaison = new Liaison(ouverte, entree);
            for (Demande demande = lire(entree, rang); demande != null; demande = lire(entree, rang)) {
                boolean jeton = demande.chemin().endsWith("/token");
                (jeton ? jetons : lectures).incrementAndGet();
                (jeton ? aLaDemandeDeJeton : aLaLecture).repondre(demande, liaison);
            }
        } catch (IOException | InterruptedException e) {
            // Le client a raccroché, ou le serveur se ferme.
        } finally {
            ouvertes.remove(connexion);
        }
    }

    private static Demande lire(InputStream entree, int connexion) throws IOException {
        String premiere = ligne(entree);
        if (premiere.isEmpty()) {
            return null;
        }
        Map<String, String> entetes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String ligne = ligne(entree); !ligne.isEmpty(); ligne = ligne(entree)) {
            int deuxPoints = ligne.indexOf(':');
            entetes.put(
                    ligne.substring(0, deuxPoints),
                    ligne.substring(deuxPoints + 1).strip());
        }
        entree.skipNBytes(Long.parseLong(entetes.getOrDefault("Content-Length", "0")));
        String cible = premiere.substring(premiere.indexOf(' ') + 1, premiere.lastIndexOf(' '));
        return new Demande(cible, connexion, entetes);
    }

    private static String ligne(InputStream entree) throws IOException {
        StringBuilder ligne = new StringBuilder(80);
        for (int octet = entree.read(); octet >= 0 && octet != '\n'; octet = entree.read()) {
            if (octet != '\r') {
                ligne.append((char) octet);
            }
        }
        return ligne.toString();
    }

    private static Thread lancer(Runnable tache) {
        Thread fil = new Thread(tache, "serveur-direct");
        fil.setDaemon(true);
        fil.start();
        return fil;
    }

    /** Refuse désormais toute connexion, mais garde son port : un autre serveur de la machine pourrait le prendre, et répondre. */
    public void cesserDEcouter() throws IOException, InterruptedException {
        SocketAddress adresse = ecoute.getLocalSocketAddress();
        couperTout();
        // Le noyau tient le port tant qu'un fil y attend.
        accueil.join();
        portGarde.setReuseAddress(true);
        portGarde.bind(adresse);
    }

    @Override
    public void close() {
        try {
            portGarde.close();
            couperTout();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void couperTout() throws IOException {
        ecoute.close();
        for (Socket ouverte : ouvertes) {
            ouverte.close();
        }
    }

    /** Le bout d'une connexion que tient le serveur. */
    public final class Liaison {
        private final Socket connexion;
        private final InputStream entree;
        private String retenu = "";

        private Liaison(Socket connexion, InputStream entree) {
            this.connexion = connexion;
            this.entree = entree;
        }

        public void ecrire(String texte) throws IOException {
            String tout = retenu + texte;
            retenu = "";
            ecrire(tout.getBytes(UTF_8));
        }

        /** Ce texte ne s'écrira qu'avec le suivant, et devant lui. */
        public void retenir(String texte) {
            retenu = texte;
        }

        public synchronized void ecrire(byte[] octets) throws IOException {
            connexion.getOutputStream().write(octets);
        }

        /** N'écrit plus rien, jusqu'à ce que le client raccroche. */
        public void attendreLaFin() throws IOException {
            try {
                if (entree.read() >= 0) {
                    throw new IOException("Une seconde requête, avant la réponse à la première");
                }
            } finally {
                raccroches.release();
            }
        }

        public void couper() throws IOException {
            connexion.close();
        }
    }

    /** Le numéro fiscal d'une route par SPI. */
    public static String spi(Demande demande) {
        String apres = demande.chemin().substring(demande.chemin().indexOf("/spi/") + 5);
        return apres.substring(0, apres.indexOf('/'));
    }

    /** Le rang de la personne demandée, sur une route par SPI. */
    public static int rang(Demande demande) {
        return Integer.parseInt(spi(demande).substring(3));
    }

    /** Une personne fictive de ce rang. */
    public static Usager usager(int rang) {
        return Usager.parSpi(spi(rang));
    }

    /** Un numéro fiscal fictif de ce rang. */
    public static String spi(int rang) {
        return String.format(Locale.ROOT, "399%010d", rang);
    }
}
