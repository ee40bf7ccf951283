package io.github.impotparticulier.bacasable.particulier;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Une personne fictive telle qu'API Particulier peut la désigner.
 *
 * @param cas sa clé : celle du cas pour un premier déclarant à l'impôt, suivie de {@code -conjoint} pour le second ; d'autres, comme les
 *     élèves, ne sont connus que d'API Particulier
 * @param description ce que le cas a de particulier, en une phrase
 * @param spi son numéro fiscal, par lequel s'obtient un jeton FranceConnect ; vide pour qui n'est pas déclarant
 * @param identite son état civil
 * @param ine son identifiant national étudiant ; vide s'il n'en a pas
 * @param identifiantFranceTravail l'identifiant qu'il s'est choisi à France Travail ; vide s'il n'y est pas connu
 */
public record UsagerParticulier(
        String cas,
        String description,
        Optional<String> spi,
        IdentiteFictive identite,
        Optional<String> ine,
        Optional<String> identifiantFranceTravail) {

    /**
     * Les paramètres d'un appel en mode identité.
     *
     * @return les paramètres de son {@link IdentiteFictive#parametres() identité}
     */
    public Map<String, List<String>> parametres() {
        return identite.parametres();
    }

    /**
     * Le cas seulement.
     *
     * @return un texte pour les messages de diagnostic
     */
    @Override
    public String toString() {
        return "UsagerParticulier[" + cas + "]";
    }
}
