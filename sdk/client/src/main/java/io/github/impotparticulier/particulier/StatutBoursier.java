package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * La bourse d'un étudiant, telle que le Cnous la tient.
 *
 * <p>Un bloc dont la portée n'a pas été accordée manque dans la réponse :
 *
 * <ul>
 *   <li>{@code cnous_statut_boursier} : {@code statut_boursier} ;
 *   <li>{@code cnous_periode_versement} : {@code periode_versement_bourse} ;
 *   <li>{@code cnous_ville_etudes} : {@code etablissement_etudes} ;
 *   <li>{@code cnous_echelon_bourse} : {@code echelon_bourse} ;
 *   <li>{@code cnous_email} : {@code email} ;
 *   <li>{@code cnous_identite} : {@code identite}, qui manque aussi en mode FranceConnect ;
 *   <li>{@code cnous_ine} : {@code ine}, depuis la version 5
 * </ul>
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v4/cnous/etudiant_boursier} ; la version 5 ajoute {@code ine}.
 */
public final class StatutBoursier extends ReponseParticulier {
    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param reponse la réponse entière
     */
    public StatutBoursier(ObjetJson reponse) {
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
    public static StatutBoursier depuisJson(String json) {
        return new StatutBoursier(ObjetJson.lire(json));
    }

    /**
     * Construit un statut depuis le JSON de l'API Particulier.
     *
     * @param utf8 une réponse entière, en UTF-8
     * @return le statut
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static StatutBoursier depuisJson(byte[] utf8) {
        return new StatutBoursier(ObjetJson.lire(utf8));
    }

    /** {@return vrai si l'étudiant est boursier ; vide si ce n'est pas fourni} */
    public Optional<Boolean> estBoursier() {
        // La version 3 n'a pas de bloc.
        return bloc("statut_boursier").ouiOuNon("est_boursier").or(() -> json.ouiOuNon("est_boursier"));
    }

    /** {@return vrai si l'étudiant a été radié ; vide si ce n'est pas fourni} */
    public Optional<Boolean> estRadie() {
        return bloc("statut_boursier").ouiOuNon("est_radie");
    }

    /** {@return le jour de la radiation ; vide s'il n'y en a pas, ou s'il n'est pas fourni} */
    public Optional<LocalDate> dateRadiation() {
        return bloc("statut_boursier").date("date_radiation");
    }

    /** {@return le jour de la rentrée, où commence le versement ; vide s'il n'est pas fourni} */
    public Optional<LocalDate> dateRentree() {
        return bloc("periode_versement_bourse").date("date_rentree");
    }

    /** {@return la durée du versement, en mois ; vide si elle n'est pas fournie} */
    public Optional<BigDecimal> dureeVersement() {
        return bloc("periode_versement_bourse").decimal("duree");
    }

    /** {@return l'établissement, par son nom et sa commune ; vide s'il n'est pas fourni} */
    public Optional<Etablissement> etablissement() {
        return json.objet("etablissement_etudes").map(Etablissement::new);
    }

    /** {@return l'échelon, {@code 0bis} ou de {@code 1} à {@code 7} ; vide s'il n'est pas fourni} */
    public Optional<String> echelon() {
        return bloc("echelon_bourse").texte("echelon");
    }

    /** {@return vrai si l'échelon d'une bourse régionale est provisoire ; vide si ce n'est pas fourni} */
    public Optional<Boolean> echelonProvisoire() {
        return bloc("echelon_bourse").ouiOuNon("echelon_bourse_regionale_provisoire");
    }

    /** {@return l'adresse électronique de l'étudiant ; vide si elle n'est pas fournie} */
    public Optional<String> email() {
        return json.texte("email");
    }

    /** {@return l'identifiant national de l'étudiant ; vide s'il n'est pas fourni, et avant la version 5} */
    public Optional<String> ine() {
        return json.texte("ine");
    }

    /** {@return l'identité de l'étudiant ; vide si elle n'est pas fournie} */
    public Optional<Identite> identite() {
        return json.objet("identite").map(Identite::new);
    }
}
