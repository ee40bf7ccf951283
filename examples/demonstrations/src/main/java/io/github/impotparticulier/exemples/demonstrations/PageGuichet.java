package io.github.impotparticulier.exemples.demonstrations;

/**
 * Les pages du guichet de cantine : du HTML sans script, qui se lit et se remplit au clavier comme au lecteur d'écran.
 *
 * <p>Le message est ce que la page a de nouveau : il prend le focus (WCAG 2.4.3), le titre l'annonce (2.4.2), et une faute de saisie
 * est redite au champ, par écrit et pas seulement par la couleur (1.4.1, 3.3.1).
 */
final class PageGuichet {
    private static final String MODELE = """
            <!doctype html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="stylesheet" href="/guichet.css">
            </head>
            <body>
            <header><p>Commune fictive : une démonstration, avec des personnes inventées</p></header>
            <main>
            <h1>Le tarif de la cantine</h1>
            %s
            <form method="post" action="/" novalidate>
            <label for="numero">Votre numéro fiscal</label>
            <p id="aide">13 chiffres, en haut de votre avis d'impôt. Vous pouvez laisser des espaces.</p>
            %s
            <input id="numero" name="numero" type="text" inputmode="numeric" autocomplete="off" spellcheck="false" \
            maxlength="40" %s value="%s">
            <button type="submit">Voir le tarif</button>
            </form>
            </main>
            </body>
            </html>
            """;

    private static final String TITRE = "Le tarif de la cantine";

    private PageGuichet() {}

    static String accueil() {
        return page(
                TITRE,
                "<p>Le prix d'un repas dépend de vos revenus. Nous les demandons à l'administration fiscale : vous n'avez pas"
                        + " d'avis d'impôt à apporter.</p>");
    }

    static String reponse(String titre, String phrase) {
        return page(
                titre + " – " + TITRE,
                message("class=\"reponse\" role=\"status\"", titre, "<p>" + echapper(phrase) + "</p>"));
    }

    static String panne(String titre, String phrase) {
        return page(
                "Erreur : " + titre + " – " + TITRE,
                message("class=\"faute\" role=\"alert\"", titre, "<p>" + echapper(phrase) + "</p>"));
    }

    /** La saisie est rendue, à corriger plutôt qu'à refaire. */
    static String faute(String phrase, String saisie) {
        String lien = "<p><a href=\"#numero\">" + echapper(phrase) + "</a></p>";
        return MODELE.formatted(
                "Erreur : " + TITRE,
                message("class=\"faute\" role=\"alert\"", "Le numéro fiscal est à corriger", lien),
                "<p id=\"faute\">" + echapper(phrase) + "</p>",
                "aria-describedby=\"aide faute\" aria-invalid=\"true\"",
                echapper(saisie));
    }

    private static String page(String titre, String contenu) {
        return MODELE.formatted(echapper(titre), contenu, "", "aria-describedby=\"aide\"", "");
    }

    /** Sans script, {@code autofocus} suffit à porter le focus sur le message, que {@code tabindex} en rend capable. */
    private static String message(String genre, String titre, String contenu) {
        return "<div id=\"message\" " + genre + " tabindex=\"-1\" autofocus><h2>" + echapper(titre) + "</h2>" + contenu
                + "</div>";
    }

    private static String echapper(String texte) {
        return texte.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
