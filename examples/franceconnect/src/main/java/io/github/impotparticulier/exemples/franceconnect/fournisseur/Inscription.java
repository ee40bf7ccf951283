package io.github.impotparticulier.exemples.franceconnect.fournisseur;

import java.util.UUID;

/**
 * Ce dont un fournisseur et un téléservice conviennent.
 *
 * @param clientId l'identifiant du téléservice
 * @param clientSecret son secret
 */
public record Inscription(String clientId, String clientSecret) {
    /** {@return une inscription tirée au hasard} */
    public static Inscription tirer() {
        return new Inscription(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    }

    /** Sans le secret. */
    @Override
    public String toString() {
        return "Inscription";
    }
}
