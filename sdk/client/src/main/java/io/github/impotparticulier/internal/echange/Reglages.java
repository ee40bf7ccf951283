package io.github.impotparticulier.internal.echange;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Les réglages d'un client, déjà vérifiés.
 *
 * @param passerelle l'adresse de la passerelle, sans barre finale
 * @param cle la clé de l'application
 * @param secret le secret de l'application
 * @param idTeleservice l'identifiant du téléservice, s'il y en a un
 * @param httpClient le client HTTP de l'utilisateur, s'il en confie un
 * @param delaiAppel l'échéance d'un appel, tous essais et jeton compris
 * @param delaiEssai la durée d'un essai
 * @param delaiConnexion la durée d'une connexion
 * @param nanos une horloge monotone, insensible aux changements d'heure
 */
public record Reglages(
        HttpUrl passerelle,
        String cle,
        String secret,
        @Nullable String idTeleservice,
        @Nullable OkHttpClient httpClient,
        Duration delaiAppel,
        Duration delaiEssai,
        Duration delaiConnexion,
        LongSupplier nanos) {
    HttpUrl adresse(String chemin, Map<String, String> parametres) {
        String racine = passerelle.toString();
        HttpUrl nue = HttpUrl.get((racine.endsWith("/") ? racine.substring(0, racine.length() - 1) : racine) + chemin);
        if (parametres.isEmpty()) {
            return nue;
        }
        HttpUrl.Builder complete = nue.newBuilder();
        parametres.forEach(complete::addQueryParameter);
        return complete.build();
    }

    /** Un texte fixe : la clé et le secret ne se montrent pas. */
    @Override
    public String toString() {
        return "Reglages";
    }
}
