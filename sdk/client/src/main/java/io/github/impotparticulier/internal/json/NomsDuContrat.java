package io.github.impotparticulier.internal.json;

import java.util.List;
import java.util.Set;

/**
 * Les noms de champs que le contrat publie, ou que l'on a rencontrés à leur place : les seuls que l'on montre. Un autre se lit comme
 * eux, mais peut être n'importe quoi dans une réponse hostile, le nom d'une personne compris.
 *
 * <p>Source : fichiers OpenAPI « Impôt particulier », R2P et SFiP ; graphies rencontrées.
 */
public final class NomsDuContrat {
    private static final Set<String> TOUS = Set.of((""
                    // Le foyer, et ses périodes.
                    + "annRevenu rfr sitFam nbPart nbpPart pac aft aftDetail aftdetail sitParIso pensAlPer indDeficit"
                    + " revenuBrutGlobal sitPart sitParDeclaree indOptionImpotSepar mntRevbareme datRec datEtab impAvImput impAvImp"
                    + " montTotIr revImposable numRole fipNum rev facture situationsIR dateDebutPeriode dateFinPeriode typeAvis"
                    + " dateDecesdec1 dateDecesdec2 spiDec1 spiDec2"
                    + " nmNaiDec1 nmUsaDec1 prnmDec1 prmDec1 dateNaisDec1 dptNaissDec1 DptNaissDec1 lieuNaissDec1"
                    + " nmNaiDec2 nmUsaDec2 prnmDec2 prmDec2 dateNaisDec2 dptNaissDec2 DptNaissDec2 lieuNaissDec2"
                    // Ce qu'il contient.
                    + " jour mois annee complementAdresse voie codePostal commune getcodePostal getcommune code valeur tspr rcm pv"
                    + " fonc pro chges rici alpha div nbPac nbPacF nbPacG nbPacH nbPacI nbPacR nbPacJ nbPacN nbPacP sitPartP sitparP"
                    + " sitPartF sitPartW sitComb pensVeufGuerre indEnfSeul5ansMin indEnfSeulSansMin indNonSeul numLigne codeLigne"
                    + " libelleLigne colonne1 colonne2 colonne3 colonne4"
                    // IFI, LEP, SFiP.
                    + " indicateurIfiIsf indiIFI statut descriptif"
                    // Taxe d'habitation.
                    + " situationsTH codeDsf codeCommune codeAft numVoie btq libelleVoie libelleCommune regimeTax natureImp"
                    + " libelleEdition1 libelleEdition2 locaux natureLocal affectation invariant"
                    // R2P.
                    + " personnePhysique identifiant spi etatCivil adresse cdSexe lbNomNaissance lbPrenomNaissance lbNomUsage"
                    + " lbPrenomUsage anneeNaissance moisNaissance jourNaissance cdPaysNaissance cdDeptNaissance cdTOMNaissance"
                    + " cdCommuneNaissance cdPays lbPays cdDepartement lbDepartement cdTOM lbTOM cdCommune lbCommune cdVoie lbVoie"
                    + " numeroVoie indiceDeRepetition")
            .split(" "));

    private NomsDuContrat() {}

    /** Vrai si l'objet n'a, lui-même, aucun champ du contrat ; ses code et message sont alors ceux d'une erreur. */
    public static boolean aucunAuPremierRang(ObjetJson objet) {
        return objet.keySet().stream().noneMatch(nom -> TOUS.contains(nom) && !nom.equals("code"));
    }

    /** Les noms de cet objet que l'on peut montrer, dans l'ordre reçu, et combien d'autres il a. */
    static String montrer(ObjetJson objet) {
        List<String> connus = objet.keySet().stream().filter(TOUS::contains).toList();
        int autres = objet.keySet().size() - connus.size();
        String noms = String.join(", ", connus);
        if (autres == 0) {
            return "[" + noms + "]";
        }
        return "[" + noms + (connus.isEmpty() ? "" : ", ") + autres + (autres == 1 ? " autre]" : " autres]");
    }
}
