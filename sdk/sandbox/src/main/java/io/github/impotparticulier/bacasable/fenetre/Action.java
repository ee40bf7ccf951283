package io.github.impotparticulier.bacasable.fenetre;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Ce que fait un formulaire. En ajouter un, c'est ajouter une ligne ici, son effet, et son formulaire dans la page. */
enum Action {
    PANNE(Section.PANNES),
    PANNE_PARTICULIER(Section.PANNES),
    RETABLIR(Section.PANNES),
    AVANCER(Section.HORLOGE),
    REMETTRE_A_L_HEURE(Section.HORLOGE),
    PERIMER_JETONS(Section.HORLOGE);

    /** Les champs des formulaires. */
    static final String ACTION = "action";

    static final String NOM = "nom";
    static final String REGLAGE = "reglage";
    static final String FOIS = "fois";
    static final String SUR = "sur";
    static final String NOMBRE = "nombre";
    static final String UNITE = "unite";

    static final String JETONS = "jetons";
    static final int NOMBRE_MAXIMAL = 1_000;

    static final Map<String, ChronoUnit> UNITES =
            Map.of("heures", ChronoUnit.HOURS, "jours", ChronoUnit.DAYS, "mois", ChronoUnit.MONTHS);

    private final Section section;

    Action(Section section) {
        this.section = section;
    }

    /**
     * L'action demandée.
     *
     * @throws IllegalArgumentException si elle n'existe pas
     */
    static Action de(Champs champs) {
        return Arrays.stream(values())
                .filter(action -> action.valeur().equals(champs.texte(ACTION)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Ce formulaire n'est pas de cette page"));
    }

    String valeur() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Où le résultat se voit. */
    Section section() {
        return section;
    }

    void executer(Hote hote, Champs champs) {
        switch (this) {
            case PANNE -> panne(hote, champs);
            case PANNE_PARTICULIER -> hote.panneParticulier(champs.texte(NOM), champs.nombre(FOIS, "Combien"));
            case RETABLIR -> hote.retablir();
            case AVANCER -> avancer(hote, champs);
            case REMETTRE_A_L_HEURE -> hote.remettreALHeure();
            case PERIMER_JETONS -> hote.perimerJetons();
        }
    }

    private static void panne(Hote hote, Champs champs) {
        hote.panne(
                champs.texte(NOM),
                champs.nombre(REGLAGE, "Nombre"),
                champs.nombre(FOIS, "Combien"),
                champs.texte(SUR).equals(JETONS));
    }

    private static void avancer(Hote hote, Champs champs) {
        OptionalInt nombre = champs.nombre(NOMBRE, "Avancer de");
        ChronoUnit unite = UNITES.get(champs.texte(UNITE));
        if (nombre.isEmpty() || nombre.getAsInt() < 1 || nombre.getAsInt() > NOMBRE_MAXIMAL || unite == null) {
            throw new IllegalArgumentException(
                    "L'horloge avance d'un nombre entier d'heures, de jours ou de mois, de 1 à " + NOMBRE_MAXIMAL
                            + " à la fois");
        }
        hote.avancer(nombre.getAsInt(), unite);
    }
}
