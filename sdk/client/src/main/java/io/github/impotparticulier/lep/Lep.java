package io.github.impotparticulier.lep;

import io.github.impotparticulier.personne.Spi;

/**
 * Éligibilité au livret d'épargne populaire, pour les banques, par numéro fiscal.
 *
 * <p>Portée (scope) à contracter : {@code RessourceLEP}. Interface : vos tests peuvent la remplacer.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code indicateurLEPparDptAnnrevBareme}.
 */
public interface Lep {
    /**
     * Demande l'éligibilité d'une personne.
     *
     * @param spi le numéro fiscal
     * @param departement le département, en deux ou trois caractères ({@code 13}, {@code 130}, {@code 2A}, {@code 974}), transmis tel
     *     quel : les sources publiques n'en fixent pas la forme pour cette API
     * @param annee l'année des revenus
     * @param bareme l'année du barème auquel comparer ; les sources publiques ne disent pas comment la choisir
     * @return l'éligibilité, ou {@link EligibiliteLep#SANS_REPONSE}
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si un paramètre n'a pas sa forme
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si le numéro fiscal ne correspond à personne
     * @throws io.github.impotparticulier.erreur.AucunResultatException si la DGFiP n'a pas de données pour cette année
     */
    EligibiliteLep indicateur(Spi spi, String departement, int annee, int bareme);
}
