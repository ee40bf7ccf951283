package io.github.impotparticulier.particulier;

import io.github.impotparticulier.personne.DateNaissance;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Les genres de champs et, pour chacun, ce qui se lit de chaque forme qu'il peut prendre : une forme par ligne. */
enum Genre {
    TEXTE(Formes.TEXTES + """
            "null" | rien
            " Null " | rien
            """),
    /** Une personne peut s'appeler « Null ». */
    NOM(Formes.TEXTES + """
            "null" | null
            " Null " | Null
            """),
    ENTIER(Formes.ENTIERS + """
            0 | 0
            -12 | -12
            """),
    ANNEE(Formes.ENTIERS + """
            0 | rien
            "0000" | rien
            """),
    DECIMAL(Formes.ABSENCES + """
            12.34 | 12.34
            "12.34" | 12.34
            "12,34" | 12.34
            "1 234,50 €" | 1234.5
            1012 | 1012
            -7 | -7
            0 | 0
            "1,234" | illisible
            "bientôt" | illisible
            1e50 | illisible
            true | illisible
            {} | illisible
            [] | illisible
            """),
    OUI_OU_NON(Formes.ABSENCES + """
            true | true
            "true" | true
            " OUI " | true
            "o" | true
            false | false
            "False" | false
            "N" | false
            "-" | rien
            0 | illisible
            1 | illisible
            "bientôt" | illisible
            {} | illisible
            [true] | illisible
            """),
    DATE(Formes.ABSENCES + """
            "2024-02-29" | 2024-02-29
            " 29/02/2024 " | 2024-02-29
            "2024-02-29T00:00:00+01:00" | 2024-02-29
            20240229 | 2024-02-29
            "0000-00-00" | rien
            "2023-06-31" | illisible
            "2020-00-00" | illisible
            "bientôt" | illisible
            true | illisible
            {} | illisible
            ["2024-02-29"] | illisible
            """),
    /** Une période d'études : on en rencontre dont le jour n'existe pas. */
    DATE_DE_PERIODE(Formes.ABSENCES + """
            "2024-02-29" | 2024-02-29
            " 29/02/2024 " | 2024-02-29
            "2024-02-29T00:00:00+01:00" | 2024-02-29
            20240229 | 2024-02-29
            "0000-00-00" | rien
            "2023-06-31" | rien
            "2020-00-00" | rien
            "2023-13-01" | illisible
            "bientôt" | illisible
            true | illisible
            {} | illisible
            ["2024-02-29"] | illisible
            """),
    NAISSANCE(Formes.ABSENCES + """
            "2012-04-07" | 2012 4 7, entière
            "07/04/2012" | 2012 4 7, entière
            "2012-04-00" | 2012 4 ?
            "2020-00-00" | 2020 ? ?
            "2020" | 2020 ? ?
            2020 | 2020 ? ?
            "0000-04-07" | ? 4 7
            "2001-02-30" | 2001 2 30
            "0000-00-00" | rien
            "2012-13-01" | rien
            "200&-04-07" | rien
            "bientôt" | rien
            false | rien
            {"annee":2012} | illisible
            [2012] | illisible
            """),
    SEXE(Formes.ABSENCES + """
            "M" | MASCULIN
            " m " | MASCULIN
            "Masculin" | MASCULIN
            "F" | FEMININ
            "Féminin" | FEMININ
            "FEMININ" | FEMININ
            "X" | rien
            1 | rien
            {} | illisible
            ["F"] | illisible
            """),
    FOURNISSEUR(Formes.ABSENCES + """
            "CNAF" | CNAF
            " msa " | MSA
            "CNAV" | INCONNU
            1 | INCONNU
            {} | illisible
            ["CNAF"] | illisible
            """),
    STATUT(Formes.ABSENCES + """
            "allocataire" | ALLOCATAIRE
            "ouvrant_droit" | OUVRANT_DROIT
            "NON_BENEFICIAIRE" | NON_BENEFICIAIRE
            "autre" | INCONNU
            true | INCONNU
            {} | illisible
            ["allocataire"] | illisible
            """),
    QUALITE(Formes.ABSENCES + """
            "allocataire" | ALLOCATAIRE
            "Conjoint" | CONJOINT
            "enfant" | INCONNUE
            {} | illisible
            ["conjoint"] | illisible
            """),
    /** L'année d'un mois, mars dans l'exemple. */
    ANNEE_DE_MARS(Formes.ABSENCES + """
            2024 | 2024-03
            "2024" | 2024-03
            0 | rien
            2000000000 | illisible
            2024.5 | illisible
            [] | illisible
            """),
    /** De même, en novembre. */
    ANNEE_DE_NOVEMBRE(Formes.ABSENCES + """
            2023 | 2023-11
            0 | rien
            {} | illisible
            """),
    /** Le mois d'une année, 2025 dans l'exemple. */
    MOIS_DE_2025(Formes.ABSENCES + """
            2 | 2025-02
            "02" | 2025-02
            12 | 2025-12
            0 | rien
            13 | illisible
            -1 | illisible
            "bientôt" | illisible
            """),
    /** De même, en 2024. */
    MOIS_DE_2024(Formes.ABSENCES + """
            9 | 2024-09
            0 | rien
            13 | illisible
            """),
    /** Un prénom seul, que l'on rend en liste. */
    PRENOM(Formes.LISTES_VIDES + """
            " LOU " | [LOU]
            "LOU ANNE" | [LOU ANNE]
            "null" | [null]
            {} | illisible
            ["LOU"] | illisible
            """),
    NOMS(Formes.LISTES_VIDES + """
            [] | []
            [null] | []
            ["LOU",null," "," ANNE "] | [LOU, ANNE]
            ["null"] | [null]
            "LOU" | illisible
            [{}] | illisible
            [["LOU"]] | illisible
            {} | illisible
            """),
    OBJET(Formes.ABSENCES + """
            {} | présent
            {"autre":1} | présent
            "bientôt" | illisible
            12 | illisible
            true | illisible
            [] | illisible
            [{}] | illisible
            """),
    /** Un élément nul est quelqu'un, ou quelque chose, dont on ne sait rien : sans lui, la liste mentirait. */
    LISTE(Formes.LISTES_VIDES + """
            [] | []
            "null" | []
            [{}] | [présent]
            [{},{"autre":1}] | [présent, présent]
            [null] | illisible
            [{},null,{"autre":1}] | illisible
            [{},"bientôt"] | illisible
            [12] | illisible
            [[]] | illisible
            {} | illisible
            "bientôt" | illisible
            true | illisible
            """);

    static final String ILLISIBLE = "illisible";
    static final String RIEN = "rien";

    private final String table;

    Genre(String table) {
        this.table = table;
    }

    /** Ce qui se lit de chaque forme, écrite en JSON ; {@link #ILLISIBLE} si sa lecture échoue, {@link #RIEN} si elle est vide. */
    Map<String, String> formes() {
        Map<String, String> formes = new LinkedHashMap<>();
        table.lines().forEach(ligne -> {
            int barre = ligne.lastIndexOf(" | ");
            formes.put(ligne.substring(0, barre), ligne.substring(barre + 3));
        });
        return formes;
    }

    /** Vrai d'un genre qui se lit en liste, vide quand il n'y a rien. */
    boolean enListe() {
        return this == LISTE || this == NOMS || this == PRENOM;
    }

    /** Ce qu'un accesseur a rendu, comme le disent les formes. */
    static String ecrit(Object lu) {
        if (lu instanceof Optional<?> optionnel) {
            return optionnel.map(Genre::ecrit).orElse(RIEN);
        }
        if (lu instanceof OptionalInt entier) {
            return entier.isPresent() ? String.valueOf(entier.getAsInt()) : RIEN;
        }
        if (lu instanceof List<?> liste) {
            return liste.stream().map(Genre::ecrit).toList().toString();
        }
        if (lu instanceof DateNaissance date) {
            return partie(date.annee()) + " " + partie(date.mois()) + " " + partie(date.jour())
                    + date.date().map(entiere -> ", entière").orElse("");
        }
        if (lu instanceof BigDecimal montant) {
            return montant.stripTrailingZeros().toPlainString();
        }
        return lu instanceof DonneesParticulier ? "présent" : lu.toString();
    }

    private static String partie(OptionalInt partie) {
        return partie.isPresent() ? String.valueOf(partie.getAsInt()) : "?";
    }

    /** À part : une énumération ne lit pas ses propres constantes avant d'être faite. */
    private static final class Formes {
        static final String ABSENCES = """
                null | rien
                "" | rien
                "  \\u00A0" | rien
                "NULL" | rien
                """;
        static final String TEXTES = """
                null | rien
                "" | rien
                "  \\u00A0" | rien
                "SPECIMEN  " | SPECIMEN
                93 | 93
                true | true
                {} | illisible
                {"autre":1} | illisible
                [] | illisible
                ["bientôt"] | illisible
                """;
        static final String ENTIERS = ABSENCES + """
                17 | 17
                "17" | 17
                " 17 " | 17
                17.0 | 17
                "17 €" | 17
                17.5 | illisible
                3000000000 | illisible
                1e30 | illisible
                "bientôt" | illisible
                false | illisible
                {} | illisible
                [17] | illisible
                """;
        static final String LISTES_VIDES = """
                null | []
                "" | []
                " " | []
                """;
    }
}
