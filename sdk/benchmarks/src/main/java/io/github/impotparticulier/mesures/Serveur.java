package io.github.impotparticulier.mesures;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * La passerelle, à l'essentiel : un fil par connexion, des réponses calculées d'avance, et des comptes. Dans son propre processus, pour
 * que son temps ne se mêle pas à celui des clients.
 */
final class Serveur {
    /** Les chemins par lesquels les mesures lisent et règlent le serveur ; ils ne comptent pas. */
    static final String COMPTES = "/_comptes";

    static final String DELAI = "/_delai/";
    static final String LIBERATION = "/_liberation";
    static final String PANNES = "/_pannes/";
    static final String REVOCATION = "/_revocation";

    private static final int TAMPON = 16 * 1024;
    private static final List<String> ENTETES_EXIGES = List.of(
            "authorization: bearer jeton-", "accept: application/prs.", "x-correlation-id: ", "id_teleservice: ");
    /** Ceux de l'API Particulier, dont le destinataire est dans l'adresse. */
    private static final String PARTICULIER = "/v3/";

    private static final List<String> EXIGES_PARTICULIER =
            List.of("authorization: bearer jeton-", "accept: application/json", "x-correlation-id: ", "recipient=");

    private static final byte[] FAIT = reponse(new byte[0], "text/plain");

    private final byte[] petite = reponse(Corps.de(Charge.PETITE), Charge.PETITE.typeMedia);
    private final byte[] grande = reponse(Corps.de(Charge.GRANDE), Charge.GRANDE.typeMedia);
    private final byte[] quotient = reponse(
            "200 OK",
            Corps.quotient(),
            "application/vnd.api+json",
            String.join(
                    "\r\n",
                    "X-Request-ID: 0b7f2c4e-1111-4222-8333-0123456789ab",
                    "RateLimit-Limit: 20",
                    "RateLimit-Remaining: 19",
                    "RateLimit-Reset: 1793606401",
                    ""));
    private final byte[] jeton = jeton("jeton-0123456789abcdef0123456789abcdef");
    private final AtomicLong connexions = new AtomicLong();
    private final AtomicLong lectures = new AtomicLong();
    private final AtomicLong jetons = new AtomicLong();
    private final Retenue retenue = new Retenue();
    private volatile long delai;
    private volatile @Nullable Pannes pannes;

    Serveur() {}

    /**
     * Sert jusqu'à la fin du processus, qu'annonce celle de son entrée.
     *
     * @param arguments aucun
     */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket ecoute = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress())) {
            System.out.println(ecoute.getLocalPort());
            Thread fin = new Thread(Serveur::finirAvecLePere);
            fin.setDaemon(true);
            fin.start();
            new Serveur().servir(ecoute);
        }
    }

    /** Sert tant que cette écoute est ouverte : un fil par connexion. */
    void servir(ServerSocket ecoute) throws IOException {
        while (true) {
            Socket connexion = ecoute.accept();
            Thread fil = new Thread(() -> servir(connexion));
            fil.setDaemon(true);
            fil.start();
        }
    }

    long connexions() {
        return connexions.get();
    }

    private static void finirAvecLePere() {
        try {
            while (System.in.read() >= 0) {
                // Rien ne lui est dit : seule la fin compte.
            }
        } catch (IOException e) {
            // Le tube est rompu : le père n'est plus.
        }
        Runtime.getRuntime().halt(0);
    }

    private void servir(Socket connexion) {
        try (connexion) {
            connexion.setTcpNoDelay(true);
            InputStream entree = connexion.getInputStream();
            OutputStream sortie = connexion.getOutputStream();
            byte[] tampon = new byte[TAMPON];
            boolean comptee = false;
            while (true) {
                int longueur = lireRequete(entree, tampon);
                if (longueur < 0) {
                    return;
                }
                String chemin = chemin(tampon);
                if (!chemin.startsWith("/_")) {
                    if (!comptee) {
                        comptee = true;
                        connexions.incrementAndGet();
                        exigerEntetes(chemin, new String(tampon, 0, longueur, StandardCharsets.ISO_8859_1));
                    }
                    attendre();
                    if (chemin.contains(Charge.SPI_RETENU)) {
                        retenue.attendre();
                    }
                }
                Pannes enCours = pannes;
                if (enCours == null || chemin.startsWith("/_")) {
                    sortie.write(repondre(chemin));
                } else {
                    String entetes = new String(tampon, 0, longueur, StandardCharsets.ISO_8859_1);
                    Pannes.Suite suite = enCours.repondre(chemin, entetes, repondre(chemin));
                    sortie.write(suite.octets());
                    if (suite.ferme()) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            // Le client a fermé.
        }
    }

    /** Lit une requête entière, corps compris ; rend la longueur de ses en-têtes, ou -1 si la connexion se ferme. */
    private static int lireRequete(InputStream entree, byte[] tampon) throws IOException {
        int lus = 0;
        int cherche = 0;
        while (true) {
            int nombre = entree.read(tampon, lus, tampon.length - lus);
            if (nombre < 0) {
                return -1;
            }
            lus += nombre;
            for (; cherche + 3 < lus; cherche++) {
                if (tampon[cherche] == '\r' && tampon[cherche + 2] == '\r' && tampon[cherche + 3] == '\n') {
                    int fin = cherche + 4 + longueurDuCorps(tampon, cherche);
                    while (lus < fin) {
                        nombre = entree.read(tampon, lus, fin - lus);
                        if (nombre < 0) {
                            return -1;
                        }
                        lus += nombre;
                    }
                    return cherche + 4;
                }
            }
        }
    }

    private static int longueurDuCorps(byte[] tampon, int finEntetes) {
        if (tampon[0] != 'P') {
            return 0;
        }
        String entetes = minuscules(new String(tampon, 0, finEntetes, StandardCharsets.ISO_8859_1));
        int debut = entetes.indexOf("content-length: ") + "content-length: ".length();
        int fin = entetes.indexOf('\r', debut);
        return Integer.parseInt(entetes.substring(debut, fin < 0 ? entetes.length() : fin));
    }

    private static String chemin(byte[] tampon) {
        int debut = tampon[0] == 'P' ? 5 : 4;
        int fin = debut;
        while (tampon[fin] != ' ') {
            fin++;
        }
        return new String(tampon, debut, fin - debut, StandardCharsets.ISO_8859_1);
    }

    /** Qui envoie moins que les autres ne se compare pas à eux. */
    private static void exigerEntetes(String chemin, String entetes) throws IOException {
        String minuscules = minuscules(entetes);
        List<String> exiges = chemin.startsWith(PARTICULIER) ? EXIGES_PARTICULIER : ENTETES_EXIGES;
        if (!chemin.endsWith("/token") && !exiges.stream().allMatch(minuscules::contains)) {
            System.err.println("En-têtes manquants : " + entetes);
            throw new IOException("en-têtes manquants");
        }
    }

    private static String minuscules(String texte) {
        return texte.toLowerCase(Locale.ROOT);
    }

    private void attendre() {
        long attente = delai;
        if (attente > 0) {
            try {
                Thread.sleep(attente);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private byte[] repondre(String chemin) {
        if (chemin.endsWith("/token")) {
            jetons.incrementAndGet();
            return jeton;
        }
        if (chemin.equals(COMPTES)) {
            String comptes = connexions.get() + " " + lectures.get() + " " + jetons.get() + " " + retenue.nombre();
            return reponse(comptes.getBytes(StandardCharsets.UTF_8), "text/plain");
        }
        if (chemin.startsWith(DELAI)) {
            delai = Long.parseLong(chemin.substring(DELAI.length()));
            return FAIT;
        }
        if (chemin.equals(LIBERATION)) {
            retenue.liberer();
            return FAIT;
        }
        if (chemin.startsWith(PANNES)) {
            pannes = Boolean.parseBoolean(chemin.substring(PANNES.length())) ? new Pannes() : null;
            return FAIT;
        }
        if (chemin.equals(REVOCATION)) {
            Pannes enCours = pannes;
            if (enCours != null) {
                enCours.revoquer();
            }
            return FAIT;
        }
        lectures.incrementAndGet();
        if (chemin.startsWith(PARTICULIER)) {
            return quotient;
        }
        return chemin.contains("/factures/") ? grande : petite;
    }

    private static byte[] reponse(byte[] corps, String typeMedia) {
        return reponse("200 OK", corps, typeMedia, "");
    }

    static byte[] reponse(String statut, byte[] corps, String typeMedia, String autresEntetes) {
        String entetes = "HTTP/1.1 " + statut + "\r\n"
                + "Date: Mon, 02 Nov 2026 08:00:00 GMT\r\n"
                + "Content-Type: " + typeMedia + ";charset=UTF-8\r\n"
                + "Cache-Control: no-store\r\n"
                + "Vary: Accept\r\n"
                + "X-Content-Type-Options: nosniff\r\n"
                + autresEntetes
                + "Content-Length: " + corps.length + "\r\n\r\n";
        byte[] debut = entetes.getBytes(StandardCharsets.ISO_8859_1);
        byte[] tout = Arrays.copyOf(debut, debut.length + corps.length);
        System.arraycopy(corps, 0, tout, debut.length, corps.length);
        return tout;
    }

    static byte[] jeton(String valeur) {
        String corps = "{\"access_token\":\"" + valeur
                + "\",\"scope\":\"lecture\",\"token_type\":\"Bearer\",\"expires_in\":3600}";
        return reponse(corps.getBytes(StandardCharsets.UTF_8), "application/json");
    }
}
