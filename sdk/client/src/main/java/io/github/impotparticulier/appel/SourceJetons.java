package io.github.impotparticulier.appel;

import java.util.Optional;

/**
 * D'où viennent les jetons d'application, quand plusieurs processus se les partagent. Sans elle, chaque client demande les siens à la
 * passerelle, ce qui convient à un seul processus par clé ; mais une passerelle peut révoquer l'ancien jeton d'une clé à chaque nouveau :
 * deux serveurs qui ont la même se prennent alors leur jeton l'un à l'autre.
 *
 * <p>Utilisable par plusieurs fils. Appelée au premier besoin d'une portée, puis seulement quand son jeton a été refusé ; dans un fil du
 * SDK, où elle peut bloquer : un appel ne l'attend pas plus que la durée d'un essai. Un seul fil à la fois la demande pour une portée.
 *
 * <p>Ce qu'elle lève fait échouer l'essai, qui se refait comme après une panne passagère ; le SDK n'en garde que le type, journalisez
 * vos pannes vous-même.
 */
@FunctionalInterface
public interface SourceJetons {
    /**
     * Donne un jeton, autre que celui-ci.
     *
     * <p>« Comparer et remplacer » : si celui que vous gardez est autre que le refusé, c'est lui, un autre processus l'a déjà
     * renouvelé ; sinon, demandez-en un à la passerelle et gardez-le, en une seule fois pour tous les processus.
     *
     * @param portee la portée (scope) demandée ; vide si l'API n'en publie pas
     * @param refuse le jeton que la passerelle vient de refuser ; vide au premier besoin
     * @return le jeton, sans {@code Bearer} ; le même que le refusé dit qu'il n'y en aura pas d'autre, et l'appel échoue
     *     ({@link io.github.impotparticulier.erreur.AuthentificationException})
     * @throws Exception si aucun jeton ne peut être donné maintenant
     */
    String jeton(String portee, Optional<String> refuse) throws Exception;
}
