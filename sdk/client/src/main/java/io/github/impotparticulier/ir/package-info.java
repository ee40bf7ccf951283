/**
 * Impôt sur le revenu : la déclaration ({@link io.github.impotparticulier.ir.IrAssiette}), l'avis
 * ({@link io.github.impotparticulier.ir.AvisIr}), et les données d'un foyer.
 *
 * <pre>{@code
 * SituationIr foyer = client.irAssiette().derniereAnnee(usager).donnees();
 * foyer.rfr(); // OptionalLong, en euros ; vide si le champ n'est pas contracté : ce n'est pas zéro
 * foyer.quotientFamilial(); // revenu fiscal de référence / parts, par an
 *
 * AvisIr avis = client.irFacture().pour(usager, 2024);
 * avis.lignes(); // les lignes de l'avis, et leur place dans le catalogue publié
 *
 * Foyers.de(List.of(premier, second)).quotientFamilial(); // deux concubins, deux foyers fiscaux
 * }</pre>
 *
 * <p>{@link io.github.impotparticulier.ir.SituationIr#depuisJson(String)} et ses semblables construisent les mêmes données dans vos tests.
 *
 * <p>Sources : fichier OpenAPI « Impôt particulier » (situations, dernière situation, situations multiples, factures) ; catalogue publié des
 * codes de lignes. Portées {@code RessourceIR}, {@code RessourceIRFacture}, {@code RessourceIRDerniere}, {@code RessourceIRDerniere2},
 * {@code RessourceIRMultiple}.
 */
@NullMarked
package io.github.impotparticulier.ir;

import org.jspecify.annotations.NullMarked;
