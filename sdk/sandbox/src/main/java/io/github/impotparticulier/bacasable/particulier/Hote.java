package io.github.impotparticulier.bacasable.particulier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ce que le bac à sable fournit à API Particulier ; pour lui seul.
 *
 * @hidden
 */
public interface Hote {
    /**
     * L'heure du bac à sable.
     *
     * @return l'instant
     */
    Instant maintenant();

    /**
     * Les déclarants fictifs.
     *
     * @return la liste, dans l'ordre du registre
     */
    List<UsagerParticulier> registre();

    /**
     * Qui a remis ce jeton FranceConnect.
     *
     * @param jeton le jeton
     * @return le citoyen ; vide si le jeton est inconnu ou expiré
     */
    Optional<Citoyen> citoyen(String jeton);

    /**
     * Tient le journal.
     *
     * @param methode méthode reçue
     * @param route route sans valeur personnelle
     * @param statut statut rendu, 0 si aucun
     * @param motif raison du refus ; nul si l'appel est servi
     */
    void noter(String methode, String route, int statut, @Nullable String motif);

    /**
     * Un citoyen et ce qu'il a consenti.
     *
     * @param spi son numéro fiscal
     * @param scopes les périmètres de son jeton ; vides pour tous
     * @hidden
     */
    record Citoyen(String spi, Set<String> scopes) {
        @Override
        public String toString() {
            return "Citoyen";
        }
    }
}
