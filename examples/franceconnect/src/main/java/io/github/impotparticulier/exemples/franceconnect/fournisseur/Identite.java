package io.github.impotparticulier.exemples.franceconnect.fournisseur;

import java.util.Map;

/**
 * Une personne fictive qui peut s'identifier.
 *
 * @param cle ce par quoi qui l'inscrit la retrouve ; n'est jamais transmise au téléservice
 * @param libelle ce que la page de choix affiche
 * @param claims ses revendications, sans {@code sub}, que le fournisseur tire
 */
public record Identite(String cle, String libelle, Map<String, String> claims) {
    /** Copie les revendications. */
    public Identite {
        claims = Map.copyOf(claims);
    }

    /** Rien de la personne. */
    @Override
    public String toString() {
        return "Identite[" + cle + "]";
    }
}
