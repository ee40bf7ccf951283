package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.exemples.raccordement.TemoinReseau.Etape;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Ce que la sonde a vu, vérification par vérification : le premier cas qui convient vaut. */
final class LectureReseau {
    private static final Duration ECART_ADMIS = Duration.ofMinutes(1);
    private static final Duration DEMI_MINUTE = Duration.ofSeconds(30);

    private static final List<Cas> CAS = List.of(
            new Cas(Verification.RESOLUTION, VueReseau::parProxy, Motif.RESOLUTION_SANS_OBJET),
            new Cas(Verification.RESOLUTION, vue -> vue.arreteePar(UnknownHostException.class), Motif.HOTE_INTROUVABLE),
            new Cas(Verification.RESOLUTION, vue -> vue.reseau().adresses().isEmpty(), Motif.RESOLUTION_SANS_OBJET),
            bon(Verification.RESOLUTION),
            new Cas(Verification.ROUTE, vue -> vue.reseau().proxyDemandeUnCompte(), Motif.PROXY_SANS_COMPTE),
            new Cas(Verification.ROUTE, vue -> vue.parProxy() && sansConnexion(vue), Motif.PROXY_INJOIGNABLE),
            new Cas(
                    Verification.ROUTE,
                    vue -> vue.parProxy()
                            && !vue.apres(Etape.CONNEXION)
                            && vue.adresse().isHttps(),
                    Motif.PROXY_REFUSE),
            new Cas(Verification.ROUTE, vue -> vue.arreteePar(UnknownHostException.class), Motif.NON_ESSAYE),
            new Cas(
                    Verification.ROUTE,
                    vue -> !vue.apres(Etape.CONNEXION) && sansReponse(vue),
                    Motif.CONNEXION_SANS_REPONSE),
            new Cas(Verification.ROUTE, LectureReseau::sansConnexion, Motif.CONNEXION_REFUSEE),
            new Cas(Verification.ROUTE, vue -> !vue.apres(Etape.CONNEXION), Motif.LIAISON_ROMPUE),
            bon(Verification.ROUTE),
            new Cas(Verification.TLS, vue -> !vue.adresse().isHttps(), Motif.TLS_SANS_OBJET),
            new Cas(Verification.TLS, vue -> !vue.apres(Etape.CONNEXION), Motif.NON_ESSAYE),
            new Cas(
                    Verification.TLS,
                    vue -> vue.arreteePar(SSLPeerUnverifiedException.class),
                    Motif.CERTIFICAT_D_UN_AUTRE),
            new Cas(
                    Verification.TLS,
                    vue -> vue.tls().chaine().stream().limit(1).anyMatch(lu -> horsDates(lu, vue)),
                    Motif.CERTIFICAT_PERIME),
            new Cas(Verification.TLS, vue -> vue.tls().refusee(), Motif.CERTIFICAT_INCONNU),
            new Cas(
                    Verification.TLS,
                    vue -> vue.tls().envoye().filter(lu -> horsDates(lu, vue)).isPresent(),
                    Motif.CERTIFICAT_CLIENT_PERIME),
            new Cas(
                    Verification.TLS,
                    vue -> vue.panne() != null
                            && vue.tls().demande()
                            && vue.tls().envoye().isEmpty(),
                    Motif.CERTIFICAT_CLIENT_EXIGE),
            new Cas(Verification.TLS, vue -> !vue.apres(Etape.TLS), Motif.TLS_REFUSE),
            bon(Verification.TLS),
            new Cas(Verification.HORLOGE, vue -> !vue.apres(Etape.TLS), Motif.NON_ESSAYE),
            new Cas(Verification.HORLOGE, vue -> vue.heureServeur().isEmpty(), Motif.HEURE_INCONNUE),
            new Cas(Verification.HORLOGE, vue -> ecart(vue).abs().compareTo(ECART_ADMIS) > 0, Motif.HEURE_FAUSSE),
            bon(Verification.HORLOGE));

    private LectureReseau() {}

    /** Un constat par vérification du réseau, dans l'ordre. */
    static List<Constat> lire(VueReseau vue) {
        return List.of(Verification.RESOLUTION, Verification.ROUTE, Verification.TLS, Verification.HORLOGE).stream()
                .map(verification -> constat(verification, vue))
                .toList();
    }

    private static Constat constat(Verification verification, VueReseau vue) {
        Motif motif = CAS.stream()
                .filter(cas -> cas.verification() == verification && cas.quand().test(vue))
                .findFirst()
                .orElseThrow()
                .motif();
        Function<VueReseau, String> precision = switch (verification) {
            case RESOLUTION -> LectureReseau::adresses;
            case ROUTE -> LectureReseau::proxy;
            case TLS -> LectureReseau::certificats;
            default -> LectureReseau::heures;
        };
        return Constat.de(verification, motif, motif == Motif.NON_ESSAYE ? "" : precision.apply(vue));
    }

    private static Cas bon(Verification verification) {
        return new Cas(verification, vue -> true, verification.bon());
    }

    private static boolean sansConnexion(VueReseau vue) {
        return !vue.apres(Etape.CONNEXION)
                && (vue.arreteePar(ConnectException.class)
                        || vue.arreteePar(NoRouteToHostException.class)
                        || vue.arreteePar(UnknownHostException.class)
                        || sansReponse(vue));
    }

    private static boolean sansReponse(VueReseau vue) {
        return vue.arreteePar(SocketTimeoutException.class)
                || vue.arreteePar(InterruptedIOException.class)
                || vue.arreteePar(NoRouteToHostException.class);
    }

    private static boolean horsDates(X509Certificate certificat, VueReseau vue) {
        Instant maintenant = vue.heureMachine();
        return maintenant.isBefore(certificat.getNotBefore().toInstant())
                || maintenant.isAfter(certificat.getNotAfter().toInstant());
    }

    private static Duration ecart(VueReseau vue) {
        return vue.heureServeur()
                .map(serveur -> Duration.between(serveur, vue.heureMachine()))
                .orElse(Duration.ZERO);
    }

    private static String adresses(VueReseau vue) {
        return vue.parProxy() || vue.reseau().adresses().isEmpty()
                ? ""
                : vue.reseau().adresses().stream()
                        .map(InetAddress::getHostAddress)
                        .collect(Collectors.joining(", ", "Adresses : ", "."));
    }

    private static String proxy(VueReseau vue) {
        if (!vue.parProxy()) {
            return "Sans proxy.";
        }
        return vue.reseau().proxy().address() instanceof InetSocketAddress adresse
                ? "Par le proxy " + adresse.getHostString() + ":" + adresse.getPort() + "."
                : "Par un proxy.";
    }

    private static String certificats(VueReseau vue) {
        StringBuilder texte = new StringBuilder();
        vue.reseau()
                .poignee()
                .ifPresent(
                        poignee -> texte.append(poignee.tlsVersion().javaName()).append(". "));
        vue.tls().chaine().stream()
                .limit(1)
                .forEach(lu -> texte.append("Émis par ")
                        .append(lu.getIssuerX500Principal().getName())
                        .append(", jusqu'au ")
                        .append(Textes.jour(lu.getNotAfter().toInstant()))
                        .append(". "));
        if (vue.tls().demande()) {
            texte.append(vue.tls()
                    .envoye()
                    .map(lu -> "Certificat de client demandé, envoyé, valable jusqu'au "
                            + Textes.jour(lu.getNotAfter().toInstant()) + ".")
                    .orElse("Certificat de client demandé, aucun n'est donné."));
        }
        return texte.toString().strip();
    }

    private static String heures(VueReseau vue) {
        if (vue.heureServeur().isEmpty()) {
            return "";
        }
        Duration ecart = ecart(vue);
        if (ecart.abs().compareTo(ECART_ADMIS) <= 0) {
            return "";
        }
        // À la minute la plus proche : l'en-tête est à la seconde, et la réponse a pris son temps.
        String duree = Textes.duree(ecart.abs().plus(DEMI_MINUTE));
        return "Elle " + (ecart.isNegative() ? "retarde" : "avance") + " de " + duree + ".";
    }

    /** Un cas : ce que l'on constate quand la vue est ainsi. */
    private record Cas(Verification verification, Predicate<VueReseau> quand, Motif motif) {}
}
