package io.github.impotparticulier.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Une autre lecture du JSON, écrite à la main d'après la RFC 8259, pour juger la première : mêmes textes acceptés, mêmes valeurs.
 * Elle s'en tient à ce que le SDK y ajoute : un objet, sans champ en double, sur 32 niveaux et 20 000 valeurs au plus.
 */
final class LecteurTemoin {
    private static final int PROFONDEUR_MAX = 32;
    private static final int VALEURS_MAX = 20_000;
    /** Au-delà, moshi prend certains entiers (9223372036854775808 suivi de deux chiffres) pour des zéros initiaux, et les refuse. */
    private static final int CHIFFRES_SURS = 19;

    private final String texte;
    private int position;
    private int valeurs;
    private boolean tolerance;

    private LecteurTemoin(String texte) {
        this.texte = texte;
    }

    /** Un refus. */
    static final class Refus extends Exception {
        private static final long serialVersionUID = 1L;

        Refus() {
            super("hors de la RFC 8259", null, false, false);
        }
    }

    /**
     * Ce qu'il y a à lire.
     *
     * @param objet les champs, nuls compris
     * @param tolerance vrai là où moshi s'écarte de la RFC, dans un sens ou dans l'autre : « TRUE », un caractère de commande tel
     *     quel ou une apostrophe précédée d'une barre dans un texte, un entier démesuré
     */
    record Lu(Map<String, Object> objet, boolean tolerance) {}

    static Lu lire(byte[] utf8) throws Refus {
        String texte;
        try {
            texte = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refus();
        }
        LecteurTemoin temoin = new LecteurTemoin(texte.startsWith("\uFEFF") ? texte.substring(1) : texte);
        temoin.blancs();
        Map<String, Object> objet = temoin.objet(1);
        temoin.blancs();
        if (temoin.position != temoin.texte.length()) {
            throw new Refus();
        }
        return new Lu(objet, temoin.tolerance);
    }

    private char ici() throws Refus {
        if (position >= texte.length()) {
            throw new Refus();
        }
        return texte.charAt(position);
    }

    private void exiger(char attendu) throws Refus {
        if (ici() != attendu) {
            throw new Refus();
        }
        position++;
    }

    private void blancs() {
        while (position < texte.length() && " \t\r\n".indexOf(texte.charAt(position)) >= 0) {
            position++;
        }
    }

    private Map<String, Object> objet(int profondeur) throws Refus {
        exiger('{');
        if (profondeur > PROFONDEUR_MAX) {
            throw new Refus();
        }
        Map<String, Object> objet = new LinkedHashMap<>();
        blancs();
        if (ici() == '}') {
            position++;
            return objet;
        }
        while (true) {
            blancs();
            String nom = chaine();
            blancs();
            exiger(':');
            if (objet.containsKey(nom)) {
                throw new Refus();
            }
            objet.put(nom, valeur(profondeur));
            blancs();
            if (ici() == '}') {
                position++;
                return objet;
            }
            exiger(',');
        }
    }

    private List<Object> liste(int profondeur) throws Refus {
        exiger('[');
        if (profondeur > PROFONDEUR_MAX) {
            throw new Refus();
        }
        List<Object> liste = new ArrayList<>();
        blancs();
        if (ici() == ']') {
            position++;
            return liste;
        }
        while (true) {
            liste.add(valeur(profondeur));
            blancs();
            if (ici() == ']') {
                position++;
                return liste;
            }
            exiger(',');
        }
    }

    private Object valeur(int profondeur) throws Refus {
        blancs();
        if (++valeurs > VALEURS_MAX) {
            throw new Refus();
        }
        return switch (ici()) {
            case '{' -> objet(profondeur + 1);
            case '[' -> liste(profondeur + 1);
            case '"' -> chaine();
            case 't', 'T' -> mot("true", true);
            case 'f', 'F' -> mot("false", false);
            case 'n', 'N' -> mot("null", null);
            default -> nombre();
        };
    }

    private Object mot(String attendu, Object valeur) throws Refus {
        if (!texte.regionMatches(true, position, attendu, 0, attendu.length())) {
            throw new Refus();
        }
        // Sans égard à la casse, mais en ASCII.
        String ecrit = texte.substring(position, position + attendu.length());
        if (!ecrit.toLowerCase(Locale.ROOT).equals(attendu) || !ecrit.chars().allMatch(c -> c < 128)) {
            throw new Refus();
        }
        tolerance |= !ecrit.equals(attendu);
        position += attendu.length();
        return valeur;
    }

    /** Rend le nombre tel qu'il est écrit. */
    private String nombre() throws Refus {
        int debut = position;
        if (ici() == '-') {
            position++;
        }
        if (ici() == '0') {
            position++;
        } else {
            tolerance |= chiffres() > CHIFFRES_SURS;
        }
        if (position < texte.length() && texte.charAt(position) == '.') {
            position++;
            chiffres();
        }
        if (position < texte.length() && (texte.charAt(position) | 0x20) == 'e') {
            position++;
            if (ici() == '+' || ici() == '-') {
                position++;
            }
            chiffres();
        }
        return texte.substring(debut, position);
    }

    private int chiffres() throws Refus {
        int debut = position;
        while (position < texte.length() && texte.charAt(position) >= '0' && texte.charAt(position) <= '9') {
            position++;
        }
        if (position == debut) {
            throw new Refus();
        }
        return position - debut;
    }

    private String chaine() throws Refus {
        exiger('"');
        StringBuilder chaine = new StringBuilder();
        while (ici() != '"') {
            char c = texte.charAt(position++);
            tolerance |= c < 0x20;
            chaine.append(c == '\\' ? echappe() : c);
        }
        position++;
        return chaine.toString();
    }

    private char echappe() throws Refus {
        char c = ici();
        position++;
        int court = "\"\\/bfnrt'\n".indexOf(c);
        if (court >= 0) {
            tolerance |= court >= 8;
            return "\"\\/\b\f\n\r\t'\n".charAt(court);
        }
        if (c != 'u' || position + 4 > texte.length()) {
            throw new Refus();
        }
        char unite = 0;
        for (char chiffre : texte.substring(position, position + 4).toCharArray()) {
            int valeur = chiffre < 128 ? Character.digit(chiffre, 16) : -1;
            if (valeur < 0) {
                throw new Refus();
            }
            unite = (char) (unite * 16 + valeur);
        }
        position += 4;
        return unite;
    }
}
