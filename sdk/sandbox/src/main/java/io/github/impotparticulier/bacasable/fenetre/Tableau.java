package io.github.impotparticulier.bacasable.fenetre;

import static io.github.impotparticulier.bacasable.fenetre.Html.element;

import java.util.ArrayList;
import java.util.List;

/** Un tableau de données : sa légende, ses colonnes, ses lignes que leur première cellule nomme. */
final class Tableau {
    private Tableau() {}

    /** Trop large, il défile, et se prend alors au clavier. */
    static Html de(String legende, List<String> colonnes, List<List<Html>> lignes) {
        Html tetes = element(
                "tr",
                colonnes.stream()
                        .map(colonne -> element("th", colonne).avec("scope", "col"))
                        .toList());
        return element(
                        "div",
                        element(
                                "table",
                                element("caption", legende),
                                element("thead", tetes),
                                element(
                                        "tbody",
                                        lignes.stream().map(Tableau::ligne).toList())))
                .avec("class", "defile")
                .avec("role", "region")
                .avec("aria-label", legende)
                .avec("tabindex", "0");
    }

    private static Html ligne(List<Html> cellules) {
        List<Html> ligne = new ArrayList<>();
        for (Html cellule : cellules) {
            ligne.add(ligne.isEmpty() ? element("th", cellule).avec("scope", "row") : element("td", cellule));
        }
        return element("tr", ligne);
    }
}
