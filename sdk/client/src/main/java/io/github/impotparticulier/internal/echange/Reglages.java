package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.EcouteurAppels;
import io.github.impotparticulier.appel.LimiteurAppels;
import java.util.List;
import java.util.concurrent.Executor;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Les réglages d'un client, déjà vérifiés.
 *
 * @param raccord l'API
 * @param httpClient le client HTTP de l'utilisateur, s'il en confie un
 * @param executeur où faire les appels asynchrones, si ce n'est dans les fils du SDK
 * @param delais les bornes de temps d'un appel, sauf avis contraire pour l'un d'eux
 * @param essaisMax combien d'essais un appel peut faire
 * @param limiteur ce qui espace les requêtes, si l'utilisateur le confie
 * @param ecouteur ce qui reçoit la fin de chaque requête, s'il y en a un
 * @param temps tout ce qui mesure ou fait passer le temps
 */
public record Reglages(
        Raccord raccord,
        @Nullable OkHttpClient httpClient,
        @Nullable Executor executeur,
        Delais delais,
        int essaisMax,
        @Nullable LimiteurAppels limiteur,
        @Nullable EcouteurAppels ecouteur,
        Temps temps) {
    HttpUrl adresse(String chemin, List<Parametre> parametres) {
        // Bâtie sur la racine déjà lue : lire un nom d'hôte coûte plus que tout le reste de l'adresse.
        String racine = raccord.racine().encodedPath();
        HttpUrl.Builder complete = raccord.racine()
                .newBuilder()
                .encodedPath((racine.endsWith("/") ? racine.substring(0, racine.length() - 1) : racine) + chemin);
        parametres.forEach(parametre -> complete.addQueryParameter(parametre.nom(), parametre.valeur()));
        return complete.build();
    }

    /** Un texte fixe. */
    @Override
    public String toString() {
        return "Reglages";
    }
}
