package io.github.impotparticulier.exemples.raccordement;

import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Une ressource à appeler une fois : une ligne chacune.
 *
 * @param nom comment elle s'affiche
 * @param guichet l'API dont le quota la compte
 * @param portees celles qui l'ouvrent, l'une suffit ; aucune si l'API n'en publie pas pour elle
 * @param appel comment l'appeler
 */
record Essai<C>(String nom, String guichet, Set<String> portees, BiConsumer<C, Inconnu> appel) {
    Api api() {
        return guichet.equals(Ressources.GUICHET_PARTICULIER) ? Api.PARTICULIER : Api.DGFIP;
    }

    /** Ce que son jeton se nomme dans le rapport. */
    String portee() {
        return portees.isEmpty()
                ? "sans portée"
                : String.join(" ou ", portees.stream().sorted().toList());
    }
}
