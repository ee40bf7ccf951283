package io.github.impotparticulier.bacasable.fenetre;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;

/**
 * Qui peut regarder et actionner la fenêtre : un navigateur de cette machine, par une page qu'elle a servie.
 *
 * <p>Écouter la boucle locale n'y suffit pas. Un site peut faire pointer son propre nom vers 127.0.0.1 et se dire alors de même origine
 * (« DNS rebinding ») : d'où le contrôle de {@code Host}. Il peut aussi soumettre un formulaire à cette adresse : d'où celui
 * d'{@code Origin}, que tout navigateur envoie avec un POST. Les commandes sous {@code /bac-a-sable} ne passent pas ici : un programme
 * en conteneur les atteint sous un autre nom ; elles refusent toute page.
 */
final class Garde {
    private static final Pattern BOUCLE_LOCALE =
            Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private Garde() {}

    /** Pourquoi cette requête est refusée ; vide si elle ne l'est pas. */
    static Optional<String> refus(RecordedRequest requete) {
        List<String> hotes = requete.getHeaders().values("Host");
        if (hotes.size() != 1 || !BOUCLE_LOCALE.matcher(hotes.get(0)).matches()) {
            return Optional.of("La fenêtre ne se regarde que par 127.0.0.1, localhost ou [::1].");
        }
        List<String> origines = requete.getHeaders().values("Origin");
        if (!origines.isEmpty() && !origines.equals(List.of("http://" + hotes.get(0)))) {
            return Optional.of("Ce formulaire ne vient pas de la fenêtre.");
        }
        return Optional.empty();
    }
}
