package io.github.impotparticulier.particulier;

import io.github.impotparticulier.personne.Ine;

/**
 * Une ressource sur un étudiant, qui se lit aussi par son INE. Par état civil, la date de naissance est exigée entière.
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v3/mesri/statut_etudiant} et {@code /v4/cnous/etudiant_boursier}.
 *
 * @param <T> ce qu'elle rend
 */
public interface RessourceEtudiant<T> extends RessourcePersonne<T> {
    /**
     * Lit la ressource d'un étudiant.
     *
     * @param ine son identifiant national
     * @return les données
     */
    T pour(Ine ine);

    @Override
    RessourceEtudiant<T> version(int version);
}
