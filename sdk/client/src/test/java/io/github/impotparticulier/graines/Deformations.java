package io.github.impotparticulier.graines;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Abîme des octets : coupe, recolle, double, change de type, d'encodage, d'échelle. */
public final class Deformations {
    private static final String[] MORCEAUX = {
        "null",
        "true",
        "TRUE",
        "nulL",
        "NaN",
        "Infinity",
        "-",
        "-0",
        "01",
        "1.",
        ".5",
        "+1",
        "0x10",
        "1e999999999",
        "1E-2147483648",
        "1e2147483648",
        "9".repeat(400),
        "-9223372036854775808",
        "9223372036854775808",
        "\"",
        "\"\"",
        "''",
        "\\",
        "\\u",
        "\\ud800",
        "\\udc00\\ud800",
        "\\u0000",
        "\\x41",
        "\\'",
        "\\\n",
        "\u0000",
        "\u0001",
        "\n",
        "\u2028",
        "\uFEFF",
        "{",
        "}",
        "[",
        "]",
        ",",
        ",,",
        ":",
        "::",
        "=",
        ";",
        "{}",
        "[]",
        "[[[[",
        "{\"a\":",
        "\"rfr\":1,",
        "\"rfr\":{},",
        "\"spi\":\"§\",",
        "// §\n",
        "/* § */",
        "# §",
        ")]}',\n",
        "<html>",
        "<code>900901</code>",
        "<?xml version=\"1.0\"?>",
        "\"N\"",
        "\"O\"",
        "\"2023-02-30\"",
        "\"0000-00-00\"",
        "\"+999999999-01-01\"",
        "\"٣\"",
        "\"1e9\"",
        "§",
        Invariants.SPI
    };

    /** Des valeurs bien formées, d'un autre type que celui attendu, ou au bord de ses bornes. */
    private static final String[] VALEURS = {
        "null", "true", "-1", "12.5", "1e30", "1e-39", "0e999", "2147483648", "9223372036854775807",
                "9223372036854775808", "\"§\"",
        "\" \"", "\"12,5\"", "\"0x10\"", "\"٣\"", "\"2023-02-30\"", "{}", "[]", "[{}]", "[null,{\"§\":1}]", "[\"§\"]",
                "{\"§\":\"§\"}"
    };

    private final RandomGenerator hasard;

    public Deformations(RandomGenerator hasard) {
        this.hasard = hasard;
    }

    /** Une copie abîmée une fois, parfois plusieurs. */
    public byte[] deformer(byte[] origine) {
        byte[] octets = origine;
        do {
            octets = uneFois(octets);
        } while (hasard.nextInt(3) == 0);
        return octets;
    }

    private byte[] uneFois(byte[] octets) {
        int n = octets.length;
        int a = hasard.nextInt(n + 1);
        int b = Math.min(n, a + hasard.nextInt(1 + (hasard.nextInt(8) == 0 ? n : 6)));
        return switch (hasard.nextInt(15)) {
            case 0 -> Arrays.copyOf(octets, a);
            case 1 -> coller(octets, 0, a, octets, b, n);
            case 2 -> coller(octets, 0, b, octets, a, n);
            case 3 -> coller(coller(octets, 0, a, morceau()), 0, -1, octets, a, n);
            case 4 -> coller(coller(octets, 0, a, morceau()), 0, -1, octets, b, n);
            case 5 -> unOctet(octets, (byte) hasard.nextInt(256));
            case 6 -> unOctet(octets, (byte) "{}[]\",:\\ 0-eEtfn\n\0".charAt(hasard.nextInt(18)));
            case 7, 8, 9 -> valeurEchangee(octets);
            case 10 -> coller(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, 0, 3, octets, 0, n);
            case 11 -> imbriquer(octets);
            case 12 -> reencoder(octets);
            case 13 -> coller(octets, 0, a, new byte[] {(byte) (0x80 + hasard.nextInt(128))}, 0, 1, octets, a, n);
            default -> octetsQuelconques();
        };
    }

    private byte[] morceau() {
        return MORCEAUX[hasard.nextInt(MORCEAUX.length)].getBytes(StandardCharsets.UTF_8);
    }

    public byte[] octetsQuelconques() {
        byte[] octets = new byte[hasard.nextInt(200)];
        hasard.nextBytes(octets);
        return octets;
    }

    private byte[] unOctet(byte[] octets, byte nouveau) {
        byte[] copie = octets.clone();
        if (copie.length > 0) {
            copie[hasard.nextInt(copie.length)] = nouveau;
        }
        return copie;
    }

    /** Remplace ce qui suit un deux-points par une valeur d'un autre type. */
    private byte[] valeurEchangee(byte[] octets) {
        int depart = octets.length == 0 ? 0 : hasard.nextInt(octets.length);
        int debut = depart;
        while (debut < octets.length && octets[debut] != ':') {
            debut++;
        }
        if (debut == octets.length) {
            return octets;
        }
        int fin = debut + 1;
        while (fin < octets.length && octets[fin] != ',' && octets[fin] != '}') {
            fin++;
        }
        GenerateurJson generateur = new GenerateurJson(hasard);
        byte[] valeur = hasard.nextInt(4) > 0
                ? VALEURS[hasard.nextInt(VALEURS.length)].getBytes(StandardCharsets.UTF_8)
                : generateur.ecrire(generateur.valeur(4));
        return coller(coller(octets, 0, debut + 1, valeur), 0, -1, octets, fin, octets.length);
    }

    private byte[] imbriquer(byte[] octets) {
        int niveaux = hasard.nextInt(4) == 0 ? 5_000 : hasard.nextInt(40);
        boolean enTable = hasard.nextBoolean();
        byte[] ouverture = (enTable ? "{\"§\":" : "[").repeat(niveaux).getBytes(StandardCharsets.UTF_8);
        byte[] fermeture = (enTable ? "}" : "]").repeat(niveaux).getBytes(StandardCharsets.UTF_8);
        return coller(coller(ouverture, 0, ouverture.length, octets), 0, -1, fermeture, 0, fermeture.length);
    }

    private byte[] reencoder(byte[] octets) {
        Charset[] jeux = {
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16,
            StandardCharsets.ISO_8859_1,
            Charset.forName("UTF-32"),
            Charset.forName("windows-1252")
        };
        return new String(octets, StandardCharsets.UTF_8).getBytes(jeux[hasard.nextInt(jeux.length)]);
    }

    private static byte[] coller(byte[] premier, int debut, int fin, byte[] second) {
        return coller(premier, debut, fin, second, 0, second.length);
    }

    private static byte[] coller(byte[] premier, int debut, int fin, byte[] second, int debut2, int fin2) {
        return coller(premier, debut, fin, second, debut2, fin2, new byte[0], 0, 0);
    }

    /** Recolle trois tranches ; une fin négative est celle du tableau. */
    private static byte[] coller(
            byte[] premier,
            int debut,
            int fin,
            byte[] second,
            int debut2,
            int fin2,
            byte[] troisieme,
            int debut3,
            int fin3) {
        ByteArrayOutputStream colles = new ByteArrayOutputStream();
        colles.write(premier, debut, (fin < 0 ? premier.length : fin) - debut);
        colles.write(second, debut2, fin2 - debut2);
        colles.write(troisieme, debut3, fin3 - debut3);
        return colles.toByteArray();
    }
}
