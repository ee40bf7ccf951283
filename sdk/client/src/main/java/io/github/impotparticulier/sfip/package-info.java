/**
 * Courtier « Service Finances Publiques » (SFiP) : la recherche d'une personne et la lecture de ses données en un appel.
 *
 * <pre>{@code
 * SituationIr foyer = client.sfip().derniereSituation(CriteresPersonne.parEtatCivil(etatCivil)); // service 02AA
 * EligibiliteLep lep = client.sfip().lep(CriteresPersonne.parSpi(spi), "35", 2024, 2024); // service 02GA
 * }</pre>
 *
 * <p>Un identifiant de téléservice est exigé. Les critères et la situation sont ceux de {@link io.github.impotparticulier.r2p} et de
 * {@link io.github.impotparticulier.ir}.
 *
 * <p>Source : fichier OpenAPI SFiP v1 ; portées {@code sfip_lep} et {@code sfip_donnees_fiscales_usagers}.
 */
@NullMarked
package io.github.impotparticulier.sfip;

import org.jspecify.annotations.NullMarked;
