package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Les codes d'erreur de l'API Particulier, une ligne par sens, des deux générations (printemps et automne 2026). Cinq chiffres : deux pour
 * la source, trois pour la sorte. Un code qui n'y est pas n'est ni montré ni gardé : une réponse hostile peut y mettre n'importe quoi.
 *
 * <p>Sources : fichier OpenAPI de l'API Particulier, version 3, et code publié de son serveur.
 */
final class CodesParticulier {
    /** La même demande est déjà en cours : le seul conflit qui se refait. */
    static final String EN_COURS = "00015";

    /** Le quotient que la caisse ne peut calculer, dans le code du fournisseur. */
    static final String NON_CALCULABLE = "40000";

    private static final Pattern FORME = Pattern.compile("[0-9]{5}");
    private static final int TOUS = 0;

    /**
     * Ce que veulent dire des codes.
     *
     * @param codes les codes entiers, ou les sortes s'ils ont trois chiffres
     * @param statut le statut sous lequel ils ont ce sens ; 0 pour tous
     * @param nature ce qui a échoué
     * @param passager vrai si la même demande, refaite, a des chances d'aboutir
     * @param explication ce que c'est, et ce qu'il y a à faire
     */
    record Sens(Set<String> codes, int statut, Nature nature, boolean passager, String explication) {
        private boolean vaut(String code, int duStatut) {
            return (codes.contains(code) || codes.contains(code.substring(2)))
                    && (statut == TOUS || statut == duStatut);
        }
    }

    private static final Map<String, String> FOURNISSEURS = Map.ofEntries(
            Map.entry("10", "MSA"),
            Map.entry("23", "CNAF"),
            Map.entry("24", "France Travail"),
            Map.entry("25", "MESRI"),
            Map.entry("26", "CNOUS"),
            Map.entry("30", "MEN"),
            Map.entry("31", "GIP-MDS"),
            Map.entry("35", "CNAF & MSA"),
            Map.entry("36", "Sécurité sociale"),
            Map.entry("37", "CNAV"),
            Map.entry("39", "DSNJ"),
            Map.entry("40", "RNCPS"),
            Map.entry("41", "SDH"),
            Map.entry("42", "ANTS"),
            Map.entry("50", "FranceConnect"),
            Map.entry("51", "FranceConnect"));

    private static final String JETON = "Le jeton est refusé : ";
    private static final String DEMANDE = "La demande est refusée : ";

    static final String FRANCE_CONNECT =
            "Le jeton FranceConnect est refusé : il a sans doute expiré (il vit une minute)."
                    + " Renvoyez la personne s'authentifier, une fois.";

    static final String EAJE_NON_ELIGIBLE =
            "La famille est connue, mais n'a pas de participation familiale : il y faut un enfant de moins de sept ans.";

    static final String IDENTITE_INCONNUE =
            "Cette identité n'est reconnue de personne : vérifiez le nom de naissance, la date et le lieu ; un prénom mal écrit"
                    + " suffit si la date ou le lieu manquent.";

    static final String PERIODE_REFUSEE =
            DEMANDE + "période hors de l'historique, 24 mois au plus, mois courant compris.";

    private static final String INDISPONIBLE = "Le fournisseur des données est indisponible : réessayez plus tard.";

    static final String INATTENDUE =
            "Le fournisseur des données a répondu ce que l'API ne comprend pas : ne refaites pas la"
                    + " demande aussitôt ; signalez-le si cela dure.";

    static final String MAINTENANCE =
            "Le fournisseur des données est en maintenance : réessayez après le délai indiqué.";

    /** Le premier qui convient vaut : les codes entiers d'abord, puis les sortes. */
    private static final List<Sens> TABLE = List.of(
            sens(Nature.AUTHENTIFICATION, JETON + "il est absent, mal formé ou inconnu.", "00101"),
            sens(Nature.AUTHENTIFICATION, JETON + "il a expiré, demandez-en un nouveau sur votre compte.", "00103"),
            sens(
                    Nature.AUTHENTIFICATION,
                    JETON + "il a été révoqué, sans doute divulgué ; demandez-en un nouveau sur votre compte.",
                    "00105"),
            sens(
                    Nature.AUTHENTIFICATION,
                    JETON + "c'est celui d'un autre environnement (production ou staging).",
                    "00108",
                    "00109"),
            sens(
                    Nature.ACCES_REFUSE,
                    "Votre habilitation ne donne pas accès à ces données : vérifiez ses portées (client.jeton()) ; un changement"
                            + " prend jusqu'à une heure.",
                    "00100"),
            sens(
                    Nature.ACCES_REFUSE,
                    "L'adresse IP de cette machine n'est pas de celles que votre habilitation autorise.",
                    "00107"),
            sens(
                    Nature.ACCES_REFUSE,
                    "Aucune délégation n'est connue pour ce destinataire : vérifiez son SIRET, et la délégation.",
                    "00213"),
            sens(
                    Nature.REQUETE_INVALIDE,
                    DEMANDE + "ce destinataire a donné plusieurs délégations ; choisissez-en une par pourDelegation.",
                    "00212"),
            sens(Nature.REQUETE_INVALIDE, DEMANDE + "SIRET du destinataire absent ou faux.", "00210", "00203"),
            sens(Nature.REQUETE_INVALIDE, DEMANDE + "mois impossible ou à venir.", "00354"),
            sens(Nature.REQUETE_INVALIDE, DEMANDE + "année hors des deux ans d'historique.", "00356"),
            // Deux sens selon la génération : VerdictsParticulier choisit.
            sens(Nature.USAGER_INCONNU, IDENTITE_INCONNUE, "00355"),
            sens(Nature.REQUETE_INVALIDE, DEMANDE + "INE mal formé.", "00360"),
            sens(
                    Nature.REQUETE_INVALIDE,
                    DEMANDE + "date de naissance incomplète ou impossible.",
                    "00363",
                    "00422",
                    "00423",
                    "00424",
                    "00425"),
            sens(Nature.REQUETE_INVALIDE, DEMANDE + "code de la commune de naissance mal formé ou inconnu.", "00365"),
            sens(Nature.REQUETE_INVALIDE, DEMANDE + "état civil mal formé.", "00366"),
            sens(Nature.REQUETE_INVALIDE, DEMANDE + "prénoms absents ou mal formés.", "00367", "00421"),
            sens(Nature.REQUETE_INVALIDE, DEMANDE + "campagne de bourse hors limites.", "00368"),
            sens(Nature.REQUETE_INVALIDE, DEMANDE + "identifiant absent.", "00380"),
            sens(
                    Nature.PERSONNE_INDISTINCTE,
                    "Plusieurs personnes répondent à cette identité : complétez-la (tous les prénoms, le lieu de naissance).",
                    "00391"),
            sens(Nature.REQUETE_INVALIDE, DEMANDE + "pays de naissance mal formé.", "00400"),
            sens(
                    Nature.REQUETE_INVALIDE,
                    "Cette version de l'API n'existe pas, ou plus : choisissez-en une autre par version(…).",
                    "00402"),
            sens(
                    Nature.REQUETE_INVALIDE,
                    DEMANDE + "établissement, année scolaire ou périmètre mal formés, ou qui s'excluent.",
                    "00410",
                    "00411",
                    "00412",
                    "00413",
                    "00414",
                    "00415",
                    "00416",
                    "00417",
                    "00418",
                    "00419"),
            sens(Nature.REQUETE_INVALIDE, DEMANDE + "nom de naissance absent ou mal formé.", "00420"),
            sens(Nature.REQUETE_INVALIDE, DEMANDE + "sexe absent ou mal formé.", "00426", "00427"),
            sens(Nature.REQUETE_INVALIDE, DEMANDE + "département de naissance mal formé.", "00428"),
            new Sens(
                    Set.of("00429"),
                    TOUS,
                    Nature.QUOTA_DEPASSE,
                    true,
                    "Quota d'appels dépassé : espacez vos appels. Insister ferait bannir votre adresse IP pendant douze heures."),
            new Sens(
                    Set.of("00501"),
                    TOUS,
                    Nature.SERVICE_INDISPONIBLE,
                    true,
                    "L'API n'a pas pu joindre le fournisseur des données : réessayez plus tard."),
            sens(
                    Nature.SERVICE_INDISPONIBLE,
                    "La même demande est déjà en cours, ou vient d'être coupée : réessayez dans une minute.",
                    EN_COURS),
            sens(Nature.NON_ELIGIBLE, "La personne n'a pas l'âge du service national : de 16 à 25 ans.", "39400"),
            new Sens(Set.of("50001", "50002", "50003"), 401, Nature.ACCES_REFUSE, false, FRANCE_CONNECT),
            new Sens(Set.of("51501", "51502", "51503", "51504"), TOUS, Nature.ACCES_REFUSE, false, FRANCE_CONNECT),
            sens(
                    Nature.REQUETE_INVALIDE,
                    "L'identité que FranceConnect donne ne suffit pas à cette demande : faites-la par état civil.",
                    "51564"),
            new Sens(
                    Set.of("003", "004", "402", "404"),
                    404,
                    Nature.AUCUN_RESULTAT,
                    false,
                    "Aucun dossier n'a été trouvé."),
            new Sens(Set.of("999", "000"), 404, Nature.SERVICE_INDISPONIBLE, false, INATTENDUE),
            new Sens(
                    Set.of("015"),
                    409,
                    Nature.PERSONNE_INDISTINCTE,
                    false,
                    "Plusieurs personnes répondent à cette identité : complétez-la, ou demandez par INE."),
            new Sens(
                    Set.of("000"),
                    TOUS,
                    Nature.SERVICE_INDISPONIBLE,
                    true,
                    "Erreur interne du fournisseur des données : réessayez plus tard."),
            new Sens(Set.of("001", "004", "006", "009", "011"), TOUS, Nature.SERVICE_INDISPONIBLE, true, INDISPONIBLE),
            new Sens(
                    Set.of("002"),
                    TOUS,
                    Nature.SERVICE_INDISPONIBLE,
                    true,
                    "Le fournisseur des données n'a pas répondu à temps : réessayez plus tard."),
            new Sens(
                    Set.of("008"),
                    TOUS,
                    Nature.SERVICE_INDISPONIBLE,
                    false,
                    "Le fournisseur des données limite le débit de l'API elle-même : ralentissez, et réessayez plus tard. Votre quota"
                            + " n'est pas en cause."),
            new Sens(Set.of("020"), TOUS, Nature.SERVICE_INDISPONIBLE, true, MAINTENANCE),
            sens(Nature.USAGER_INCONNU, IDENTITE_INCONNUE, "560"),
            sens(Nature.REQUETE_INVALIDE, "Le fournisseur des données refuse cet état civil : vérifiez-le.", "561"),
            sens(Nature.REQUETE_INVALIDE, "Le fournisseur des données refuse cet identifiant : vérifiez-le.", "562"),
            sens(
                    Nature.PERSONNE_INDISTINCTE,
                    "Plusieurs personnes répondent à cette identité : complétez-la (tous les prénoms, le lieu de naissance).",
                    "563"),
            sens(Nature.REQUETE_INVALIDE, PERIODE_REFUSEE, "565"),
            new Sens(Set.of("999"), TOUS, Nature.SERVICE_INDISPONIBLE, false, INATTENDUE));

    /** Ce qu'un dossier absent veut dire, selon qui le dit. */
    private static final Map<String, String> ABSENCES = Map.of(
            "10003", "La MSA n'a pas de dossier d'allocataire de cette personne.",
            "23003", "La CNAF n'a pas de dossier d'allocataire de cette personne.",
            "40003", "Cette personne n'est allocataire ni d'une CAF ni de la MSA.",
            "35003", "Cette personne n'est pas référencée par une caisse qui verse cette prestation.",
            "24003", "France Travail ne connaît pas cet identifiant.",
            "25003", "Aucun étudiant ne répond à cette demande.",
            "26003", "Aucun boursier ne répond à cette demande.",
            "30003", "Aucun élève ne répond à cette demande, ou il n'est pas scolarisé cette année-là.",
            "30004", "L'élève n'est pas scolarisé cette année-là.",
            "30404", "L'élève n'est pas scolarisé cette année-là.");

    private CodesParticulier() {}

    private static Sens sens(Nature nature, String explication, String... codes) {
        return new Sens(Set.of(codes), TOUS, nature, false, explication);
    }

    /** Ce que ce code veut dire sous ce statut ; vide s'il n'est pas connu. */
    static Optional<Sens> sens(String code, int statut) {
        if (!FORME.matcher(code).matches()
                || !(code.startsWith("00") || FOURNISSEURS.containsKey(code.substring(0, 2)))) {
            return Optional.empty();
        }
        Optional<Sens> sens = TABLE.stream()
                // Les sortes sont celles des fournisseurs, les codes de la plateforme sont entiers.
                .filter(ligne -> ligne.vaut(code, statut)
                        && (!code.startsWith("00") || ligne.codes().contains(code)))
                .findFirst();
        return sens.filter(trouve -> trouve.nature() == Nature.AUCUN_RESULTAT)
                .map(absence -> new Sens(
                        absence.codes(),
                        absence.statut(),
                        absence.nature(),
                        false,
                        ABSENCES.getOrDefault(code, absence.explication())))
                .or(() -> sens);
    }

    /** Le nom du fournisseur dont vient l'erreur : celui qui est écrit s'il est connu, sinon celui de la source. */
    static Optional<String> fournisseur(String code, Optional<String> ecrit) {
        return ecrit.filter(FOURNISSEURS.values()::contains)
                .or(() -> FORME.matcher(code).matches()
                        ? Optional.ofNullable(FOURNISSEURS.get(code.substring(0, 2)))
                        : Optional.empty());
    }
}
