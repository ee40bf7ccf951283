package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * De quoi calculer la participation d'une famille à l'accueil d'un jeune enfant (établissements d'accueil du jeune enfant, « EAJE ») : ses
 * ressources, ses enfants à charge, ses enfants handicapés, son foyer. Toujours celles d'aujourd'hui.
 *
 * <p>Un bloc dont la portée n'a pas été accordée manque dans la réponse :
 *
 * <ul>
 *   <li>{@code cnav_participation_familiale_eaje_allocataires} : {@code allocataires} ;
 *   <li>{@code cnav_participation_familiale_eaje_enfants} : {@code enfants} ;
 *   <li>{@code cnav_participation_familiale_eaje_adresse} : {@code adresse} ;
 *   <li>{@code cnav_participation_familiale_eaje_parametres_calcul} : les nombres d'enfants et les ressources, dans
 *       {@code parametres_calcul_participation_familiale}
 * </ul>
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v3/dss/participation_familiale_eaje}.
 */
public final class ParticipationFamiliale extends ReponseParticulier {
    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param reponse la réponse entière
     */
    public ParticipationFamiliale(ObjetJson reponse) {
        super(reponse);
    }

    /**
     * Construit une participation familiale depuis le JSON de l'API Particulier, pour vos tests.
     *
     * @param json une réponse entière ({@code {"data": …, "links": …, "meta": …}})
     * @return la participation familiale
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static ParticipationFamiliale depuisJson(String json) {
        return new ParticipationFamiliale(ObjetJson.lire(json));
    }

    /**
     * Construit une participation familiale depuis le JSON de l'API Particulier.
     *
     * @param utf8 une réponse entière, en UTF-8
     * @return la participation familiale
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static ParticipationFamiliale depuisJson(byte[] utf8) {
        return new ParticipationFamiliale(ObjetJson.lire(utf8));
    }

    /** {@return le nombre d'enfants à charge ; vide s'il n'est pas fourni ou pas connu} */
    public OptionalInt nombreEnfantsACharge() {
        return bloc("parametres_calcul_participation_familiale").petitEntier("nombre_enfants_a_charge");
    }

    /**
     * {@return le nombre d'enfants bénéficiaires de l'allocation d'éducation de l'enfant handicapé ; vide s'il n'est pas fourni ou pas
     * connu}
     */
    public OptionalInt nombreEnfantsBeneficiaireAeeh() {
        return bloc("parametres_calcul_participation_familiale").petitEntier("nombre_enfants_beneficiaire_aeeh");
    }

    /** {@return les ressources du foyer, en euros par an ; vide si elles ne sont pas fournies ou pas connues, ce qui n'est pas zéro} */
    public OptionalInt baseRessourcesAnnuelles() {
        return baseRessources().petitEntier("valeur");
    }

    /**
     * {@return l'année de ces ressources ; vide si elle n'est pas fournie ou pas connue, que l'API écrit 0}
     *
     * <p>L'avant-dernière année, en principe ; la MSA peut écrire l'année en cours pour un montant qui est le bon.
     */
    public OptionalInt anneeBaseRessources() {
        return baseRessources().partieDeDate("annee_calcul");
    }

    /** {@return l'allocataire et son conjoint, aujourd'hui ; liste vide s'ils ne sont pas fournis} */
    public List<PersonneFoyer> allocataires() {
        return json.liste("allocataires", PersonneFoyer::new);
    }

    /**
     * {@return les enfants du foyer, aujourd'hui ; liste vide s'il n'y en a pas, ou s'ils ne sont pas fournis, ce que dit
     * {@code estFourni("enfants")}}
     */
    public List<PersonneFoyer> enfants() {
        return json.liste("enfants", PersonneFoyer::new);
    }

    /** {@return l'adresse du foyer, aujourd'hui ; vide si elle n'est pas fournie ou pas connue} */
    public Optional<AdresseFoyer> adresse() {
        return json.objet("adresse").map(AdresseFoyer::new);
    }

    private ObjetJson baseRessources() {
        return bloc("parametres_calcul_participation_familiale")
                .objet("base_ressources_annuelles")
                .orElse(ObjetJson.vide());
    }
}
