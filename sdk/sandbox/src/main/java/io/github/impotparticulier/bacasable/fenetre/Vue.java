package io.github.impotparticulier.bacasable.fenetre;

import okhttp3.HttpUrl;

/**
 * La façon dont la page est regardée.
 *
 * @param suivie vrai si elle se recharge d'elle-même
 * @param numero combien de fois elle a été rechargée par son lien : un navigateur ne fait que défiler vers un lien qui mène là où il est déjà
 */
record Vue(boolean suivie, int numero) {
    private static final String SUIVRE = "suivre";
    private static final String NUMERO = "vue";

    static Vue de(HttpUrl adresse) {
        String numero = adresse.queryParameter(NUMERO);
        return new Vue(
                "oui".equals(adresse.queryParameter(SUIVRE)),
                numero != null && numero.matches("[0-9]{1,6}") ? Integer.parseInt(numero) : 0);
    }

    /** L'adresse d'une section, sous la même vue. */
    String adresse(Section section) {
        return requete(suivie) + "#" + section.ancre();
    }

    /** L'adresse où les formulaires s'envoient : la vue s'y garde. */
    String envoi() {
        return requete(suivie);
    }

    String rechargement() {
        return new Vue(suivie, numero + 1).requete(suivie) + "#" + Section.JOURNAL.ancre();
    }

    String bascule() {
        return requete(!suivie) + "#" + Section.JOURNAL.ancre();
    }

    private String requete(boolean suivre) {
        return "/?" + (suivre ? SUIVRE + "=oui&" : "") + NUMERO + "=" + numero;
    }
}
