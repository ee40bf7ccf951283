package io.github.impotparticulier.internal.json;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Les noms de champs que le contrat publie, ou que l'on a rencontrés à leur place : les seuls que l'on montre. Un autre se lit comme
 * eux, mais peut être n'importe quoi dans une réponse hostile, le nom d'une personne compris.
 *
 * <p>Source : fichiers OpenAPI « Impôt particulier », R2P, SFiP et API Particulier ; graphies rencontrées.
 */
public final class NomsDuContrat {
    private static final Set<String> DGFIP = Stream.of(
                    ChampsDgfip.AVIS,
                    ChampsDgfip.IMPOSITION,
                    ChampsDgfip.IFI,
                    ChampsDgfip.PERSONNE,
                    Set.of((""
                                    // Ce que contient un foyer.
                                    + "situationsIR jour mois annee complementAdresse voie codePostal commune getcodePostal getcommune"
                                    + " code valeur tspr rcm pv fonc pro chges rici alpha div nbPac nbPacF nbPacG nbPacH nbPacI nbPacR"
                                    + " nbPacJ nbPacN nbPacP numLigne codeLigne libelleLigne colonne1 colonne2 colonne3 colonne4"
                                    // LEP, SFiP, taxe d'habitation.
                                    + " statut descriptif situationsTH natureLocal affectation invariant"
                                    // R2P.
                                    + " personnePhysique spi cdSexe lbNomNaissance lbPrenomNaissance lbNomUsage lbPrenomUsage"
                                    + " anneeNaissance moisNaissance jourNaissance cdPaysNaissance cdDeptNaissance cdTOMNaissance"
                                    + " cdCommuneNaissance cdPays lbPays cdDepartement lbDepartement cdTOM lbTOM cdCommune lbCommune"
                                    + " cdVoie lbVoie numeroVoie indiceDeRepetition")
                            .split(" ")))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> PARTICULIER = Set.of((""
                    + "admissions adresse allocataires annee annee_calcul annee_scolaire attestation_pdf"
                    + " attestation_pdf_url_expires_at avec_majoration avec_participation base_ressources_annuelles beneficiaires"
                    + " categorie civilite code code_certification_cnav code_cog_insee_commune code_cog_insee_commune_naissance"
                    + " code_mef_stat code_ministere_tutelle code_postal code_postal_ville code_uai complement_information"
                    + " complement_information_geographique contact data date_debut date_debut_droit date_fin date_naissance"
                    + " date_radiation date_rentree date_versement destinataire duree echelon echelon_bourse"
                    + " echelon_bourse_regionale_provisoire email enfants est_beneficiaire est_boursier est_inscrit est_radie"
                    + " est_scolarise etablissement etablissement_etudes fournisseur identifiant identite ine inscription libelle"
                    + " lieu_dit ligne_complement_adresse ligne_complement_destinataire ligne_complement_distribution ligne_nom"
                    + " ligne_voie links localite meta module_elementaire_formation mois mois_calcul montant_aides"
                    + " montant_allocations montant_autres montant_total nom nom_commune nom_commune_naissance nom_etablissement"
                    + " nom_naissance nom_usage nombre_enfants_a_charge nombre_enfants_beneficiaire_aeeh numero_libelle_voie"
                    + " paiements parametres_calcul_participation_familiale pays periode_versement_bourse personnes_a_charge"
                    + " prenom prenoms provider qualite quotient_familial regime_formation regime_pensionnat sexe status"
                    + " statut_boursier statut_eleve telephone telephone2 uai valeur verification_code verification_url")
            .split(" "));

    private NomsDuContrat() {}

    /** Vrai si l'objet n'a, lui-même, aucun champ que la DGFiP rende ; ses code et message sont alors ceux d'une erreur. */
    public static boolean aucunAuPremierRang(ObjetJson objet) {
        return objet.keySet().stream().noneMatch(nom -> DGFIP.contains(nom) && !nom.equals("code"));
    }

    private static boolean estConnu(String nom) {
        return DGFIP.contains(nom) || PARTICULIER.contains(nom);
    }

    /** Les noms de cet objet que l'on peut montrer, dans l'ordre reçu, et combien d'autres il a. */
    static String montrer(TableJson objet) {
        List<String> connus =
                objet.keySet().stream().filter(NomsDuContrat::estConnu).toList();
        int autres = objet.keySet().size() - connus.size();
        String noms = String.join(", ", connus);
        if (autres == 0) {
            return "[" + noms + "]";
        }
        return "[" + noms + (connus.isEmpty() ? "" : ", ") + autres + (autres == 1 ? " autre]" : " autres]");
    }
}
