package io.github.impotparticulier.ifi;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Optional;

/**
 * L'indicateur d'imposition à l'ISF ou à l'IFI d'un foyer.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code SituationIfiIsfJAXBbean}.
 */
public final class SituationIfi extends Donnees {
    private final ObjetJson json;

    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param json la réponse
     */
    public SituationIfi(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /**
     * Construit un indicateur depuis le JSON de la DGFiP, pour vos tests.
     *
     * @param json un objet JSON, tel que l'API le rend
     * @return l'indicateur
     * @throws ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé
     */
    public static SituationIfi depuisJson(String json) {
        return new SituationIfi(ObjetJson.lire(json));
    }

    /**
     * Construit un indicateur depuis le JSON de la DGFiP.
     *
     * @param utf8 un objet JSON, en UTF-8
     * @return l'indicateur
     * @throws ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé
     */
    public static SituationIfi depuisJson(byte[] utf8) {
        return new SituationIfi(ObjetJson.lire(utf8));
    }

    /**
     * {@return vrai si le foyer est imposé ; vide si l'indicateur est absent}
     *
     * @throws ReponseIllisibleException si l'indicateur ne dit ni oui (O) ni non (N) : il ne se devine pas, et zéro ressemble trop à O
     */
    public Optional<Boolean> indicateurIfiIsf() {
        return json.ouiOuNon("indicateurIfiIsf", "indiIFI");
    }
}
