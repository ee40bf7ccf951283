package io.github.impotparticulier.exemples.raccordement;

/**
 * Ce qu'une vérification peut constater : une ligne chacun. Ce qu'il y a alors à faire : {@link Conseil}.
 *
 * <p>Sources : documentation et conditions publiées de la DGFiP et de l'API Particulier, documentation de WSO2 API Manager pour les refus
 * de la passerelle. Ce qu'aucune ne dit est dit inconnu.
 */
enum Motif {
    REGLAGES_LUS("La ligne se lit, secrets compris."),
    SECRET_ILLISIBLE(Etat.A_CORRIGER, "Un secret ne se lit pas là où la ligne dit qu'il est."),
    LIGNE_INCOMPLETE(Etat.A_CORRIGER, "La ligne ne suffit pas à appeler."),
    REGLAGE_REFUSE(Etat.A_CORRIGER, "Un réglage n'a pas la forme attendue."),
    PORTEE_HORS_DE_L_OUTIL(Etat.INCONNU, "Cette portée n'est d'aucune ressource que cet outil appelle."),

    HOTE_RESOLU("Le nom a une adresse."),
    RESOLUTION_SANS_OBJET(Etat.SANS_OBJET, "Rien à résoudre d'ici : c'est une adresse IP, ou le proxy s'en charge."),
    HOTE_INTROUVABLE(Etat.A_CORRIGER, "Le nom de l'hôte n'a pas d'adresse, vu d'ici."),

    ROUTE_OUVERTE("La connexion s'ouvre."),
    CONNEXION_REFUSEE(
            Etat.A_CORRIGER, "La connexion est refusée : rien n'écoute à ce port, ou un pare-feu la rejette."),
    CONNEXION_SANS_REPONSE(
            Etat.A_CORRIGER,
            "La connexion reste sans réponse : un pare-feu l'écarte sans doute, ou il n'y a pas de route."),
    LIAISON_ROMPUE(Etat.INCONNU, "La liaison s'est rompue avant toute réponse."),
    PROXY_INJOIGNABLE(Etat.A_CORRIGER, "Le proxy que la JVM emploie n'est pas joignable."),
    PROXY_SANS_COMPTE(Etat.A_CORRIGER, "Le proxy demande une authentification."),
    PROXY_REFUSE(Etat.A_CORRIGER, "Le proxy refuse d'ouvrir un tunnel vers l'hôte."),

    TLS_BON("La liaison TLS s'établit, et le certificat est reconnu."),
    TLS_SANS_OBJET(Etat.SANS_OBJET, "En clair, vers la machine elle-même : rien à chiffrer."),
    CERTIFICAT_INCONNU(Etat.A_CORRIGER, "Le certificat présenté n'est d'aucune autorité que cette JVM connaît."),
    CERTIFICAT_PERIME(Etat.A_CORRIGER, "Le certificat présenté n'est pas dans ses dates, à l'heure de cette machine."),
    CERTIFICAT_D_UN_AUTRE(Etat.A_CORRIGER, "Le certificat présenté est d'un autre hôte."),
    CERTIFICAT_CLIENT_EXIGE(
            Etat.A_CORRIGER, "Le serveur demande un certificat de client, et coupe faute d'en recevoir un."),
    CERTIFICAT_CLIENT_PERIME(Etat.A_CORRIGER, "Votre certificat de client n'est pas dans ses dates."),
    TLS_REFUSE(Etat.A_CORRIGER, "La liaison TLS échoue avant tout certificat."),

    HEURE_JUSTE("L'heure de la machine est celle du serveur, à une minute près."),
    HEURE_FAUSSE(Etat.A_CORRIGER, "L'heure de la machine s'écarte de celle du serveur."),
    HEURE_INCONNUE(Etat.INCONNU, "La réponse ne dit pas l'heure."),

    JETON_BON("Le jeton est obtenu, ou reconnu."),
    IDENTIFIANTS_REFUSES(Etat.A_CORRIGER, "La clé ou le secret sont refusés.", Arret.TOUT),
    PORTEE_REFUSEE(Etat.A_CORRIGER, "Cette portée (scope) n'est pas accordée à vos identifiants."),
    PORTEE_NON_LISTEE(Etat.INCONNU, "Cette portée n'est pas accordée ; rien ne dit si elle devait l'être."),
    JETON_NON_RECONNU(Etat.A_CORRIGER, "La passerelle refuse le jeton qu'elle vient de donner.", Arret.TOUT),
    JETON_INCONNU(Etat.A_CORRIGER, "Le jeton est absent, mal formé ou inconnu.", Arret.TOUT),
    JETON_EXPIRE(Etat.A_CORRIGER, "Le jeton a expiré.", Arret.TOUT),
    JETON_REVOQUE(Etat.A_CORRIGER, "Le jeton a été révoqué, sans doute parce qu'il a été divulgué.", Arret.TOUT),
    JETON_D_AILLEURS(Etat.A_CORRIGER, "Le jeton est d'un autre environnement : production ou staging.", Arret.TOUT),

    PORTEE_ACCORDEE("Le serveur la donne à ce jeton."),
    PORTEE_NON_ACCORDEE(
            Etat.A_CORRIGER, "Le serveur ne donne pas cette portée à ce jeton : les champs qu'elle ouvre manqueront."),

    SOUSCRITE("La ressource est ouverte à ce jeton."),
    NON_SOUSCRITE(Etat.A_CORRIGER, "Votre application n'a pas souscrit cette API."),
    SOUSCRIPTION_INACTIVE(Etat.A_CORRIGER, "La souscription existe, mais elle est inactive."),
    API_BLOQUEE(Etat.A_CORRIGER, "La passerelle dit cette API bloquée, pour vous ou pour tous."),
    APPLICATION_BLOQUEE(Etat.A_CORRIGER, "La passerelle bloque votre application, ou votre adresse.", Arret.API),
    HABILITATION_INSUFFISANTE(Etat.A_CORRIGER, "Aucune portée du jeton n'ouvre cette ressource."),
    ADRESSE_IP_REFUSEE(
            Etat.A_CORRIGER, "L'adresse IP de sortie n'est pas de celles que votre habilitation autorise.", Arret.TOUT),
    ACCES_REFUSE(Etat.A_CORRIGER, "L'accès est refusé, sans code qui dise pourquoi."),

    IDENTITE_ADMISE("Aucun refus au nom du téléservice, ou du destinataire."),
    TELESERVICE_ABSENT(Etat.INCONNU, "Aucun identifiant de téléservice n'est donné, et rien ne l'a exigé."),
    TELESERVICE_EXIGE(Etat.A_CORRIGER, "SFiP exige un identifiant de téléservice, et la ligne n'en donne pas."),
    TELESERVICE_REFUSE(Etat.A_CORRIGER, "La DGFiP n'ouvre pas cette ressource, ou cette année, à ce téléservice."),
    DESTINATAIRE_REFUSE(Etat.A_CORRIGER, "Le SIRET du destinataire est refusé."),
    SANS_DELEGATION(Etat.A_CORRIGER, "Aucune délégation n'est connue pour ce destinataire."),
    DELEGATION_A_CHOISIR(Etat.A_CORRIGER, "Ce destinataire vous a donné plusieurs délégations."),

    QUOTA_TENU("Aucun refus de quota."),
    QUOTA_DEPASSE(Etat.A_CORRIGER, "Le quota est dépassé ; plus rien n'a été demandé ensuite.", Arret.API),

    REPOND("La ressource répond."),
    REPOND_SANS_CODE(
            "La ressource répond « personne », sans code, comme R2P le fait ; un pare-feu qui barrerait ce chemin en dirait autant."),
    ROUTE_INCONNUE(Etat.A_CORRIGER, "Le serveur ne connaît pas ce chemin."),
    DEMANDE_REFUSEE(
            Etat.INCONNU, "La demande est refusée pour sa forme : l'API répond, mais pas comme son contrat publié."),
    REPONSE_ETRANGERE(
            Etat.A_CORRIGER,
            "Autre chose que l'API a répondu : la page d'un proxy, d'un pare-feu ou d'une maintenance."),
    INDISPONIBLE(Etat.INCONNU, "Le service est indisponible, ou n'a pas répondu à temps."),
    ILLISIBLE(Etat.INCONNU, "La réponse n'est pas celle que le contrat promet."),
    SANS_PREUVE(
            Etat.INCONNU,
            "Une réponse nue, sans code : rien ne prouve que l'API l'ait faite, un proxy ou un pare-feu en dirait autant."),
    DEFAUT(Etat.INCONNU, "Cet outil a rencontré un défaut inattendu."),

    NON_PROUVE(Etat.INCONNU, "Rien ne le prouve : voyez ce qui a manqué ailleurs dans ce tableau."),
    NON_ESSAYE(Etat.NON_ESSAYE, "Ce qui précède l'empêche.");

    private final Etat etat;
    private final String constat;
    private final Arret arret;

    Motif(String constat) {
        this(Etat.BON, constat);
    }

    Motif(Etat etat, String constat) {
        this(etat, constat, Arret.AUCUN);
    }

    Motif(Etat etat, String constat, Arret arret) {
        this.etat = etat;
        this.constat = constat;
        this.arret = arret;
    }

    Etat etat() {
        return etat;
    }

    String constat() {
        return constat;
    }

    Arret arret() {
        return arret;
    }

    /** Ce qu'un refus fait cesser : insister n'apprendrait rien, et pourrait verrouiller un compte. */
    enum Arret {
        AUCUN,
        /** Les appels à la même API. */
        API,
        /** Tout appel de ces identifiants. */
        TOUT
    }
}
