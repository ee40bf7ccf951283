package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Les codes d'erreur connus, une ligne par sens. Un code qui n'y est pas est inconnu : il n'est ni montré ni gardé, une réponse
 * hostile pouvant y mettre une donnée personnelle, et l'on n'en conclut rien.
 *
 * <p>Sources : fichiers OpenAPI « Impôt particulier », R2P et SFiP, et présentation fonctionnelle (codes de la DGFiP) ; documentation
 * de WSO2 API Manager, « Error Handling », dont la passerelle est (six chiffres) ; RFC 6749, 5.2, et RFC 6750, 3.1 (OAuth).
 */
final class CodesConnus {
    /** Qui écrit un code. */
    enum Source {
        DGFIP,
        PASSERELLE,
        OAUTH
    }

    /**
     * Ce que veulent dire des codes.
     *
     * @param source qui les écrit
     * @param codes les codes
     * @param statuts les statuts HTTP sous lesquels ils viennent, 200 à part ; vide si le code compte sous n'importe lequel
     * @param nature ce qui a échoué
     * @param passager vrai si le même appel, refait, a des chances d'aboutir
     * @param explication ce que c'est, et ce qu'il y a à faire
     */
    record Sens(
            Source source,
            Set<String> codes,
            Set<Integer> statuts,
            Nature nature,
            boolean passager,
            String explication) {
        private boolean vaut(String code, int statut) {
            // Sous 200, une erreur est celle que dit son code : le statut n'apprend rien.
            return codes.contains(code) && (statuts.isEmpty() || statut == 200 || statuts.contains(statut));
        }
    }

    static final String ROUTE_INCONNUE =
            "La passerelle ne connaît pas cette route : vérifiez son adresse (la racine donnée"
                    + " par le portail, sans /token ni /impotparticulier) et la version de l'API.";

    static final String ACCES_REFUSE =
            "Accès refusé : vérifiez que la ressource et l'année sont contractées, et votre téléservice habilité.";

    static final String QUOTA_DEPASSE =
            "Quota d'appels dépassé : espacez vos appels (quotaParMinute), ou demandez un quota plus élevé.";

    static final String JETON_REFUSE =
            "La passerelle refuse le jeton qu'elle vient de donner : vérifiez que clé, secret et passerelle sont"
                    + " du même environnement.";

    static final String PERSONNE_INDISTINCTE =
            "Plusieurs personnes répondent à la recherche, ou le dossier n'est pas communicable : par état civil,"
                    + " précisez-le.";

    static final String PERSONNE_INCONNUE =
            "Personne ne répond à la recherche : vérifiez le numéro fiscal ou l'état civil (et l'adresse de la passerelle,"
                    + " au premier appel).";

    private static final Set<Integer> PARTOUT = Set.of();
    private static final Set<Integer> ABSENCE = Set.of(404, 410, 416);

    /** Le premier qui convient vaut. */
    private static final List<Sens> TABLE = List.of(
            dgfip("4001", Set.of(400), Nature.REQUETE_INVALIDE, "La demande est refusée : numéro fiscal mal formé."),
            dgfip(
                    "4002",
                    Set.of(400),
                    Nature.REQUETE_INVALIDE,
                    "La demande est refusée : année de revenus ou de barème mal formée."),
            dgfip(
                    "4003",
                    Set.of(400),
                    Nature.REQUETE_INVALIDE,
                    "La demande est refusée : un paramètre ou un en-tête est hors de ses valeurs."),
            dgfip("4007", Set.of(400), Nature.REQUETE_INVALIDE, "La demande est refusée : département mal formé."),
            dgfip("4031", Set.of(403), Nature.ACCES_REFUSE, ACCES_REFUSE),
            dgfip(
                    "40305",
                    Set.of(403),
                    Nature.PERSONNE_INDISTINCTE,
                    "Plusieurs personnes répondent à la recherche, ou le dossier n'est pas communicable : donnez à SFiP numéro fiscal"
                            + " et date de naissance (CriteresPersonne.parSpi)."),
            dgfip("40401", Set.of(404), Nature.USAGER_INCONNU, PERSONNE_INCONNUE),
            dgfip(
                    "40433",
                    Set.of(404),
                    Nature.USAGER_INCONNU,
                    "Personne ne répond à la recherche : vérifiez-la, ou donnez à SFiP numéro fiscal et date de naissance"
                            + " (CriteresPersonne.parSpi)."),
            dgfip(
                    "4101",
                    ABSENCE,
                    Nature.AUCUN_RESULTAT,
                    "La DGFiP n'a pas de données pour cette personne et cette année."),
            dgfip(
                    "4102",
                    ABSENCE,
                    Nature.USAGER_INCONNU,
                    "Ce numéro fiscal ne correspond à personne : vérifiez la saisie."),
            new Sens(
                    Source.PASSERELLE,
                    Set.of("900800", "900801", "900802", "900803", "900804", "900806", "900807"),
                    PARTOUT,
                    Nature.QUOTA_DEPASSE,
                    true,
                    QUOTA_DEPASSE),
            passerelle(
                    "900805",
                    Set.of(429),
                    Nature.QUOTA_DEPASSE,
                    "La passerelle bloque votre application, sans doute pour abus : voyez-la sur le portail APIM."),
            passerelle(
                    "900805",
                    PARTOUT,
                    Nature.ACCES_REFUSE,
                    "La passerelle bloque votre application ou votre adresse : voyez la souscription sur le portail APIM. Votre jeton"
                            + " n'est pas en cause."),
            new Sens(
                    Source.PASSERELLE,
                    Set.of("900900"),
                    PARTOUT,
                    Nature.SERVICE_INDISPONIBLE,
                    true,
                    "La passerelle n'a pas pu contrôler le jeton : c'est une panne de son côté, réessayez plus tard."),
            new Sens(
                    Source.PASSERELLE,
                    Set.of("900901", "900902", "900903", "900904", "900905"),
                    Set.of(401),
                    Nature.AUTHENTIFICATION,
                    false,
                    JETON_REFUSE),
            passerelle("900906", PARTOUT, Nature.REQUETE_INVALIDE, ROUTE_INCONNUE),
            new Sens(
                    Source.PASSERELLE,
                    Set.of("900907", "700700"),
                    PARTOUT,
                    Nature.ACCES_REFUSE,
                    false,
                    "La passerelle dit cette API bloquée, pour vous ou pour tous : voyez le portail APIM. Votre jeton n'est pas en"
                            + " cause."),
            passerelle(
                    "900908",
                    PARTOUT,
                    Nature.ACCES_REFUSE,
                    "Votre application n'a pas souscrit cette API : souscrivez-la sur le portail APIM."),
            passerelle(
                    "900909",
                    PARTOUT,
                    Nature.ACCES_REFUSE,
                    "La passerelle dit votre souscription inactive : voyez-la sur le portail APIM. Votre jeton n'est pas en cause."),
            passerelle(
                    "900910",
                    PARTOUT,
                    Nature.ACCES_REFUSE,
                    "Le jeton n'a pas la portée (scope) de cette ressource : souscrivez la ressource sur le portail APIM."),
            new Sens(
                    Source.PASSERELLE,
                    Set.of(
                            "101000", "101001", "101500", "101501", "101503", "101504", "101505", "101506", "101507",
                            "101508", "101509", "101510", "303000", "303001", "303002", "305100", "309001", "309002",
                            "309003"),
                    PARTOUT,
                    Nature.SERVICE_INDISPONIBLE,
                    true,
                    "La passerelle n'a pas pu joindre la DGFiP derrière elle : réessayez plus tard."),
            new Sens(
                    Source.OAUTH,
                    Set.of("invalid_scope", "insufficient_scope"),
                    PARTOUT,
                    Nature.ACCES_REFUSE,
                    false,
                    "La passerelle n'accorde pas cette portée (scope) à vos identifiants : souscrivez la ressource sur le"
                            + " portail APIM."),
            new Sens(Source.OAUTH, Set.of("invalid_token"), Set.of(401), Nature.AUTHENTIFICATION, false, JETON_REFUSE),
            new Sens(
                    Source.OAUTH,
                    Set.of("invalid_client", "invalid_grant", "unauthorized_client"),
                    Set.of(400, 401),
                    Nature.AUTHENTIFICATION,
                    false,
                    "Identifiants refusés : vérifiez la clé, le secret, et qu'ils sont de l'environnement de cette passerelle."),
            new Sens(
                    Source.OAUTH,
                    Set.of("invalid_request", "unsupported_grant_type"),
                    Set.of(400, 401),
                    Nature.REQUETE_INVALIDE,
                    false,
                    "La passerelle ne prend pas cette demande de jeton : vérifiez son adresse."));

    private CodesConnus() {}

    private static Sens dgfip(String code, Set<Integer> statuts, Nature nature, String explication) {
        return new Sens(Source.DGFIP, Set.of(code), statuts, nature, false, explication);
    }

    private static Sens passerelle(String code, Set<Integer> statuts, Nature nature, String explication) {
        return new Sens(Source.PASSERELLE, Set.of(code), statuts, nature, false, explication);
    }

    /** Vrai si ce code est de la table. */
    static boolean contient(String code) {
        return TABLE.stream().anyMatch(sens -> sens.codes().contains(code));
    }

    /** Ce que ce code veut dire sous ce statut ; {@code null} s'il n'y est pas attendu, et que le statut seul parle. */
    static @Nullable Sens sens(@Nullable String code, int statut) {
        return code == null
                ? null
                : TABLE.stream()
                        .filter(sens -> sens.vaut(code, statut))
                        .findFirst()
                        .orElse(null);
    }

    /** Vrai si ce code est de la DGFiP elle-même. */
    static boolean deLaDgfip(@Nullable String code) {
        return code != null
                && TABLE.stream()
                        .anyMatch(sens ->
                                sens.source() == Source.DGFIP && sens.codes().contains(code));
    }
}
