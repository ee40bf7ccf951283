package io.github.impotparticulier.ir;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Ce que la DGFiP publie d'un code de ligne d'avis.
 *
 * <p>Source : présentation fonctionnelle de l'API Impôt particulier, versions 1.8 à 2.8, liste des lignes de l'avis.
 *
 * @param code les quatre chiffres du code, par exemple {@code 0020}
 * @param libelle le libellé de la ligne
 * @param categorie la rubrique de l'avis
 * @param base avant ou après abattements
 * @param niveau un montant par personne, ou un pour le foyer
 * @param premiereAnnee la première année de revenus pour laquelle ce sens est publié
 * @param derniereAnnee la dernière ; vide s'il est encore en vigueur
 */
public record DefinitionLigne(
        String code,
        String libelle,
        CategorieLigne categorie,
        Base base,
        Niveau niveau,
        int premiereAnnee,
        OptionalInt derniereAnnee) {
    /**
     * Vérifie qu'il ne manque rien.
     *
     * @param code le code
     * @param libelle le libellé
     * @param categorie la rubrique
     * @param base avant ou après abattements
     * @param niveau par personne ou pour le foyer
     * @param premiereAnnee la première année de revenus
     * @param derniereAnnee la dernière, s'il y en a une
     */
    public DefinitionLigne {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(libelle, "libelle");
        Objects.requireNonNull(categorie, "categorie");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(niveau, "niveau");
        Objects.requireNonNull(derniereAnnee, "derniereAnnee");
    }

    /**
     * {@return vrai si ce sens est publié pour cette année}
     *
     * @param annee une année de revenus
     */
    public boolean vaut(int annee) {
        return annee >= premiereAnnee && annee <= derniereAnnee.orElse(Integer.MAX_VALUE);
    }

    /** Ce que compte une ligne. */
    public enum Base {
        /** Avant abattements. */
        BRUT,
        /** Après abattements. */
        NET,
        /** Ni l'un ni l'autre : charge, taux, décote. */
        AUCUNE
    }

    /** Pour qui compte une ligne. */
    public enum Niveau {
        /** Un montant par personne : déclarant 1, déclarant 2, personnes à charge. */
        INDIVIDUEL,
        /** Un montant pour le foyer. */
        FOYER
    }
}
