package io.github.impotparticulier.bacasable;

/** Ce que l'API fait de l'en-tête {@code ID_Teleservice}. */
enum Teleservice {
    REQUIS,
    FACULTATIF,
    IGNORE
}
