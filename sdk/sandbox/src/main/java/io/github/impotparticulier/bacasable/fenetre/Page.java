package io.github.impotparticulier.bacasable.fenetre;

import static io.github.impotparticulier.bacasable.fenetre.Html.element;
import static io.github.impotparticulier.bacasable.fenetre.Html.texte;

import io.github.impotparticulier.bacasable.fenetre.Etat.Echange;
import io.github.impotparticulier.bacasable.fenetre.Etat.Libelle;
import io.github.impotparticulier.bacasable.fenetre.Etat.Personne;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** La page : un titre, un sommaire, six sections. Lisible sans style, et sans script puisqu'elle n'en a pas. */
final class Page {
    private static final int DERNIERS = 100;
    private static final String PERIODE = "5";
    private static final String TITRE = "Bac à sable de l'API Impôt particulier et d'API Particulier";
    private static final DateTimeFormatter A_LIRE = DateTimeFormatter.ofPattern("dd/MM/uuuu 'à' HH:mm:ss", Locale.ROOT);

    private final Etat etat;
    private final Vue vue;
    private final Optional<String> erreur;

    Page(Etat etat, Vue vue, Optional<String> erreur) {
        this.etat = etat;
        this.vue = vue;
        this.erreur = erreur;
    }

    Html html() {
        List<Html> corps = new ArrayList<>();
        corps.add(element("a", "Aller au contenu").avec("href", "#contenu"));
        corps.add(
                element(
                        "header",
                        element("h1", TITRE),
                        element(
                                "p",
                                "Des serveurs de remplacement et des personnes fictives, pour vos essais. Ils n'écoutent que cette machine.")));
        corps.add(sommaire());
        corps.add(element("main", contenu()).avec("id", "contenu"));
        return element("html", tete(), element("body", corps)).avec("lang", "fr");
    }

    private Html tete() {
        List<Html> tete = new ArrayList<>(List.of(
                element("meta").avec("charset", "utf-8"),
                element("meta").avec("name", "viewport").avec("content", "width=device-width, initial-scale=1"),
                // Sans quoi le navigateur demanderait une icône à la passerelle, qui noterait ce refus au journal.
                element("link").avec("rel", "icon").avec("href", "data:,"),
                element("title", (erreur.isPresent() ? "Erreur : " : "") + TITRE),
                element("style", Style.FEUILLE)));
        if (vue.suivie() && erreur.isEmpty()) {
            tete.add(element("meta").avec("http-equiv", "refresh").avec("content", PERIODE));
        }
        return element("head", tete);
    }

    private Html sommaire() {
        return element(
                        "nav",
                        element(
                                "ul",
                                Arrays.stream(Section.values())
                                        .map(section -> element(
                                                "li",
                                                element("a", section.titre()).avec("href", "#" + section.ancre())))
                                        .toList()))
                .avec("aria-label", "Sections de la page");
    }

    private List<Html> contenu() {
        Formulaires formulaires = new Formulaires(etat, vue);
        List<Html> contenu = new ArrayList<>();
        erreur.ifPresent(phrase ->
                contenu.add(element("p", "Rien n'a changé : " + phrase + ".").avec("role", "alert")));
        contenu.add(section(Section.ACCES, acces()));
        contenu.add(section(Section.COMMANDES, commandes()));
        contenu.add(section(Section.PERSONNES, personnes()));
        contenu.add(section(Section.PANNES, formulaires.pannes()));
        contenu.add(section(Section.HORLOGE, horloge(formulaires)));
        contenu.add(section(Section.JOURNAL, journal()));
        return contenu;
    }

    private static Html section(Section section, List<Html> contenu) {
        String titre = "titre-" + section.ancre();
        List<Html> tout = new ArrayList<>();
        tout.add(element("h2", section.titre()).avec("id", titre));
        tout.addAll(contenu);
        return element("section", tout).avec("id", section.ancre()).avec("aria-labelledby", titre);
    }

    private List<Html> acces() {
        return List.of(
                Tableau.de("Ce qu'un client demande", List.of("Réglage", "Valeur"), lignes(etat.acces())),
                Tableau.de(
                        "Les mêmes en variables d'environnement",
                        List.of("Variable", "Valeur"),
                        lignes(etat.variables())));
    }

    private static List<List<Html>> lignes(List<Libelle> libelles) {
        return libelles.stream()
                .map(libelle -> List.of(texte(libelle.nom()), element("code", libelle.valeur())))
                .toList();
    }

    /** Un bloc que l'on fait défiler se prend aussi au clavier. */
    private List<Html> commandes() {
        return etat.commandes().stream()
                .flatMap(commande -> List.of(
                        element("h3", commande.nom()),
                        element("pre", element("code", commande.valeur()))
                                .avec("tabindex", "0")
                                .avec("role", "group")
                                .avec("aria-label", commande.nom()))
                        .stream())
                .toList();
    }

    private List<Html> personnes() {
        return List.of(
                element(
                        "p",
                        "Les deux dernières colonnes nomment les ressources qui ont une réponse à donner d'une personne. R2P et SFiP la"
                                + " trouvent par son numéro fiscal ou son état civil, API Particulier par son état civil."),
                Tableau.de(
                        "Les personnes, toutes fictives, et ce que chacune permet d'essayer",
                        List.of("Cas", "Ce qu'il montre", "Identifiants", "État civil", "DGFiP", "API Particulier"),
                        etat.personnes().stream().map(Page::personne).toList()));
    }

    private static List<Html> personne(Personne personne) {
        return List.of(
                element("code", personne.cas()),
                texte(personne.description()),
                liste(personne.identifiants().stream()
                        .map(libelle -> element("li", texte(libelle.nom() + " : "), element("code", libelle.valeur())))
                        .toList()),
                liste(puces(personne.etatCivil())),
                liste(puces(personne.dgfip())),
                liste(puces(personne.particulier())));
    }

    private static List<Html> puces(List<String> textes) {
        return textes.stream().map(puce -> element("li", puce)).toList();
    }

    private static Html liste(List<Html> puces) {
        return puces.isEmpty() ? texte("rien") : element("ul", puces);
    }

    private List<Html> horloge(Formulaires formulaires) {
        List<Html> horloge = new ArrayList<>();
        horloge.add(element(
                "p",
                texte("L'horloge du bac à sable dit le "),
                element("time", A_LIRE.format(etat.heure()))
                        .avec("datetime", etat.heure().toString()),
                texte(", à Paris" + avance() + ". Dernière année de revenus servie : " + etat.derniereAnnee()
                        + ". Les jetons vieillissent avec elle.")));
        horloge.addAll(formulaires.horloge());
        return horloge;
    }

    private String avance() {
        long jours = etat.avance().toDays();
        int heures = etat.avance().toHoursPart();
        return etat.avance().isZero() ? ", à l'heure" : ", en avance de " + jours + " j et " + heures + " h";
    }

    private List<Html> journal() {
        List<Echange> tous = etat.journal();
        List<List<Html>> lignes = new ArrayList<>();
        for (int i = tous.size() - 1; i >= Math.max(0, tous.size() - DERNIERS); i--) {
            Echange echange = tous.get(i);
            lignes.add(List.of(
                    texte(Integer.toString(i + 1)),
                    texte(echange.methode()),
                    element("code", echange.route()),
                    texte(echange.statut() == 0 ? "connexion coupée" : Integer.toString(echange.statut())),
                    texte(echange.motif().orElse("servi"))));
        }
        return List.of(
                element(
                        "p",
                        element("a", "Recharger").avec("href", vue.rechargement()),
                        texte(" · "),
                        element(
                                        "a",
                                        vue.suivie()
                                                ? "Ne plus recharger la page d'elle-même"
                                                : "Recharger la page toutes les " + PERIODE
                                                        + " secondes (ce que l'on saisit s'y perd)")
                                .avec("href", vue.bascule())),
                lignes.isEmpty()
                        ? element("p", "Rien n'a encore été reçu.")
                        : Tableau.de(
                                "Ce qui a été reçu et répondu, du plus récent au plus ancien : " + lignes.size()
                                        + " sur " + tous.size(),
                                List.of("Rang", "Méthode", "Route", "Statut", "Raison d'un refus"),
                                lignes));
    }
}
