package io.github.impotparticulier.bacasable.particulier;

import java.util.Map;

/**
 * Ce qui peut arriver chez le fournisseur des données (caisse, ministère, opérateur) et qu'API Particulier rapporte : le code rendu est
 * fait des deux chiffres du fournisseur, puis des trois de l'incident.
 *
 * <p>Source : nomenclature des erreurs du serveur public, 2026.
 */
public enum IncidentFournisseur {
    /** Erreur interne du fournisseur : 502, x000. */
    ERREUR_INTERNE("000", 502, "Le fournisseur a rencontré une erreur interne"),
    /** Fournisseur indisponible : 502, x001. */
    INDISPONIBLE("001", 502, "Le fournisseur est indisponible"),
    /** Fournisseur muet dix secondes durant : 504, x002. */
    SANS_REPONSE("002", 504, "Le fournisseur n'a pas répondu à temps"),
    /** Personne sans dossier chez le fournisseur : 404, x003. */
    INTROUVABLE("003", 404, "Le fournisseur ne connaît pas cette personne"),
    /** Nom du fournisseur impossible à résoudre : 502, x004. */
    NOM_NON_RESOLU("004", 502, "L'adresse du fournisseur ne se résout pas"),
    /** API Particulier refusée par le fournisseur : 502, x006. */
    AUTHENTIFICATION("006", 502, "Le fournisseur a refusé l'authentification"),
    /** Quota d'API Particulier dépassé chez le fournisseur : 502 et jamais 429, x008. */
    QUOTA_FOURNISSEUR("008", 502, "Le fournisseur reçoit trop de demandes"),
    /** Connexion chiffrée refusée : 502, x009. */
    TLS("009", 502, "La connexion chiffrée au fournisseur a échoué"),
    /** Difficulté passagère : 502, x011. */
    PASSAGER("011", 502, "Le fournisseur a une difficulté passagère"),
    /** Plusieurs personnes répondent à la demande : 409, x015. */
    PLUSIEURS_PERSONNES("015", 409, "Plusieurs personnes correspondent à la demande"),
    /** Maintenance annoncée : 503, x020, avec {@code meta.retry_in} en secondes. */
    MAINTENANCE("020", 503, "Le fournisseur est en maintenance"),
    /** Réponse que le serveur n'a pas comprise : 502, x999. */
    REPONSE_INCOMPRISE("999", 502, "La réponse du fournisseur n'est pas comprise");

    private static final long RETRY_IN = 300;

    private final String genre;
    private final int statut;
    private final String detail;

    IncidentFournisseur(String genre, int statut, String detail) {
        this.genre = genre;
        this.statut = statut;
        this.detail = detail;
    }

    Erreur chez(Fournisseur fournisseur, Generation generation) {
        String source = this == INTROUVABLE ? fournisseur.source() : fournisseur.source(generation);
        Erreur erreur = new Erreur(source + genre, statut, "Fournisseur de données", detail, null, Map.of())
                .avec("provider", fournisseur.nom());
        return this == MAINTENANCE ? erreur.avec("retry_in", RETRY_IN) : erreur;
    }
}
