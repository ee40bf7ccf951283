package io.github.impotparticulier.exemples.raccordement;

import java.util.Map;
import java.util.Optional;

/**
 * Ce qu'il y a à faire d'un constat, et avec qui : une ligne chacun.
 *
 * <p>Sources : documentation et conditions publiées de la DGFiP et de l'API Particulier, documentation de WSO2 API Manager pour les refus
 * de la passerelle. Ce qu'aucune ne dit est dit inconnu.
 *
 * @param aQui avec qui
 * @param aFaire quoi, en une phrase ou deux
 */
record Conseil(Interlocuteur aQui, String aFaire) {
    private static final Map<Motif, Conseil> TABLE = Map.ofEntries(
            conseil(
                    Motif.SECRET_ILLISIBLE,
                    Interlocuteur.VOUS,
                    "Définissez la variable d'environnement, ou écrivez le fichier, que la ligne nomme."),
            conseil(
                    Motif.LIGNE_INCOMPLETE,
                    Interlocuteur.VOUS,
                    "Complétez-la : passerelle, cle et secret pour la DGFiP ; jeton et siret pour l'API Particulier."),
            conseil(
                    Motif.REGLAGE_REFUSE,
                    Interlocuteur.VOUS,
                    "Recopiez-le de ce que le portail, ou votre compte, affiche."),
            conseil(
                    Motif.PORTEE_HORS_DE_L_OUTIL,
                    Interlocuteur.VOUS,
                    "Vérifiez-en l'orthographe dans la colonne portees ; si elle est juste, essayez la ressource à la main."),
            conseil(
                    Motif.HOTE_INTROUVABLE,
                    Interlocuteur.RESEAU,
                    "Comparez l'adresse, lettre à lettre, à celle qui vous a été donnée ; si elle est juste, faites-la connaître à votre"
                            + " DNS. Par le RIE, l'hôte peut être un autre."),
            conseil(
                    Motif.CONNEXION_REFUSEE,
                    Interlocuteur.RESEAU,
                    "Vérifiez l'hôte et le port, puis faites ouvrir la sortie vers eux."),
            conseil(
                    Motif.CONNEXION_SANS_REPONSE,
                    Interlocuteur.RESEAU,
                    "Faites ouvrir la sortie vers cet hôte et ce port, ou donnez le proxy à la JVM (https.proxyHost, https.proxyPort)."),
            conseil(
                    Motif.LIAISON_ROMPUE,
                    Interlocuteur.RESEAU,
                    "Recommencez ; si cela dure, cherchez un pare-feu ou un proxy qui coupe."),
            conseil(
                    Motif.PROXY_INJOIGNABLE,
                    Interlocuteur.RESEAU,
                    "Vérifiez son nom et son port (https.proxyHost, https.proxyPort), et qu'il est en marche."),
            conseil(
                    Motif.PROXY_SANS_COMPTE,
                    Interlocuteur.RESEAU,
                    "Demandez que cette adresse passe sans compte ; sinon donnez-lui en un, par l'OkHttpClient que vous confiez au SDK."),
            conseil(Motif.PROXY_REFUSE, Interlocuteur.RESEAU, "Faites autoriser l'hôte et le port sur le proxy."),
            conseil(
                    Motif.CERTIFICAT_INCONNU,
                    Interlocuteur.RESEAU,
                    "Lisez qui l'a émis : si c'est votre proxy, qui ouvre TLS, faites-en excepter cette adresse ; sinon ajoutez l'autorité au"
                            + " magasin de la JVM (javax.net.ssl.trustStore)."),
            conseil(
                    Motif.CERTIFICAT_PERIME,
                    Interlocuteur.SUPPORT,
                    "Vérifiez d'abord l'heure de la machine, et que ce certificat n'est pas de votre proxy ; puis signalez-le."),
            conseil(
                    Motif.CERTIFICAT_D_UN_AUTRE,
                    Interlocuteur.RESEAU,
                    "Vérifiez l'adresse, et ce qui répond à sa place : un proxy, un portail d'accès, un ancien serveur."),
            conseil(
                    Motif.CERTIFICAT_CLIENT_EXIGE,
                    Interlocuteur.SUPPORT,
                    "Demandez s'il en faut un, et lequel : aucune source publique ne le dit. Donnez-le par --certificat-client."),
            conseil(
                    Motif.CERTIFICAT_CLIENT_PERIME,
                    Interlocuteur.SUPPORT,
                    "Renouvelez-le auprès de qui vous l'a délivré."),
            conseil(
                    Motif.TLS_REFUSE,
                    Interlocuteur.RESEAU,
                    "Vérifiez que ce port parle TLS, en 1.2 au moins, et qu'aucun équipement ne s'interpose."),
            conseil(
                    Motif.HEURE_FAUSSE,
                    Interlocuteur.MACHINE,
                    "Mettez la machine à l'heure (NTP). Au-delà d'un jour, le SDK ne choisit plus d'année de revenus."),
            conseil(
                    Motif.HEURE_INCONNUE,
                    Interlocuteur.MACHINE,
                    "Vérifiez vous-même que la machine suit un serveur de temps (NTP)."),
            conseil(
                    Motif.IDENTIFIANTS_REFUSES,
                    Interlocuteur.APIM,
                    "Recopiez-les du portail, et vérifiez qu'ils sont de l'environnement de cette adresse : bac à sable et production ont"
                            + " chacun les leurs."),
            conseil(
                    Motif.PORTEE_REFUSEE,
                    Interlocuteur.APIM,
                    "Si elle est dans votre habilitation DataPass, souscrivez la ressource sur le portail ; sinon demandez-la sur DataPass."),
            conseil(
                    Motif.PORTEE_NON_LISTEE,
                    Interlocuteur.VOUS,
                    "Écrivez les portées de votre habilitation dans la colonne portees : les autres ne seront plus essayées."),
            conseil(
                    Motif.JETON_NON_RECONNU,
                    Interlocuteur.APIM,
                    "Vérifiez que la clé, le secret et l'adresse sont du même environnement."),
            conseil(Motif.JETON_INCONNU, Interlocuteur.COMPTE, "Recopiez-le en entier de votre compte."),
            conseil(Motif.JETON_EXPIRE, Interlocuteur.COMPTE, "Demandez-en un nouveau sur votre compte."),
            conseil(
                    Motif.JETON_REVOQUE,
                    Interlocuteur.COMPTE,
                    "Demandez-en un nouveau sur votre compte, et cherchez où l'ancien a fui."),
            conseil(
                    Motif.JETON_D_AILLEURS,
                    Interlocuteur.VOUS,
                    "Mettez dans la colonne particulier l'environnement de ce jeton."),
            conseil(
                    Motif.PORTEE_NON_ACCORDEE,
                    Interlocuteur.DATAPASS,
                    "Demandez-la sur DataPass ; un changement prend jusqu'à une heure."),
            conseil(
                    Motif.NON_SOUSCRITE,
                    Interlocuteur.APIM,
                    "Souscrivez-la sur le portail ; elle doit être dans votre habilitation DataPass."),
            conseil(
                    Motif.SOUSCRIPTION_INACTIVE,
                    Interlocuteur.APIM,
                    "Voyez son état sur le portail, puis demandez son activation à la DGFiP. Votre jeton n'est pas en cause."),
            conseil(
                    Motif.API_BLOQUEE,
                    Interlocuteur.APIM,
                    "Voyez-la sur le portail ; si rien ne l'explique, demandez à la DGFiP. Votre jeton n'est pas en cause."),
            conseil(
                    Motif.APPLICATION_BLOQUEE,
                    Interlocuteur.APIM,
                    "Voyez-la sur le portail : un abus de quota peut en être la cause. Votre jeton n'est pas en cause."),
            conseil(
                    Motif.HABILITATION_INSUFFISANTE,
                    Interlocuteur.DATAPASS,
                    "Demandez la portée sur DataPass ; un changement prend jusqu'à une heure."),
            conseil(
                    Motif.ADRESSE_IP_REFUSEE,
                    Interlocuteur.DATAPASS,
                    "Demandez à votre équipe réseau l'adresse par laquelle cette machine sort, et faites-la ajouter à l'habilitation."),
            conseil(
                    Motif.ACCES_REFUSE,
                    Interlocuteur.SUPPORT,
                    "Vérifiez que la ressource est dans votre habilitation, puis donnez au support l'identifiant de corrélation."),
            conseil(
                    Motif.TELESERVICE_ABSENT,
                    Interlocuteur.SUPPORT,
                    "La DGFiP en attribue un par cas d'usage : s'il y en a un, écrivez-le dans la colonne teleservice."),
            conseil(
                    Motif.TELESERVICE_EXIGE,
                    Interlocuteur.SUPPORT,
                    "Écrivez dans la colonne teleservice celui que la DGFiP attribue à ce cas d'usage."),
            conseil(
                    Motif.TELESERVICE_REFUSE,
                    Interlocuteur.SUPPORT,
                    "Comparez l'identifiant à celui que la DGFiP a donné ; s'il est juste, demandez-lui s'il est habilité, et voyez dans"
                            + " DataPass les années contractées."),
            conseil(
                    Motif.DESTINATAIRE_REFUSE,
                    Interlocuteur.VOUS,
                    "Donnez celui de l'administration pour qui l'on demande (la commune, le CCAS), jamais celui de l'éditeur."),
            conseil(
                    Motif.SANS_DELEGATION,
                    Interlocuteur.SUPPORT,
                    "Vérifiez son SIRET, et que cette administration vous a donné délégation."),
            conseil(
                    Motif.DELEGATION_A_CHOISIR,
                    Interlocuteur.VOUS,
                    "Écrivez dans la colonne delegation celle qu'il faut employer."),
            conseil(
                    Motif.QUOTA_DEPASSE,
                    Interlocuteur.SUPPORT,
                    "Attendez le délai dit s'il y en a un, cherchez qui emploie la même clé, puis demandez un quota plus élevé."),
            conseil(
                    Motif.ROUTE_INCONNUE,
                    Interlocuteur.VOUS,
                    "Vérifiez l'adresse : la racine donnée, sans /token ni chemin d'API. Si elle est juste, l'API n'y est pas déployée, ou pas"
                            + " dans cette version : demandez-le au support."),
            conseil(
                    Motif.DEMANDE_REFUSEE,
                    Interlocuteur.SUPPORT,
                    "Donnez au support l'identifiant de corrélation, et signalez-le aux auteurs du SDK."),
            conseil(
                    Motif.REPONSE_ETRANGERE,
                    Interlocuteur.RESEAU,
                    "Regardez ce que cette adresse affiche dans un navigateur de la même machine ; faites-la passer, ou attendez."),
            conseil(
                    Motif.INDISPONIBLE,
                    Interlocuteur.SUPPORT,
                    "Recommencez plus tard, et n'en concluez rien ; si cela dure, donnez au support l'identifiant de corrélation."),
            conseil(
                    Motif.ILLISIBLE,
                    Interlocuteur.SUPPORT,
                    "Recommencez ; si cela dure, donnez au support l'identifiant de corrélation."),
            conseil(
                    Motif.SANS_PREUVE,
                    Interlocuteur.RESEAU,
                    "Cherchez l'identifiant de corrélation dans les journaux du proxy, ou faites-le chercher au support."),
            conseil(
                    Motif.DEFAUT,
                    Interlocuteur.VOUS,
                    "Signalez-le aux auteurs du SDK, avec le type d'exception dit ici."));

    /** Ce qu'il y a à faire ; vide s'il n'y a rien. */
    static Optional<Conseil> de(Motif motif) {
        return Optional.ofNullable(TABLE.get(motif));
    }

    private static Map.Entry<Motif, Conseil> conseil(Motif motif, Interlocuteur aQui, String aFaire) {
        return Map.entry(motif, new Conseil(aQui, aFaire));
    }
}
