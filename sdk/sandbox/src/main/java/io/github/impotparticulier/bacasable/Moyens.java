package io.github.impotparticulier.bacasable;

import io.github.impotparticulier.bacasable.commun.PanneEnCours;

/** Ce dont un bac à sable dispose pour répondre. */
record Moyens(
        Identifiants identifiants,
        Jetons jetons,
        JetonsFranceConnect franceConnect,
        Horloge horloge,
        Annuaire annuaire,
        ContratPartenaire contrat,
        PanneEnCours<Panne> pannes,
        AutresApis autresApis) {}
