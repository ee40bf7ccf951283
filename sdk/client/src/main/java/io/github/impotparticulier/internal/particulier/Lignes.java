package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.internal.particulier.Ligne.Identite;
import io.github.impotparticulier.particulier.FoyerRsa;
import io.github.impotparticulier.particulier.Indemnites;
import io.github.impotparticulier.particulier.ParticipationFamiliale;
import io.github.impotparticulier.particulier.QuotientFamilialCaf;
import io.github.impotparticulier.particulier.Scolarite;
import io.github.impotparticulier.particulier.StatutBoursier;
import io.github.impotparticulier.particulier.StatutC2s;
import io.github.impotparticulier.particulier.StatutDemandeurEmploi;
import io.github.impotparticulier.particulier.StatutEnfant;
import io.github.impotparticulier.particulier.StatutEtudiant;
import io.github.impotparticulier.particulier.StatutMajorable;
import io.github.impotparticulier.particulier.StatutPrestation;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Les ressources de l'API Particulier, une ligne chacune. Source : fichier OpenAPI de l'API Particulier, version 3, et code publié de son
 * serveur.
 */
public final class Lignes {
    public static final Ligne<QuotientFamilialCaf> QUOTIENT_FAMILIAL = famille(
            "quotientFamilial",
            "quotient_familial",
            Set.of("quotient_familial", "allocataires", "enfants", "adresse"),
            QuotientFamilialCaf::new);
    public static final Ligne<ParticipationFamiliale> PARTICIPATION_FAMILIALE = famille(
            "participationFamiliale",
            "participation_familiale_eaje",
            Set.of("allocataires", "enfants", "adresse", "parametres_calcul_participation_familiale"),
            ParticipationFamiliale::new);
    public static final Ligne<StatutMajorable> RSA = famille(
            "rsa", "revenu_solidarite_active", Set.of("est_beneficiaire", "avec_majoration"), StatutMajorable::new);
    public static final Ligne<StatutMajorable> PRIME_ACTIVITE = famille(
            "primeActivite", "prime_activite", Set.of("est_beneficiaire", "avec_majoration"), StatutMajorable::new);
    public static final Ligne<StatutPrestation> AAH =
            famille("aah", "allocation_adulte_handicape", Set.of("est_beneficiaire"), StatutPrestation::new);
    public static final Ligne<StatutPrestation> ASF =
            famille("asf", "allocation_soutien_familial", Set.of("est_beneficiaire"), StatutPrestation::new);
    public static final Ligne<StatutC2s> C2S =
            famille("c2s", "complementaire_sante_solidaire", Set.of("avec_participation"), StatutC2s::new);
    public static final Ligne<StatutEnfant> AEEH =
            famille("aeeh", "allocation_enfant_handicape", Set.of("status"), StatutEnfant::new);
    public static final Ligne<StatutEnfant> ARS =
            famille("ars", "allocation_rentree_scolaire", Set.of("status"), StatutEnfant::new);
    public static final Ligne<FoyerRsa> FOYER_RSA =
            famille("foyerRsa", "foyer_rsa", Set.of("beneficiaires", "personnes_a_charge"), FoyerRsa::new);
    public static final Ligne<Scolarite> SCOLARITE = new Ligne<>(
            "scolarite",
            "men/scolarites",
            List.of(5, 4, 3),
            Set.of(4, 3),
            Identite.SCOLARITE,
            Set.of(
                    "identite",
                    "annee_scolaire",
                    "est_scolarise",
                    "statut_eleve",
                    "etablissement",
                    "module_elementaire_formation",
                    "est_boursier",
                    "echelon_bourse",
                    "regime_pensionnat"),
            Scolarite::new);
    public static final Ligne<StatutEtudiant> ETUDIANT = new Ligne<>(
            "etudiant",
            "mesri/statut_etudiant",
            List.of(3),
            Set.of(),
            Identite.ETUDES,
            Set.of("identite", "admissions"),
            StatutEtudiant::new);
    public static final Ligne<StatutBoursier> BOURSIER = new Ligne<>(
            "boursier",
            "cnous/etudiant_boursier",
            List.of(5, 4, 3),
            Set.of(3),
            Identite.ETUDES,
            Set.of(
                    "statut_boursier",
                    "est_boursier",
                    "periode_versement_bourse",
                    "etablissement_etudes",
                    "echelon_bourse",
                    "email",
                    "ine",
                    "identite"),
            StatutBoursier::new);
    public static final Ligne<StatutDemandeurEmploi> FRANCE_TRAVAIL_STATUT = franceTravail(
            "franceTravail.statut",
            "france_travail/statut",
            Set.of("identifiant", "identite", "contact", "adresse", "inscription"),
            StatutDemandeurEmploi::new);
    public static final Ligne<Indemnites> FRANCE_TRAVAIL_INDEMNITES = franceTravail(
            "franceTravail.indemnites",
            "france_travail/indemnites",
            Set.of("identifiant", "paiements"),
            Indemnites::new);

    private Lignes() {}

    private static <T> Ligne<T> famille(
            String operation, String chemin, Set<String> champs, Function<ObjetJson, T> forme) {
        return new Ligne<>(operation, "dss/" + chemin, List.of(3), Set.of(), Identite.FAMILLE, champs, forme);
    }

    /** L'état civil n'y sert pas. */
    private static <T> Ligne<T> franceTravail(
            String operation, String chemin, Set<String> champs, Function<ObjetJson, T> forme) {
        return new Ligne<>(operation, chemin, List.of(3), Set.of(), Identite.SCOLARITE, champs, forme);
    }
}
