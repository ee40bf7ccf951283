package io.github.impotparticulier.bacasable.particulier;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Les paramètres propres aux ressources d'études. */
final class ControlesEtudes {
    static final String DEPARTEMENTS = "codesBcnDepartements";
    static final String REGIONS = "codesBcnRegions";

    private static final Pattern INE = Pattern.compile(
            "\\d{9}[A-HJK]{2}|\\d{10}[A-HJ-NPR-Z]|[A-Z0-9]{10}\\d|\\d{4}A\\d{5}[A-HJ-NPR-Z]", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANNEE_SCOLAIRE = Pattern.compile("\\d{4}(-\\d{4})?");
    private static final Pattern ETABLISSEMENT = Pattern.compile("\\d{7}\\w");
    private static final Pattern CODE_BCN = Pattern.compile("\\w{2,3}");
    private static final int PREMIERE_CAMPAGNE = 2021;

    private ControlesEtudes() {}

    static void ine(Requete requete, Contexte contexte, List<Erreur> erreurs) {
        String ine = requete.texte("ine");
        if (ine == null || !INE.matcher(ine).matches()) {
            erreurs.add(contexte.erreur(RefusPlateforme.INE));
        }
    }

    static void identifiant(Requete requete, Contexte contexte, List<Erreur> erreurs) {
        if (requete.texte("identifiant") == null) {
            erreurs.add(contexte.erreur(RefusPlateforme.IDENTIFIANT));
        }
    }

    static void campagne(Requete requete, Contexte contexte, List<Erreur> erreurs) {
        if (requete.texte("campaignYear") == null) {
            return;
        }
        OptionalInt annee = requete.entier("campaignYear");
        if (annee.isEmpty()
                || annee.getAsInt() < PREMIERE_CAMPAGNE
                || annee.getAsInt() >= contexte.jour().getYear()) {
            erreurs.add(contexte.erreur(RefusPlateforme.CAMPAGNE));
        }
    }

    static void scolarite(Requete requete, Contexte contexte, List<Erreur> erreurs) {
        String annee = requete.texte("anneeScolaire");
        if (annee == null || !ANNEE_SCOLAIRE.matcher(annee).matches()) {
            erreurs.add(contexte.erreur(RefusPlateforme.ANNEE_SCOLAIRE));
        }
        String etablissement = requete.texte("codeEtablissement");
        if (etablissement != null && !ETABLISSEMENT.matcher(etablissement).matches()) {
            erreurs.add(contexte.erreur(RefusPlateforme.ETABLISSEMENT));
        }
        String degre = requete.texte("degreEtablissement");
        if (degre != null && !degre.matches("[12]D")) {
            erreurs.add(contexte.erreur(RefusPlateforme.DEGRE));
        }
        boolean departements = codes(requete, DEPARTEMENTS, contexte, RefusPlateforme.DEPARTEMENTS, erreurs);
        boolean regions = codes(requete, REGIONS, contexte, RefusPlateforme.REGIONS, erreurs);
        int manieres = (etablissement == null ? 0 : 1) + (departements ? 1 : 0) + (regions ? 1 : 0);
        if (manieres > 1) {
            erreurs.add(contexte.erreur(RefusPlateforme.PERIMETRES_EXCLUSIFS));
        } else if (manieres == 0 && degre == null) {
            erreurs.add(contexte.erreur(RefusPlateforme.SANS_PERIMETRE));
        } else if (manieres == 0) {
            erreurs.add(contexte.erreur(RefusPlateforme.DEGRE_SANS_PERIMETRE));
        } else if (etablissement == null && degre == null) {
            erreurs.add(contexte.erreur(RefusPlateforme.PERIMETRE_SANS_DEGRE));
        }
    }

    private static boolean codes(
            Requete requete, String nom, Contexte contexte, RefusPlateforme refus, List<Erreur> erreurs) {
        List<String> codes = requete.tableau(nom);
        boolean malFormes =
                !codes.stream().allMatch(code -> CODE_BCN.matcher(code).matches());
        if (malFormes || requete.porte(nom)) {
            erreurs.add(contexte.erreur(refus));
        }
        return !codes.isEmpty() || requete.porte(nom);
    }
}
