package io.github.impotparticulier.particulier;

/**
 * L'état d'un fournisseur de données, tel que l'API Particulier le dit.
 *
 * <p>Source : code publié du serveur de l'API Particulier, {@code /api/{fournisseur}/ping}.
 */
public enum EtatFournisseur {
    /** Il répond ({@code ok}). */
    DISPONIBLE,
    /** Il ne répond pas, ou mal ({@code bad_gateway}). */
    EN_PANNE,
    /** En maintenance annoncée ({@code maintenance}). */
    EN_MAINTENANCE,
    /** L'API ne le sait pas ({@code unknown}), ou le dit d'un mot que cette version ne connaît pas. */
    INCONNU
}
