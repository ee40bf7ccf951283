package io.github.impotparticulier.bacasable;

import java.time.LocalDate;
import java.time.Year;
import java.util.Optional;

/**
 * L'état civil d'un déclarant fictif, tel que la recherche de personnes (R2P) le connaît : de quoi composer une
 * recherche qui aboutit.
 *
 * @param nom nom de naissance, en majuscules sans accents
 * @param prenoms tous les prénoms, en majuscules sans accents, séparés par une espace
 * @param sexe {@code 1} pour un homme, {@code 2} pour une femme
 * @param anneeNaissance année de naissance, toujours connue
 * @param dateNaissance date de naissance ; vide si le jour ou le mois n'est pas connu
 * @param codePays code INSEE du pays de naissance, {@code 99100} pour la France
 * @param codeDepartement département ou TOM du jour de la naissance ({@code 75}, {@code 2A}, {@code 974}, {@code 988}) ;
 *     vide pour une naissance à l'étranger
 * @param codeCommune commune de naissance à la longueur de R2P : trois chiffres, deux dans un TOM ; vide pour une
 *     naissance à l'étranger
 */
public record EtatCivilFictif(
        String nom,
        String prenoms,
        String sexe,
        Year anneeNaissance,
        Optional<LocalDate> dateNaissance,
        String codePays,
        Optional<String> codeDepartement,
        Optional<String> codeCommune) {

    /**
     * Le type seul : aucune donnée de la personne.
     *
     * @return un texte pour les messages de diagnostic
     */
    @Override
    public String toString() {
        return "EtatCivilFictif";
    }
}
