package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Une ressource.
 *
 * @param operation son nom, pour les journaux et les exceptions
 * @param chemin son chemin, sans version ni mode
 * @param versions ses versions, la plus récente d'abord
 * @param depreciees celles qui vont disparaître
 * @param identite ce qu'elle veut savoir d'un état civil
 * @param champs les champs de premier rang à quoi ses données se reconnaissent, dans toutes ses versions : l'un au moins est de chacune de ses
 *     portées, et nul n'est de toutes les ressources
 * @param forme ce qui pose un visage sur une réponse entière
 */
public record Ligne<T>(
        String operation,
        String chemin,
        List<Integer> versions,
        Set<Integer> depreciees,
        Identite identite,
        Set<String> champs,
        Function<ObjetJson, T> forme) {
    /** Ce qu'une ressource veut savoir d'un état civil. */
    public enum Identite {
        /** La date peut être partielle, le lieu est exigé. */
        FAMILLE,
        /** La date entière, le lieu s'il est connu. */
        ETUDES,
        /** La date entière, sans lieu. */
        SCOLARITE
    }

    int version() {
        return versions.get(0);
    }

    String route(int version, Mode mode) {
        return "/v" + version + "/" + chemin + "/" + mode.chemin();
    }

    /** Une réponse entière, refusée si ses données n'ont aucun champ de la ressource : chaque portée en ouvre un au moins. */
    T lire(ObjetJson reponse) {
        T donnees = forme.apply(reponse);
        reponse.objet("data")
                .orElse(ObjetJson.vide())
                .exigerUnDe(
                        champs,
                        "La réponse ne porte aucun champ de cette ressource : elle n'est pas d'elle, ou aucune de vos portées n'en ouvre un.");
        return donnees;
    }

    int verifier(int version) {
        if (!versions.contains(version)) {
            throw new RequeteInvalideException(
                    "Version " + version + " de " + operation + " : les versions connues sont " + versions + ".",
                    Circonstances.aucunes());
        }
        return version;
    }

    @Override
    public String toString() {
        return operation;
    }
}
