package io.github.impotparticulier.autre;

import java.util.Map;

/**
 * Les appels d'une autre API. Interface : vos tests peuvent en fournir une.
 *
 * <p><b>Ce qui est rendu, ce qui est levé.</b> Toute réponse entière est rendue, refus de l'API et redirections (jamais suivies) compris,
 * sauf deux sortes, qui lèvent l'exception de leur sens : ce que la passerelle signe (une faute WSO2, une route qu'elle ne connaît pas), et
 * ce qu'un intermédiaire dit sans corps ou par une page HTML sous 401, 407, 408, 429, 502, 503 ou 504. Une réponse au-delà de 1 Mio
 * n'est pas lue, et lève {@link io.github.impotparticulier.erreur.ReponseIllisibleException}.
 *
 * <p><b>Une écriture ne part qu'une fois.</b> Dès que des octets sont partis, rien ne la refait, pas même un 401 de la passerelle ; le jeton
 * refusé ne ressert cependant pas. Avant (connexion refusée, TLS, quota, jeton), l'appel se refait comme une lecture. Pour ne pas tomber
 * sur une connexion que le serveur vient de fermer, elle en ouvre toujours une neuve. L'exception dit ce qu'il en est :
 *
 * <ul>
 *   <li>{@code peutEtreRecue()} vrai : des octets sont partis, et rien ne dit que l'API ne les a pas reçus (coupure, échéance, interruption,
 *       réponse illisible, panne dite par la passerelle ou par un intermédiaire). Vérifiez auprès de l'API avant de renvoyer ;
 *   <li>faux : rien n'est parti, ou la passerelle dit par son propre code avoir refusé sans transmettre (jeton, portée, souscription,
 *       quota, route, méthode). L'écriture peut être renvoyée.
 * </ul>
 *
 * <p><b>De qui est la réponse ?</b> Le SDK ne sait pas laquelle de vos variables désigne quelqu'un. Une réponse à une lecture que le serveur
 * enverrait deux fois, et trop tard, ne se reconnaîtrait donc pas d'elle-même : si le message nomme la personne, comparez.
 *
 * <p>L'annulation d'une promesse d'{@code async} n'a pas d'exception du SDK : tenez alors l'écriture pour peut-être reçue. Il en est de même
 * d'une erreur fatale de la JVM. Une écriture lente veut un {@code avecDelaiEssai} qui lui laisse le temps : la borne d'un essai la
 * coupe, et elle ne se refait pas.
 */
public interface AppelsAutreApi {
    /**
     * Envoie un message, dont le contenu est le vôtre.
     *
     * @param methode la méthode, {@link Methode#GET} exceptée
     * @param gabarit le chemin depuis la base de l'API, où {@code {nom}} tient la place d'une variable, par exemple
     *     {@code /depots/{numero}?exercice={annee}}. C'est lui que montrent journaux et exceptions : ce qui désigne quelqu'un ou quelque
     *     chose est une variable, et plus de quatre chiffres de suite hors variable sont refusés
     * @param variables la valeur de chaque variable, et d'elles seules ; le SDK les encode
     * @param typeMedia le type du message ({@code Content-Type}), tel quel
     * @param corps le message, octet pour octet
     * @return ce que l'API a répondu
     * @throws io.github.impotparticulier.erreur.AppelException si ce n'est pas l'API qui répond, ou que rien ne répond ; son
     *     {@code peutEtreRecue()} dit si l'écriture a pu parvenir
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException avant tout envoi, si le gabarit, une variable ou le type est mal
     *     formé, ou si un corps va avec GET
     */
    ReponseAutreApi envoyer(
            Methode methode, String gabarit, Map<String, String> variables, String typeMedia, byte[] corps);

    /**
     * Envoie une demande sans corps : une lecture, une suppression.
     *
     * @param methode la méthode
     * @param gabarit le chemin depuis la base de l'API, à variables
     * @param variables la valeur de chaque variable, et d'elles seules
     * @return ce que l'API a répondu
     * @throws io.github.impotparticulier.erreur.AppelException comme {@link #envoyer(Methode, String, Map, String, byte[])}
     */
    ReponseAutreApi envoyer(Methode methode, String gabarit, Map<String, String> variables);
}
