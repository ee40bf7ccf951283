/**
 * Les données de l'API Particulier de la DINUM : quotient familial, prestations, études, emploi.
 *
 * <pre>{@code
 * QuotientFamilialCaf quotient = QuotientFamilialCaf.depuisJson(reponse);
 * quotient.valeur(); // OptionalInt
 * for (PersonneFoyer enfant : quotient.enfants()) {
 *     enfant.dateNaissance(); // Optional, dont le jour et le mois peuvent manquer
 * }
 * }</pre>
 *
 * <p><strong>Trois absences ne se confondent pas.</strong> Un champ <em>non fourni</em> manque dans la réponse : la portée qui le donne n'a
 * pas été accordée, à l'habilitation ou, en mode FranceConnect, par l'usager. Un champ <em>nul</em> est accordé, et sa valeur n'est pas
 * connue du fournisseur. L'un et l'autre se lisent vides ; {@link io.github.impotparticulier.particulier.DonneesParticulier#estFourni} les
 * distingue. Enfin un dossier inconnu du fournisseur n'est pas une donnée, mais une erreur de l'appel.
 *
 * <p><strong>Un champ absent n'est jamais zéro, ni faux.</strong> Un champ présent mais qui ne se lit pas comme son type lève
 * {@link io.github.impotparticulier.erreur.ReponseIllisibleException} quand il est lu, sans gêner les autres ; sa valeur brute reste
 * lisible par {@code champ(…)}. Une date de naissance fait exception, l'API en rendant d'écrites de travers : elle se lit vide. Une
 * énumération donne {@code INCONNU} ou {@code INCONNUE} pour une valeur que cette version ne connaît pas.
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, version 3, et le code publié de son serveur.
 */
@NullMarked
package io.github.impotparticulier.particulier;

import org.jspecify.annotations.NullMarked;
