package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Si une personne reçoit l'allocation aux adultes handicapés, ou l'allocation de soutien familial.
 *
 * <p>Une personne qui a un dossier sans être bénéficiaire a une réponse, qui le dit. Une seule portée donne tous les champs
 * ({@code allocation_adulte_handicape} ou {@code allocation_soutien_familial}) : sans elle, l'appel est refusé.
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v3/dss/allocation_adulte_handicape} et
 * {@code /v3/dss/allocation_soutien_familial}.
 */
public final class StatutPrestation extends ReponseParticulier {
    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param reponse la réponse entière
     */
    public StatutPrestation(ObjetJson reponse) {
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
    public static StatutPrestation depuisJson(String json) {
        return new StatutPrestation(ObjetJson.lire(json));
    }

    /**
     * Construit un statut depuis le JSON de l'API Particulier.
     *
     * @param utf8 une réponse entière, en UTF-8
     * @return le statut
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static StatutPrestation depuisJson(byte[] utf8) {
        return new StatutPrestation(ObjetJson.lire(utf8));
    }

    /** {@return vrai si la personne est bénéficiaire aujourd'hui ; vide si ce n'est pas fourni ou pas connu, ce qui n'est pas non} */
    public Optional<Boolean> estBeneficiaire() {
        return json.ouiOuNon("est_beneficiaire");
    }

    /** {@return le jour où le droit s'est ouvert la première fois, sans sa fin ; vide sans droit, ou s'il n'est pas fourni} */
    public Optional<LocalDate> dateDebutDroit() {
        return json.date("date_debut_droit");
    }
}
