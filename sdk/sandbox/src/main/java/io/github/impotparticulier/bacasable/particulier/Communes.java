package io.github.impotparticulier.bacasable.particulier;

import java.util.Map;
import java.util.Optional;

/** Les communes de naissance du bac à sable : de quoi remplacer un code par un nom et un département. */
record Communes(Map<String, String> nomsParCode) {
    /** Le code de la commune que la requête désigne, par ce code ou par un nom et un département connus. */
    Optional<String> designee(Requete requete) {
        String code = requete.texte("codeCogInseeCommuneNaissance");
        String nom = requete.texte("nomCommuneNaissance");
        String departement = requete.texte("codeCogInseeDepartementNaissance");
        if (code != null || nom == null || departement == null) {
            return Optional.ofNullable(code);
        }
        return nomsParCode.entrySet().stream()
                .filter(commune -> commune.getKey().startsWith(departement)
                        && Texte.simplifie(commune.getValue()).equals(Texte.simplifie(nom)))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
