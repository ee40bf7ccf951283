package io.github.impotparticulier.appui;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.AuTemps;
import io.github.impotparticulier.particulier.IdentifiantFranceTravail;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.particulier.PerimetreScolaire.Degre;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Ine;
import io.github.impotparticulier.personne.JetonFranceConnect;
import io.github.impotparticulier.personne.Sexe;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Une opération de l'API Particulier : la table que parcourent tous les essais qui vont sur chacune.
 *
 * @param nom son nom, qui dit aussi le mode
 * @param appel l'appel
 * @param chemin le chemin exact
 * @param parametres les paramètres exacts, destinataire compris, dans l'ordre
 * @param parFranceConnect vrai si c'est le jeton de la personne qui autorise
 */
public record OperationParticulier(
        String nom,
        Function<ApiParticulierClient, Object> appel,
        String chemin,
        List<String> parametres,
        boolean parFranceConnect) {
    public static final String SIRET = "13002526500013";
    public static final String JETON = Temoin.JETON;
    public static final JetonFranceConnect FRANCE_CONNECT = JetonFranceConnect.de(Temoin.JETON_FRANCE_CONNECT);
    public static final Ine INE = Ine.de("0399000012D");
    public static final IdentifiantFranceTravail LOGIN = IdentifiantFranceTravail.de("specimen.camille39");

    public static final EtatCivil ETAT_CIVIL = EtatCivil.builder()
            .nom(Temoin.NOM)
            .prenoms(Temoin.PRENOM + " LUC")
            .sexe(Sexe.FEMININ)
            .dateNaissance(LocalDate.of(1988, 4, 7))
            .lieuNaissance("35238")
            .build();

    /** Ce que chaque ressource rend au moins : un champ à elle, dont la valeur n'est pas connue. */
    public static final String VIDE =
            "{\"data\":{\"allocataires\":null,\"est_beneficiaire\":null,\"avec_participation\":null,\"status\":null,\"beneficiaires\":null,\"identite\":null,"
                    + "\"paiements\":null},\"links\":{},\"meta\":{}}";

    private static final List<String> IDENTITE = List.of(
            "nomNaissance=" + Temoin.NOM,
            "prenoms[]=" + Temoin.PRENOM,
            "prenoms[]=LUC",
            "anneeDateNaissance=1988",
            "moisDateNaissance=4",
            "jourDateNaissance=7",
            "sexeEtatCivil=F");

    private static final List<String> FAMILLE =
            plus(IDENTITE, "codeCogInseePaysNaissance=99100", "codeCogInseeCommuneNaissance=35238");
    private static final List<String> ETUDES = plus(IDENTITE, "codeCogInseeCommuneNaissance=35238");
    private static final List<String> RIEN = List.of();

    public static final List<OperationParticulier> TOUTES = List.of(
            identite(
                    "quotientFamilial",
                    "/v3/dss/quotient_familial",
                    FAMILLE,
                    c -> c.quotientFamilial().actuel(ETAT_CIVIL)),
            identite(
                    "quotientFamilial d'un mois",
                    "/v3/dss/quotient_familial",
                    plus(FAMILLE, "annee=2024", "mois=9"),
                    c -> c.quotientFamilial().pour(ETAT_CIVIL, YearMonth.of(2024, 9))),
            franceConnect(
                    "quotientFamilial",
                    "/v3/dss/quotient_familial",
                    RIEN,
                    c -> c.quotientFamilial().actuel(FRANCE_CONNECT)),
            franceConnect(
                    "quotientFamilial d'un mois",
                    "/v3/dss/quotient_familial",
                    List.of("annee=2024", "mois=9"),
                    c -> c.quotientFamilial().pour(FRANCE_CONNECT, YearMonth.of(2024, 9))),
            identite(
                    "participationFamiliale",
                    "/v3/dss/participation_familiale_eaje",
                    FAMILLE,
                    c -> c.participationFamiliale().pour(ETAT_CIVIL)),
            franceConnect(
                    "participationFamiliale",
                    "/v3/dss/participation_familiale_eaje",
                    RIEN,
                    c -> c.participationFamiliale().pour(FRANCE_CONNECT)),
            identite(
                    "rsa",
                    "/v3/dss/revenu_solidarite_active",
                    FAMILLE,
                    c -> c.rsa().pour(ETAT_CIVIL)),
            franceConnect(
                    "rsa",
                    "/v3/dss/revenu_solidarite_active",
                    RIEN,
                    c -> c.rsa().pour(FRANCE_CONNECT)),
            identite(
                    "primeActivite",
                    "/v3/dss/prime_activite",
                    FAMILLE,
                    c -> c.primeActivite().pour(ETAT_CIVIL)),
            franceConnect(
                    "primeActivite",
                    "/v3/dss/prime_activite",
                    RIEN,
                    c -> c.primeActivite().pour(FRANCE_CONNECT)),
            identite(
                    "aah",
                    "/v3/dss/allocation_adulte_handicape",
                    FAMILLE,
                    c -> c.aah().pour(ETAT_CIVIL)),
            franceConnect(
                    "aah",
                    "/v3/dss/allocation_adulte_handicape",
                    RIEN,
                    c -> c.aah().pour(FRANCE_CONNECT)),
            identite(
                    "asf",
                    "/v3/dss/allocation_soutien_familial",
                    FAMILLE,
                    c -> c.asf().pour(ETAT_CIVIL)),
            franceConnect(
                    "asf",
                    "/v3/dss/allocation_soutien_familial",
                    RIEN,
                    c -> c.asf().pour(FRANCE_CONNECT)),
            identite(
                    "c2s",
                    "/v3/dss/complementaire_sante_solidaire",
                    FAMILLE,
                    c -> c.c2s().pour(ETAT_CIVIL)),
            franceConnect(
                    "c2s",
                    "/v3/dss/complementaire_sante_solidaire",
                    RIEN,
                    c -> c.c2s().pour(FRANCE_CONNECT)),
            identite(
                    "aeeh",
                    "/v3/dss/allocation_enfant_handicape",
                    FAMILLE,
                    c -> c.aeeh().pour(ETAT_CIVIL)),
            franceConnect(
                    "aeeh",
                    "/v3/dss/allocation_enfant_handicape",
                    RIEN,
                    c -> c.aeeh().pour(FRANCE_CONNECT)),
            identite(
                    "ars",
                    "/v3/dss/allocation_rentree_scolaire",
                    FAMILLE,
                    c -> c.ars().pour(ETAT_CIVIL)),
            franceConnect(
                    "ars",
                    "/v3/dss/allocation_rentree_scolaire",
                    RIEN,
                    c -> c.ars().pour(FRANCE_CONNECT)),
            identite("foyerRsa", "/v3/dss/foyer_rsa", FAMILLE, c -> c.foyerRsa().pour(ETAT_CIVIL)),
            franceConnect(
                    "foyerRsa", "/v3/dss/foyer_rsa", RIEN, c -> c.foyerRsa().pour(FRANCE_CONNECT)),
            identite(
                    "scolarite dans un établissement",
                    "/v5/men/scolarites",
                    plus(IDENTITE, "codeEtablissement=0399001A", "anneeScolaire=2024"),
                    c -> c.scolarite().pour(ETAT_CIVIL, PerimetreScolaire.etablissement("0399001A"), 2024)),
            identite(
                    "scolarite dans des départements",
                    "/v5/men/scolarites",
                    plus(
                            IDENTITE,
                            "anneeScolaire=2024",
                            "degreEtablissement=1D",
                            "codesBcnDepartements[]=035",
                            "codesBcnDepartements[]=022"),
                    c -> c.scolarite()
                            .pour(
                                    ETAT_CIVIL,
                                    PerimetreScolaire.departements(Degre.PREMIER, List.of("035", "022")),
                                    2024)),
            identite(
                    "scolarite dans une région, version 4",
                    "/v4/men/scolarites",
                    plus(IDENTITE, "anneeScolaire=2024", "degreEtablissement=2D", "codesBcnRegions[]=14"),
                    c -> c.scolarite()
                            .version(4)
                            .pour(ETAT_CIVIL, PerimetreScolaire.regions(Degre.SECOND, List.of("14")), 2024)),
            identite(
                    "etudiant",
                    "/v3/mesri/statut_etudiant",
                    ETUDES,
                    c -> c.etudiant().pour(ETAT_CIVIL)),
            franceConnect(
                    "etudiant",
                    "/v3/mesri/statut_etudiant",
                    RIEN,
                    c -> c.etudiant().pour(FRANCE_CONNECT)),
            de(
                    "etudiant par INE",
                    "/v3/mesri/statut_etudiant/ine",
                    List.of("ine=" + INE.valeur()),
                    c -> c.etudiant().pour(INE)),
            identite(
                    "boursier",
                    "/v5/cnous/etudiant_boursier",
                    ETUDES,
                    c -> c.boursier().pour(ETAT_CIVIL)),
            franceConnect(
                    "boursier d'une campagne",
                    "/v5/cnous/etudiant_boursier",
                    List.of("campaignYear=2023"),
                    c -> c.boursier().campagne(2023).pour(FRANCE_CONNECT)),
            de(
                    "boursier par INE, version 4",
                    "/v4/cnous/etudiant_boursier/ine",
                    List.of("ine=" + INE.valeur(), "campaignYear=2022"),
                    c -> c.boursier().version(4).campagne(2022).pour(INE)),
            de(
                    "franceTravail.statut",
                    "/v3/france_travail/statut/identifiant",
                    List.of("identifiant=" + LOGIN.valeur()),
                    c -> c.franceTravail().statut(LOGIN)),
            de(
                    "franceTravail.indemnites",
                    "/v3/france_travail/indemnites/identifiant",
                    List.of("identifiant=" + LOGIN.valeur()),
                    c -> c.franceTravail().indemnites(LOGIN)),
            de(
                    "lire",
                    "/v3/gip_mds/service_civique/identite",
                    List.of("nomNaissance=" + Temoin.NOM),
                    c -> c.lire("/v3/gip_mds/service_civique/identite", Map.of("nomNaissance", Temoin.NOM))),
            franceConnect(
                    "lire",
                    "/v3/ants/extrait_immatriculation_vehicule",
                    List.of("immatriculation=AA-399-ZZ"),
                    c -> c.lire(
                            "/v3/ants/extrait_immatriculation_vehicule/france_connect",
                            Map.of("immatriculation", "AA-399-ZZ"),
                            FRANCE_CONNECT)));

    private static List<String> plus(List<String> debut, String... suite) {
        List<String> tous = new ArrayList<>(debut);
        tous.addAll(List.of(suite));
        return List.copyOf(tous);
    }

    private static OperationParticulier identite(
            String nom, String chemin, List<String> parametres, Function<ApiParticulierClient, Object> appel) {
        return de(nom + " par état civil", chemin + "/identite", parametres, appel);
    }

    private static OperationParticulier franceConnect(
            String nom, String chemin, List<String> parametres, Function<ApiParticulierClient, Object> appel) {
        return new OperationParticulier(
                nom + " par FranceConnect", appel, chemin + "/france_connect", avecDestinataire(parametres), true);
    }

    private static OperationParticulier de(
            String nom, String chemin, List<String> parametres, Function<ApiParticulierClient, Object> appel) {
        return new OperationParticulier(nom, appel, chemin, avecDestinataire(parametres), false);
    }

    private static List<String> avecDestinataire(List<String> parametres) {
        List<String> tous = new ArrayList<>(List.of("recipient=" + SIRET));
        tous.addAll(parametres);
        return List.copyOf(tous);
    }

    /** Un client vers ce serveur, dont le temps ne passe que par les repos ; il croit être le 15 novembre 2024. */
    public static ApiParticulierClient.Builder vers(FausseDgfip serveur) {
        return AuTemps.particulier(TempsFictif.a(System::nanoTime))
                .adresse(serveur.passerelle())
                .jeton(JETON)
                .destinataire(SIRET);
    }

    @Override
    public String toString() {
        return nom;
    }
}
