/**
 * La personne sur qui l'on demande, et ce qui la désigne : numéro fiscal, jeton FranceConnect, état civil, INE.
 *
 * <pre>{@code
 * Usager usager = Usager.parSpi("3990000012103"); // ou Usager.franceConnect(jeton)
 *
 * EtatCivil etatCivil = EtatCivil.builder()
 *         .nom("EXEMPLE").prenoms("CAMILLE").sexe(Sexe.FEMININ)
 *         .dateNaissance(LocalDate.of(1990, 3, 14)) // ou Year, YearMonth, DateNaissance
 *         .naissanceEnFrance("35", "238")
 *         .build();
 * }</pre>
 *
 * <p>Des valeurs immuables, dont la forme est vérifiée à la construction et comparées par leur contenu. Rien de personnel n'est dans leur
 * {@code toString()}, ni dans l'exception qui refuse une forme. Chaque API en fait ce qu'elle veut lire : les paramètres et les routes ne
 * sont pas d'ici.
 */
@NullMarked
package io.github.impotparticulier.personne;

import org.jspecify.annotations.NullMarked;
