package io.github.impotparticulier.mesures;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Où une mesure se fait : l'adresse du serveur, ses comptes, et où dire ce que l'on trouve. */
final class Terrain {
    private final int port;
    private final double minutes;
    private final PrintStream sortie;

    /** Un terrain : le port du serveur, combien de minutes une épreuve d'endurance dure, et où dire ce que l'on trouve. */
    Terrain(int port, double minutes, PrintStream sortie) {
        this.port = port;
        this.minutes = minutes;
        this.sortie = sortie;
    }

    Duration endurance() {
        return Duration.ofMillis((long) (minutes * 60_000));
    }

    int port() {
        return port;
    }

    String passerelle() {
        return "http://127.0.0.1:" + port;
    }

    /** Dit ce que le client et l'étalon ont coûté, une fois. */
    void dire(String cle, double notre, double etalon) {
        sortie.println(Releves.ligne(cle, notre, etalon));
    }

    /** Dit ce que l'on a compté de part et d'autre. */
    void dire(String cle, long notre, long etalon) {
        dire(cle, (double) notre, (double) etalon);
    }

    /** Dit ce que le client a coûté, là où il n'y a pas d'étalon. */
    void dire(String cle, double notre) {
        dire(cle, notre, Double.NaN);
    }

    /** Dit ce que l'on a compté, là où il n'y a pas d'étalon. */
    void dire(String cle, long notre) {
        dire(cle, (double) notre);
    }

    Comptes comptes() throws IOException {
        String[] nombres = demander(Serveur.COMPTES).split(" ", -1);
        return new Comptes(
                Long.parseLong(nombres[0]),
                Long.parseLong(nombres[1]),
                Long.parseLong(nombres[2]),
                Long.parseLong(nombres[3]));
    }

    /** Fait attendre ce nombre de millisecondes à chaque réponse. */
    void retarder(long millis) throws IOException {
        demander(Serveur.DELAI + millis);
    }

    /** Rend d'un coup toutes les réponses que le serveur retient à {@link Charge#SPI_RETENU}. */
    void liberer() throws IOException {
        demander(Serveur.LIBERATION);
    }

    /** Met le serveur en panne trois fois sur cent, ou le guérit. */
    void mettreEnPanne(boolean enPanne) throws IOException {
        demander(Serveur.PANNES + enPanne);
    }

    /** Fait refuser au serveur tous les jetons qu'il a rendus. */
    void revoquerLesJetons() throws IOException {
        demander(Serveur.REVOCATION);
    }

    private String demander(String chemin) throws IOException {
        try (Socket connexion = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connexion
                    .getOutputStream()
                    .write(("GET " + chemin + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            connexion.shutdownOutput();
            String reponse = new String(connexion.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return reponse.substring(reponse.indexOf("\r\n\r\n") + 4);
        }
    }

    /**
     * Ce que le serveur a vu depuis son démarrage.
     *
     * @param connexions les connexions ouvertes par les clients
     * @param lectures les ressources demandées
     * @param jetons les jetons demandés
     * @param retenues les réponses qu'il retient en ce moment
     */
    record Comptes(long connexions, long lectures, long jetons, long retenues) {
        Comptes moins(Comptes avant) {
            return new Comptes(
                    connexions - avant.connexions, lectures - avant.lectures, jetons - avant.jetons, retenues);
        }
    }
}
