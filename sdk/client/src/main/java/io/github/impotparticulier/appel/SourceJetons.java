package io.github.impotparticulier.appel;

import java.util.Optional;

/**
 * D'où viennent les jetons d'application, quand plusieurs processus se les partagent. Sans elle, chaque client demande les siens à la
 * passerelle, ce qui convient à un seul processus par clé ; mais une passerelle peut révoquer l'ancien jeton d'une clé à chaque nouveau :
 * deux serveurs qui ont la même se prennent alors leur jeton l'un à l'autre.
 *
 * <p>Utilisable par plusieurs fils. Appelée au premier besoin d'une portée, puis quand son jeton a été refusé, quand elle-même a échoué,
 * ou au bout d'un jour ; dans un fil du SDK, où elle peut bloquer : un essai ne l'attend pas plus que sa propre durée. Celle qui dure
 * davantage continue, et les essais suivants l'attendent : elle n'est jamais appelée deux fois à la fois pour une portée. Seule la
 * fermeture du client l'interrompt.
 *
 * <p>Ce qu'elle lève fait échouer l'essai, qui se refait comme après une panne passagère ; le SDK n'en garde que le type, journalisez
 * vos pannes vous-même.
 *
 * <p>Source : comportement documenté des passerelles de la famille WSO2 API Manager, dont le réglage d'usine révoque l'ancien jeton JWT ;
 * celui de la DGFiP n'est dans aucune source publique.
 */
@FunctionalInterface
public interface SourceJetons {
    /**
     * Donne un jeton de cette portée, autre que {@code refuse}.
     *
     * <p>« Comparer et remplacer » : si celui que vous gardez est autre que le refusé, c'est lui, un autre processus l'a déjà
     * renouvelé ; sinon, demandez-en un à la passerelle et gardez-le, en une seule fois pour tous les processus.
     *
     * @param portee la portée (scope) demandée ; vide si l'API n'en publie pas
     * @param refuse le dernier jeton que la passerelle a refusé ; vide tant qu'elle n'en a refusé aucun
     * @return le jeton, sans {@code Bearer} ; le même que le refusé dit qu'il n'y en aura pas d'autre, et l'appel échoue
     *     ({@link io.github.impotparticulier.erreur.AuthentificationException})
     * @throws Exception si aucun jeton ne peut être donné maintenant
     */
    String jeton(String portee, Optional<String> refuse) throws Exception;
}
