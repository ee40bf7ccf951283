package io.github.impotparticulier.bacasable;

/** Ce dont un bac à sable dispose pour répondre. */
record Moyens(
        Identifiants identifiants,
        Jetons jetons,
        JetonsFranceConnect franceConnect,
        Horloge horloge,
        Annuaire annuaire,
        ContratPartenaire contrat,
        Pannes pannes,
        AutresApis autresApis) {}
