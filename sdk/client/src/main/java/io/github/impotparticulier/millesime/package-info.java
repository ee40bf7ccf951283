/**
 * Quelle année demander : calendrier des campagnes de taxation et calcul du millésime, sans réseau.
 *
 * <pre>{@code
 * MillesimeCalculator millesimes = MillesimeCalculator.officiel();
 * millesimes.derniereAnnee(Ressource.IR_ASSIETTE, LocalDate.of(2020, 3, 15)).annee(); // 2018
 * millesimes.derniereAnnee(Ressource.IR_ASSIETTE, LocalDate.of(2020, 10, 15)).annee(); // 2019
 * }</pre>
 *
 * <p>{@link io.github.impotparticulier.millesime.MillesimeCalculator} répond ; il lit les jours de taxation dans un
 * {@link io.github.impotparticulier.millesime.CalendrierTaxation}, et chaque réponse dit sa
 * {@link io.github.impotparticulier.millesime.Fiabilite}. Une campagne dont la date n'est pas publiée est estimée, et le dit.
 *
 * <p>Source : présentation fonctionnelle de l'API Impôt particulier, calendrier de taxation et règles du millésime.
 */
@NullMarked
package io.github.impotparticulier.millesime;

import org.jspecify.annotations.NullMarked;
