/**
 * Impôt sur la fortune (ISF, puis IFI) : le foyer est-il imposé.
 *
 * <pre>{@code
 * // L'année est celle du 31 décembre visé : l'IFI de 2025 se demande avec 2024.
 * boolean impose = client.ifi().estImpose(usager, 2024);
 * }</pre>
 *
 * <p>La DGFiP répond de même d'un foyer qui n'est pas imposé et d'une année qui n'est pas sortie :
 * {@link io.github.impotparticulier.ifi.Ifi#estImpose} ne rend faux que si le calendrier dit l'année sûrement sortie, et lève sinon
 * {@link io.github.impotparticulier.erreur.AnneeNonDisponibleException}.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code SituationIfiIsfV1} ; portée {@code RessourceIFI}.
 */
@NullMarked
package io.github.impotparticulier.ifi;

import org.jspecify.annotations.NullMarked;
