/**
 * Les exceptions du SDK, toutes non contrôlées et issues de {@link io.github.impotparticulier.erreur.AppelException}. La classe dit
 * quoi faire ; le message dit où chercher, et peut être journalisé.
 *
 * <pre>{@code
 * try {
 *     return client.irAssiette().derniereAnnee(usager).donnees().quotientFamilial();
 * } catch (UsagerInconnuException e) {
 *     return redemanderLeNumero();
 * } catch (AucunResultatException e) {
 *     return demanderUnJustificatif();
 * } catch (ServiceIndisponibleException | QuotaDepasseException e) {
 *     return reessayerPlusTard(e.delai());
 * }
 * }</pre>
 *
 * <p>{@link io.github.impotparticulier.erreur.UsagerInconnuException} et
 * {@link io.github.impotparticulier.erreur.AnneeNonDisponibleException} sont des
 * {@link io.github.impotparticulier.erreur.AucunResultatException} : attrapez-les d'abord. Vos tests peuvent en construire.
 *
 * <p>Sources : codes d'erreur des fichiers OpenAPI et de la présentation fonctionnelle (4001 à 4102) ; codes de la passerelle (9008xx,
 * 9009xx).
 */
@NullMarked
package io.github.impotparticulier.erreur;

import org.jspecify.annotations.NullMarked;
