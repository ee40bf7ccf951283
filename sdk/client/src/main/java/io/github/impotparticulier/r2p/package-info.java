/**
 * Recherche des personnes physiques (R2P) : de l'état civil au numéro fiscal, et du numéro fiscal à la personne.
 *
 * <pre>{@code
 * Spi spi = client.r2p().spi(EtatCivil.builder()
 *         .nom("EXEMPLE").prenoms("CAMILLE").sexe(Sexe.FEMININ)
 *         .dateNaissance(LocalDate.of(1990, 3, 14)) // ou Year, ou YearMonth
 *         .naissanceEnFrance("35", "238")
 *         .build());
 * PersonnePhysique personne = client.r2p().personne(spi);
 * }</pre>
 *
 * <p>R2P rend une personne ou aucune : plusieurs, ou un dossier non communicable, sont une
 * {@link io.github.impotparticulier.erreur.PersonneIndistincteException}, et il faut préciser
 * ({@link io.github.impotparticulier.r2p.CriteresPersonne#parAdresse}).
 *
 * <p>Source : fichier OpenAPI R2P v1 ; portées {@code api_r2p_resolution_spi} et {@code api_r2p_recherche_personne_physique}.
 */
@NullMarked
package io.github.impotparticulier.r2p;

import org.jspecify.annotations.NullMarked;
