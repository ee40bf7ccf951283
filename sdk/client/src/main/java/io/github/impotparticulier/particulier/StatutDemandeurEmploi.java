package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.time.LocalDate;
import java.util.Optional;

/**
 * L'inscription d'une personne à France Travail, son identité, son adresse.
 *
 * <p>Un bloc dont la portée n'a pas été accordée manque dans la réponse :
 *
 * <ul>
 *   <li>{@code pole_emploi_identifiant} : {@code identifiant} ;
 *   <li>{@code pole_emploi_identite} : {@code identite} ;
 *   <li>{@code pole_emploi_contact} : {@code contact}, l'adresse électronique et les téléphones ;
 *   <li>{@code pole_emploi_adresse} : {@code adresse} ;
 *   <li>{@code pole_emploi_inscription} : {@code inscription}, les dates, la catégorie et la certification
 * </ul>
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v3/france_travail/statut}.
 */
public final class StatutDemandeurEmploi extends ReponseParticulier {
    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param reponse la réponse entière
     */
    public StatutDemandeurEmploi(ObjetJson reponse) {
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
    public static StatutDemandeurEmploi depuisJson(String json) {
        return new StatutDemandeurEmploi(ObjetJson.lire(json));
    }

    /**
     * Construit un statut depuis le JSON de l'API Particulier.
     *
     * @param utf8 une réponse entière, en UTF-8
     * @return le statut
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static StatutDemandeurEmploi depuisJson(byte[] utf8) {
        return new StatutDemandeurEmploi(ObjetJson.lire(utf8));
    }

    /** {@return l'identifiant que la personne s'est choisi ; vide s'il n'est pas fourni} */
    public Optional<String> identifiant() {
        return json.texte("identifiant");
    }

    /** {@return l'identité de la personne ; vide si elle n'est pas fournie} */
    public Optional<Identite> identite() {
        return json.objet("identite").map(Identite::new);
    }

    /** {@return l'adresse électronique ; vide si elle n'est pas fournie ou pas connue} */
    public Optional<String> email() {
        return bloc("contact").texte("email");
    }

    /** {@return le téléphone principal ; vide s'il n'est pas fourni} */
    public Optional<String> telephone() {
        return bloc("contact").texte("telephone");
    }

    /** {@return le second téléphone ; vide s'il n'y en a pas, ou s'il n'est pas fourni} */
    public Optional<String> telephoneSecondaire() {
        return bloc("contact").texte("telephone2");
    }

    /** {@return l'adresse déclarée ; vide si elle n'est pas fournie} */
    public Optional<AdresseEmploi> adresse() {
        return json.objet("adresse").map(AdresseEmploi::new);
    }

    /** {@return le jour de l'inscription ; vide s'il n'est pas fourni} */
    public Optional<LocalDate> dateInscription() {
        return bloc("inscription").date("date_debut");
    }

    /** {@return le jour où l'inscription a cessé ; vide si elle dure, ou s'il n'est pas fourni} */
    public Optional<LocalDate> dateFinInscription() {
        return bloc("inscription").date("date_fin");
    }

    /** {@return la catégorie de l'inscription, de {@code 1} à {@code 5} ; vide si elle n'est pas fournie} */
    public Optional<CodeLibelle> categorie() {
        return bloc("inscription").objet("categorie").map(CodeLibelle::new);
    }

    /**
     * {@return si la CNAV a certifié l'identité ({@code VC}, {@code IC}, ou {@code PC} en partie), ou non (un autre code) ; vide si elle ne
     * l'a pas fait, ou si ce n'est pas fourni}
     */
    public Optional<String> codeCertificationCnav() {
        return bloc("inscription").texte("code_certification_cnav");
    }
}
