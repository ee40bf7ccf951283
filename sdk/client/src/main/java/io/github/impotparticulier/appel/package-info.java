/**
 * Ce qu'un programme branche sur les appels : un écouteur, pour ses mesures et son journal des accès, un limiteur de débit, et
 * une source de jetons.
 *
 * <pre>{@code
 * EcouteurAppels journal = essai -> acces.info("{} {}", essai.reference().orElse("-"), essai);
 * ImpotParticulierClient client = ImpotParticulierClient.builder().depuisEnvironnement().ecouteur(journal).build();
 * client.avecReference("agent-42 dossier-7").irAssiette().derniereAnnee(usager);
 * }</pre>
 *
 * <p>{@link io.github.impotparticulier.appel.EssaiTermine} dit d'une requête ce que l'on peut garder : ni numéro fiscal, ni adresse, ni
 * donnée. {@link io.github.impotparticulier.appel.LimiteurAppels} remplace le quota du client, quand plusieurs serveurs se partagent
 * celui du contrat, compté par {@link io.github.impotparticulier.appel.Guichet guichet} ;
 * {@link io.github.impotparticulier.appel.SourceJetons} leur fait partager un même jeton.
 *
 * <p>Sources : conditions générales d'utilisation de l'API Impôt particulier (traçabilité des accès) ; quotas contractés par API.
 */
@NullMarked
package io.github.impotparticulier.appel;

import org.jspecify.annotations.NullMarked;
