package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.EcouteurAppels;
import io.github.impotparticulier.appel.LimiteurAppels;
import java.util.Map;
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
 * @param delais les bornes de temps d'un appel, sauf avis contraire pour l'un d'eux
 * @param essaisMax combien d'essais un appel peut faire
 * @param limiteur ce qui espace les requêtes, s'il le faut
 * @param ecouteur ce qui reçoit la fin de chaque requête, s'il y en a un
 * @param temps tout ce qui mesure ou fait passer le temps
 */
public record Reglages(
        HttpUrl passerelle,
        String cle,
        String secret,
        @Nullable String idTeleservice,
        @Nullable OkHttpClient httpClient,
        Delais delais,
        int essaisMax,
        @Nullable LimiteurAppels limiteur,
        @Nullable EcouteurAppels ecouteur,
        Temps temps) {
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
