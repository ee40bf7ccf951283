package io.github.impotparticulier.mesures;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Les corps des réponses : un foyer inventé de 34 champs, d'environ 2,5 Ko, et son avis de 60 lignes, d'environ 10 Ko ; pour l'API
 * Particulier, un quotient familial aussi long que le foyer.
 */
final class Corps {
    private static final int LIGNES = 60;
    private static final String[] LIBELLES = {"SALAIRES", "REVENU BRUT", "PENSIONS", "FRAIS REELS", "FONCIERS"};

    private static final String FOYER = """
            "rfr":48250,
            "sitFam":"M",
            "nbPart":"3.00",
            "pac":{"nbPac":2,"nbPacF":2,"nbPacG":0,"nbPacH":0,"nbPacI":0,"nbPacR":0,"nbPacJ":0,"nbPacN":0,"nbPacP":0},
            "nmNaiDec1":"SPECIMEN-DE-LA-MESURE",
            "nmUsaDec1":"SPECIMEN-DE-LA-MESURE",
            "prnmDec1":"CAMILLE ANDREA DOMINIQUE",
            "dateNaisDec1":{"jour":"14","mois":"03","annee":"1980"},
            "dptNaissDec1":"35",
            "lieuNaissDec1":"RENNES",
            "nmNaiDec2":"EXEMPLE-FICTIF",
            "nmUsaDec2":null,
            "prnmDec2":"MAXENCE CLAUDE",
            "dateNaisDec2":{"jour":"02","mois":"11","annee":"1982"},
            "dptNaissDec2":"56",
            "lieuNaissDec2":"VANNES",
            "aft":"RESIDENCE DES ESSAIS BATIMENT B 12 RUE DE L EXEMPLE 35000 RENNES",
            "aftDetail":{"complementAdresse":"RESIDENCE DES ESSAIS BATIMENT B","voie":"12 RUE DE L EXEMPLE","codePostal":"35000 RENNES","commune":null},
            "sitParIso":"N",
            "pensAlPer":0,
            "indDeficit":"N",
            "revenuBrutGlobal":53611,
            "sitPart":"",
            "sitParDeclaree":{"sitPartP":"N","sitPartF":"N","sitPartW":"N","sitComb":"N","pensVeufGuerre":"N","indEnfSeul5ansMin":"N","indNonSeul":"N"},
            "indOptionImpotSepar":"N",
            "mntRevbareme":2711,
            "datRec":"2024-07-31",
            "datEtab":"2024-07-10",
            "impAvImput":2711,
            "montTotIr":-389,
            "revImposable":48250,
            "numRole":"22A",
            "fipNum":"350000000000001",
            "rev":{"tspr":[%s],"rcm":[%s],"rici":[%s]}
            """;

    private static final String QUOTIENT = """
            {"data":{
            "quotient_familial":{"fournisseur":"CNAF","valeur":480,"annee":2026,"mois":11,"annee_calcul":2026,"mois_calcul":11},
            "allocataires":[%s,%s],
            "enfants":[%s],
            "adresse":{"destinataire":"SPECIMEN-DE-LA-MESURE CAMILLE","complement_information":%s,
            "complement_information_geographique":"RESIDENCE DES ESSAIS BATIMENT B","numero_libelle_voie":"12 RUE DE L EXEMPLE",
            "lieu_dit":null,"code_postal_ville":"35000 RENNES","pays":"FRANCE"}
            },"links":{},"meta":{}}
            """;

    private Corps() {}

    static byte[] de(Charge charge) {
        String foyer =
                FOYER.formatted(cases("1", 16), cases("2", 14), cases("7", 14)).replace("\n", "");
        String lignes = charge == Charge.PETITE ? "" : ",\"facture\":[" + lignes() + "]";
        return ("{" + foyer + lignes + "}").getBytes(StandardCharsets.UTF_8);
    }

    /** Le quotient familial : autant d'enfants qu'il en tient dans la longueur du foyer, et un complément d'adresse qui l'atteint. */
    static byte[] quotient() {
        int taille = de(Charge.PETITE).length;
        StringBuilder enfants = new StringBuilder(personne("CLAUDE", "2014-03-00"));
        while (quotient(enfants + "," + personne("ANDREA", "2019-05-21"), "").length <= taille) {
            enfants.append(',').append(personne("ANDREA", "2019-05-21"));
        }
        return quotient(enfants.toString(), "X".repeat(taille - quotient(enfants.toString(), "").length));
    }

    private static byte[] quotient(String enfants, String complement) {
        return QUOTIENT.formatted(
                        personne("CAMILLE DOMINIQUE", "1980-03-14"),
                        personne("MAXENCE", "1982-11-02"),
                        enfants,
                        "\"" + complement + "\"")
                .replace("\n", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String personne(String prenoms, String naissance) {
        return "{\"nom_naissance\":\"SPECIMEN-DE-LA-MESURE\",\"nom_usage\":null,\"prenoms\":\"" + prenoms
                + "\",\"date_naissance\":\"" + naissance + "\",\"sexe\":\"F\"}";
    }

    private static String cases(String rubrique, int nombre) {
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < nombre; i++) {
            cases.append(i == 0 ? "" : ",")
                    .append("{\"code\":\"")
                    .append(rubrique)
                    .append((char) ('A' + i))
                    .append("J\",\"valeur\":\"")
                    .append(1_234 + 977 * i)
                    .append("\"}");
        }
        return cases.toString();
    }

    private static String lignes() {
        StringBuilder lignes = new StringBuilder();
        for (int i = 0; i < LIGNES; i++) {
            lignes.append(i == 0 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"numLigne\":%d,\"codeLigne\":\"%04d\",\"libelleLigne\":\"%s\",\"colonne1\":\"%d\",\"colonne2\":\"%d\","
                                    + "\"colonne3\":null,\"colonne4\":\"%d\"}",
                            i + 1,
                            20 + 10 * i,
                            LIBELLES[i % LIBELLES.length],
                            24_125 + i,
                            18_300 + i,
                            42_425 + 2 * i));
        }
        return lignes.toString();
    }
}
