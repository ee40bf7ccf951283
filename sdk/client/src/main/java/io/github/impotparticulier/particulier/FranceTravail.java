package io.github.impotparticulier.particulier;

/**
 * Les données de France Travail, par l'identifiant que la personne s'est choisi sur son espace. Les conditions d'utilisation obligent à
 * vérifier par {@link #statut} que l'identité est bien celle de la personne avant d'employer {@link #indemnites}.
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v3/france_travail}.
 */
public interface FranceTravail {
    /**
     * {@return le statut d'un demandeur d'emploi}
     *
     * @param identifiant l'identifiant France Travail de la personne
     */
    StatutDemandeurEmploi statut(IdentifiantFranceTravail identifiant);

    /**
     * {@return les paiements des vingt-quatre derniers mois}
     *
     * @param identifiant l'identifiant France Travail de la personne
     */
    Indemnites indemnites(IdentifiantFranceTravail identifiant);
}
