package io.github.impotparticulier.exemples.franceconnect.fournisseur;

import java.util.Set;

/**
 * De qui est un jeton d'accès.
 *
 * @param cle la clé de son {@link Identite}
 * @param scopes les périmètres consentis
 */
public record Titulaire(String cle, Set<String> scopes) {
    /** Rien de la personne. */
    @Override
    public String toString() {
        return "Titulaire";
    }
}
