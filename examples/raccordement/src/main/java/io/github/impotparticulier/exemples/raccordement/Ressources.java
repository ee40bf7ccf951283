package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.millesime.Ressource;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.particulier.PerimetreScolaire.Degre;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Toutes les ressources que le SDK lit, et les portées qui les ouvrent. */
final class Ressources {
    static final String GUICHET_PARTICULIER = "particulier";

    private static final String DEPARTEMENT = "75";

    /** L'année est la dernière que le calendrier donne. */
    static final List<Essai<ImpotParticulierClient>> DGFIP = List.of(
            impot(
                    "IR assiette",
                    "RessourceIR",
                    (client, qui) -> client.irAssiette().pour(qui.usager(), annee(client, Ressource.IR_ASSIETTE))),
            impot(
                    "IR facture",
                    "RessourceIRFacture",
                    (client, qui) -> client.irFacture().pour(qui.usager(), annee(client, Ressource.IR_FACTURE))),
            impot(
                    "IR dernière situation",
                    "RessourceIRDerniere",
                    (client, qui) -> client.irAssiette()
                            .derniereSituation(qui.usager(), annee(client, Ressource.IR_DERNIERE_SITUATION))),
            impot(
                    "IR dernière situation, 2 ans",
                    "RessourceIRDerniere2",
                    (client, qui) -> client.irAssiette().derniereSituationDeuxAns(qui.usager())),
            impot(
                    "IR situations multiples",
                    "RessourceIRMultiple",
                    (client, qui) -> client.irAssiette()
                            .situationsMultiples(qui.usager(), annee(client, Ressource.IR_SITUATIONS_MULTIPLES))),
            impot(
                    "TH",
                    "RessourceTHPrincipale",
                    (client, qui) -> client.th().pour(qui.usager(), annee(client, Ressource.TH))),
            impot(
                    "ISF/IFI",
                    "RessourceIFI",
                    (client, qui) -> client.ifi().pour(qui.usager(), annee(client, Ressource.IFI))),
            impot(
                    "LEP",
                    "RessourceLEP",
                    (client, qui) -> client.lep()
                            .indicateur(
                                    qui.spi(),
                                    DEPARTEMENT,
                                    annee(client, Ressource.IR_ASSIETTE),
                                    annee(client, Ressource.IR_ASSIETTE))),
            r2p(
                    "R2P numéro fiscal",
                    "api_r2p_resolution_spi",
                    (client, qui) -> client.r2p().spi(qui.etatCivil())),
            r2p(
                    "R2P personne",
                    "api_r2p_recherche_personne_physique",
                    (client, qui) -> client.r2p().personne(qui.spi())),
            sfip("SFiP information", Set.of(), (client, qui) -> client.sfip().information()),
            sfip(
                    "SFiP LEP",
                    Set.of("sfip_lep"),
                    (client, qui) -> client.sfip()
                            .lep(
                                    qui.criteres(),
                                    DEPARTEMENT,
                                    annee(client, Ressource.IR_ASSIETTE),
                                    annee(client, Ressource.IR_ASSIETTE))),
            sfip(
                    "SFiP dernière situation",
                    Set.of("sfip_donnees_fiscales_usagers"),
                    (client, qui) -> client.sfip().derniereSituation(qui.criteres())));

    static final List<Essai<ApiParticulierClient>> PARTICULIER = List.of(
            particulier(
                    "Quotient familial",
                    Set.of("cnaf_quotient_familial", "cnaf_allocataires", "cnaf_enfants", "cnaf_adresse"),
                    (client, qui) -> client.quotientFamilial().actuel(qui.etatCivil())),
            particulier(
                    "Participation familiale",
                    Set.of(
                            "cnav_participation_familiale_eaje_allocataires",
                            "cnav_participation_familiale_eaje_enfants",
                            "cnav_participation_familiale_eaje_adresse",
                            "cnav_participation_familiale_eaje_parametres_calcul"),
                    (client, qui) -> client.participationFamiliale().pour(qui.etatCivil())),
            particulier(
                    "RSA",
                    Set.of("revenu_solidarite_active", "revenu_solidarite_active_majoration"),
                    (client, qui) -> client.rsa().pour(qui.etatCivil())),
            particulier(
                    "Prime d'activité",
                    Set.of("prime_activite", "prime_activite_majoration"),
                    (client, qui) -> client.primeActivite().pour(qui.etatCivil())),
            particulier(
                    "AAH",
                    Set.of("allocation_adulte_handicape"),
                    (client, qui) -> client.aah().pour(qui.etatCivil())),
            particulier(
                    "ASF",
                    Set.of("allocation_soutien_familial"),
                    (client, qui) -> client.asf().pour(qui.etatCivil())),
            particulier(
                    "C2S",
                    Set.of("complementaire_sante_solidaire"),
                    (client, qui) -> client.c2s().pour(qui.etatCivil())),
            particulier(
                    "AEEH",
                    Set.of("cnav_allocation_enfant_handicape"),
                    (client, qui) -> client.aeeh().pour(qui.etatCivil())),
            particulier(
                    "ARS",
                    Set.of("cnav_allocation_rentree_scolaire"),
                    (client, qui) -> client.ars().pour(qui.etatCivil())),
            particulier(
                    "Foyer RSA",
                    Set.of("cnav_foyer_rsa"),
                    (client, qui) -> client.foyerRsa().pour(qui.etatCivil())),
            particulier(
                    "Scolarité",
                    Set.of(
                            "men_statut_identite",
                            "men_statut_scolarite",
                            "men_statut_etablissement",
                            "men_statut_module_elementaire_formation",
                            "men_statut_boursier",
                            "men_echelon_bourse",
                            "men_regime_pensionnat"),
                    (client, qui) -> client.scolarite()
                            .pour(
                                    qui.etatCivil(),
                                    PerimetreScolaire.departements(Degre.PREMIER, List.of("075")),
                                    qui.rentree())),
            particulier(
                    "Statut étudiant",
                    Set.of(
                            "mesri_identite",
                            "mesri_admissions",
                            "mesri_admission_inscrit",
                            "mesri_admission_regime_formation",
                            "mesri_admission_commune_etudes",
                            "mesri_admission_etablissement_etudes"),
                    (client, qui) -> client.etudiant().pour(qui.etatCivil())),
            // La quatrième version est servie partout, la cinquième pas encore.
            particulier(
                    "Étudiant boursier",
                    Set.of(
                            "cnous_statut_boursier",
                            "cnous_echelon_bourse",
                            "cnous_email",
                            "cnous_periode_versement",
                            "cnous_ville_etudes",
                            "cnous_identite",
                            "cnous_ine"),
                    (client, qui) -> client.boursier().version(4).pour(qui.etatCivil())),
            particulier(
                    "France Travail, statut",
                    Set.of(
                            "pole_emploi_identifiant",
                            "pole_emploi_identite",
                            "pole_emploi_contact",
                            "pole_emploi_adresse",
                            "pole_emploi_inscription"),
                    (client, qui) -> client.franceTravail().statut(qui.franceTravail())),
            particulier(
                    "France Travail, indemnités",
                    Set.of("pole_emploi_paiements"),
                    (client, qui) -> client.franceTravail().indemnites(qui.franceTravail())));

    private Ressources() {}

    /** Les portées de toutes les ressources d'une API. */
    static Set<String> portees(Api api) {
        return essais(api).flatMap(essai -> essai.portees().stream()).collect(Collectors.toUnmodifiableSet());
    }

    static boolean estUnePortee(String nom) {
        return Stream.of(Api.values()).anyMatch(api -> portees(api).contains(nom));
    }

    private static Stream<? extends Essai<?>> essais(Api api) {
        return (api == Api.DGFIP ? DGFIP : PARTICULIER).stream();
    }

    private static int annee(ImpotParticulierClient client, Ressource ressource) {
        return client.millesimes().derniereAnnee(ressource).annee();
    }

    private static Essai<ImpotParticulierClient> impot(
            String nom, String portee, BiConsumer<ImpotParticulierClient, Inconnu> appel) {
        return new Essai<>(nom, Guichet.IMPOT_PARTICULIER.api(), Set.of(portee), appel);
    }

    private static Essai<ImpotParticulierClient> r2p(
            String nom, String portee, BiConsumer<ImpotParticulierClient, Inconnu> appel) {
        return new Essai<>(nom, Guichet.R2P.api(), Set.of(portee), appel);
    }

    private static Essai<ImpotParticulierClient> sfip(
            String nom, Set<String> portees, BiConsumer<ImpotParticulierClient, Inconnu> appel) {
        return new Essai<>(nom, Guichet.SFIP.api(), portees, appel);
    }

    private static Essai<ApiParticulierClient> particulier(
            String nom, Set<String> portees, BiConsumer<ApiParticulierClient, Inconnu> appel) {
        return new Essai<>(nom, GUICHET_PARTICULIER, portees, appel);
    }
}
