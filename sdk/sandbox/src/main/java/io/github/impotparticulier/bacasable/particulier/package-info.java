/**
 * API Particulier (DINUM) dans le bac à sable : les mêmes personnes fictives, leurs caisses, leurs études et leur emploi.
 *
 * <pre>{@code
 * try (BacASable bac = BacASable.demarrer()) {
 *     // Donnez au client bac.particulier() et bac.jetonParticulier().
 *     bac.usagerParticulier("maries-deux-enfants").parametres(); // de qui demander
 *     bac.panne(PanneParticulier.de(IncidentFournisseur.INDISPONIBLE), 2); // les deux prochains appels
 * }
 * }</pre>
 *
 * <p>Les contrôles se font dans cet ordre, le premier qui échoue donnant la réponse :
 *
 * <ol>
 *   <li>adresse bannie (aucune réponse), chemin et méthode (404 sans JSON), version du chemin (404, 00402) ;
 *   <li>jeton (401), quota (429), délégation d'un jeton éditeur (422, 403), périmètres (403) ;
 *   <li>même demande en cours (409, 00015), puis {@code recipient} (422, 00210), qui laisse la marque « en cours » ;
 *   <li>les paramètres, tous à la fois (422), puis la personne, son dossier et la panne demandée au fournisseur.
 * </ol>
 *
 * <p>Sont des choix du bac à sable, faute de source :
 *
 * <ul>
 *   <li>le jeton ne se lit que dans {@code Authorization}, seule façon documentée ;
 *   <li>une adresse est bannie après un nombre réglable de 429 en une minute ;
 *   <li>une personne est reconnue par son nom, son sexe, son année et son lieu de naissance, et en outre par ses prénoms ou par sa date
 *       complète ;
 *   <li>un triplet de naissance inconnu vaut 00365 ; le sexe absent 00427 à l'automne, une erreur 500 en avril ;
 *   <li>une autre valeur de {@code X-Generate-Proof} vaut 400 sans corps ; un quotient incalculable, le genre « erreur interne » ;
 *   <li>la répartition des codes 00413 à 00417 ; la forme de {@code /v3/token/introspect}.
 * </ul>
 *
 * <p>Sources : code, fichier OpenAPI et jeux d'essai publics d'API Particulier, au printemps et à l'automne 2026.
 */
@NullMarked
package io.github.impotparticulier.bacasable.particulier;

import org.jspecify.annotations.NullMarked;
