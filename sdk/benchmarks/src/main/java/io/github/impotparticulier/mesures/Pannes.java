package io.github.impotparticulier.mesures;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Ce qu'une passerelle fait dans ses mauvais jours : trois requêtes sur cent qu'elle gâche, et des jetons qu'elle révoque. Le hasard est
 * d'une graine fixe : la suite des pannes est la même à chaque fois.
 */
final class Pannes {
    private static final int SUR = 1_000;
    private static final String JSON = "application/json";
    private static final byte[] REFUS =
            "{\"fault\":{\"code\":900901,\"message\":\"Invalid Credentials\",\"description\":\"Access failure\"}}"
                    .getBytes(StandardCharsets.UTF_8);

    private final Random hasard = new Random(29);
    private long jetons;
    private String valide = "aucun";

    /** Une panne, et combien de requêtes elle gâche sur mille : trente en tout. */
    private enum Panne {
        JETON_REFUSE(3),
        ERREUR_INTERNE(5),
        MAUVAISE_PASSERELLE(5),
        INDISPONIBLE(6),
        QUOTA_DEPASSE(3),
        SANS_REPONSE(4),
        REPONSE_COUPEE(4);

        private final int surMille;

        Panne(int surMille) {
            this.surMille = surMille;
        }
    }

    /**
     * Ce qui part vers le client.
     *
     * @param octets quoi
     * @param ferme si la connexion se ferme ensuite
     */
    @SuppressWarnings("ArrayRecordComponent") // Écrit aussitôt, jamais comparé.
    record Suite(byte[] octets, boolean ferme) {}

    /** Les jetons rendus jusqu'ici ne valent plus. */
    synchronized void revoquer() {
        valide = "aucun";
    }

    synchronized Suite repondre(String chemin, String entetes, byte[] saine) {
        int tirage = hasard.nextInt(SUR);
        if (chemin.endsWith("/token")) {
            // Un refus, là, serait celui de la clé et du secret.
            return tirage < Panne.JETON_REFUSE.surMille ? nouveauJeton() : gacher(tirage, nouveauJeton());
        }
        if (!entetes.toLowerCase(Locale.ROOT).contains("authorization: bearer " + valide)) {
            return garde(Serveur.reponse("401 Unauthorized", REFUS, JSON, ""));
        }
        return gacher(tirage, garde(saine));
    }

    private Suite nouveauJeton() {
        jetons++;
        valide = String.format(Locale.ROOT, "jeton-%032x", jetons);
        return garde(Serveur.jeton(valide));
    }

    private static Suite gacher(int tirage, Suite saine) {
        int reste = tirage;
        for (Panne panne : Panne.values()) {
            if (reste < panne.surMille) {
                return gachee(panne, saine);
            }
            reste -= panne.surMille;
        }
        return saine;
    }

    private static Suite gachee(Panne panne, Suite saine) {
        byte[] vide = new byte[0];
        return switch (panne) {
            case JETON_REFUSE -> garde(Serveur.reponse("401 Unauthorized", REFUS, JSON, ""));
            case ERREUR_INTERNE -> garde(Serveur.reponse("500 Internal Server Error", vide, JSON, ""));
            case MAUVAISE_PASSERELLE ->
                garde(Serveur.reponse(
                        "502 Bad Gateway",
                        "<html><body>502</body></html>".getBytes(StandardCharsets.UTF_8),
                        "text/html",
                        ""));
            case INDISPONIBLE -> garde(Serveur.reponse("503 Service Unavailable", vide, JSON, "Retry-After: 0\r\n"));
            case QUOTA_DEPASSE -> garde(Serveur.reponse("429 Too Many Requests", vide, JSON, "Retry-After: 1\r\n"));
            case SANS_REPONSE -> new Suite(vide, true);
            case REPONSE_COUPEE -> new Suite(Arrays.copyOf(saine.octets(), saine.octets().length / 2), true);
        };
    }

    private static Suite garde(byte[] octets) {
        return new Suite(octets, false);
    }
}
