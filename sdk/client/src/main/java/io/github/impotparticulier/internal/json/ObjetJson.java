package io.github.impotparticulier.internal.json;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Un objet JSON immuable, table de ses champs non nuls, et sa lecture typée, tolérante sur la forme (nombres en chaînes, textes complétés de blancs,
 * absent, null ou vide confondus) et stricte sur le fond (ce qui ne se lit pas échoue, en nommant le champ).
 */
public final class ObjetJson extends AbstractMap<String, Object> {
    private static final ObjetJson VIDE = new ObjetJson(new String[0], new Object[0]);
    private static final int CHIFFRES_MAX = 40;
    private static final int NOMS_PARCOURUS_MAX = 64;
    private static final Pattern NOM_ORDINAIRE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
    private static final int NOMS_MONTRES_MAX = 100;

    private final String[] noms;
    private final @Nullable Object[] valeurs;
    /** Pour un objet démesuré seulement, bâti au premier besoin ; deux fils en bâtiraient deux égaux. */
    private volatile @Nullable Map<String, Integer> rangs;

    ObjetJson(String[] noms, @Nullable Object[] valeurs) {
        this.noms = noms;
        this.valeurs = valeurs;
    }

    /** Lit un texte JSON en UTF-8 ; {@link ReponseIllisibleException} s'il n'est pas un objet JSON strictement formé. */
    public static ObjetJson lire(byte[] utf8) {
        return AnalyseurJson.analyser(utf8);
    }

    /** Lit un texte JSON. */
    public static ObjetJson lire(String texte) {
        return lire(texte.getBytes(StandardCharsets.UTF_8));
    }

    public static ObjetJson vide() {
        return VIDE;
    }

    private @Nullable Object brut(String nom) {
        if (noms.length > NOMS_PARCOURUS_MAX) {
            Integer rang = rangs().get(nom);
            return rang == null ? null : valeurs[rang];
        }
        for (int i = 0; i < noms.length; i++) {
            if (noms[i].equals(nom)) {
                return valeurs[i];
            }
        }
        return null;
    }

    private Map<String, Integer> rangs() {
        Map<String, Integer> connus = rangs;
        if (connus == null) {
            connus = new HashMap<>(noms.length * 2);
            for (int i = 0; i < noms.length; i++) {
                connus.put(noms[i], i);
            }
            rangs = connus;
        }
        return connus;
    }

    private @Nullable String simple(String nom) {
        Object valeur = brut(nom);
        if (valeur == null) {
            return null;
        }
        if (valeur instanceof ObjetJson || valeur instanceof List) {
            throw illisible(nom, "une valeur simple");
        }
        String texte = valeur.toString().strip();
        return texte.isEmpty() ? null : texte;
    }

    private String premierPresent(String nom, String autreNom) {
        return simple(nom) != null ? nom : autreNom;
    }

    public Optional<String> texte(String nom) {
        return Optional.ofNullable(simple(nom));
    }

    public Optional<String> texte(String nom, String autreNom) {
        return texte(premierPresent(nom, autreNom));
    }

    public OptionalLong entier(String nom) {
        String texte = simple(nom);
        if (texte == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(nombre(texte).longValueExact());
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
            return Optional.of(nombre(texte));
        } catch (NumberFormatException e) {
            throw illisible(nom, "un nombre");
        }
    }

    public Optional<BigDecimal> decimal(String nom, String autreNom) {
        return decimal(premierPresent(nom, autreNom));
    }

    private static BigDecimal nombre(String texte) {
        // Borné en chiffres et en exposant : la conversion d'un nombre démesuré coûte un temps quadratique.
        if (texte.length() > CHIFFRES_MAX) {
            throw new NumberFormatException("nombre trop long");
        }
        for (int i = 0; i < texte.length(); i++) {
            if (texte.charAt(i) >= 128) {
                throw new NumberFormatException("chiffre étranger");
            }
        }
        BigDecimal nombre = new BigDecimal(texte);
        if (Math.abs((long) nombre.scale()) > CHIFFRES_MAX) {
            throw new NumberFormatException("exposant trop grand");
        }
        return nombre;
    }

    /** Une marque ou un indicateur : « N » est faux ; « O » ou la lettre de la case, vrai. */
    public Optional<Boolean> marque(String nom) {
        return texte(nom).map(lettre -> !lettre.equalsIgnoreCase("N") && !lettre.equals("false"));
    }

    public Optional<Boolean> marque(String nom, String autreNom) {
        return marque(premierPresent(nom, autreNom));
    }

    /** Une date dans l'une des formes rencontrées ; une date à zéro vaut absente. */
    public Optional<LocalDate> date(String nom) {
        String texte = simple(nom);
        if (texte == null || texte.chars().allMatch(c -> c == '0' || c == '/' || c == '-')) {
            return Optional.empty();
        }
        for (DateTimeFormatter forme : FormesDate.TOUTES) {
            try {
                return Optional.of(LocalDate.parse(texte, forme));
            } catch (DateTimeException e) {
                // Une autre forme convient peut-être.
            }
        }
        throw illisible(nom, "une date");
    }

    /** Une partie de date dans son propre champ ; zéro vaut absente. */
    public OptionalInt partieDeDate(String nom) {
        OptionalInt valeur = petitEntier(nom);
        return valeur.isPresent() && valeur.getAsInt() == 0 ? OptionalInt.empty() : valeur;
    }

    /** Une date en trois champs ; vide s'il en manque un, ou si le jour n'existe pas. */
    public Optional<LocalDate> date(String annee, String mois, String jour) {
        OptionalInt partieAnnee = partieDeDate(annee);
        OptionalInt partieMois = partieDeDate(mois);
        OptionalInt partieJour = partieDeDate(jour);
        if (partieAnnee.isEmpty() || partieMois.isEmpty() || partieJour.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(partieAnnee.getAsInt(), partieMois.getAsInt(), partieJour.getAsInt()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public Optional<ObjetJson> objet(String nom) {
        Object valeur = brut(nom);
        if (valeur == null || (valeur instanceof String texte && texte.isBlank())) {
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

    /** La liste d'objets de ce champ, chacun passé par {@code forme} ; vide si le champ est absent. */
    public <T> List<T> liste(String nom, Function<ObjetJson, T> forme) {
        Object valeur = brut(nom);
        if (valeur == null || (valeur instanceof String texte && texte.isBlank())) {
            return List.of();
        }
        if (!(valeur instanceof List<?> elements)) {
            throw illisible(nom, "une liste");
        }
        List<T> resultat = new ArrayList<>(elements.size());
        for (Object element : elements) {
            if (!(element instanceof ObjetJson objet)) {
                throw illisible(nom, "une liste d'objets");
            }
            resultat.add(forme.apply(objet));
        }
        return Collections.unmodifiableList(resultat);
    }

    /** Vrai si un champ au moins porte autre chose que null ou des blancs. */
    public boolean renseigne() {
        for (int i = 0; i < noms.length; i++) {
            Object valeur = valeurs[i];
            if (valeur != null && !(valeur instanceof String texte && texte.isBlank())) {
                return true;
            }
        }
        return false;
    }

    /** Cet objet, réduit aux champs de ces noms. */
    public ObjetJson restreint(Set<String> gardes) {
        List<String> nomsGardes = new ArrayList<>();
        List<@Nullable Object> valeursGardees = new ArrayList<>();
        for (int i = 0; i < noms.length; i++) {
            if (gardes.contains(noms[i])) {
                nomsGardes.add(noms[i]);
                valeursGardees.add(valeurs[i]);
            }
        }
        return new ObjetJson(nomsGardes.toArray(new String[0]), valeursGardees.toArray());
    }

    /** Le texte d'un champ simple ; vide s'il est absent ou s'il n'est pas simple. */
    public Optional<String> simpleSiPossible(String nom) {
        Object valeur = brut(nom);
        return valeur instanceof ObjetJson || valeur instanceof List ? Optional.empty() : texte(nom);
    }

    @Override
    public @Nullable Object get(@Nullable Object nom) {
        return nom instanceof String texte ? brut(texte) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object nom) {
        return get(nom) != null;
    }

    /**
     * Les champs non nuls, dans l'ordre reçu ; les valeurs sont des textes, des booléens, des listes et des tables. Une vue, sans
     * hachage : hacher un objet hacherait deux fois chacun de ceux qu'il contient, à chaque niveau.
     */
    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return IntStream.range(0, noms.length)
                        .filter(i -> valeurs[i] != null)
                        .mapToObj(ObjetJson.this::entree)
                        .iterator();
            }

            @Override
            public int size() {
                return (int) Arrays.stream(valeurs).filter(Objects::nonNull).count();
            }

            @Override
            public String toString() {
                return ObjetJson.this.toString();
            }
        };
    }

    private Map.Entry<String, Object> entree(int rang) {
        return Map.entry(noms[rang], Objects.requireNonNull(valeurs[rang]));
    }

    /** À part : les formats de date chargent des dizaines de classes, pour des champs que peu de programmes lisent. */
    private static final class FormesDate {
        static final DateTimeFormatter[] TOUTES = {
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.BASIC_ISO_DATE
        };
    }

    private static ReponseIllisibleException illisible(String nom, String attendu) {
        return new ReponseIllisibleException(
                "Le champ « " + nom + " » est présent mais ne se lit pas comme " + attendu + ".",
                Circonstances.aucunes());
    }

    /** Les noms des champs présents, jamais leurs valeurs ; un nom qui n'en a pas l'air n'est pas montré. */
    @Override
    public String toString() {
        return keySet().stream()
                .map(nom -> NOM_ORDINAIRE.matcher(nom).matches() ? nom : "?")
                .limit(NOMS_MONTRES_MAX)
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
