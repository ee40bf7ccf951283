package io.github.impotparticulier.ir;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Optional;
import java.util.Set;

/**
 * Les cases « situations particulières » de la déclaration ({@code sitParDeclaree}). Une marque absente est vide : elle
 * n'est pas contractée, ou pas cochée ; la DGFiP ne permet pas de distinguer.
 *
 * <p>Chaque marque vaut vrai pour « O » (ou « OUI », « 1 », {@code true}) et pour la lettre de la case, faux pour « N » (ou « NON »,
 * « 0 », {@code false}) ; un tiret vaut absent, un autre mot lève
 * {@link io.github.impotparticulier.erreur.ReponseIllisibleException}. La lettre se lit par {@code champ}.
 * Source : fichier OpenAPI « Impôt particulier », {@code SitPartJAXBbean}.
 */
public final class SituationsParticulieres extends Donnees {
    private static final Set<String> MARQUES = Set.of(
            "sitPartP",
            "sitparP",
            "sitPartF",
            "sitparF",
            "sitPartW",
            "sitparW",
            "sitComb",
            "pensVeufGuerre",
            "indEnfSeul5ansMin",
            "indEnfSeulSansMin",
            "indNonSeul");

    private final ObjetJson json;

    private SituationsParticulieres(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /** Les marques viennent groupées, ou à plat parmi les champs du foyer ; un groupe où rien n'est dit n'en cache aucune. */
    static SituationsParticulieres duFoyer(ObjetJson foyer) {
        return new SituationsParticulieres(
                foyer.objet("sitParDeclaree").filter(ObjetJson::renseigne).orElseGet(() -> foyer.restreint(MARQUES)));
    }

    /** {@return vrai pour une invalidité du déclarant 1 (case P) ; vide si absente} */
    public Optional<Boolean> sitPartP() {
        return json.marque("sitPartP", "sitparP");
    }

    /** {@return vrai pour une invalidité du déclarant 2 (case F) ; vide si absente} */
    public Optional<Boolean> sitPartF() {
        return json.marque("sitPartF", "sitparF");
    }

    /** {@return vrai pour un ancien combattant (case W) ; vide si absente} */
    public Optional<Boolean> sitPartW() {
        return json.marque("sitPartW", "sitparW");
    }

    /** {@return vrai pour la demi-part des titulaires de la carte du combattant ; vide si absente} */
    public Optional<Boolean> sitComb() {
        return json.marque("sitComb");
    }

    /** {@return vrai pour une pension de veuve de guerre ; vide si absente} */
    public Optional<Boolean> pensVeufGuerre() {
        return json.marque("pensVeufGuerre");
    }

    /** {@return vrai si le déclarant a élevé un enfant seul pendant cinq ans au moins ; vide si absente} */
    public Optional<Boolean> indEnfSeul5ansMin() {
        return json.marque("indEnfSeul5ansMin", "indEnfSeulSansMin");
    }

    /** {@return vrai si le déclarant ne vivait pas seul au 1<sup>er</sup> janvier ; vide si absente} */
    public Optional<Boolean> indNonSeul() {
        return json.marque("indNonSeul");
    }
}
