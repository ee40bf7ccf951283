package io.github.impotparticulier.particulier;

/**
 * Un environnement de l'API Particulier, chacun ayant ses jetons.
 *
 * <p>Source : documentation de l'API Particulier, environnements.
 */
public enum Environnement {
    /** Les vraies données. */
    PRODUCTION("https://particulier.api.gouv.fr"),
    /** Des personnes fictives, et un jeton public. */
    STAGING("https://staging.particulier.api.gouv.fr");

    private final String adresse;

    Environnement(String adresse) {
        this.adresse = adresse;
    }

    /** {@return la racine de son serveur} */
    public String adresse() {
        return adresse;
    }
}
