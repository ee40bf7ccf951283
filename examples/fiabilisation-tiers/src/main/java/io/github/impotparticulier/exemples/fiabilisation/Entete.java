package io.github.impotparticulier.exemples.fiabilisation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** La première ligne du fichier des débiteurs : où est chaque champ, et quelles colonnes sont reportées. */
final class Entete {
    private static final Pattern DIACRITIQUES = Pattern.compile("\\p{Mn}+");
    private static final Pattern LIAISONS = Pattern.compile("[^a-z0-9]+");

    private final List<String> noms;
    private final Map<Champ, Integer> places;
    private final List<Integer> reportees;

    private Entete(List<String> noms, Map<Champ, Integer> places, List<Integer> reportees) {
        this.noms = noms;
        this.places = places;
        this.reportees = reportees;
    }

    /**
     * Lit l'en-tête. « Date de naissance » se reconnaît comme « date_naissance », et « birthdate » de même.
     *
     * @param choisis le nom de colonne que l'utilisateur donne à un champ
     */
    static Entete lire(List<String> noms, Map<Champ, String> choisis) {
        Map<String, Integer> connus = new HashMap<>();
        for (int i = 0; i < noms.size(); i++) {
            if (connus.put(cle(noms.get(i)), i) != null) {
                throw ArretException.aCorriger("Deux colonnes du fichier portent le même nom, à la " + (i + 1)
                        + "e : donnez à chacune le sien.");
            }
            if (cle(noms.get(i)).startsWith(Fiche.PREFIXE)) {
                throw ArretException.aCorriger("La " + (i + 1) + "e colonne commence par « " + Fiche.PREFIXE
                        + " », réservé aux résultats : le fichier n'est-il pas déjà un résultat ?");
            }
        }
        Map<Champ, Integer> places = new EnumMap<>(Champ.class);
        for (Champ champ : Champ.values()) {
            place(champ, connus, choisis).ifPresent(place -> places.put(champ, place));
        }
        for (Champ champ : Champ.values()) {
            boolean remplace = champ.remplacant().filter(places::containsKey).isPresent();
            if (!places.containsKey(champ) && (choisis.containsKey(champ) || (champ.exige() && !remplace))) {
                throw ArretException.aCorriger("Le fichier n'a pas de colonne « "
                        + String.join(" » ou « ", voulus(champ, choisis))
                        + " » : vérifiez le séparateur (--separateur), ou dites son nom par --colonne " + champ + "=…");
            }
        }
        return new Entete(List.copyOf(noms), places, reportees(noms.size(), places));
    }

    private static List<String> voulus(Champ champ, Map<Champ, String> choisis) {
        return choisis.containsKey(champ) ? List.of(choisis.get(champ)) : champ.noms();
    }

    private static Optional<Integer> place(Champ champ, Map<String, Integer> connus, Map<Champ, String> choisis) {
        List<String> voulus = voulus(champ, choisis);
        List<Integer> trouvees = voulus.stream()
                .map(voulu -> connus.get(cle(voulu)))
                .filter(Objects::nonNull)
                .toList();
        if (trouvees.size() > 1) {
            throw ArretException.aCorriger("Deux colonnes disent la même chose, « " + String.join(" » et « ", voulus)
                    + " » : choisissez par --colonne " + champ + "=…");
        }
        return trouvees.stream().findFirst();
    }

    /** La référence d'abord, puis tout ce qui n'est pas l'état civil, dans l'ordre. */
    private static List<Integer> reportees(int nombre, Map<Champ, Integer> places) {
        List<Integer> reportees = new ArrayList<>();
        reportees.add(places.get(Champ.REFERENCE));
        for (int i = 0; i < nombre; i++) {
            if (!places.containsValue(i)) {
                reportees.add(i);
            }
        }
        return List.copyOf(reportees);
    }

    private static String cle(String nom) {
        String sansAccent = DIACRITIQUES
                .matcher(Normalizer.normalize(nom, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
        return LIAISONS.matcher(sansAccent).replaceAll("_").replace("_de_", "_");
    }

    int taille() {
        return noms.size();
    }

    /** Vrai si le fichier a cette colonne. */
    boolean porte(Champ champ) {
        return places.containsKey(champ);
    }

    /** La colonne telle que le fichier la nomme. */
    String nom(Champ champ) {
        Integer place = places.get(champ);
        return place == null ? champ.colonne() : noms.get(place);
    }

    /** Ce que la ligne dit de ce champ ; vide si elle n'en dit rien. */
    String valeur(Champ champ, List<String> ligne) {
        Integer place = places.get(champ);
        return place == null || place >= ligne.size() ? "" : ligne.get(place).strip();
    }

    /** Les valeurs reportées telles quelles ; vides là où la ligne est trop courte. */
    List<String> reportees(List<String> ligne) {
        return reportees.stream()
                .map(place -> place < ligne.size() ? ligne.get(place) : "")
                .toList();
    }

    /** L'en-tête du résultat. */
    List<String> duResultat() {
        List<String> resultat = new ArrayList<>(reportees(noms));
        resultat.addAll(Fiche.COLONNES);
        return List.copyOf(resultat);
    }
}
