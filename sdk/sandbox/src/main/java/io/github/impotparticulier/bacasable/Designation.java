package io.github.impotparticulier.bacasable;

/** Comment un appel désigne la personne. */
enum Designation {
    /** Par le SPI du chemin. */
    SPI,
    /** Par le jeton FranceConnect de l'usager, dans un en-tête. */
    FRANCE_CONNECT,
    /** Par les paramètres de requête, ou pas du tout. */
    CRITERES
}
