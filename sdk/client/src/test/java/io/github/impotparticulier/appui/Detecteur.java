package io.github.impotparticulier.appui;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cherche des valeurs dans un texte, entières ou tronquées (huit caractères de suite suffisent), sous toutes les formes
 * qu'un programme leur donne sans y penser : casse, accents ôtés, espaces, pour-cent, échappements JSON ou XML, Base64,
 * hexadécimal, liste d'octets, jeu de caractères confondu, et leurs combinaisons.
 */
public final class Detecteur {
    private static final int FRAGMENT = 8;
    /** Un fragment moins varié (« 00000000 ») se rencontre par hasard ; la valeur entière est cherchée aussi. */
    private static final int CARACTERES_DISTINCTS_MIN = 4;

    private static final int PROFONDEUR = 2;
    private static final int MODULO = 1 << 16;

    /** Un identifiant de corrélation est tiré au sort : avec des millions d'appels, il porterait huit chiffres du numéro fiscal. */
    private static final Pattern UUID_ALEATOIRE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private static final Pattern POUR_CENT = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Pattern ECHAPPE =
            Pattern.compile("\\\\u+([0-9a-fA-F]{4})|&#[xX]([0-9a-fA-F]{1,5});|&#([0-9]{1,6});");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{11,}");
    private static final Pattern HEXADECIMAL = Pattern.compile("(?:(?:0x)?[0-9a-fA-F]{2}(?:, |[ :,-])?){8,}");
    private static final Pattern NON_HEXADECIMAL = Pattern.compile("0x|[^0-9a-fA-F]");
    private static final Pattern OCTETS = Pattern.compile("(?:-?[0-9]{1,3}[,;] ?){7,}-?[0-9]{1,3}");
    private static final Pattern ENTRE_OCTETS = Pattern.compile("[,;] ?");

    private final Map<String, String> fragments = new HashMap<>();
    private final Map<String, String> entieres = new HashMap<>();
    private final BitSet empreintes = new BitSet(MODULO);

    /** Cherchera ces valeurs, chacune sous le nom qui la désignera dans les constats. */
    public Detecteur(Map<String, String> valeurs) {
        valeurs.forEach((genre, valeur) -> {
            String pliee = plier(valeur);
            if (pliee.length() < FRAGMENT) {
                throw new IllegalArgumentException("Valeur trop courte pour être distinctive : " + genre);
            }
            entieres.put(pliee, genre);
            for (int i = 0; i + FRAGMENT <= pliee.length(); i++) {
                String fragment = pliee.substring(i, i + FRAGMENT);
                if (fragment.chars().distinct().count() >= CARACTERES_DISTINCTS_MIN) {
                    fragments.putIfAbsent(fragment, genre);
                    empreintes.set(empreinte(fragment, 0));
                }
            }
        });
    }

    /** Les noms des valeurs que le texte porte, sous une forme ou une autre. */
    public Set<String> genres(String texte) {
        Set<String> trouves = new TreeSet<>();
        chercher(UUID_ALEATOIRE.matcher(texte).replaceAll("~"), PROFONDEUR, new HashSet<>(), trouves);
        return trouves;
    }

    /** De même, dans des octets. */
    public Set<String> genres(byte[] octets) {
        return genres(new String(octets, ISO_8859_1));
    }

    private void chercher(String texte, int profondeur, Set<String> deja, Set<String> trouves) {
        if (texte.length() < FRAGMENT || !deja.add(texte)) {
            return;
        }
        chercherTelQuel(plier(texte), trouves);
        if (profondeur > 0) {
            Consumer<String> suite = decode -> chercher(decode, profondeur - 1, deja, trouves);
            pourCent(texte, suite);
            echappements(texte, suite);
            // Les autres codages sont en ASCII : le jeu de caractères ne les gêne pas.
            jeuConfondu(texte, decode -> chercher(decode, 0, deja, trouves));
            base64(texte, suite);
            hexadecimal(texte, suite);
            octets(texte, suite);
        }
    }

    private void chercherTelQuel(String plie, Set<String> trouves) {
        for (int i = 0; i + FRAGMENT <= plie.length(); i++) {
            if (empreintes.get(empreinte(plie, i))) {
                String genre = fragments.get(plie.substring(i, i + FRAGMENT));
                if (genre != null) {
                    trouves.add(genre);
                }
            }
        }
        entieres.forEach((valeur, genre) -> {
            if (!trouves.contains(genre) && plie.contains(valeur)) {
                trouves.add(genre);
            }
        });
    }

    private static int empreinte(String texte, int debut) {
        int empreinte = 0;
        for (int i = debut; i < debut + FRAGMENT; i++) {
            empreinte = empreinte * 31 + texte.charAt(i);
        }
        return (empreinte ^ (empreinte >>> 16)) & (MODULO - 1);
    }

    /** Les seules lettres et chiffres, en minuscules et sans accents. */
    private static String plier(String texte) {
        String decompose = Normalizer.normalize(texte, Normalizer.Form.NFKD);
        StringBuilder plie = new StringBuilder(decompose.length());
        for (int i = 0; i < decompose.length(); i++) {
            char c = decompose.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                plie.append(Character.toLowerCase(c));
            }
        }
        return plie.toString();
    }

    private static void pourCent(String texte, Consumer<String> suite) {
        if (texte.indexOf('%') >= 0) {
            String latin = POUR_CENT
                    .matcher(texte)
                    .replaceAll(trouve ->
                            Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(trouve.group(1), 16))));
            suite.accept(latin);
        }
    }

    private static void echappements(String texte, Consumer<String> suite) {
        if (texte.contains("\\u") || texte.contains("&#")) {
            suite.accept(ECHAPPE.matcher(texte)
                    .replaceAll(trouve -> Matcher.quoteReplacement(Character.toString(point(trouve)))));
        }
    }

    private static int point(MatchResult trouve) {
        String decimal = trouve.group(3);
        String hexa = trouve.group(1) != null ? trouve.group(1) : trouve.group(2);
        int point = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hexa, 16);
        return Character.isValidCodePoint(point) ? point : '?';
    }

    /** De l'UTF-8 lu comme de l'ISO-8859-1. */
    private static void jeuConfondu(String texte, Consumer<String> suite) {
        if (texte.chars().anyMatch(c -> c >= 0x80 && c <= 0xFF)) {
            suite.accept(new String(texte.getBytes(ISO_8859_1), UTF_8));
        }
    }

    /** Aux quatre cadrages : rien ne dit où le codage commence dans une suite de lettres. */
    private static void base64(String texte, Consumer<String> suite) {
        Matcher passage = BASE64.matcher(texte);
        StringBuilder[] decodes = cadrages(4);
        while (passage.find()) {
            String code = passage.group().replace('-', '+').replace('_', '/');
            for (int cadrage = 0; cadrage < decodes.length; cadrage++) {
                int longueur = code.length() - cadrage;
                int utile = longueur % 4 == 1 ? longueur - 1 : longueur;
                byte[] octets = Base64.getDecoder().decode(code.substring(cadrage, cadrage + utile));
                decodes[cadrage].append(new String(octets, ISO_8859_1)).append('\n');
            }
        }
        rendre(decodes, suite);
    }

    private static void hexadecimal(String texte, Consumer<String> suite) {
        Matcher passage = HEXADECIMAL.matcher(texte);
        StringBuilder[] decodes = cadrages(2);
        while (passage.find()) {
            String chiffres = NON_HEXADECIMAL.matcher(passage.group()).replaceAll("");
            for (int cadrage = 0; cadrage < decodes.length; cadrage++) {
                for (int i = cadrage; i + 2 <= chiffres.length(); i += 2) {
                    decodes[cadrage].append((char) Integer.parseInt(chiffres.substring(i, i + 2), 16));
                }
                decodes[cadrage].append('\n');
            }
        }
        rendre(decodes, suite);
    }

    /** Un texte par cadrage, et non par passage : une pile d'appels a des centaines de passages, qui ne codent rien. */
    private static StringBuilder[] cadrages(int nombre) {
        return Stream.generate(StringBuilder::new).limit(nombre).toArray(StringBuilder[]::new);
    }

    private static void rendre(StringBuilder[] decodes, Consumer<String> suite) {
        for (StringBuilder decode : decodes) {
            if (decode.length() > 0) {
                suite.accept(decode.toString());
            }
        }
    }

    /** Ce que rend {@code Arrays.toString(byte[])}. */
    private static void octets(String texte, Consumer<String> suite) {
        Matcher passage = OCTETS.matcher(texte);
        while (passage.find()) {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            for (String nombre : ENTRE_OCTETS.split(passage.group(), -1)) {
                octets.write(Integer.parseInt(nombre));
            }
            suite.accept(octets.toString(ISO_8859_1));
        }
    }
}
