package io.github.impotparticulier.exemples.quota;

import java.net.URI;
import java.util.Set;

/**
 * La passerelle, et ce qui vous y identifie. Rien n'en paraît dans {@code toString()}.
 *
 * @param passerelle sa racine, sans {@code /token} ; {@code https}, sauf vers la machine elle-même
 * @param cle la clé de l'application (consumer key)
 * @param secret son secret (consumer secret)
 */
public record Identifiants(URI passerelle, String cle, String secret) {
    private static final Set<String> CETTE_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

    /** Vérifie l'adresse : un secret ne part pas en clair. */
    public Identifiants {
        boolean chiffree = "https".equals(passerelle.getScheme()) && passerelle.getHost() != null;
        boolean locale = "http".equals(passerelle.getScheme())
                && passerelle.getHost() != null
                && CETTE_MACHINE.contains(passerelle.getHost());
        if (!chiffree && !locale) {
            throw new IllegalArgumentException("L'adresse de la passerelle commence par https://.");
        }
    }

    /** {@return où se demande un jeton} */
    URI adresseDesJetons() {
        return URI.create(passerelle.toString().replaceAll("/+$", "") + "/token");
    }

    @Override
    public String toString() {
        return "Identifiants[masqués]";
    }
}
