package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.EcouteurAppels;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.appel.SourceJetons;
import java.util.Map;
import java.util.concurrent.Executor;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Les réglages d'un client, déjà vérifiés.
 *
 * @param passerelle l'adresse de la passerelle, sans barre finale
 * @param cle la clé de l'application, s'il n'y a pas de source de jetons
 * @param secret le secret de l'application, s'il n'y a pas de source de jetons
 * @param sourceJetons d'où viennent les jetons, si ce n'est de la passerelle
 * @param idTeleservice l'identifiant du téléservice, s'il y en a un
 * @param httpClient le client HTTP de l'utilisateur, s'il en confie un
 * @param executeur où faire les appels asynchrones, si ce n'est dans les fils du SDK
 * @param delais les bornes de temps d'un appel, sauf avis contraire pour l'un d'eux
 * @param essaisMax combien d'essais un appel peut faire
 * @param quota le quota contracté, s'il y en a un
 * @param limiteur ce qui le remplace, si l'utilisateur en confie un
 * @param ecouteur ce qui reçoit la fin de chaque requête, s'il y en a un
 * @param temps tout ce qui mesure ou fait passer le temps
 */
public record Reglages(
        HttpUrl passerelle,
        @Nullable String cle,
        @Nullable String secret,
        @Nullable SourceJetons sourceJetons,
        @Nullable String idTeleservice,
        @Nullable OkHttpClient httpClient,
        @Nullable Executor executeur,
        Delais delais,
        int essaisMax,
        @Nullable Quota quota,
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
