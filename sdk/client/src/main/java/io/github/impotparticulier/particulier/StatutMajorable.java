package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Si une personne reçoit le revenu de solidarité active, ou la prime d'activité, et si elle l'a majoré.
 *
 * <p>La réponse vaut pour l'allocataire et son conjoint : leurs enfants ne sont pas dits bénéficiaires. Une personne qui a un dossier sans
 * être bénéficiaire a une réponse, qui le dit.
 *
 * <p>Un champ dont la portée n'a pas été accordée manque dans la réponse :
 *
 * <ul>
 *   <li>{@code revenu_solidarite_active} ou {@code prime_activite} : {@code est_beneficiaire} et {@code date_debut_droit} ;
 *   <li>{@code revenu_solidarite_active_majoration} ou {@code prime_activite_majoration} : {@code avec_majoration}
 * </ul>
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v3/dss/revenu_solidarite_active} et {@code /v3/dss/prime_activite}.
 */
public final class StatutMajorable extends ReponseParticulier {
    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param reponse la réponse entière
     */
    public StatutMajorable(ObjetJson reponse) {
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
    public static StatutMajorable depuisJson(String json) {
        return new StatutMajorable(ObjetJson.lire(json));
    }

    /**
     * Construit un statut depuis le JSON de l'API Particulier.
     *
     * @param utf8 une réponse entière, en UTF-8
     * @return le statut
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static StatutMajorable depuisJson(byte[] utf8) {
        return new StatutMajorable(ObjetJson.lire(utf8));
    }

    /** {@return vrai si la personne est bénéficiaire aujourd'hui ; vide si ce n'est pas fourni ou pas connu, ce qui n'est pas non} */
    public Optional<Boolean> estBeneficiaire() {
        return json.ouiOuNon("est_beneficiaire");
    }

    /** {@return vrai si la prestation est majorée ; vide pour qui n'est pas bénéficiaire, ou si ce n'est pas fourni} */
    public Optional<Boolean> avecMajoration() {
        return json.ouiOuNon("avec_majoration");
    }

    /** {@return le jour où le droit s'est ouvert la première fois, sans sa fin ; vide sans droit, ou s'il n'est pas fourni} */
    public Optional<LocalDate> dateDebutDroit() {
        return json.date("date_debut_droit");
    }
}
