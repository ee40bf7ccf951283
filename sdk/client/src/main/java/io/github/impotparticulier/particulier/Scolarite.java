package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * La scolarité d'un élève, de l'école au lycée, pour une année scolaire.
 *
 * <p>Un élève qui n'est pas scolarisé cette année-là est, en production, un élève inconnu : l'appel échoue. Les bourses ne sont pas sûres
 * avant la mi-octobre : faux peut n'être qu'un retard.
 *
 * <p>Un champ dont la portée n'a pas été accordée manque dans la réponse :
 *
 * <ul>
 *   <li>{@code men_statut_identite} : {@code identite} ;
 *   <li>{@code men_statut_scolarite} : {@code annee_scolaire}, {@code est_scolarise} et {@code statut_eleve} ;
 *   <li>{@code men_statut_etablissement} : {@code etablissement} ;
 *   <li>{@code men_statut_module_elementaire_formation} : {@code module_elementaire_formation} ;
 *   <li>{@code men_statut_boursier} : {@code est_boursier} ;
 *   <li>{@code men_echelon_bourse} : {@code echelon_bourse} ;
 *   <li>{@code men_regime_pensionnat} : {@code regime_pensionnat}
 * </ul>
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v5/men/scolarites}.
 */
public final class Scolarite extends ReponseParticulier {
    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param reponse la réponse entière
     */
    public Scolarite(ObjetJson reponse) {
        super(reponse);
    }

    /**
     * Construit une scolarité depuis le JSON de l'API Particulier, pour vos tests.
     *
     * @param json une réponse entière ({@code {"data": …, "links": …, "meta": …}})
     * @return la scolarité
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static Scolarite depuisJson(String json) {
        return new Scolarite(ObjetJson.lire(json));
    }

    /**
     * Construit une scolarité depuis le JSON de l'API Particulier.
     *
     * @param utf8 une réponse entière, en UTF-8
     * @return la scolarité
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static Scolarite depuisJson(byte[] utf8) {
        return new Scolarite(ObjetJson.lire(utf8));
    }

    /** {@return l'identité de l'élève ; vide si elle n'est pas fournie} */
    public Optional<Identite> identite() {
        return json.objet("identite").map(Identite::new);
    }

    /** {@return l'année scolaire, par exemple {@code 2025-2026} ; vide si elle n'est pas fournie} */
    public Optional<String> anneeScolaire() {
        return json.texte("annee_scolaire");
    }

    /** {@return vrai si l'élève est scolarisé ; vide si ce n'est pas fourni} */
    public Optional<Boolean> estScolarise() {
        return json.ouiOuNon("est_scolarise");
    }

    /** {@return le statut de l'élève, {@code ST} pour scolaire, {@code AP} pour apprenti… ; vide s'il n'est pas fourni} */
    public Optional<CodeLibelle> statutEleve() {
        return json.objet("statut_eleve").map(CodeLibelle::new);
    }

    /** {@return l'établissement ; vide s'il n'est pas fourni} */
    public Optional<Etablissement> etablissement() {
        return json.objet("etablissement").map(Etablissement::new);
    }

    /** {@return la formation suivie, au code MEF ; vide si elle n'est pas fournie} */
    public Optional<CodeLibelle> moduleElementaireFormation() {
        return json.objet("module_elementaire_formation").map(CodeLibelle::new);
    }

    /** {@return vrai si l'élève est boursier ; vide si ce n'est pas fourni ou pas connu, ce qui n'est pas non} */
    public Optional<Boolean> estBoursier() {
        return json.ouiOuNon("est_boursier");
    }

    /** {@return l'échelon de la bourse, de 1 à 3 au collège, de 1 à 6 au lycée ; vide sans bourse, ou s'il n'est pas fourni} */
    public OptionalInt echelonBourse() {
        return json.petitEntier("echelon_bourse");
    }

    /**
     * {@return le régime, de {@code 0} (externe libre) à {@code 6} ; {@code 2} est la demi-pension dans l'établissement ; vide s'il n'est
     * pas fourni ou pas connu}
     */
    public Optional<CodeLibelle> regimePensionnat() {
        return json.objet("regime_pensionnat").map(CodeLibelle::new);
    }
}
