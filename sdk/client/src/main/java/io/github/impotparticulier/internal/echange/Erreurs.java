package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.NonEligibleException;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Ce que veut dire un renoncement ou une panne de réseau, et l'exception de chaque échec. */
final class Erreurs {
    /** Ce qu'OkHttp dit d'un corps plus court qu'annoncé : une coupure, pas une malformation. */
    private static final String FIN_PREMATUREE = "unexpected end of stream";

    private Erreurs() {}

    /** Le programme a renoncé à l'appel, ou fermé le client. */
    static <T> Echec<T> abandon(Circonstances circonstances) {
        return Issue.echec(
                Nature.INTERROMPU,
                "Appel interrompu : votre programme l'a abandonné ou a fermé le client.",
                circonstances);
    }

    /** Le client ne sert plus. */
    static AppelException clientFerme(Circonstances circonstances) {
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
    static AppelException exception(Nature nature, String explication, Circonstances circonstances) {
        return switch (nature) {
            case REQUETE_INVALIDE -> new RequeteInvalideException(explication, circonstances);
            case AUTHENTIFICATION -> new AuthentificationException(explication, circonstances);
            case ACCES_REFUSE -> new AccesRefuseException(explication, circonstances);
            case PERSONNE_INDISTINCTE -> new PersonneIndistincteException(explication, circonstances);
            case AUCUN_RESULTAT -> new AucunResultatException(explication, circonstances);
            case USAGER_INCONNU -> new UsagerInconnuException(explication, circonstances);
            case NON_ELIGIBLE -> new NonEligibleException(explication, circonstances);
            case QUOTA_DEPASSE -> new QuotaDepasseException(explication, circonstances);
            case SERVICE_INDISPONIBLE -> new ServiceIndisponibleException(explication, circonstances);
            case REPONSE_ILLISIBLE -> new ReponseIllisibleException(explication, circonstances);
            case INTERROMPU -> new AppelInterrompuException(explication, circonstances);
        };
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
        if (panne instanceof PanneDeProxy proxy) {
            return new Echec<>(
                    Nature.SERVICE_INDISPONIBLE, proxy.explication(), circonstances, panne, proxy.passagere());
        }
        if (Demesure.estLaCauseDe(panne)) {
            return new Echec<>(
                    Nature.REPONSE_ILLISIBLE,
                    "Réponse démesurée, en-têtes et habillage compris : ce n'est pas ce que l'API rend.",
                    circonstances,
                    panne,
                    false);
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
            return rompueEnChemin(panne);
        }
        return !(panne instanceof CauseEpuree);
    }

    /** Le pair a fermé ou rompu la connexion, au lieu de refuser la liaison TLS. */
    private static boolean rompueEnChemin(IOException panne) {
        return panne.getCause() instanceof EOFException
                || (!(panne instanceof SSLHandshakeException) && panne.getCause() instanceof SocketException);
    }

    private static String raison(IOException panne) {
        if (panne instanceof UnknownHostException) {
            return "L'hôte de la passerelle est introuvable : vérifiez son adresse et le DNS.";
        }
        if (panne instanceof CauseEpuree epuree && epuree.deLiaison()) {
            return Bibliotheque.explication(String.valueOf(epuree.getMessage()));
        }
        if (panne instanceof CauseEpuree) {
            return "Un intercepteur confié, ou OkHttp, a levé une exception inattendue : voyez la cause.";
        }
        if (panne instanceof SSLException && !rompueEnChemin(panne)) {
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
}
