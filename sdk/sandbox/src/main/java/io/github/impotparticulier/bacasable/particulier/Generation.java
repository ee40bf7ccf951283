package io.github.impotparticulier.bacasable.particulier;

/**
 * Une génération des codes d'erreur et des contrôles d'API Particulier : ils ont changé en 2026 sans nouvelle version, et un client doit
 * comprendre les deux.
 *
 * <p>Sources : le serveur public d'avril 2026, et les versions de ses fichiers parues jusqu'en novembre 2026.
 */
public enum Generation {
    /** Avril 2026 : identité inconnue 00355, fournisseurs sociaux sous le préfixe 37, FranceConnect sous 50. */
    AVRIL_2026,
    /** Automne 2026 : identité inconnue 35560 ou 36560, période ancienne 00355, FranceConnect sous 51. */
    AUTOMNE_2026;

    boolean automne() {
        return this == AUTOMNE_2026;
    }
}
