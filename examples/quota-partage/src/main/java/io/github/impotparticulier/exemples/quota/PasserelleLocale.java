package io.github.impotparticulier.exemples.quota;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Le HTTP d'une passerelle de démonstration : deux routes, du JSON, sur la boucle locale. */
final class PasserelleLocale implements AutoCloseable {
    private final ExecutorService fils = Executors.newFixedThreadPool(16);
    private final HttpServer serveur;

    /**
     * Ouvre une passerelle.
     *
     * @param jeton répond à une demande de jeton, d'après la clé de l'application
     * @param situation répond à toute autre requête, d'après son jeton
     */
    PasserelleLocale(Route jeton, Route situation) throws IOException {
        serveur = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serveur.createContext("/token", echange -> repondre(echange, jeton.repondre(cle(echange))));
        serveur.createContext("/", echange -> repondre(echange, situation.repondre(autorisation(echange, "Bearer "))));
        serveur.setExecutor(fils);
        serveur.start();
    }

    String adresse() {
        return "http://127.0.0.1:" + serveur.getAddress().getPort();
    }

    private static String cle(HttpExchange echange) {
        byte[] basic = Base64.getDecoder().decode(autorisation(echange, "Basic "));
        return new String(basic, StandardCharsets.UTF_8).split(":", 2)[0];
    }

    private static String autorisation(HttpExchange echange, String genre) {
        return echange.getRequestHeaders().getFirst("Authorization").substring(genre.length());
    }

    private static void repondre(HttpExchange echange, Reponse reponse) throws IOException {
        byte[] octets = reponse.json().getBytes(StandardCharsets.UTF_8);
        try (echange) {
            echange.getRequestBody().readAllBytes();
            echange.getResponseHeaders().set("Content-Type", "application/json");
            echange.sendResponseHeaders(reponse.statut(), octets.length);
            echange.getResponseBody().write(octets);
        }
    }

    @Override
    public void close() {
        serveur.stop(0);
        fils.shutdownNow();
    }

    /** Ce que répond une route, d'après la clé ou le jeton que porte la requête. */
    @FunctionalInterface
    interface Route {
        Reponse repondre(String porte);
    }

    /** Une réponse. */
    record Reponse(int statut, String json) {
        /** La situation d'un foyer fictif. */
        static Reponse situation() {
            return new Reponse(200, "{\"rfr\":\"17827\",\"nbPart\":2.75}");
        }

        /** Un jeton, et combien de secondes il vit. */
        static Reponse jeton(String valeur, long vie) {
            return new Reponse(
                    200, "{\"access_token\":\"" + valeur + "\",\"token_type\":\"Bearer\",\"expires_in\":" + vie + "}");
        }
    }
}
