package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.List;

/**
 * Les personnes d'un foyer au revenu de solidarité active.
 *
 * <p>Une seule portée donne tous les champs ({@code cnav_foyer_rsa}) : sans elle, l'appel est refusé.
 *
 * <p>Source : code publié du serveur de l'API Particulier, {@code /v3/dss/foyer_rsa}.
 */
public final class FoyerRsa extends ReponseParticulier {
    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param reponse la réponse entière
     */
    public FoyerRsa(ObjetJson reponse) {
        super(reponse);
    }

    /**
     * Construit un foyer depuis le JSON de l'API Particulier, pour vos tests.
     *
     * @param json une réponse entière ({@code {"data": …, "links": …, "meta": …}})
     * @return le foyer
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static FoyerRsa depuisJson(String json) {
        return new FoyerRsa(ObjetJson.lire(json));
    }

    /**
     * Construit un foyer depuis le JSON de l'API Particulier.
     *
     * @param utf8 une réponse entière, en UTF-8
     * @return le foyer
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static FoyerRsa depuisJson(byte[] utf8) {
        return new FoyerRsa(ObjetJson.lire(utf8));
    }

    /** {@return les bénéficiaires, avec leur qualité ; liste vide s'ils ne sont pas fournis} */
    public List<PersonneFoyer> beneficiaires() {
        return json.liste("beneficiaires", PersonneFoyer::new);
    }

    /** {@return les personnes à charge, sans qualité ; liste vide s'il n'y en a pas, ou si elles ne sont pas fournies} */
    public List<PersonneFoyer> personnesACharge() {
        return json.liste("personnes_a_charge", PersonneFoyer::new);
    }
}
