package io.github.impotparticulier.th;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.List;

/**
 * Les impositions d'une personne à la taxe d'habitation de la résidence principale, pour une année d'avis.
 *
 * <p><strong>La DGFiP n'alimente plus cette ressource depuis la fin de 2022</strong> : la taxe sur les résidences principales a
 * été supprimée. Sa dernière année reste 2022, quelle que soit la date, et l'accès s'éteint peu à peu. Demander une année
 * ultérieure lève {@link io.github.impotparticulier.erreur.AnneeNonDisponibleException}, qui le dit.
 *
 * <p>Portée (scope) à contracter : {@code RessourceTHPrincipale}. Une personne à charge peut aussi être demandée.
 *
 * <p>Mêmes règles d'absence que {@link io.github.impotparticulier.ir.SituationIr} : un champ absent n'est jamais zéro.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code SituationsTHPV1}, {@code SituationsTHJAXBbean} ; présentation fonctionnelle,
 * dernier chapitre.
 */
public final class SituationsTh extends Donnees {
    private final ObjetJson json;

    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param json la réponse
     */
    public SituationsTh(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /**
     * Construit des situations depuis le JSON de la DGFiP, pour vos tests.
     *
     * @param json un objet JSON, tel que l'API le rend
     * @return les situations
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé
     */
    public static SituationsTh depuisJson(String json) {
        return new SituationsTh(ObjetJson.lire(json));
    }

    /**
     * Construit des situations depuis le JSON de la DGFiP.
     *
     * @param utf8 un objet JSON, en UTF-8
     * @return les situations
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé
     */
    public static SituationsTh depuisJson(byte[] utf8) {
        return new SituationsTh(ObjetJson.lire(utf8));
    }

    /** {@return les impositions, dans l'ordre reçu ; vide si le champ est absent} */
    public List<SituationTh> situations() {
        return json.liste("situationsTH", SituationTh::new);
    }
}
