package io.github.impotparticulier.mesures;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
    /** Ceux qui font le même travail que le client : les autres rapports ne se dessinent pas. */
    private static final Set<String> ETALONS =
            Set.of("plancher", "soigneux", "jdk", "sauvage", "généré, native", "seul");

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

    /** La ligne, ou pourquoi elle n'a pas de valeur. */
    String ligne(Releves releves, String empechement) {
        if (!releves.connait(cle)) {
            return "| " + libelle + " | | " + etalon + " | | " + exigence() + " | pas mesuré : " + empechement + " |";
        }
        return "| " + libelle + " | " + unite.montrer(releves.notre(cle).mediane()) + " | "
                + (etalon.isEmpty() ? "" : unite.montrer(releves.etalon(cle).mediane()) + " (" + etalon + ")")
                + " | "
                + (etalon.isEmpty() ? "" : rapport(releves.rapport(cle)))
                + " | " + exigence() + " | " + verdict(releves) + " |";
    }

    /** De quoi la dessiner, si c'est un rapport à un étalon, dont on attend quelque chose et qui a été mesuré. */
    Optional<Dessin.Barre> barre(Releves releves) {
        if (!releves.connait(cle) || regle == Regle.SANS_BUT || !ETALONS.contains(etalon)) {
            return Optional.empty();
        }
        double rapport = releves.rapport(cle).mediane();
        return Optional.of(new Dessin.Barre(
                libelle + " / " + etalon,
                rapport,
                nombre(rapport, decimales(rapport)),
                seuil,
                regle == Regle.RAPPORT_AU_PLUS,
                tenu(releves)));
    }

    private String rapport(Releves.Quartiles rapport) {
        int decimales = decimales(rapport.mediane());
        String mediane = nombre(rapport.mediane(), decimales);
        return rapport.bas() == rapport.haut()
                ? mediane
                : mediane + " (" + nombre(rapport.bas(), decimales) + " à " + nombre(rapport.haut(), decimales) + ")";
    }

    private String exigence() {
        return switch (regle) {
            case RAPPORT_AU_PLUS -> "≤ " + nombre(seuil, decimales(seuil));
            case RAPPORT_AU_MOINS -> "≥ " + nombre(seuil, decimales(seuil));
            case VALEUR_AU_PLUS -> "≤ " + unite.montrer(seuil);
            case SANS_BUT -> "";
        };
    }

    private String verdict(Releves releves) {
        if (regle == Regle.SANS_BUT) {
            return "";
        }
        return tenu(releves) ? "tenu" : "**non**";
    }

    private boolean tenu(Releves releves) {
        return switch (regle) {
            case RAPPORT_AU_PLUS -> releves.rapport(cle).mediane() <= seuil;
            case RAPPORT_AU_MOINS -> releves.rapport(cle).mediane() >= seuil;
            case VALEUR_AU_PLUS -> releves.notre(cle).mediane() <= seuil;
            case SANS_BUT -> true;
        };
    }

    /** Deux décimales, plus s'il en faut au but pour se dire ou au rapport pour se lire. */
    private int decimales(double valeur) {
        int duSeuil =
                new BigDecimal(Double.toString(seuil)).stripTrailingZeros().scale();
        return Math.max(Math.max(2, duSeuil), Math.abs(valeur) < 0.1 ? 3 : 2);
    }

    private static String nombre(double valeur, int decimales) {
        return String.format(Locale.FRANCE, "%." + decimales + "f", valeur);
    }
}
