package io.github.impotparticulier.bacasable.particulier;

import java.util.Set;

/**
 * Au nom de quoi un appel est fait.
 *
 * @param cle l'habilitation, dont le quota et les demandes en cours se comptent ensemble
 * @param scopes ce qu'il permet de lire
 */
record Titre(String cle, Set<String> scopes) {
    @Override
    public String toString() {
        return "Titre";
    }
}
