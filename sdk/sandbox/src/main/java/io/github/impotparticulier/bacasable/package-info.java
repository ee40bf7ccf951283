/**
 * Le bac à sable : une passerelle de remplacement dans votre JVM, aussi stricte que le contrat publié, peuplée de personnes fictives.
 *
 * <pre>{@code
 * try (BacASable bac = BacASable.builder().contrat(ContratPartenaire.complet().avecAnnees(2)).demarrer()) {
 *     // Donnez au client bac.passerelle(), bac.cle(), bac.secret() et bac.idTeleservice().
 *     bac.personne("maries-deux-enfants").spi(); // de qui demander
 *     bac.panne(Panne.indisponible(), 2); // les deux prochaines requêtes
 *     bac.journal(); // ce qui a été reçu et répondu, et pourquoi un appel est refusé
 * }
 * }</pre>
 *
 * <p>Il ne dépend pas du client : tout programme qui parle HTTP peut s'y essayer. Ce que le contrat publié ne fixe pas y est un choix, que
 * {@link io.github.impotparticulier.bacasable.BacASable} énumère : le comportement de la vraie passerelle peut y différer.
 *
 * <p>Sources : fichiers OpenAPI « Impôt particulier » 1.0, R2P v1 et SFiP v1 ; présentation fonctionnelle, pour le calendrier et les codes
 * d'erreur.
 */
@NullMarked
package io.github.impotparticulier.bacasable;

import org.jspecify.annotations.NullMarked;
