package io.github.impotparticulier.millesime;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lit un calendrier écrit en colonnes séparées par des tabulations. */
final class LectureCalendrier {
    private static final String COLONNES = "impot\tcampagne\tdate\tfiabilite";
    private static final String COLONNES_LISIBLES = COLONNES.replace("\t", ", ");

    private LectureCalendrier() {}

    static List<Taxation> lire(String contenu, String nom) {
        String[] lignes = contenu.split("\n", -1);
        List<Taxation> taxations = new ArrayList<>();
        boolean titreLu = false;
        for (int i = 0; i < lignes.length; i++) {
            try {
                String ligne = lignes[i].strip();
                if (i == 0 && ligne.startsWith("\uFEFF")) {
                    ligne = ligne.substring(1).strip();
                }
                if (ligne.indexOf('\uFFFD') >= 0) {
                    throw new IllegalArgumentException(
                            "texte qui n'est pas en UTF-8 ; enregistrez le fichier en UTF-8.");
                }
                if (ligne.isEmpty() || ligne.startsWith("#")) {
                    continue;
                }
                if (titreLu) {
                    ajouter(taxations, ligne);
                } else {
                    verifierTitre(ligne);
                    titreLu = true;
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "Calendrier « " + nom + " », ligne " + (i + 1) + " : " + e.getMessage(), e);
            }
        }
        if (taxations.isEmpty()) {
            throw new IllegalArgumentException("Calendrier « " + nom + " », ligne " + lignes.length
                    + " : fin du fichier sans aucune date ; donnez le titre des colonnes (" + COLONNES_LISIBLES
                    + "), puis une ligne par campagne.");
        }
        return taxations;
    }

    private static void verifierTitre(String ligne) {
        if (!ligne.equals(COLONNES)) {
            throw new IllegalArgumentException("titre des colonnes attendu ; écrivez " + COLONNES_LISIBLES
                    + ", séparés par des tabulations, avant la première campagne.");
        }
    }

    private static void ajouter(List<Taxation> taxations, String ligne) {
        String[] colonnes = ligne.split("\t", -1);
        if (colonnes.length != 4) {
            throw new IllegalArgumentException(colonnes.length + " colonne(s) lue(s) au lieu de 4 ; écrivez "
                    + COLONNES_LISIBLES + ", séparés par une tabulation (des espaces ne conviennent pas).");
        }
        Taxation taxation = new Taxation(
                constante("un impôt", colonnes[0].strip(), Impot.values()),
                campagne(colonnes[1].strip()),
                date(colonnes[2].strip()),
                constante("une fiabilité permise", colonnes[3].strip(), CalendrierTaxation.FIABILITES_PUBLIEES));
        for (Taxation autre : taxations) {
            if (autre.impot() == taxation.impot() && autre.campagne() == taxation.campagne()) {
                throw new IllegalArgumentException("la campagne " + taxation.campagne() + " de " + taxation.impot()
                        + " est déjà donnée plus haut ; n'en gardez qu'une ligne.");
            }
        }
        taxations.add(taxation);
    }

    private static <E extends Enum<E>> E constante(String quoi, String texte, E[] permises) {
        for (E permise : permises) {
            if (permise.name().equals(texte)) {
                return permise;
            }
        }
        throw new IllegalArgumentException(
                "« " + texte + " » n'est pas " + quoi + " ; valeurs permises : " + Arrays.toString(permises) + ".");
    }

    private static int campagne(String texte) {
        if (!texte.matches("[0-9]{4}")) {
            throw new IllegalArgumentException("campagne « " + texte
                    + " » illisible ; écrivez l'année civile de la taxation sur quatre chiffres.");
        }
        return Integer.parseInt(texte);
    }

    private static LocalDate date(String texte) {
        try {
            return LocalDate.parse(texte);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "date « " + texte + " » illisible ou inexistante ; écrivez-la sous la forme AAAA-MM-JJ.", e);
        }
    }
}
