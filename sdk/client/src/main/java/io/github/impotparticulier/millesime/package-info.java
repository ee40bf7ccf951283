/**
 * Quelle année demander : calendrier des campagnes de taxation et calcul du millésime, sans réseau.
 *
 * <p>{@link io.github.impotparticulier.millesime.MillesimeCalculator} répond ; il lit les jours de taxation dans un
 * {@link io.github.impotparticulier.millesime.CalendrierTaxation}, et chaque réponse dit sa
 * {@link io.github.impotparticulier.millesime.Fiabilite}.
 */
@NullMarked
package io.github.impotparticulier.millesime;

import org.jspecify.annotations.NullMarked;
