package io.github.impotparticulier.bacasable.fenetre;

/** Les sections de la page, dans l'ordre. */
enum Section {
    ACCES("acces", "Adresses et identifiants"),
    COMMANDES("commandes", "À coller dans un terminal"),
    PERSONNES("personnes", "Personnes"),
    PANNES("pannes", "Pannes"),
    HORLOGE("horloge", "Horloge et jetons"),
    JOURNAL("journal", "Journal");

    private final String ancre;
    private final String titre;

    Section(String ancre, String titre) {
        this.ancre = ancre;
        this.titre = titre;
    }

    String ancre() {
        return ancre;
    }

    String titre() {
        return titre;
    }
}
