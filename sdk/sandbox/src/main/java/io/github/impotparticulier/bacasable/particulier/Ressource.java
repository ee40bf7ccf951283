package io.github.impotparticulier.bacasable.particulier;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Une ligne de la table des ressources : en servir une de plus, c'est ajouter une ligne et des dossiers.
 *
 * @param chemin chemin entre la version et le mode
 * @param versions versions servies
 * @param automneSeulement vrai si la ressource n'existe pas en avril
 * @param modes façons de désigner la personne
 * @param fournisseur qui répond des incidents
 * @param sansDossier qui dit ne pas connaître la personne
 * @param forme ce que le mode identité exige
 * @param cache durée de garde d'une réponse ; nulle, sans cache
 * @param controles contrôles des paramètres propres à la ressource, quel que soit le mode
 * @param masques par périmètre, les champs qu'il montre ; sous un périmètre vide, les champs toujours montrés
 * @param depuis pour un champ apparu plus tard, la première version qui le porte
 * @param producteur ce qui fait les données
 */
record Ressource(
        String chemin,
        Set<Integer> versions,
        boolean automneSeulement,
        Set<Mode> modes,
        Fournisseur fournisseur,
        Fournisseur sansDossier,
        FormeIdentite forme,
        Duration cache,
        List<Controle> controles,
        Map<String, List<String>> masques,
        Map<String, Integer> depuis,
        Producteur producteur) {
    private static final Duration SANS_CACHE = Duration.ZERO;

    static final List<Ressource> TABLE = List.of(
            new Ressource(
                    "dss/quotient_familial",
                    Set.of(3),
                    false,
                    EnumSet.of(Mode.IDENTITE, Mode.FRANCE_CONNECT),
                    Fournisseur.CAISSES,
                    Fournisseur.CAISSES,
                    FormeIdentite.FAMILLE,
                    Duration.ofHours(24),
                    List.of(Periode::controler),
                    masques(
                            "cnaf_quotient_familial: quotient_familial",
                            "cnaf_allocataires: allocataires",
                            "cnaf_enfants: enfants",
                            "cnaf_adresse: adresse"),
                    Map.of(),
                    ProducteursFamille::quotientFamilial),
            caisse(
                    "participation_familiale_eaje",
                    false,
                    ProducteursFamille::participationEaje,
                    "cnav_participation_familiale_eaje_allocataires: allocataires",
                    "cnav_participation_familiale_eaje_enfants: enfants",
                    "cnav_participation_familiale_eaje_adresse: adresse",
                    "cnav_participation_familiale_eaje_parametres_calcul: parametres_calcul_participation_familiale"),
            caisse(
                    "revenu_solidarite_active",
                    false,
                    ProducteursFamille.aide("revenu_solidarite_active", ProducteursFamille.SANS_MAJORATION),
                    "revenu_solidarite_active: est_beneficiaire date_debut_droit",
                    "revenu_solidarite_active_majoration: avec_majoration"),
            caisse(
                    "prime_activite",
                    false,
                    ProducteursFamille.aide("prime_activite", ProducteursFamille.SANS_MAJORATION),
                    "prime_activite: est_beneficiaire date_debut_droit",
                    "prime_activite_majoration: avec_majoration"),
            caisse(
                    "allocation_adulte_handicape",
                    false,
                    ProducteursFamille.aide("allocation_adulte_handicape", ProducteursFamille.NON_BENEFICIAIRE),
                    "allocation_adulte_handicape: est_beneficiaire date_debut_droit"),
            caisse(
                    "allocation_soutien_familial",
                    false,
                    ProducteursFamille.aide("allocation_soutien_familial", ProducteursFamille.NON_BENEFICIAIRE),
                    "allocation_soutien_familial: est_beneficiaire date_debut_droit"),
            dss(
                    "complementaire_sante_solidaire",
                    false,
                    Fournisseur.SECURITE_SOCIALE,
                    Fournisseur.RNCPS,
                    ProducteursFamille.aide("complementaire_sante_solidaire", ProducteursFamille.SANS_PARTICIPATION),
                    "complementaire_sante_solidaire: est_beneficiaire avec_participation date_debut_droit"),
            caisse(
                    "allocation_enfant_handicape",
                    false,
                    ProducteursFamille.aide("allocation_enfant_handicape", ProducteursFamille.SANS_STATUT),
                    "cnav_allocation_enfant_handicape: status date_debut_droit"),
            caisse(
                    "allocation_rentree_scolaire",
                    true,
                    ProducteursFamille.aide("allocation_rentree_scolaire", ProducteursFamille.SANS_STATUT),
                    "cnav_allocation_rentree_scolaire: status date_debut_droit"),
            caisse("foyer_rsa", true, ProducteursFamille::foyerRsa, "cnav_foyer_rsa: beneficiaires personnes_a_charge"),
            new Ressource(
                    "men/scolarites",
                    Set.of(3, 4, 5),
                    false,
                    EnumSet.of(Mode.IDENTITE),
                    Fournisseur.MEN,
                    Fournisseur.MEN,
                    FormeIdentite.ELEVE,
                    SANS_CACHE,
                    List.of(ControlesEtudes::scolarite),
                    masques(
                            "men_statut_identite: identite",
                            "men_statut_scolarite: annee_scolaire est_scolarise statut_eleve",
                            "men_statut_etablissement: etablissement",
                            "men_statut_module_elementaire_formation: module_elementaire_formation",
                            "men_statut_boursier: est_boursier",
                            "men_echelon_bourse: echelon_bourse",
                            "men_regime_pensionnat: regime_pensionnat"),
                    Map.of("regime_pensionnat", 5),
                    ProducteursEtudes::scolarite),
            new Ressource(
                    "mesri/statut_etudiant",
                    Set.of(3),
                    false,
                    EnumSet.of(Mode.IDENTITE, Mode.FRANCE_CONNECT, Mode.INE),
                    Fournisseur.MESRI,
                    Fournisseur.MESRI,
                    FormeIdentite.ETUDIANT,
                    SANS_CACHE,
                    List.of(),
                    masques(
                            "mesri_identite: identite",
                            "mesri_admissions: admissions.date_debut admissions.date_fin",
                            "mesri_admission_inscrit: admissions.est_inscrit",
                            "mesri_admission_regime_formation: admissions.regime_formation",
                            "mesri_admission_commune_etudes: admissions.code_cog_insee_commune",
                            "mesri_admission_etablissement_etudes: admissions.etablissement_etudes"),
                    Map.of(),
                    ProducteursEtudes.section("statut_etudiant")),
            cnous(Set.of(3, 4), false),
            cnous(Set.of(5), true),
            franceTravail(
                    "statut",
                    ProducteursEtudes.section("statut"),
                    "pole_emploi_identifiant: identifiant",
                    "pole_emploi_identite: identite",
                    "pole_emploi_contact: contact",
                    "pole_emploi_adresse: adresse",
                    "pole_emploi_inscription: inscription"),
            franceTravail(
                    "indemnites", ProducteursEtudes::indemnites, ": identifiant", "pole_emploi_paiements: paiements"),
            new Ressource(
                    "gip_mds/service_civique",
                    Set.of(3),
                    false,
                    EnumSet.of(Mode.IDENTITE, Mode.FRANCE_CONNECT),
                    Fournisseur.GIP_MDS,
                    Fournisseur.GIP_MDS,
                    FormeIdentite.BOURSIER,
                    SANS_CACHE,
                    List.of(),
                    masques("service_civique_actuel: statut_actuel", "service_civique_passe: statut_passe"),
                    Map.of(),
                    ProducteursEtudes.section("service_civique")));

    /** Tous les périmètres que la table connaît. */
    static Set<String> tousLesScopes() {
        Set<String> scopes = new TreeSet<>();
        TABLE.forEach(ressource -> scopes.addAll(ressource.masques.keySet()));
        scopes.remove("");
        return Collections.unmodifiableSet(scopes);
    }

    boolean servie(Generation generation) {
        return generation.automne() || !automneSeulement;
    }

    boolean ouverteA(Set<String> scopes) {
        return masques.keySet().stream().anyMatch(scopes::contains);
    }

    boolean gardee() {
        return !cache.isZero();
    }

    private static Ressource caisse(String nom, boolean automneSeulement, Producteur producteur, String... masques) {
        return dss(nom, automneSeulement, Fournisseur.CAISSES, Fournisseur.CAISSES, producteur, masques);
    }

    private static Ressource dss(
            String nom,
            boolean automneSeulement,
            Fournisseur fournisseur,
            Fournisseur sansDossier,
            Producteur producteur,
            String... masques) {
        return new Ressource(
                "dss/" + nom,
                Set.of(3),
                automneSeulement,
                EnumSet.of(Mode.IDENTITE, Mode.FRANCE_CONNECT),
                fournisseur,
                sansDossier,
                FormeIdentite.FAMILLE,
                Duration.ofHours(1),
                List.of(),
                masques(masques),
                Map.of(),
                producteur);
    }

    private static Ressource cnous(Set<Integer> versions, boolean automneSeulement) {
        return new Ressource(
                "cnous/etudiant_boursier",
                versions,
                automneSeulement,
                EnumSet.of(Mode.IDENTITE, Mode.FRANCE_CONNECT, Mode.INE),
                Fournisseur.CNOUS,
                Fournisseur.CNOUS,
                FormeIdentite.BOURSIER,
                SANS_CACHE,
                List.of(ControlesEtudes::campagne),
                masques(
                        "cnous_statut_boursier: statut_boursier est_boursier",
                        "cnous_echelon_bourse: echelon_bourse",
                        "cnous_email: email",
                        "cnous_periode_versement: periode_versement_bourse",
                        "cnous_ville_etudes: etablissement_etudes",
                        "cnous_identite: identite",
                        "cnous_ine: ine"),
                Map.of("ine", 5),
                ProducteursEtudes::boursier);
    }

    private static Ressource franceTravail(String nom, Producteur producteur, String... masques) {
        return new Ressource(
                "france_travail/" + nom,
                Set.of(3),
                false,
                EnumSet.of(Mode.IDENTIFIANT),
                Fournisseur.FRANCE_TRAVAIL,
                Fournisseur.FRANCE_TRAVAIL,
                FormeIdentite.ELEVE,
                SANS_CACHE,
                List.of(),
                masques(masques),
                Map.of(),
                producteur);
    }

    /** Chaque masque s'écrit « périmètre: champ champ ». */
    private static Map<String, List<String>> masques(String... ecrits) {
        Map<String, List<String>> masques = new LinkedHashMap<>();
        for (String ecrit : ecrits) {
            String[] parties = ecrit.split(": ", 2);
            masques.put(parties[0], Arrays.asList(parties[1].split(" ", -1)));
        }
        return masques;
    }
}
