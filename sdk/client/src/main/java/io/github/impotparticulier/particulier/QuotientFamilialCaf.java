package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Le quotient familial d'un allocataire, tel que sa CAF ou sa MSA le calcule, et la composition de son foyer.
 *
 * <p><strong>Ce n'est pas le quotient fiscal.</strong> Celui d'une caisse est un montant par mois, qui compte les prestations et des parts
 * propres aux caisses. {@link io.github.impotparticulier.ir.SituationIr#quotientFamilial()} est par an, et divise un revenu fiscal par
 * des parts fiscales. Ni les valeurs ni les barèmes de l'un ne conviennent à l'autre.
 *
 * <p>La valeur est celle du mois demandé. Les personnes et l'adresse sont toujours celles d'aujourd'hui.
 *
 * <p>Un bloc dont la portée n'a pas été accordée manque dans la réponse :
 *
 * <ul>
 *   <li>{@code cnaf_quotient_familial} : {@code quotient_familial}, la valeur, le fournisseur et les périodes ;
 *   <li>{@code cnaf_allocataires} : {@code allocataires} ;
 *   <li>{@code cnaf_enfants} : {@code enfants} ;
 *   <li>{@code cnaf_adresse} : {@code adresse}
 * </ul>
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v3/dss/quotient_familial}.
 */
public final class QuotientFamilialCaf extends ReponseParticulier {
    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param reponse la réponse entière
     */
    public QuotientFamilialCaf(ObjetJson reponse) {
        super(reponse);
    }

    /**
     * Construit un quotient familial depuis le JSON de l'API Particulier, pour vos tests.
     *
     * @param json une réponse entière ({@code {"data": …, "links": …, "meta": …}})
     * @return le quotient familial
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static QuotientFamilialCaf depuisJson(String json) {
        return new QuotientFamilialCaf(ObjetJson.lire(json));
    }

    /**
     * Construit un quotient familial depuis le JSON de l'API Particulier.
     *
     * @param utf8 une réponse entière, en UTF-8
     * @return le quotient familial
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static QuotientFamilialCaf depuisJson(byte[] utf8) {
        return new QuotientFamilialCaf(ObjetJson.lire(utf8));
    }

    /** {@return le quotient familial, en euros par mois ; vide s'il n'est pas fourni ou pas connu} */
    public OptionalInt valeur() {
        return bloc("quotient_familial").petitEntier("valeur");
    }

    /** {@return la caisse qui a calculé le quotient ; vide si elle n'est pas fournie} */
    public Optional<FournisseurQuotient> fournisseur() {
        return bloc("quotient_familial").texte("fournisseur").map(FournisseurQuotient::de);
    }

    /**
     * {@return le mois demandé, auquel le quotient s'applique ; vide s'il manque un champ}
     *
     * <p>C'est l'écho de la demande ou, sans période demandée, le mois de l'appel.
     */
    public Optional<YearMonth> periodeDemandee() {
        return bloc("quotient_familial").mois("annee", "mois");
    }

    /**
     * {@return le mois où le quotient a été calculé, qui peut suivre ou précéder celui demandé ; vide s'il manque un champ}
     *
     * <p>La MSA, qui n'a pas d'historique, recalcule à chaque appel : c'est alors toujours le mois de l'appel.
     */
    public Optional<YearMonth> periodeCalcul() {
        return bloc("quotient_familial").mois("annee_calcul", "mois_calcul");
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
}
