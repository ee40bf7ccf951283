package io.github.impotparticulier.bacasable.fenetre;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Un morceau de page : un texte, ou un élément et ce qu'il contient. Lui seul écrit des balises, donc lui seul échappe. Immuable. */
final class Html {
    private static final Set<String> SANS_FIN = Set.of("input", "link", "meta");

    private final String nom;
    private final String texte;
    private final Map<String, String> attributs;
    private final List<Html> contenu;

    private Html(String nom, String texte, Map<String, String> attributs, List<Html> contenu) {
        this.nom = nom;
        this.texte = texte;
        this.attributs = attributs;
        this.contenu = contenu;
    }

    static Html texte(String texte) {
        return new Html("", texte, Map.of(), List.of());
    }

    static Html element(String nom, Html... contenu) {
        return element(nom, Arrays.asList(contenu));
    }

    static Html element(String nom, List<Html> contenu) {
        return new Html(nom, "", Map.of(), List.copyOf(contenu));
    }

    static Html element(String nom, String texte) {
        return element(nom, texte(texte));
    }

    /** Le même élément, un attribut en plus. */
    Html avec(String attribut, String valeur) {
        Map<String, String> completes = new LinkedHashMap<>(attributs);
        completes.put(attribut, valeur);
        return new Html(nom, texte, completes, contenu);
    }

    /** La page dont cet élément est la racine. */
    String page() {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
        ecrire(page);
        return page.append('\n').toString();
    }

    private void ecrire(StringBuilder page) {
        if (nom.isEmpty()) {
            echapper(texte, page);
            return;
        }
        page.append('<').append(nom);
        attributs.forEach((attribut, valeur) -> {
            page.append(' ').append(attribut).append("=\"");
            echapper(valeur, page);
            page.append('"');
        });
        page.append('>');
        contenu.forEach(morceau -> morceau.ecrire(page));
        if (!SANS_FIN.contains(nom)) {
            page.append("</").append(nom).append('>');
        }
    }

    private static void echapper(String texte, StringBuilder page) {
        for (int i = 0; i < texte.length(); i++) {
            char c = texte.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                default -> page.append(c);
            }
        }
    }
}
