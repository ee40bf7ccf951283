package io.github.impotparticulier.ir;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.List;

/**
 * Toutes les périodes d'imposition d'une année : une d'ordinaire, deux l'année du décès d'un conjoint (avant et après).
 *
 * <p>Chaque période est une {@link SituationIr} entière, avec ses dates ({@code dateDebutPeriode}, {@code dateFinPeriode}), son type
 * d'avis, les dates de décès et les numéros fiscaux de ses déclarants.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code SituationsIRAssiettesMultipleJAXBbean}.
 */
public final class SituationsMultiples extends Donnees {
    private final ObjetJson json;

    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param json la réponse
     */
    public SituationsMultiples(ObjetJson json) {
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
    public static SituationsMultiples depuisJson(String json) {
        return new SituationsMultiples(ObjetJson.lire(json));
    }

    /**
     * Construit des situations depuis le JSON de la DGFiP.
     *
     * @param utf8 un objet JSON, en UTF-8
     * @return les situations
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé
     */
    public static SituationsMultiples depuisJson(byte[] utf8) {
        return new SituationsMultiples(ObjetJson.lire(utf8));
    }

    /** {@return les périodes, dans l'ordre reçu ; vide si le champ est absent} */
    public List<SituationIr> situations() {
        return json.liste("situationsIR", SituationIr::new);
    }
}
