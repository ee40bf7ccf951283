package io.github.impotparticulier.ir;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * La situation d'un foyer fiscal pour une année de revenus : ce que rendent IR assiette, dernière situation et chaque
 * période de situations multiples.
 *
 * <p><strong>Un champ absent n'est jamais zéro.</strong> La DGFiP ne rend que les champs contractés ; absent, nul ou blanc (ou « null »
 * en toutes lettres, sauf un nom) donne un {@code Optional} vide, qui veut dire « non contracté » ou « sans objet ». Un champ présent
 * mais qui ne se lit pas comme son type lève {@link io.github.impotparticulier.erreur.ReponseIllisibleException} quand il est lu, sans
 * gêner les autres ; sa valeur brute reste lisible par {@link #champ(String)}. Un montant mis en forme ({@code 17 827,00 €}) ou une
 * date suivie d'une heure se lisent ; ce qui se lirait de deux façons ({@code 17,827}) ne se devine pas.
 *
 * <p>Deux situations de même contenu sont égales. {@link #toString()} ne montre que les noms des champs présents.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », schémas {@code SituationsIRAssiettesJAXBbean},
 * {@code SituationsIRAssiettesMillesimeJAXBbean} et {@code SituationIRAssietteMultiJAXBbean}.
 */
public final class SituationIr extends Donnees {
    private final ObjetJson json;

    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param json la réponse
     */
    public SituationIr(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /**
     * Construit une situation depuis le JSON de la DGFiP, pour vos tests.
     *
     * @param json un objet JSON, tel que l'API le rend
     * @return la situation
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé
     */
    public static SituationIr depuisJson(String json) {
        return new SituationIr(ObjetJson.lire(json));
    }

    /**
     * Construit une situation depuis le JSON de la DGFiP.
     *
     * @param utf8 un objet JSON, en UTF-8
     * @return la situation
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé
     */
    public static SituationIr depuisJson(byte[] utf8) {
        return new SituationIr(ObjetJson.lire(utf8));
    }

    /** {@return le revenu fiscal de référence, en euros ; vide s'il n'est pas contracté ou pas calculé} */
    public OptionalLong rfr() {
        return json.entier("rfr");
    }

    /** {@return le nombre de parts, au quart de part près ; vide s'il n'est pas contracté} */
    public Optional<BigDecimal> nbPart() {
        return json.decimal("nbPart", "nbpPart");
    }

    /**
     * {@return le quotient familial annuel, en euros par part : {@link #rfr()} divisé par {@link #nbPart()}, arrondi au
     * centime (au plus proche, le demi vers le haut) ; vide si l'un des deux manque ou si le nombre de parts n'est pas
     * positif}
     *
     * <p>C'est le quotient fiscal, par an. Une commune ou une CAF peut en définir un autre.
     */
    public Optional<BigDecimal> quotientFamilial() {
        return quotient(rfr(), this::nbPart);
    }

    /** Le quotient d'un revenu par des parts, d'un foyer ou de plusieurs ; sans revenu, les parts ne sont pas lues. */
    static Optional<BigDecimal> quotient(OptionalLong rfr, Supplier<Optional<BigDecimal>> parts) {
        return rfr.isEmpty()
                ? Optional.empty()
                : parts.get()
                        .filter(nombre -> nombre.signum() > 0)
                        .map(nombre -> BigDecimal.valueOf(rfr.getAsLong()).divide(nombre, 2, RoundingMode.HALF_UP));
    }

    /** {@return la situation de famille déclarée ; vide si elle n'est pas contractée} */
    public Optional<SituationFamille> sitFam() {
        return json.texte("sitFam").map(SituationFamille::de);
    }

    /** {@return le déclarant 1 ; vide si son état civil n'est pas contracté} */
    public Optional<Declarant> declarant1() {
        return declarant(1);
    }

    /** {@return le déclarant 2 ; vide pour une personne seule, ou si son état civil n'est pas contracté} */
    public Optional<Declarant> declarant2() {
        return declarant(2);
    }

    /** {@return les personnes à charge ; vide si elles ne sont pas contractées} */
    public Optional<PersonnesACharge> pac() {
        return json.objet("pac").map(PersonnesACharge::new);
    }

    /** {@return l'adresse d'imposition sur une ligne ; vide si elle n'est pas contractée} */
    public Optional<String> aft() {
        return json.texte("aft");
    }

    /** {@return l'adresse d'imposition, ligne par ligne ; vide si elle n'est pas contractée} */
    public Optional<Adresse> aftDetail() {
        return json.objet("aftDetail", "aftdetail").map(Adresse::new);
    }

    /** {@return vrai si le déclarant est parent isolé (case T) ; vide si absent} */
    public Optional<Boolean> sitParIso() {
        return json.marque("sitParIso");
    }

    /** {@return les cases « situations particulières », groupées ou à plat dans la réponse ; chacune est vide si elle est absente} */
    public SituationsParticulieres sitParDeclaree() {
        return SituationsParticulieres.duFoyer(json);
    }

    /** {@return les situations particulières telles que la DGFiP les résume, sans forme publiée ; vide si absent} */
    public Optional<String> sitPart() {
        return json.texte("sitPart");
    }

    /** {@return vrai en cas d'option pour l'imposition séparée l'année d'un mariage ou d'un PACS ; vide si absent} */
    public Optional<Boolean> indOptionImpotSepar() {
        return json.marque("indOptionImpotSepar");
    }

    /** {@return les pensions alimentaires perçues, en euros ; vide si absent} */
    public OptionalLong pensAlPer() {
        return json.entier("pensAlPer");
    }

    /** {@return vrai si le foyer est en déficit ; vide si absent} */
    public Optional<Boolean> indDeficit() {
        return json.marque("indDeficit");
    }

    /** {@return le revenu brut global, en euros, négatif en cas de déficit ; vide si absent} */
    public OptionalLong revenuBrutGlobal() {
        return json.entier("revenuBrutGlobal");
    }

    /** {@return le revenu imposable, en euros ; vide si absent} */
    public OptionalLong revImposable() {
        return json.entier("revImposable");
    }

    /**
     * {@return le montant au titre du barème progressif, en euros ; les sources publiques ne disent pas s'il s'agit du revenu
     * ou de l'impôt}
     *
     * <p>Vide : aucun revenu, ou imposition au taux effectif ou minimum, ou champ non contracté. Zéro : revenu trop faible
     * pour être imposé au barème. Positif : il y est imposé.
     */
    public OptionalLong mntRevbareme() {
        return json.entier("mntRevbareme");
    }

    /** {@return l'impôt avant imputations, en euros, qui peut être négatif ; vide si absent} */
    public OptionalLong impAvImput() {
        return json.entier("impAvImput", "impAvImp");
    }

    /** {@return le montant total de l'impôt sur le revenu, en euros, négatif pour une restitution ; vide si absent} */
    public OptionalLong montTotIr() {
        return json.entier("montTotIr");
    }

    /** {@return la date de mise en recouvrement de l'avis ; vide si absente} */
    public Optional<LocalDate> datRec() {
        return json.date("datRec");
    }

    /** {@return la date d'établissement de l'avis ; vide si absente} */
    public Optional<LocalDate> datEtab() {
        return json.date("datEtab");
    }

    /** {@return le numéro de rôle de l'avis ; vide si absent} */
    public Optional<String> numRole() {
        return json.texte("numRole");
    }

    /** {@return le numéro FIP du foyer ; vide si absent} */
    public Optional<String> fipNum() {
        return json.texte("fipNum");
    }

    /** {@return les cases de la déclaration ; vide si elles ne sont pas contractées} */
    public Optional<Revenus> rev() {
        return json.objet("rev").map(Revenus::new);
    }

    /**
     * {@return l'année des revenus, dans la ressource « dernière situation » de l'API Impôt particulier ; vide ailleurs, ou si elle
     * n'est pas contractée}
     */
    public OptionalInt annRevenu() {
        return json.petitEntier("annRevenu");
    }

    /** {@return le début de la période d'imposition ; vide hors de la ressource « situations multiples »} */
    public Optional<LocalDate> dateDebutPeriode() {
        return json.date("dateDebutPeriode");
    }

    /** {@return la fin de la période d'imposition ; vide hors de la ressource « situations multiples »} */
    public Optional<LocalDate> dateFinPeriode() {
        return json.date("dateFinPeriode");
    }

    /** {@return le type d'avis, dont les valeurs ne sont pas publiées ; vide hors de la ressource « situations multiples »} */
    public OptionalInt typeAvis() {
        return json.petitEntier("typeAvis");
    }

    /** {@return la date de décès du déclarant 1 ; vide s'il vit, ou hors de la ressource « situations multiples »} */
    public Optional<LocalDate> dateDecesdec1() {
        return json.date("dateDecesdec1");
    }

    /** {@return la date de décès du déclarant 2 ; vide s'il vit, ou hors de la ressource « situations multiples »} */
    public Optional<LocalDate> dateDecesdec2() {
        return json.date("dateDecesdec2");
    }

    private Optional<Declarant> declarant(int rang) {
        return Optional.of(new Declarant(json, rang)).filter(Declarant::renseigne);
    }
}
