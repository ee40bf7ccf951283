/**
 * Le client : l'entrée du SDK.
 *
 * <pre>{@code
 * try (ImpotParticulierClient client = ImpotParticulierClient.builder().depuisEnvironnement().build()) {
 *     Usager usager = Usager.parSpi("3990000012103"); // ou Usager.franceConnect(jeton)
 *     DonneesAnnuelles<SituationIr> derniere = client.irAssiette().derniereAnnee(usager);
 *     derniere.annee(); // l'année réellement servie
 *     derniere.donnees().quotientFamilial(); // vide si le revenu ou les parts manquent
 * }
 * }</pre>
 *
 * <p>{@link io.github.impotparticulier.ImpotParticulierClient} donne accès à chaque ressource, dont l'interface et les données ont
 * leur paquet, et les fait dans un autre fil par {@link io.github.impotparticulier.ImpotParticulierClient#async async}.
 * La personne sur qui l'on demande, {@link io.github.impotparticulier.personne.Usager}, et ce qui la désigne ont le leur ; le calcul
 * de l'année, {@link io.github.impotparticulier.millesime.MillesimeCalculator}, aussi. Toutes les données ont la même racine,
 * {@link io.github.impotparticulier.donnees.Donnees}, où un champ que cette version ne connaît pas reste lisible.
 *
 * <p>Sources : fichiers OpenAPI « Impôt particulier » 1.0, R2P v1 et SFiP v1.
 */
@NullMarked
package io.github.impotparticulier;

import org.jspecify.annotations.NullMarked;
