/**
 * Taxe d'habitation de la résidence principale : adresses et locaux, jusqu'en 2022.
 *
 * <pre>{@code
 * SituationsTh habitation = client.th().pour(usager, 2022);
 * for (SituationTh situation : habitation.situations()) {
 *     situation.libelleCommune(); // Optional
 *     situation.locaux();
 * }
 * }</pre>
 *
 * <p>La DGFiP n'alimente plus cette ressource depuis la fin de 2022 : une année ultérieure lève
 * {@link io.github.impotparticulier.erreur.AnneeNonDisponibleException}, qui le dit.
 *
 * <p>Sources : fichier OpenAPI « Impôt particulier », {@code SituationsTHPV1} ; présentation fonctionnelle, dernier chapitre ; portée
 * {@code RessourceTHPrincipale}.
 */
@NullMarked
package io.github.impotparticulier.th;

import org.jspecify.annotations.NullMarked;
