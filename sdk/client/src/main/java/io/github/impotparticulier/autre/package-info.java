/**
 * Les autres API derrière la passerelle de la DGFiP, dont le SDK ne connaît pas les messages : Infinoé, par exemple, qui reçoit les
 * écritures budgétaires et comptables des organismes publics, et dont la DGFiP ne publie les chemins, les types de média et les messages
 * qu'à ses partenaires.
 *
 * <pre>{@code
 * // Tout ce qui suit se recopie du portail : le SDK n'en devine rien.
 * AutreApi infinoe = AutreApi.de("infinoe", "/chemin/de/base", "portee");
 * ReponseAutreApi reponse = client.autreApi(infinoe)
 *         .envoyer(Methode.POST, "/ressource/{numero}", Map.of("numero", numero), "application/xml", message);
 * }</pre>
 *
 * <p>Le SDK y met ce qui est de la passerelle : jeton, quota propre à l'API, identifiant de corrélation, échéance, bornes de taille,
 * certificat du client confié, écouteur, refus de la passerelle, discrétion. Les messages sont à vous, dans les deux sens. Une écriture ne
 * part jamais deux fois d'elle-même : voyez {@link io.github.impotparticulier.autre.AppelsAutreApi}.
 *
 * <p>Source : page publique et conditions d'utilisation d'Infinoé (octobre 2023) ; documentation de WSO2 API Manager pour les refus.
 */
@NullMarked
package io.github.impotparticulier.autre;

import org.jspecify.annotations.NullMarked;
