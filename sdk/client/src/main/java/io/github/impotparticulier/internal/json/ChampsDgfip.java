package io.github.impotparticulier.internal.json;

import java.util.HashSet;
import java.util.Set;

/**
 * Les champs de premier rang des réponses de la DGFiP, dans toutes leurs graphies : une réponse qui n'en porte aucun n'est pas de la
 * ressource.
 *
 * <p>Source : fichiers OpenAPI « Impôt particulier » et R2P ; graphies rencontrées.
 */
public final class ChampsDgfip {
    /** Ceux d'un foyer, ou d'une de ses périodes, situations particulières à plat comprises. */
    public static final Set<String> FOYER = noms(
            "annRevenu rfr sitFam nbPart nbpPart pac aft aftDetail aftdetail sitParIso pensAlPer indDeficit revenuBrutGlobal sitPart",
            "sitParDeclaree indOptionImpotSepar mntRevbareme datRec datEtab impAvImput impAvImp montTotIr revImposable numRole fipNum",
            "rev dateDebutPeriode dateFinPeriode typeAvis dateDecesdec1 dateDecesdec2 spiDec1 spiDec2",
            "nmNaiDec1 nmUsaDec1 prnmDec1 prmDec1 dateNaisDec1 dptNaissDec1 DptNaissDec1 lieuNaissDec1",
            "nmNaiDec2 nmUsaDec2 prnmDec2 prmDec2 dateNaisDec2 dptNaissDec2 DptNaissDec2 lieuNaissDec2",
            "sitPartP sitparP sitPartF sitparF sitPartW sitparW sitComb pensVeufGuerre indEnfSeul5ansMin indEnfSeulSansMin indNonSeul");

    /** Ceux d'un avis : le foyer, et ses lignes. */
    public static final Set<String> AVIS = avec(FOYER, "facture");

    /** Ceux d'une imposition à la taxe d'habitation. */
    public static final Set<String> IMPOSITION = noms(
            "codeDsf codeCommune codeAft numVoie btq libelleVoie libelleCommune regimeTax natureImp libelleEdition1 libelleEdition2",
            "locaux");

    /** Celui de l'ISF et de l'IFI. */
    public static final Set<String> IFI = noms("indicateurIfiIsf indiIFI");

    /** Ceux d'une personne. */
    public static final Set<String> PERSONNE = noms("identifiant etatCivil adresse");

    private ChampsDgfip() {}

    private static Set<String> noms(String... lignes) {
        return Set.of(String.join(" ", lignes).split(" "));
    }

    private static Set<String> avec(Set<String> champs, String autre) {
        Set<String> tous = new HashSet<>(champs);
        tous.add(autre);
        return Set.copyOf(tous);
    }
}
