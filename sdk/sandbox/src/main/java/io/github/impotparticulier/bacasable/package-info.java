/**
 * Le bac à sable : une passerelle de remplacement dans votre JVM, aussi stricte que le contrat publié, peuplée de personnes fictives.
 *
 * <pre>{@code
 * try (BacASable bac = BacASable.builder().contrat(ContratPartenaire.complet().avecAnnees(2)).demarrer()) {
 *     // Donnez au client bac.passerelle(), bac.cle(), bac.secret() et bac.idTeleservice().
 *     bac.personne("maries-deux-enfants").spi(); // de qui demander
 *     bac.panne(Panne.indisponible(), 2); // les deux prochaines requêtes
 *     bac.journal(); // ce qui a été reçu et répondu, et pourquoi un appel est refusé
 * }
 * }</pre>
 *
 * <p>Il sert aussi API Particulier, à une autre adresse et aux mêmes personnes : voyez
 * {@link io.github.impotparticulier.bacasable.particulier}.
 *
 * <p>Il ne dépend pas du client : tout programme qui parle HTTP peut s'y essayer. Le comportement de la vraie passerelle peut différer là où
 * le contrat publié ne fixe rien.
 *
 * <p>Les contrôles se font dans cet ordre, le premier qui échoue donnant la réponse :
 *
 * <ol>
 *   <li>route connue (404), méthode (405) ;
 *   <li>jeton d'application (401), périmètre du jeton (403, 900910) ;
 *   <li>{@code X-Correlation-ID} (400, 4003), {@code Accept} (406) ;
 *   <li>paramètres de requête : connus, non répétés, bien formés (400, 4003) ;
 *   <li>{@code X-FranceConnect-OAuth} : exigé sans SPI dans le chemin, refusé avec (400, 4003) ;
 *   <li>forme du SPI (4001), du département (4007), de l'année puis du barème (4002), toujours en 400 ; SFiP : 4003 ;
 *   <li>{@code ID_Teleservice} : un autre que le sien (403, 4031) ; absent, pour SFiP seulement (400, 4003) ;
 *   <li>jeton FranceConnect inconnu ou expiré (403, 4031) ;
 *   <li>R2P et SFiP : paramètres requis ou incompatibles (400, 4003), personne introuvable (404 ; SFiP, 40433),
 *       plusieurs personnes ou dossier non communicable (403 ; SFiP, 40305) ;
 *   <li>SPI inconnu (410, 4102), année hors des trois dernières taxées (410, 4101) ou non contractée (403, 4031) ;
 *   <li>aucun résultat (410, 4101 ; SFiP 02AA, 416), ou aucune réponse du LEP par SPI (204).
 * </ol>
 *
 * <p>Une {@link io.github.impotparticulier.bacasable.Panne} demandée s'insère dans cet ordre, comme elle le dit.
 *
 * <p>Une {@link io.github.impotparticulier.bacasable.AutreApiServie autre API} derrière la passerelle n'a que les contrôles de celle-ci : méthode, jeton,
 * périmètre, {@code X-Correlation-ID}, en-têtes qu'on lui dit requis ; son message est gardé tel quel.
 *
 * <p>Sont des choix du bac à sable, faute de règle publiée :
 *
 * <ul>
 *   <li>un en-tête requis absent ou mal formé vaut 4003 ;
 *   <li>le 406, et les 403 et 404 de R2P, n'ont pas de corps ;
 *   <li>un jeton FranceConnect inconnu ou expiré vaut 403 et non 401, qui ferait croire à un jeton d'application périmé ;
 *   <li>« deux ans » et SFiP 02AA rendent la dernière année taxée ou, à défaut d'avis, celle d'avant ;
 *   <li>après un décès, le SPI du défunt n'a plus de résultat ; les situations multiples d'une année ordinaire ont une
 *       seule période, du 1er janvier au 31 décembre ;
 *   <li>R2P n'accepte que {@code application/json} ; les prénoms demandés doivent être les premiers de l'état civil ; une
 *       date plus précise que celle du registre ne correspond pas ; accents et casse sont indifférents, mais traits
 *       d'union et apostrophes comptent ;
 *   <li>SFiP cherche par le SPI, ou par le nom et le prénom ; tous les critères donnés doivent correspondre ;
 *       {@code /information} se contente d'un jeton valide.
 * </ul>
 *
 * <p>Sources : fichiers OpenAPI « Impôt particulier » 1.0, R2P v1 et SFiP v1 ; présentation fonctionnelle, pour le calendrier et les codes
 * d'erreur.
 */
@NullMarked
package io.github.impotparticulier.bacasable;

import org.jspecify.annotations.NullMarked;
