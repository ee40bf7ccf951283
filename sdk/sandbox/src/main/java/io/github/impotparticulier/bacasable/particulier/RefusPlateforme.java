package io.github.impotparticulier.bacasable.particulier;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Les refus qu'API Particulier prononce elle-même ; deux codes quand ils ont changé à l'automne. */
enum RefusPlateforme {
    PRIVILEGES("00100", 403, "Aucun périmètre du jeton n'ouvre cette ressource", "token"),
    JETON_INVALIDE("00101", 401, "Le jeton est absent ou inconnu", "token"),
    JETON_EXPIRE("00103", 401, "Le jeton est expiré", "token"),
    JETON_REVOQUE("00105", 401, "Le jeton est révoqué", "token"),
    ADRESSE_REFUSEE("00107", 403, "L'adresse de l'appelant n'est pas dans la liste de l'habilitation", null),
    EN_COURS("00015", 409, "La même demande est déjà en cours", null),
    RECIPIENT("00210", 422, "recipient doit être le SIRET de l'organisme pour qui la donnée est demandée", "recipient"),
    DELEGATION_AMBIGUE("00212", 422, "Plusieurs délégations pour ce SIRET : delegation_id est requis", "delegation_id"),
    SANS_DELEGATION("00213", 403, "Aucune délégation ne correspond à ce SIRET", "recipient"),
    MOIS("00354", 422, "Le mois n'est pas de 1 à 12, ou il est à venir", "mois"),
    PERIODE_ANCIENNE("00355", 422, "La période a plus de 23 mois", "mois"),
    IDENTITE_INCONNUE("00355", 422, "L'identité n'est pas reconnue", null),
    ANNEE("00356", 422, "L'année n'est pas l'une des trois dernières", "annee"),
    INE("00360", 422, "L'INE est mal formé", "ine"),
    DATE_NAISSANCE("00363", 422, "La date de naissance est incorrecte", "anneeDateNaissance"),
    LIEU_NAISSANCE("00365", 422, "Le lieu de naissance est absent ou incorrect", "codeCogInseeCommuneNaissance"),
    PRENOMS_FAMILLE("00367", 422, "Les prénoms doivent être un tableau de prénoms", "prenoms"),
    CAMPAGNE("00368", 422, "L'année de campagne va de 2021 à l'an dernier", "campaignYear"),
    IDENTIFIANT("00380", 422, "L'identifiant est absent", "identifiant"),
    PAYS_NAISSANCE("00400", 422, "Le pays de naissance est absent ou incorrect", "codeCogInseePaysNaissance"),
    VERSION("00402", 404, "Cette version de la ressource n'existe pas", null),
    ETABLISSEMENT("00410", 422, "Le code de l'établissement est mal formé", "codeEtablissement"),
    ANNEE_SCOLAIRE("00411", 422, "L'année scolaire est absente ou mal formée", "anneeScolaire"),
    DEGRE("00412", 422, "Le degré doit être 1D ou 2D", "degreEtablissement"),
    DEPARTEMENTS("00413", 422, "Les départements doivent être un tableau de codes", "codesBcnDepartements"),
    REGIONS("00414", 422, "Les régions doivent être un tableau de codes", "codesBcnRegions"),
    SANS_PERIMETRE("00415", 422, "Un établissement ou un périmètre est requis", "codeEtablissement"),
    PERIMETRE_SANS_DEGRE("00416", 422, "Un périmètre demande un degré", "degreEtablissement"),
    DEGRE_SANS_PERIMETRE("00417", 422, "Un degré demande un périmètre", "degreEtablissement"),
    PERIMETRES_EXCLUSIFS("00419", 422, "Établissement, départements et régions s'excluent", "codeEtablissement"),
    NOM_NAISSANCE("00420", 422, "Le nom de naissance est absent ou incorrect", "nomNaissance"),
    PRENOMS("00421", 422, "Les prénoms sont absents, ou ne sont pas un tableau", "prenoms"),
    ANNEE_NAISSANCE("00422", 422, "L'année de naissance est absente ou incorrecte", "anneeDateNaissance"),
    MOIS_NAISSANCE("00423", 422, "Le mois de naissance est absent ou incorrect", "moisDateNaissance"),
    JOUR_NAISSANCE("00424", 422, "Le jour de naissance est absent ou incorrect", "jourDateNaissance"),
    JOUR_INEXISTANT("00425", 422, "La date de naissance n'existe pas", "jourDateNaissance"),
    SEXE("00427", 422, "Le sexe doit être M ou F", "sexeEtatCivil"),
    DEPARTEMENT("00428", 422, "Le département de naissance est incorrect", "codeCogInseeDepartementNaissance"),
    QUOTA("00429", 429, "Trop de demandes", null),
    RESEAU("00501", 502, "La connexion au fournisseur a échoué", null),
    FRANCE_CONNECT_MAL_FORME("50001", "51501", 401, "Le jeton FranceConnect est mal formé", "token"),
    FRANCE_CONNECT_EXPIRE("50002", "51502", 401, "Le jeton FranceConnect est inconnu ou expiré", "token"),
    FRANCE_CONNECT_ABSENT("50001", "51504", 401, "Le jeton FranceConnect est absent", "token");

    private final String avril;
    private final String automne;
    private final int statut;
    private final String detail;
    private final @Nullable String parametre;

    RefusPlateforme(String code, int statut, String detail, @Nullable String parametre) {
        this(code, code, statut, detail, parametre);
    }

    RefusPlateforme(String avril, String automne, int statut, String detail, @Nullable String parametre) {
        this.avril = avril;
        this.automne = automne;
        this.statut = statut;
        this.detail = detail;
        this.parametre = parametre;
    }

    Erreur selon(Generation generation) {
        Map<String, Object> meta = this == RESEAU ? Map.of("retry_in", 10L) : Map.of();
        return new Erreur(generation.automne() ? automne : avril, statut, "Demande refusée", detail, parametre, meta);
    }
}
