/**
 * Livret d'épargne populaire, pour les banques : l'éligibilité d'une personne, par son numéro fiscal.
 *
 * <pre>{@code
 * switch (client.lep().indicateur(Spi.de("3990000012103"), "35", 2024, 2024)) {
 *     case ELIGIBLE -> ouvrir();
 *     case NON_ELIGIBLE -> refuser();
 *     case SANS_REPONSE -> demanderUnJustificatif(); // 204 : ni oui, ni non
 * }
 * }</pre>
 *
 * <p>Par état civil, voyez {@link io.github.impotparticulier.sfip.Sfip#lep}. Ce que les sources publiques ne disent pas (la forme du
 * département, le choix de l'année du barème) est transmis tel que vous le donnez.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code indicateurLEPparDptAnnrevBareme} ; portée {@code RessourceLEP}.
 */
@NullMarked
package io.github.impotparticulier.lep;

import org.jspecify.annotations.NullMarked;
