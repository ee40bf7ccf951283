package io.github.impotparticulier.graines;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Tire des modèles JSON (tables, listes, textes, nombres, booléens, null), et les écrit de l'une des manières que le JSON permet.
 * Chaque texte porte une marque, pour reconnaître où il ne devrait pas être.
 */
public final class GenerateurJson {
    private static final int PROFONDEUR_MAX = 6;
    private static final String[] NOMS = {
        "rfr",
        "nbPart",
        "sitFam",
        "pac",
        "nbPac",
        "aftDetail",
        "rev",
        "tspr",
        "code",
        "valeur",
        "facture",
        "codeLigne",
        "colonne1",
        "colonne4",
        "dateNaisDec1",
        "annee",
        "mois",
        "jour",
        "situationsTH",
        "locaux",
        "situationsIR",
        "spiDec1",
        "personnePhysique",
        "identifiant",
        "spi",
        "etatCivil",
        "erreur",
        "fault",
        "message",
        "access_token",
        "expires_in"
    };

    private final RandomGenerator hasard;

    public GenerateurJson(RandomGenerator hasard) {
        this.hasard = hasard;
    }

    public Map<String, Object> objet() {
        return objet(1);
    }

    private Map<String, Object> objet(int profondeur) {
        // Au-delà de 64 champs, l'analyseur cherche les doublons autrement.
        int taille = hasard.nextInt(12) == 0 ? 60 + hasard.nextInt(20) : hasard.nextInt(8);
        Map<String, Object> objet = new LinkedHashMap<>();
        for (int i = 0; i < taille; i++) {
            objet.put(hasard.nextInt(3) == 0 ? NOMS[hasard.nextInt(NOMS.length)] : texte(6), valeur(profondeur + 1));
        }
        return objet;
    }

    /** Une valeur quelconque ; {@code null} y compris. */
    public Object valeur(int profondeur) {
        return switch (hasard.nextInt(profondeur < PROFONDEUR_MAX ? 9 : 6)) {
            case 0 -> null;
            case 1 -> hasard.nextBoolean();
            case 2 -> nombre();
            case 3 -> Invariants.SPI;
            case 4, 5 -> Invariants.MARQUE + texte(20);
            case 6 -> objet(profondeur);
            default -> liste(profondeur);
        };
    }

    private List<Object> liste(int profondeur) {
        List<Object> liste = new ArrayList<>();
        for (int i = hasard.nextInt(5); i > 0; i--) {
            liste.add(valeur(profondeur + 1));
        }
        return liste;
    }

    private BigDecimal nombre() {
        return switch (hasard.nextInt(6)) {
            case 0 -> BigDecimal.valueOf(hasard.nextLong());
            case 1 -> BigDecimal.valueOf(hasard.nextInt(-100, 200_000));
            case 2 ->
                new BigDecimal(BigInteger.valueOf(hasard.nextLong()).pow(1 + hasard.nextInt(4)), hasard.nextInt(30));
            case 3 -> new BigDecimal(BigInteger.valueOf(hasard.nextLong()), hasard.nextInt(-400, 400));
            case 4 -> BigDecimal.valueOf(hasard.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE);
            default -> BigDecimal.valueOf(hasard.nextInt(1_000), 2);
        };
    }

    /** Un texte de toutes sortes de caractères, moitiés de paires comprises. */
    private String texte(int longueurMax) {
        StringBuilder texte = new StringBuilder();
        for (int i = hasard.nextInt(longueurMax + 1); i > 0; i--) {
            switch (hasard.nextInt(8)) {
                case 0 -> texte.append((char) hasard.nextInt(0x20));
                case 1 -> texte.append("\"\\/'\u2028\u00A0\uFEFF".charAt(hasard.nextInt(7)));
                case 2 -> texte.append((char) hasard.nextInt(0x10000));
                case 3 -> texte.appendCodePoint(hasard.nextInt(Character.MAX_CODE_POINT + 1));
                default -> texte.append((char) ('a' + hasard.nextInt(26)));
            }
        }
        return texte.toString();
    }

    /** Écrit une valeur, en UTF-8. Une table est écrite dans son ordre. */
    public byte[] ecrire(Object valeur) {
        StringBuilder texte = new StringBuilder();
        blancs(texte);
        ecrire(valeur, texte);
        blancs(texte);
        return texte.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void ecrire(Object valeur, StringBuilder texte) {
        if (valeur instanceof Map<?, ?> table) {
            texte.append('{');
            String separateur = "";
            for (Map.Entry<?, ?> champ : table.entrySet()) {
                texte.append(separateur);
                blancs(texte);
                ecrireTexte((String) champ.getKey(), texte);
                blancs(texte);
                texte.append(':');
                blancs(texte);
                ecrire(champ.getValue(), texte);
                blancs(texte);
                separateur = ",";
            }
            blancs(texte);
            texte.append('}');
        } else if (valeur instanceof List<?> liste) {
            texte.append('[');
            String separateur = "";
            for (Object element : liste) {
                texte.append(separateur);
                blancs(texte);
                ecrire(element, texte);
                blancs(texte);
                separateur = ",";
            }
            blancs(texte);
            texte.append(']');
        } else if (valeur instanceof String simple) {
            ecrireTexte(simple, texte);
        } else if (valeur instanceof BigDecimal nombre) {
            texte.append(
                    hasard.nextBoolean() ? nombre.toString() : nombre.toString().replace('E', 'e'));
        } else {
            texte.append(valeur);
        }
    }

    private void ecrireTexte(String simple, StringBuilder texte) {
        texte.append('"');
        for (int i = 0; i < simple.length(); i++) {
            char c = simple.charAt(i);
            boolean paire = i + 1 < simple.length() && Character.isSurrogatePair(c, simple.charAt(i + 1));
            int court = "\"\\/\b\f\n\r\t".indexOf(c);
            if (court >= 0 && (court < 2 || hasard.nextBoolean())) {
                texte.append('\\').append("\"\\/bfnrt".charAt(court));
            } else if (paire && hasard.nextBoolean()) {
                texte.append(c).append(simple.charAt(++i));
            } else if (c < 0x20 || Character.isSurrogate(c) || hasard.nextInt(20) == 0) {
                String hexa = String.format("%04x", (int) c);
                texte.append("\\u").append(hasard.nextBoolean() ? hexa : hexa.toUpperCase(Locale.ROOT));
            } else {
                texte.append(c);
            }
        }
        texte.append('"');
    }

    private void blancs(StringBuilder texte) {
        for (int i = hasard.nextInt(8) - 5; i > 0; i--) {
            texte.append(" \t\r\n".charAt(hasard.nextInt(4)));
        }
    }
}
