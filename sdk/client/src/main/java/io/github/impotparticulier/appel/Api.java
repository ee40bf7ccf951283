package io.github.impotparticulier.appel;

/**
 * Une API de la DGFiP, derrière la même passerelle. Chacune se souscrit à part, avec son propre quota.
 *
 * <p>Source : fichiers OpenAPI « Impôt particulier » 1.0, R2P et SFiP (chemins de base).
 */
public enum Api {
    /** L'API Impôt particulier : les données fiscales d'un foyer. */
    IMPOT_PARTICULIER("/impotparticulier/1.0"),
    /** R2P : la recherche d'une personne physique. */
    R2P("/r2p/v1"),
    /** SFiP : le courtier qui enchaîne R2P et l'API Impôt particulier. */
    SFIP("/sfip/v1");

    private final String chemin;

    Api(String chemin) {
        this.chemin = chemin;
    }

    /** {@return le chemin de base de l'API, depuis la racine de la passerelle} */
    public String chemin() {
        return chemin;
    }
}
