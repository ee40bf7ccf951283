package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Si une personne a la complémentaire santé solidaire, et si elle y participe.
 *
 * <p>Une seule portée donne tous les champs ({@code complementaire_sante_solidaire}) : sans elle, l'appel est refusé.
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v3/dss/complementaire_sante_solidaire}.
 */
public final class StatutC2s extends ReponseParticulier {
    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param reponse la réponse entière
     */
    public StatutC2s(ObjetJson reponse) {
        super(reponse);
    }

    /**
     * Construit un statut depuis le JSON de l'API Particulier, pour vos tests.
     *
     * @param json une réponse entière ({@code {"data": …, "links": …, "meta": …}})
     * @return le statut
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static StatutC2s depuisJson(String json) {
        return new StatutC2s(ObjetJson.lire(json));
    }

    /**
     * Construit un statut depuis le JSON de l'API Particulier.
     *
     * @param utf8 une réponse entière, en UTF-8
     * @return le statut
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static StatutC2s depuisJson(byte[] utf8) {
        return new StatutC2s(ObjetJson.lire(utf8));
    }

    /** {@return vrai si la personne est bénéficiaire aujourd'hui ; vide si ce n'est pas fourni ou pas connu, ce qui n'est pas non} */
    public Optional<Boolean> estBeneficiaire() {
        return json.ouiOuNon("est_beneficiaire");
    }

    /** {@return vrai si la personne paie une participation ; faux, ou vide, pour qui n'est pas bénéficiaire} */
    public Optional<Boolean> avecParticipation() {
        return json.ouiOuNon("avec_participation");
    }

    /** {@return le jour où s'est ouvert le droit en cours, sans sa fin ; vide sans droit, ou s'il n'est pas fourni} */
    public Optional<LocalDate> dateDebutDroit() {
        return json.date("date_debut_droit");
    }
}
