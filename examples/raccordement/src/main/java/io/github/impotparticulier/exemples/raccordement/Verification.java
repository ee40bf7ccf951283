package io.github.impotparticulier.exemples.raccordement;

/** Les vérifications, dans l'ordre où elles se font : chacune suppose les précédentes. */
enum Verification {
    REGLAGES("Réglages", "lit la ligne, et les secrets là où elle dit qu'ils sont", Motif.REGLAGES_LUS),
    RESOLUTION("Résolution de nom", "cherche l'adresse IP de l'hôte", Motif.HOTE_RESOLU),
    ROUTE("Route ou proxy", "ouvre une connexion, par le proxy de la JVM s'il y en a un", Motif.ROUTE_OUVERTE),
    TLS("TLS", "lit la version, l'autorité, la fin du certificat, et s'il en faut un de client", Motif.TLS_BON),
    HORLOGE("Horloge", "compare l'heure de la machine à celle de la réponse", Motif.HEURE_JUSTE),
    JETON("Jeton", "demande un jeton par portée, ou fait dire au serveur ce que vaut le vôtre", Motif.JETON_BON),
    SOUSCRIPTION("Souscription", "regarde si la ressource est ouverte à ce jeton", Motif.SOUSCRITE),
    IDENTITE("Téléservice ou destinataire", "regarde si celui pour qui l'on demande est admis", Motif.IDENTITE_ADMISE),
    QUOTA("Quota", "lit ce que les réponses disent du quota ; rien n'est forcé", Motif.QUOTA_TENU),
    APPEL("Appel", "appelle la ressource une fois, pour une personne qui n'existe pas", Motif.REPOND);

    private final String nom;
    private final String role;
    private final Motif bon;

    Verification(String nom, String role, Motif bon) {
        this.nom = nom;
        this.role = role;
        this.bon = bon;
    }

    String nom() {
        return nom;
    }

    /** Ce qu'elle fait, en quelques mots. */
    String role() {
        return role;
    }

    /** Ce qu'elle constate quand tout va bien. */
    Motif bon() {
        return bon;
    }
}
