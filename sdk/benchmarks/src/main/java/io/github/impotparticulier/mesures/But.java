package io.github.impotparticulier.mesures;

import java.util.Locale;

/**
 * Une ligne du tableau.
 *
 * @param cle ce que la mesure en dit
 * @param libelle ce que le lecteur en lit
 * @param unite l'unité des valeurs
 * @param etalon à quoi l'on se compare ; vide s'il n'y a rien
 * @param regle ce qui est exigé
 * @param seuil jusqu'où
 */
record But(String cle, String libelle, Unite unite, String etalon, Regle regle, double seuil) {
    /** L'unité d'une valeur. */
    enum Unite {
        MICROSECONDES("µs", 1e-3),
        NANOSECONDES("ns", 1),
        MILLISECONDES("ms", 1e-6),
        KIO("Kio", 1.0 / 1024),
        OCTETS("octets", 1),
        PAR_SECONDE("/s", 1),
        NOMBRE("", 1);

        private final String nom;
        private final double facteur;

        Unite(String nom, double facteur) {
            this.nom = nom;
            this.facteur = facteur;
        }

        String montrer(double valeur) {
            double convertie = valeur * facteur;
            String nombre = nombre(convertie, Math.abs(convertie) >= 100 || convertie == Math.rint(convertie) ? 0 : 2);
            return nom.isEmpty() ? nombre : nombre + " " + nom;
        }
    }

    /** Ce qui est exigé d'un rapport (médiane des rapports) ou d'une valeur. */
    enum Regle {
        RAPPORT_AU_PLUS,
        RAPPORT_AU_MOINS,
        VALEUR_AU_PLUS,
        SANS_BUT
    }

    static But auPlus(String cle, String libelle, Unite unite, String etalon, double seuil) {
        return new But(cle, libelle, unite, etalon, Regle.RAPPORT_AU_PLUS, seuil);
    }

    static But auMoins(String cle, String libelle, Unite unite, String etalon, double seuil) {
        return new But(cle, libelle, unite, etalon, Regle.RAPPORT_AU_MOINS, seuil);
    }

    static But valeur(String cle, String libelle, Unite unite, double seuil) {
        return new But(cle, libelle, unite, "", Regle.VALEUR_AU_PLUS, seuil);
    }

    static But pourMemoire(String cle, String libelle, Unite unite, String etalon) {
        return new But(cle, libelle, unite, etalon, Regle.SANS_BUT, 0);
    }

    String ligne(Releves releves) {
        Releves.Quartiles rapport = releves.rapport(cle);
        Releves.Quartiles notre = releves.notre(cle);
        return "| " + libelle + " | " + unite.montrer(notre.mediane()) + " | "
                + (etalon.isEmpty() ? "" : unite.montrer(releves.etalon(cle).mediane()) + " (" + etalon + ")")
                + " | "
                + (etalon.isEmpty()
                        ? ""
                        : nombre(rapport.mediane(), decimales(rapport.mediane())) + " ("
                                + nombre(rapport.bas(), decimales(rapport.mediane())) + " à "
                                + nombre(rapport.haut(), decimales(rapport.mediane())) + ")")
                + " | " + exigence() + " | " + verdict(rapport, notre) + " |";
    }

    private String exigence() {
        return switch (regle) {
            case RAPPORT_AU_PLUS -> "≤ " + nombre(seuil, decimales(seuil));
            case RAPPORT_AU_MOINS -> "≥ " + nombre(seuil, decimales(seuil));
            case VALEUR_AU_PLUS -> "≤ " + unite.montrer(seuil);
            case SANS_BUT -> "";
        };
    }

    private String verdict(Releves.Quartiles rapport, Releves.Quartiles notre) {
        return switch (regle) {
            case RAPPORT_AU_PLUS -> rapport.mediane() <= seuil ? "tenu" : "**non**";
            case RAPPORT_AU_MOINS -> rapport.mediane() >= seuil ? "tenu" : "**non**";
            case VALEUR_AU_PLUS -> notre.mediane() <= seuil ? "tenu" : "**non**";
            case SANS_BUT -> "";
        };
    }

    private static int decimales(double rapport) {
        return Math.abs(rapport) < 0.1 ? 3 : 2;
    }

    private static String nombre(double valeur, int decimales) {
        return String.format(Locale.FRANCE, "%." + decimales + "f", valeur);
    }
}
