package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * La DGFiP n'a rien à rendre pour cette personne et cette année : pas d'avis, personne non déclarante, deux avis après un
 * décès, foyer non soumis à l'IFI (HTTP 404 ou 410, code 4101).
 */
public class AucunResultatException extends AppelException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Construit l'exception.
     *
     * @param explication ce qui s'est passé et ce qu'il y a à faire, sans donnée personnelle
     * @param circonstances l'appel concerné
     */
    public AucunResultatException(String explication, Circonstances circonstances) {
        super(explication, circonstances);
    }

    /**
     * {@return vrai si la DGFiP l'a dit par un de ses codes ; faux pour une réponse sans code (404 ou 410 nu, page HTML), qui peut
     * venir d'un proxy ou d'une mauvaise adresse : n'en tirez pas de droit. D'une page, {@link #reponseEtrangere()} est vrai}
     */
    public final boolean confirmeParLaDgfip() {
        return code().isPresent();
    }
}
