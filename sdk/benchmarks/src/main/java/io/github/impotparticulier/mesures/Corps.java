package io.github.impotparticulier.mesures;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Les corps des réponses : un foyer inventé de 34 champs, d'environ 2,5 Ko, et son avis de 60 lignes, d'environ 10 Ko. */
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

    private Corps() {}

    static byte[] de(Charge charge) {
        String foyer =
                FOYER.formatted(cases("1", 16), cases("2", 14), cases("7", 14)).replace("\n", "");
        String lignes = charge == Charge.PETITE ? "" : ",\"facture\":[" + lignes() + "]";
        return ("{" + foyer + lignes + "}").getBytes(StandardCharsets.UTF_8);
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
