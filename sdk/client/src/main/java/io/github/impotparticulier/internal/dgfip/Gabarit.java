package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.internal.echange.Cible;
import io.github.impotparticulier.internal.echange.Parametre;
import io.github.impotparticulier.internal.texte.Formes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Un chemin à variables, que l'utilisateur donne : le gabarit se montre, les valeurs jamais. */
final class Gabarit {
    private static final String VARIABLE = "\\{[A-Za-z][A-Za-z0-9_]{0,40}\\}";
    private static final String MOT = "[A-Za-z0-9._~-]{1,80}";
    private static final Pattern FORME = Pattern.compile("(/(?!\\.{1,2}([/?]|$))(" + VARIABLE + "|" + MOT + ")){0,20}"
            + "(\\?" + MOT + "=(" + VARIABLE + "|" + MOT + ")(&" + MOT + "=(" + VARIABLE + "|" + MOT + ")){0,20})?");
    private static final Pattern VARIABLES = Pattern.compile(VARIABLE);
    /** Une année se montre ; un numéro, non. */
    private static final Pattern NUMERO = Pattern.compile("[0-9]{5}");

    private static final int LONGUEUR_MAX = 1_000;
    private static final String SURS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private Gabarit() {}

    /**
     * Où mène ce gabarit, avec ces valeurs.
     *
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException s'il est mal formé, ou si elles n'y vont pas
     */
    static Cible cible(String base, String gabarit, Map<String, String> variables) {
        if (!FORME.matcher(Objects.requireNonNull(gabarit, "gabarit")).matches()) {
            throw Formes.invalide(
                    "Gabarit mal formé : donnez un chemin depuis la base de l'API, sans barre finale, dont chaque segment"
                            + " est un mot ou une {variable}, et ?nom={variable} pour un paramètre.");
        }
        if (NUMERO.matcher(VARIABLES.matcher(gabarit).replaceAll("")).find()) {
            throw Formes.invalide("Un numéro est écrit dans le gabarit, qui se montre : mettez-y une {variable}.");
        }
        return remplir(base, gabarit, variables(gabarit, variables));
    }

    private static Map<String, String> variables(String gabarit, Map<String, String> donnees) {
        Map<String, String> valeurs = Map.copyOf(donnees);
        Set<String> attendues = new HashSet<>();
        for (Matcher trouvees = VARIABLES.matcher(gabarit); trouvees.find(); ) {
            attendues.add(nom(trouvees.group()));
        }
        if (!attendues.equals(valeurs.keySet())) {
            throw Formes.invalide(
                    "Les variables données ne sont pas celles du gabarit : donnez chacune des siennes, et elles seules.");
        }
        if (!valeurs.values().stream().allMatch(Gabarit::vaut)) {
            throw Formes.invalide("Une variable est vide, d'un ou deux points seuls, de plus de " + LONGUEUR_MAX
                    + " caractères, ou n'est pas un texte Unicode.");
        }
        return valeurs;
    }

    /** Un segment vide, {@code .} ou {@code ..} mènerait ailleurs. */
    private static boolean vaut(String valeur) {
        return !valeur.isEmpty()
                && valeur.length() <= LONGUEUR_MAX
                && !valeur.equals(".")
                && !valeur.equals("..")
                && StandardCharsets.UTF_8.newEncoder().canEncode(valeur);
    }

    private static Cible remplir(String base, String gabarit, Map<String, String> valeurs) {
        String[] parties = gabarit.split("\\?", 2);
        StringBuilder chemin = new StringBuilder(base);
        for (String segment : parties[0].split("/", -1)) {
            if (!segment.isEmpty()) {
                chemin.append('/').append(encode(valeur(segment, valeurs)));
            }
        }
        List<Parametre> parametres = new ArrayList<>();
        if (parties.length == 2) {
            for (String parametre : parties[1].split("&", -1)) {
                String[] nomEtValeur = parametre.split("=", 2);
                parametres.add(new Parametre(nomEtValeur[0], valeur(nomEtValeur[1], valeurs)));
            }
        }
        return new Cible(gabarit, chemin.toString(), List.copyOf(parametres));
    }

    private static String valeur(String mot, Map<String, String> valeurs) {
        return mot.startsWith("{") ? Objects.requireNonNull(valeurs.get(nom(mot))) : mot;
    }

    private static String nom(String variable) {
        return variable.substring(1, variable.length() - 1);
    }

    /** RFC 3986, 2.3 : tout le reste s'encode, barre oblique comprise. */
    private static String encode(String valeur) {
        StringBuilder encode = new StringBuilder();
        for (byte octet : valeur.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= 0 && SURS.indexOf(octet) >= 0) {
                encode.append((char) octet);
            } else {
                encode.append('%')
                        .append(Character.toUpperCase(Character.forDigit((octet >> 4) & 0xF, 16)))
                        .append(Character.toUpperCase(Character.forDigit(octet & 0xF, 16)));
            }
        }
        return encode.toString();
    }
}
