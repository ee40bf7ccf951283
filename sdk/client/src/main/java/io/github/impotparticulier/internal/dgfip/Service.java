package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.appel.Guichet;

/**
 * Une des API de la DGFiP, et ce qui vaut pour toutes ses ressources.
 *
 * @param guichet celui dont le quota compte ses requêtes
 * @param racine son chemin de base, depuis la racine de la passerelle
 * @param teleservice ce qu'elle fait de l'identifiant de téléservice
 */
record Service(Guichet guichet, String racine, Teleservice teleservice) {
    static final Service IMPOT_PARTICULIER =
            new Service(Guichet.IMPOT_PARTICULIER, "/impotparticulier/1.0", Teleservice.ENVOYE);
    static final Service R2P = new Service(Guichet.R2P, "/r2p/v1", Teleservice.TU);
    static final Service SFIP = new Service(Guichet.SFIP, "/sfip/v1", Teleservice.EXIGE);

    /** Ce qu'une API fait de l'identifiant de téléservice. */
    enum Teleservice {
        TU,
        ENVOYE,
        /** Pour toute recherche. */
        EXIGE
    }
}
