package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Ce que les en-têtes d'une réponse disent de la requête, quelle que soit l'API ; une valeur d'une autre forme, qui peut être n'importe quoi, n'est pas lue. */
final class EnTetes {
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{32}");
    private static final Pattern NOMBRE = Pattern.compile("[0-9]{1,9}");

    private EnTetes() {}

    /** Les circonstances, avec ce que ces en-têtes en disent. */
    static Circonstances ajouter(Circonstances circonstances, Headers entetes) {
        String id = entetes.get("X-Request-ID");
        String reste = entetes.get("RateLimit-Remaining");
        Circonstances dites = id != null && ID.matcher(id).matches() ? circonstances.avecIdRequete(id) : circonstances;
        return reste != null && NOMBRE.matcher(reste).matches()
                ? dites.avecQuotaRestant(Integer.parseInt(reste))
                : dites;
    }

    /** Tous, par nom, sans égard à la casse ; {@code Retry-After} sous son vrai nom. */
    static Map<String, List<String>> tous(Headers entetes) {
        Map<String, List<String>> tous = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < entetes.size(); i++) {
            String nom = entetes.name(i);
            tous.computeIfAbsent(
                            nom.equalsIgnoreCase(ReponseRecue.RETRY_AFTER_MIS_DE_COTE) ? "Retry-After" : nom,
                            nouveau -> new ArrayList<>())
                    .add(entetes.value(i));
        }
        return tous;
    }

    /** L'heure du serveur, telle qu'il l'écrit ; {@code null} s'il ne la donne pas, ou la donne deux fois. */
    static @Nullable String date(Headers entetes) {
        String date = null;
        for (int i = 0; i < entetes.size(); i++) {
            if (entetes.name(i).equalsIgnoreCase("Date")) {
                if (date != null) {
                    return null;
                }
                date = entetes.value(i);
            }
        }
        return date;
    }
}
