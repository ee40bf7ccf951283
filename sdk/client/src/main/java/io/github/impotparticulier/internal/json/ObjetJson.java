package io.github.impotparticulier.internal.json;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.texte.DateEcrite;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * La lecture typée d'un objet JSON, tolérante sur la forme (nombres en chaînes, textes complétés de blancs, absent, null ou vide
 * confondus) et stricte sur le fond (ce qui ne se lit pas échoue, en nommant le champ).
 */
public final class ObjetJson extends TableJson {
    private static final ObjetJson VIDE = lire("{}");
    private static final Pattern TIRETS = Pattern.compile("[-\\u2013\\u2014]+");
    private static final Pattern LETTRE = Pattern.compile("[A-Za-z]");
    private static final Pattern ZEROS = Pattern.compile("[-/0][0/.:TZ+ -]*");

    ObjetJson(Bande bande, int noeud) {
        super(bande, noeud);
    }

    /** Lit un texte JSON en UTF-8 ; {@link ReponseIllisibleException} s'il n'est pas un objet JSON strictement formé. */
    public static ObjetJson lire(byte[] utf8) {
        return AnalyseurJson.analyser(utf8.clone());
    }

    /** Lit de même un texte que personne d'autre ne tient, sans le copier. */
    public static ObjetJson prendre(byte[] utf8) {
        return AnalyseurJson.analyser(utf8);
    }

    /** Lit un texte JSON. */
    public static ObjetJson lire(String texte) {
        return AnalyseurJson.analyser(texte.getBytes(StandardCharsets.UTF_8));
    }

    public static ObjetJson vide() {
        return VIDE;
    }

    /** Le texte d'un champ simple, un nom compris : {@code null} s'il est absent, nul ou blanc. */
    private @Nullable String ecrit(String nom) {
        Object valeur = brut(nom);
        if (valeur == null) {
            return null;
        }
        if (valeur instanceof ObjetJson || valeur instanceof List) {
            throw illisible(nom, "une valeur simple");
        }
        String texte = rogne(valeur.toString());
        return texte.isEmpty() ? null : texte;
    }

    /** De même, « null » écrit en toutes lettres valant absent : des fournisseurs de données l'écrivent ainsi. */
    private @Nullable String simple(String nom) {
        String texte = ecrit(nom);
        return texte == null || litNull(texte) ? null : texte;
    }

    private static boolean litNull(String texte) {
        return texte.equalsIgnoreCase("null");
    }

    /** Sans les blancs des bords, insécables et invisibles compris. */
    private static String rogne(String texte) {
        int debut = 0;
        int fin = texte.length();
        while (debut < fin && estBlanc(texte.charAt(debut))) {
            debut++;
        }
        while (debut < fin && estBlanc(texte.charAt(fin - 1))) {
            fin--;
        }
        return texte.substring(debut, fin);
    }

    private static boolean estBlanc(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }

    /** Vrai de ce qui ne dit rien : null, des blancs, ou « null » en toutes lettres. */
    private static boolean absent(@Nullable Object valeur) {
        if (valeur instanceof String texte) {
            String net = rogne(texte);
            return net.isEmpty() || litNull(net);
        }
        return valeur == null;
    }

    private String premierPresent(String nom, String autreNom) {
        int champ = champ(nom);
        // Un texte long dit quelque chose, sans qu'il faille le faire pour le savoir.
        return champ != ABSENT && (bande.estLong(champ) || simple(nom) != null) ? nom : autreNom;
    }

    /** Le texte d'un champ ; absent aussi quand « null » y est écrit en toutes lettres. */
    public Optional<String> texte(String nom) {
        return Optional.ofNullable(simple(nom));
    }

    public Optional<String> texte(String nom, String autreNom) {
        return texte(premierPresent(nom, autreNom));
    }

    /** Le nom ou les prénoms d'une personne, qui peut s'appeler « Null ». */
    public Optional<String> nomDePersonne(String nom) {
        return Optional.ofNullable(ecrit(nom));
    }

    public Optional<String> nomDePersonne(String nom, String autreNom) {
        return nomDePersonne(ecrit(nom) != null ? nom : autreNom);
    }

    /** Des textes en liste, sans ceux qui sont nuls ou blancs ; vide si le champ est absent. Un prénom peut se lire « Null ». */
    public List<String> textes(String nom) {
        int liste = noeudDeListe(nom);
        if (liste == ABSENT) {
            return List.of();
        }
        List<String> textes = new ArrayList<>();
        for (Object element : new ListeJson(bande, liste)) {
            if (element instanceof ObjetJson || element instanceof List) {
                throw illisible(nom, "une liste de textes");
            }
            String texte = rogne(element.toString());
            if (!texte.isEmpty()) {
                textes.add(texte);
            }
        }
        return Collections.unmodifiableList(textes);
    }

    public OptionalLong entier(String nom) {
        String texte = simple(nom);
        if (texte == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(NombreEcrit.lire(texte).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw illisible(nom, "un nombre entier");
        }
    }

    public OptionalLong entier(String nom, String autreNom) {
        return entier(premierPresent(nom, autreNom));
    }

    public OptionalInt petitEntier(String nom) {
        OptionalLong valeur = entier(nom);
        if (valeur.isEmpty()) {
            return OptionalInt.empty();
        }
        if (valeur.getAsLong() != (int) valeur.getAsLong()) {
            throw illisible(nom, "un petit nombre entier");
        }
        return OptionalInt.of((int) valeur.getAsLong());
    }

    public Optional<BigDecimal> decimal(String nom) {
        String texte = simple(nom);
        if (texte == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(NombreEcrit.lire(texte));
        } catch (NumberFormatException e) {
            throw illisible(nom, "un nombre");
        }
    }

    public Optional<BigDecimal> decimal(String nom, String autreNom) {
        return decimal(premierPresent(nom, autreNom));
    }

    /** Une marque ou un indicateur : oui, non, ou la lettre de la case ; un tiret vaut absent, un autre mot ne se lit pas. */
    public Optional<Boolean> marque(String nom) {
        String texte = simple(nom);
        if (texte == null || TIRETS.matcher(texte).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (texte.toUpperCase(Locale.ROOT)) {
                    case "N", "NON", "FALSE", "0" -> false;
                    case "O", "OUI", "TRUE", "1" -> true;
                    default -> {
                        if (!LETTRE.matcher(texte).matches()) {
                            throw illisible(nom, "un indicateur (O, N ou la lettre d'une case)");
                        }
                        yield true;
                    }
                });
    }

    public Optional<Boolean> marque(String nom, String autreNom) {
        return marque(premierPresent(nom, autreNom));
    }

    public Optional<Boolean> ouiOuNon(String nom, String autreNom) {
        return ouiOuNon(premierPresent(nom, autreNom));
    }

    /** Un indicateur qu'aucune case ne porte : oui ou non en lettres ; un tiret vaut absent, rien d'autre ne se lit. */
    public Optional<Boolean> ouiOuNon(String nom) {
        String texte = simple(nom);
        if (texte == null || TIRETS.matcher(texte).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (texte.toUpperCase(Locale.ROOT)) {
                    case "N", "NON", "FALSE" -> false;
                    case "O", "OUI", "TRUE" -> true;
                    default -> throw illisible(nom, "O ou N");
                });
    }

    /** Une date dans l'une des formes rencontrées ; une date à zéro vaut absente. */
    public Optional<LocalDate> date(String nom) {
        return dateEcrite(nom).map(date -> date.date().orElseThrow(() -> illisible(nom, "une date")));
    }

    /** De même, une date dont des parties peuvent être à zéro. */
    public Optional<DateEcrite> dateEcrite(String nom) {
        String texte = simple(nom);
        return texte == null || faitDeZeros(texte)
                ? Optional.empty()
                : Optional.of(DateEcrite.lire(texte).orElseThrow(() -> illisible(nom, "une date")));
    }

    /** Vrai d'un nombre ou d'une date où il n'y a que des zéros : c'est ainsi que rien s'écrit parfois. */
    public static boolean faitDeZeros(String texte) {
        // Presque tout commence autrement.
        return !texte.isEmpty()
                && "-/0".indexOf(texte.charAt(0)) >= 0
                && ZEROS.matcher(texte).matches();
    }

    /** Une partie de date dans son propre champ ; zéro vaut absente. */
    public OptionalInt partieDeDate(String nom) {
        OptionalInt valeur = petitEntier(nom);
        return valeur.isPresent() && valeur.getAsInt() == 0 ? OptionalInt.empty() : valeur;
    }

    /** Une date en trois champs ; vide s'il en manque un, ou si le jour n'existe pas. */
    public Optional<LocalDate> date(String annee, String mois, String jour) {
        return new DateEcrite(
                        partieDeDate(annee).orElse(0),
                        partieDeDate(mois).orElse(0),
                        partieDeDate(jour).orElse(0))
                .date();
    }

    /** Un mois en deux champs ; vide s'il en manque un. */
    public Optional<YearMonth> mois(String annee, String mois) {
        OptionalInt an = partieDeDate(annee);
        OptionalInt rang = partieDeDate(mois);
        if (an.isEmpty() || rang.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(YearMonth.of(an.getAsInt(), rang.getAsInt()));
        } catch (DateTimeException e) {
            throw illisible(mois, "un mois");
        }
    }

    /** Une date en trois parties, {@code annee}, {@code mois} et {@code jour} : un objet, ou un texte qui en porte autant. */
    public Optional<DateEcrite> dateEnParties(String nom) {
        if (brut(nom) instanceof ObjetJson objet) {
            DateEcrite date = DateEcrite.siPossible(
                            objet.partieDeDate("annee").orElse(0),
                            objet.partieDeDate("mois").orElse(0),
                            objet.partieDeDate("jour").orElse(0))
                    .orElseThrow(() -> illisible(nom, "une date"));
            return Optional.of(date).filter(lue -> !lue.equals(DateEcrite.INCONNUE));
        }
        String texte = simple(nom);
        if (texte == null || faitDeZeros(texte)) {
            return Optional.empty();
        }
        return Optional.of(DateEcrite.lire(texte).orElseThrow(() -> illisible(nom, "une date")));
    }

    public Optional<ObjetJson> objet(String nom) {
        Object valeur = brut(nom);
        if (valeur == null || absent(valeur)) {
            return Optional.empty();
        }
        if (valeur instanceof ObjetJson objet) {
            return Optional.of(objet);
        }
        throw illisible(nom, "un objet");
    }

    public Optional<ObjetJson> objet(String nom, String autreNom) {
        return objet(brut(nom) != null ? nom : autreNom);
    }

    /**
     * La liste d'objets de ce champ, chacun passé par {@code forme} ; vide si le champ est absent. Un élément nul n'est pas un objet : le
     * taire dirait qu'il n'y a rien là où l'on ne sait pas.
     */
    public <T> List<T> liste(String nom, Function<ObjetJson, T> forme) {
        int liste = noeudDeListe(nom);
        if (liste == ABSENT) {
            return List.of();
        }
        List<T> resultat = new ArrayList<>(bande.nonNulles(liste));
        for (int i = Bande.premier(liste); i < bande.suivant(liste); i = bande.suivant(i)) {
            if (bande.sorte(i) != Bande.OBJET) {
                throw illisible(nom, "une liste d'objets");
            }
            resultat.add(forme.apply(new ObjetJson(bande, i)));
        }
        return Collections.unmodifiableList(resultat);
    }

    /** Le nœud d'une liste, ou {@link #ABSENT} si son champ ne dit rien. */
    private int noeudDeListe(String nom) {
        int champ = champ(nom);
        if (champ == ABSENT || bande.sorte(champ) == Bande.LISTE) {
            return champ;
        }
        if (absent(bande.valeurDuChamp(champ))) {
            return ABSENT;
        }
        throw illisible(nom, "une liste");
    }

    /** Vrai si chaque élément de cette liste est un objet où l'un de ces champs est écrit, fût-il nul. */
    public boolean chacunPorteUnDe(String nom, Set<String> noms) {
        int liste = noeudDeListe(nom);
        if (liste == ABSENT) {
            return true;
        }
        for (int i = Bande.premier(liste); i < bande.suivant(liste); i = bande.suivant(i)) {
            if (bande.sorte(i) != Bande.OBJET || !bande.porteUnDe(i, noms)) {
                return false;
            }
        }
        return true;
    }

    /** Vrai si un champ au moins est renseigné. */
    public boolean renseigne() {
        return values().stream().anyMatch(ObjetJson::porteQuelqueChose);
    }

    /** Vrai si ce champ porte autre chose que null, des blancs ou des zéros, fût-ce sous une forme qui ne se lit pas. */
    public boolean renseigne(String nom) {
        return porteQuelqueChose(brut(nom));
    }

    private static boolean porteQuelqueChose(@Nullable Object valeur) {
        if (valeur instanceof ObjetJson objet) {
            return objet.renseigne();
        }
        return !absent(valeur) && !(valeur instanceof String texte && faitDeZeros(rogne(texte)));
    }

    /** Le texte d'un champ simple ; vide s'il est absent ou s'il n'est pas simple. */
    public Optional<String> simpleSiPossible(String nom) {
        Object valeur = brut(nom);
        return valeur instanceof ObjetJson || valeur instanceof List ? Optional.empty() : texte(nom);
    }

    /** Refuse un objet où aucun de ces champs n'est écrit. */
    public void exigerUnDe(Set<String> noms, String refus) {
        if (!porteUnDe(noms)) {
            throw new ReponseIllisibleException(refus, Circonstances.aucunes());
        }
    }

    private static ReponseIllisibleException illisible(String nom, String attendu) {
        return new ReponseIllisibleException(
                "Le champ « " + nom + " » est présent mais ne se lit pas comme " + attendu + ".",
                Circonstances.aucunes());
    }
}
