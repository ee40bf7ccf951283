package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.DgfipException;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Ce que veut dire un statut, un code ou une panne de réseau (contrat d'interface, erreurs). */
final class Erreurs {
    private static final String SANS_RESULTAT = "4101";
    private static final String INCONNU = "4102";
    /** Ce qu'OkHttp dit d'un corps plus court qu'annoncé : une coupure, pas une malformation. */
    private static final String FIN_PREMATUREE = "unexpected end of stream";

    private static final Set<Integer> PASSAGERS = Set.of(408, 502, 503, 504);
    private static final Set<String> BLOQUEE = Set.of("900805", "900900");

    private static final String ROUTE_INCONNUE =
            "La passerelle ne connaît pas cette route : vérifiez son adresse (la racine donnée"
                    + " par le portail, sans /token ni /impotparticulier) et la version de l'API.";

    private Erreurs() {}

    /** Traduit une réponse à une lecture de ressource, autre que 200. */
    static <T> Echec<T> deRessource(Reponse reponse, Requete requete) {
        CorpsErreur corps = CorpsErreur.lire(reponse.corps());
        Circonstances circonstances = circonstances(reponse, corps);
        int statut = reponse.statut();
        return switch (statut) {
            case 204 ->
                Issue.echec(
                        Nature.REPONSE_ILLISIBLE,
                        "Réponse sans contenu, là où la DGFiP promet des données.",
                        circonstances);
            case 401 ->
                Issue.echec(
                        Nature.AUTHENTIFICATION,
                        "La passerelle refuse le jeton qu'elle vient de donner : vérifiez que clé, secret et passerelle sont"
                                + " du même environnement.",
                        circonstances);
            case 403 -> accesRefuse(corps, requete, circonstances);
            case 404, 410, 416 -> sansResultat(corps, requete.usage(), circonstances);
            case 406, 415 ->
                Issue.echec(
                        Nature.REQUETE_INVALIDE,
                        "La passerelle refuse le type de média demandé : la version de l'API a peut-être changé.",
                        circonstances);
            default -> generale(statut, circonstances);
        };
    }

    /** Traduit une réponse du point d'accès {@code /token}, autre que 200. */
    static <T> Echec<T> deJeton(Reponse reponse) {
        CorpsErreur corps = CorpsErreur.lire(reponse.corps());
        Circonstances circonstances = circonstances(reponse, corps);
        if ("invalid_scope".equals(corps.code()) || reponse.statut() == 403) {
            return Issue.echec(
                    Nature.ACCES_REFUSE,
                    "La passerelle n'accorde pas cette portée (scope) à vos identifiants : souscrivez la ressource sur le"
                            + " portail APIM.",
                    circonstances);
        }
        if (reponse.statut() == 401 || reponse.statut() == 400) {
            return Issue.echec(
                    Nature.AUTHENTIFICATION,
                    "Identifiants refusés : vérifiez la clé, le secret, et qu'ils sont de l'environnement de cette passerelle.",
                    circonstances);
        }
        if (reponse.statut() == 404) {
            return Issue.echec(Nature.REQUETE_INVALIDE, ROUTE_INCONNUE, circonstances);
        }
        return generale(reponse.statut(), circonstances);
    }

    /** Le programme a renoncé à l'appel, ou fermé le client. */
    static <T> Echec<T> abandon(Circonstances circonstances) {
        return Issue.echec(
                Nature.INTERROMPU,
                "Appel interrompu : votre programme l'a abandonné ou a fermé le client.",
                circonstances);
    }

    /** Le client ne sert plus. */
    static DgfipException clientFerme(Circonstances circonstances) {
        return new AppelInterrompuException(
                "Le client est fermé : créez-en un autre, ou fermez-le plus tard.", circonstances);
    }

    /** Le fil de l'appelant a été interrompu. */
    static <T> Echec<T> interruption(Circonstances circonstances) {
        return Issue.echec(
                Nature.INTERROMPU,
                "Fil interrompu : rien n'est parti, ou la réponse éventuelle est perdue.",
                circonstances);
    }

    /** L'exception publique d'un échec. Ici, où l'on ne passe qu'en cas d'échec : un appel qui aboutit n'en charge aucune. */
    static DgfipException exception(Nature nature, String explication, Circonstances circonstances) {
        return switch (nature) {
            case REQUETE_INVALIDE -> new RequeteInvalideException(explication, circonstances);
            case AUTHENTIFICATION -> new AuthentificationException(explication, circonstances);
            case ACCES_REFUSE -> new AccesRefuseException(explication, circonstances);
            case PERSONNE_INDISTINCTE -> new PersonneIndistincteException(explication, circonstances);
            case AUCUN_RESULTAT -> new AucunResultatException(explication, circonstances);
            case USAGER_INCONNU -> new UsagerInconnuException(explication, circonstances);
            case QUOTA_DEPASSE -> new QuotaDepasseException(explication, circonstances);
            case SERVICE_INDISPONIBLE -> new ServiceIndisponibleException(explication, circonstances);
            case REPONSE_ILLISIBLE -> new ReponseIllisibleException(explication, circonstances);
            case INTERROMPU -> new AppelInterrompuException(explication, circonstances);
        };
    }

    /** Vrai si la passerelle dit la souscription bloquée : ni jeton ni reprise n'y feront rien. */
    static boolean souscriptionBloquee(Circonstances circonstances) {
        return circonstances.code().filter(BLOQUEE::contains).isPresent();
    }

    /** Traduit une panne de réseau ; le message d'origine, qui peut citer une adresse, n'est pas repris. */
    static <T> Echec<T> deReseau(IOException panne, Essai essai) {
        Circonstances circonstances = essai.circonstances();
        if (essai.operation().perdue()) {
            return essai.operation().renoncement();
        }
        if (panne instanceof AccesProxy.Refus refus) {
            return Issue.echec(Nature.AUTHENTIFICATION, refus.explication(), circonstances);
        }
        if (panne instanceof ProtocolException && !FIN_PREMATUREE.equals(panne.getMessage())) {
            return new Echec<>(
                    Nature.REPONSE_ILLISIBLE, "La réponse HTTP est mal formée.", circonstances, panne, false);
        }
        return new Echec<>(Nature.SERVICE_INDISPONIBLE, raison(panne), circonstances, panne, passagere(panne));
    }

    /** Une liaison TLS refusée, ou le défaut d'un intercepteur, se reproduirait ; le reste passe souvent. */
    private static boolean passagere(IOException panne) {
        if (panne instanceof SSLException) {
            return !(panne instanceof SSLHandshakeException) && panne.getCause() instanceof SocketException;
        }
        return !(panne instanceof CauseEpuree);
    }

    private static String raison(IOException panne) {
        if (panne instanceof UnknownHostException) {
            return "L'hôte de la passerelle est introuvable : vérifiez son adresse et le DNS.";
        }
        if (panne instanceof CauseEpuree) {
            return "Un intercepteur confié, ou OkHttp, a levé une exception inattendue : voyez la cause.";
        }
        if (panne instanceof SSLException) {
            return parCertificat(panne)
                    ? "Le certificat de la passerelle n'est pas reconnu : vérifiez son adresse, le magasin d'autorités de la JVM, ou un"
                            + " proxy qui intercepte TLS."
                    : "La liaison TLS avec la passerelle a échoué : vérifiez que ce port parle TLS, en 1.2 au moins.";
        }
        if (panne instanceof InterruptedIOException) {
            return "La passerelle n'a pas répondu à temps : réessayez plus tard, ou allongez delaiEssai.";
        }
        if (panne instanceof ConnectException) {
            return "La passerelle refuse la connexion ou n'est pas joignable : vérifiez son adresse, le port et le pare-feu.";
        }
        return "La liaison avec la passerelle s'est rompue : réessayez plus tard ; si cela dure, cherchez un proxy ou un pare-feu.";
    }

    private static boolean parCertificat(Throwable panne) {
        for (Throwable cause = panne; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException
                    || cause instanceof CertPathBuilderException
                    || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }

    private static <T> Echec<T> accesRefuse(CorpsErreur corps, Requete requete, Circonstances circonstances) {
        boolean parLaRecherche = requete.usage().recherche()
                && (corps.code() == null ? !corps.etranger() : corps.code().matches("403[0-9]{2}"));
        if (parLaRecherche) {
            return Issue.echec(
                    Nature.PERSONNE_INDISTINCTE,
                    "Plusieurs personnes répondent à la recherche, ou le dossier n'est pas communicable : par état civil,"
                            + " précisez-le.",
                    circonstances);
        }
        String quoiVerifier = requete.jetonFranceConnect() == null
                ? "Accès refusé : vérifiez que la ressource et l'année sont contractées, et votre téléservice habilité."
                : "Accès refusé : le jeton FranceConnect a pu expirer (il vit une minute), la personne doit alors s'authentifier de"
                        + " nouveau ; sinon, vérifiez que la ressource et l'année sont contractées, et votre téléservice habilité.";
        return Issue.echec(Nature.ACCES_REFUSE, quoiVerifier, circonstances);
    }

    private static <T> Echec<T> sansResultat(CorpsErreur corps, Requete.Usage usage, Circonstances circonstances) {
        if (usage.recherche() && corps.etranger()) {
            // La page d'un proxy ne dit rien d'une personne.
            return Issue.echec(Nature.REQUETE_INVALIDE, ROUTE_INCONNUE, circonstances);
        }
        boolean parLaRecherche = usage.recherche() && (corps.code() == null || parLaDgfip(circonstances));
        if (parLaRecherche && circonstances.statut().orElse(0) == 404) {
            return Issue.echec(
                    Nature.USAGER_INCONNU,
                    "Personne ne répond à la recherche : vérifiez le numéro fiscal ou l'état civil (et l'adresse de la passerelle,"
                            + " au premier appel).",
                    circonstances);
        }
        if (INCONNU.equals(corps.code())) {
            return Issue.echec(
                    Nature.USAGER_INCONNU,
                    "Ce numéro fiscal ne correspond à personne : vérifiez la saisie.",
                    circonstances);
        }
        if (SANS_RESULTAT.equals(corps.code())) {
            return Issue.echec(
                    Nature.AUCUN_RESULTAT,
                    "La DGFiP n'a pas de données pour cette personne et cette année.",
                    circonstances);
        }
        if (corps.code() != null) {
            return Issue.echec(Nature.REQUETE_INVALIDE, ROUTE_INCONNUE, circonstances);
        }
        return Issue.echec(
                Nature.AUCUN_RESULTAT,
                "Aucun résultat, sans code de la DGFiP : vérifiez aussi l'adresse de la passerelle.",
                circonstances);
    }

    private static <T> Echec<T> generale(int statut, Circonstances circonstances) {
        if (souscriptionBloquee(circonstances)) {
            return Issue.echec(
                    statut == 429 ? Nature.QUOTA_DEPASSE : Nature.ACCES_REFUSE,
                    "La passerelle dit votre souscription bloquée : voyez-la sur le portail APIM.",
                    circonstances);
        }
        if (statut == 429) {
            return Issue.passager(
                    Nature.QUOTA_DEPASSE,
                    "Quota d'appels dépassé : espacez vos appels (quotaParMinute), ou demandez un quota plus élevé.",
                    circonstances);
        }
        if (statut == 407) {
            return Issue.echec(
                    Nature.AUTHENTIFICATION,
                    "Votre proxy demande une authentification : réglez-la sur l'OkHttpClient confié.",
                    circonstances);
        }
        if (statut >= 300 && statut < 400) {
            return Issue.echec(
                    Nature.REPONSE_ILLISIBLE,
                    "Redirection inattendue, non suivie : vérifiez l'adresse de la passerelle.",
                    circonstances);
        }
        if (statut >= 500 || statut == 408) {
            return new Echec<>(
                    Nature.SERVICE_INDISPONIBLE,
                    "Erreur technique de la DGFiP ou de sa passerelle : réessayez plus tard.",
                    circonstances,
                    null,
                    PASSAGERS.contains(statut) || (statut == 500 && !parLaDgfip(circonstances)));
        }
        if (statut >= 400) {
            return Issue.echec(Nature.REQUETE_INVALIDE, corpsDit(circonstances), circonstances);
        }
        return Issue.echec(Nature.REPONSE_ILLISIBLE, "Statut HTTP que le contrat ne prévoit pas.", circonstances);
    }

    /** Les codes de la DGFiP ont quatre ou cinq chiffres, ceux de la passerelle six. */
    private static boolean parLaDgfip(Circonstances circonstances) {
        return circonstances.code().filter(code -> code.matches("[0-9]{3,5}")).isPresent();
    }

    private static String corpsDit(Circonstances circonstances) {
        return switch (circonstances.code().orElse("")) {
            case "" ->
                "La demande est refusée, sans code de la DGFiP : vérifiez l'adresse de la passerelle, ou un proxy entre elle et"
                        + " vous.";
            case "4001" -> "La demande est refusée : numéro fiscal mal formé.";
            case "4002" -> "La demande est refusée : année de revenus ou de barème mal formée.";
            case "4003" -> "La demande est refusée : un paramètre ou un en-tête est hors de ses valeurs.";
            case "4007" -> "La demande est refusée : département mal formé.";
            default -> "La demande est refusée : le code dit pourquoi.";
        };
    }

    private static Circonstances circonstances(Reponse reponse, CorpsErreur corps) {
        return reponse.circonstances().avecCode(corps.code()).avecMessageServeur(corps.message());
    }
}
