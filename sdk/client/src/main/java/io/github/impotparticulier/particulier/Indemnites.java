package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.List;
import java.util.Optional;

/**
 * Les paiements que France Travail a versés à une personne, sur vingt-quatre mois au plus.
 *
 * <p>L'identifiant est toujours fourni ; {@code paiements} ne l'est qu'avec la portée {@code pole_emploi_paiements}. Les conditions
 * d'utilisation de l'API obligent à vérifier l'identité de la personne, par {@link StatutDemandeurEmploi}, avant de s'en servir.
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v3/france_travail/indemnites}.
 */
public final class Indemnites extends ReponseParticulier {
    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param reponse la réponse entière
     */
    public Indemnites(ObjetJson reponse) {
        super(reponse);
    }

    /**
     * Construit des indemnités depuis le JSON de l'API Particulier, pour vos tests.
     *
     * @param json une réponse entière ({@code {"data": …, "links": …, "meta": …}})
     * @return les indemnités
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static Indemnites depuisJson(String json) {
        return new Indemnites(ObjetJson.lire(json));
    }

    /**
     * Construit des indemnités depuis le JSON de l'API Particulier.
     *
     * @param utf8 une réponse entière, en UTF-8
     * @return les indemnités
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static Indemnites depuisJson(byte[] utf8) {
        return new Indemnites(ObjetJson.lire(utf8));
    }

    /** {@return l'identifiant que la personne s'est choisi ; vide si absent} */
    public Optional<String> identifiant() {
        return json.texte("identifiant");
    }

    /** {@return les paiements, dans l'ordre reçu ; liste vide s'il n'y en a pas, ou s'ils ne sont pas fournis} */
    public List<Paiement> paiements() {
        return json.liste("paiements", Paiement::new);
    }
}
