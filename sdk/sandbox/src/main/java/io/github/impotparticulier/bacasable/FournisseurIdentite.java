package io.github.impotparticulier.bacasable;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Un fournisseur d'identité OpenID Connect à vous, dont un bac à sable accepte les jetons comme ceux de FranceConnect.
 *
 * <p>Comme dans la réalité, qui reçoit un jeton d'usager demande à son émetteur de qui il est : le fournisseur juge seul de sa validité, à
 * chaque appel. Les jetons de {@link BacASable#jetonFranceConnect(PersonneFictive)} restent acceptés.
 *
 * <pre>{@code
 * FournisseurIdentite.relier(bac, jeton -> monFournisseur.titulaire(jeton)
 *         .map(titulaire -> new FournisseurIdentite.Identification(titulaire.spi(), titulaire.scopes())));
 * }</pre>
 */
@FunctionalInterface
public interface FournisseurIdentite {
    /**
     * De qui est ce jeton. Appelée par plusieurs fils d'exécution.
     *
     * @param jeton le jeton d'accès reçu ; un secret, à ne pas journaliser
     * @return l'usager et ses périmètres ; vide si le jeton est inconnu, expiré ou révoqué
     */
    Optional<Identification> identifier(String jeton);

    /**
     * Fait accepter par un bac à sable les jetons d'un fournisseur, qui remplace celui qu'il avait.
     *
     * @param bac le bac à sable, démarré
     * @param fournisseur le fournisseur
     */
    static void relier(BacASable bac, FournisseurIdentite fournisseur) {
        bac.moyens.franceConnect().relier(Objects.requireNonNull(fournisseur, "fournisseur"));
    }

    /**
     * Un usager, et ce qu'il a consenti.
     *
     * @param spi son numéro fiscal ; celui de personne au bac à sable vaut une personne sans dossier (410, 4102 ; 404)
     * @param scopes les périmètres consentis ; vides pour tous ceux d'API Particulier, qui seule les regarde
     */
    record Identification(String spi, Set<String> scopes) {
        /**
         * Copie les périmètres.
         *
         * @param spi son numéro fiscal
         * @param scopes les périmètres
         */
        public Identification {
            Objects.requireNonNull(spi, "spi");
            scopes = Set.copyOf(scopes);
        }

        /**
         * Le type seul : rien de la personne.
         *
         * @return un texte pour les messages de diagnostic
         */
        @Override
        public String toString() {
            return "Identification";
        }
    }
}
