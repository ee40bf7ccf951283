package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Ce que dit une exception du SDK : quelle vérification s'arrête là, et pourquoi. Une ligne par cas, le premier qui convient vaut.
 *
 * <p>Seuls la classe, le statut et le code comptent : un message est pour un lecteur.
 */
final class Regles {
    private static final int PROXY = 407;

    /** Pendant la demande de jeton, ou l'examen de celui de l'API Particulier. */
    private static final List<Regle> DU_JETON = List.of(
            selon(AppelException::reponseEtrangere, Motif.REPONSE_ETRANGERE, Verification.JETON),
            selon(Regles::duProxy, Motif.PROXY_SANS_COMPTE, Verification.JETON),
            code(Motif.ADRESSE_IP_REFUSEE, Verification.JETON, "00107"),
            code(Motif.JETON_INCONNU, Verification.JETON, "00101"),
            code(Motif.JETON_EXPIRE, Verification.JETON, "00103"),
            code(Motif.JETON_REVOQUE, Verification.JETON, "00105"),
            code(Motif.JETON_D_AILLEURS, Verification.JETON, "00108", "00109"),
            classe(QuotaDepasseException.class, Motif.QUOTA_DEPASSE, Verification.JETON),
            classe(AuthentificationException.class, Motif.IDENTIFIANTS_REFUSES, Verification.JETON),
            classe(AccesRefuseException.class, Motif.PORTEE_REFUSEE, Verification.JETON),
            classe(RequeteInvalideException.class, Motif.ROUTE_INCONNUE, Verification.JETON),
            classe(ServiceIndisponibleException.class, Motif.INDISPONIBLE, Verification.JETON),
            classe(AppelException.class, Motif.ILLISIBLE, Verification.JETON));

    /** Pendant l'appel de la ressource. */
    private static final List<Regle> DE_LA_RESSOURCE = List.of(
            selon(AppelException::reponseEtrangere, Motif.REPONSE_ETRANGERE, Verification.APPEL),
            selon(Regles::duProxy, Motif.PROXY_SANS_COMPTE, Verification.APPEL),
            code(Motif.JETON_INCONNU, Verification.JETON, "00101"),
            code(Motif.JETON_EXPIRE, Verification.JETON, "00103"),
            code(Motif.JETON_REVOQUE, Verification.JETON, "00105"),
            code(Motif.JETON_D_AILLEURS, Verification.JETON, "00108", "00109"),
            classe(AuthentificationException.class, Motif.JETON_NON_RECONNU, Verification.JETON),
            classe(QuotaDepasseException.class, Motif.QUOTA_DEPASSE, Verification.QUOTA),
            code(Motif.NON_SOUSCRITE, Verification.SOUSCRIPTION, "900908"),
            code(Motif.SOUSCRIPTION_INACTIVE, Verification.SOUSCRIPTION, "900909"),
            code(Motif.API_BLOQUEE, Verification.SOUSCRIPTION, "900907", "700700"),
            code(Motif.APPLICATION_BLOQUEE, Verification.SOUSCRIPTION, "900805"),
            code(Motif.PORTEE_REFUSEE, Verification.SOUSCRIPTION, "900910", "insufficient_scope", "invalid_scope"),
            code(Motif.HABILITATION_INSUFFISANTE, Verification.SOUSCRIPTION, "00100"),
            code(Motif.ADRESSE_IP_REFUSEE, Verification.SOUSCRIPTION, "00107"),
            code(Motif.TELESERVICE_REFUSE, Verification.IDENTITE, "4031"),
            code(Motif.DESTINATAIRE_REFUSE, Verification.IDENTITE, "00210", "00203"),
            code(Motif.DELEGATION_A_CHOISIR, Verification.IDENTITE, "00212"),
            code(Motif.SANS_DELEGATION, Verification.IDENTITE, "00213"),
            selon(
                    refus -> refus instanceof RequeteInvalideException
                            && refus.statut().isEmpty(),
                    Motif.TELESERVICE_EXIGE,
                    Verification.IDENTITE),
            code(Motif.ROUTE_INCONNUE, Verification.APPEL, "900906", "00402"),
            selon(
                    refus -> refus instanceof RequeteInvalideException
                            && Set.of(404, 410).contains(refus.statut().orElse(0)),
                    Motif.ROUTE_INCONNUE,
                    Verification.APPEL),
            classe(RequeteInvalideException.class, Motif.DEMANDE_REFUSEE, Verification.APPEL),
            selon(Regles::personneAvecCode, Motif.REPOND, Verification.APPEL),
            classe(UsagerInconnuException.class, Motif.REPOND_SANS_CODE, Verification.APPEL),
            classe(AucunResultatException.class, Motif.SANS_PREUVE, Verification.APPEL),
            classe(PersonneIndistincteException.class, Motif.SANS_PREUVE, Verification.APPEL),
            classe(AccesRefuseException.class, Motif.ACCES_REFUSE, Verification.SOUSCRIPTION),
            classe(ServiceIndisponibleException.class, Motif.INDISPONIBLE, Verification.APPEL),
            classe(AppelException.class, Motif.ILLISIBLE, Verification.APPEL));

    /** Le même refus, d'une ressource que rien ne dit devoir être ouverte. */
    private static final Set<Motif> PEUT_ETRE_VOULUS =
            EnumSet.of(Motif.PORTEE_REFUSEE, Motif.NON_SOUSCRITE, Motif.HABILITATION_INSUFFISANTE);

    /** L'API elle-même a répondu : le jeton et la souscription sont bons. */
    private static final Set<Motif> PROUVENT_LA_SOUSCRIPTION =
            EnumSet.of(Motif.REPOND, Motif.REPOND_SANS_CODE, Motif.TELESERVICE_REFUSE, Motif.DESTINATAIRE_REFUSE);

    /** L'API Particulier n'a ni clé ni secret, et son jeton ne se redemande pas. */
    private static final Map<Motif, Motif> DE_L_API_PARTICULIER = Map.of(
            Motif.IDENTIFIANTS_REFUSES, Motif.JETON_INCONNU,
            Motif.JETON_NON_RECONNU, Motif.JETON_INCONNU,
            Motif.PORTEE_REFUSEE, Motif.HABILITATION_INSUFFISANTE);

    private Regles() {}

    /** Ce qu'une tentative apprend de chaque vérification, du jeton à l'appel. */
    static Map<Verification, Motif> lire(Tentative tentative) {
        Map<Verification, Motif> lus = new EnumMap<>(Verification.class);
        Diagnostic diagnostic = diagnostic(tentative);
        for (Verification verification : EnumSet.range(Verification.JETON, Verification.APPEL)) {
            lus.put(verification, motif(verification, diagnostic, tentative));
        }
        return lus;
    }

    /** Où la tentative s'est arrêtée, et pourquoi ; à l'appel, si elle est allée au bout. */
    static Diagnostic diagnostic(Tentative tentative) {
        if (!tentative.faite()) {
            return new Diagnostic(Verification.JETON, Motif.NON_ESSAYE);
        }
        Diagnostic lu = tentative
                .refus()
                .map(refus -> diagnostic(refus, tentative.essai().api(), tentative.envoyee()))
                .orElse(new Diagnostic(Verification.APPEL, Motif.REPOND));
        return tentative.attendue() || !PEUT_ETRE_VOULUS.contains(lu.motif())
                ? lu
                : new Diagnostic(lu.ou(), Motif.PORTEE_NON_LISTEE);
    }

    /**
     * Ce que dit une exception.
     *
     * @param envoyee vrai si la requête de la ressource est partie
     */
    static Diagnostic diagnostic(AppelException refus, Api api, boolean envoyee) {
        boolean auJeton = !envoyee && refus.operation().filter("jeton"::equals).isPresent();
        List<Regle> regles = auJeton ? DU_JETON : DE_LA_RESSOURCE;
        Diagnostic lu = regles.stream()
                .filter(regle -> regle.quand().test(refus))
                .findFirst()
                .orElseThrow()
                .diagnostic();
        return api == Api.PARTICULIER
                ? new Diagnostic(lu.ou(), DE_L_API_PARTICULIER.getOrDefault(lu.motif(), lu.motif()))
                : lu;
    }

    private static Motif motif(Verification verification, Diagnostic diagnostic, Tentative tentative) {
        if (verification == diagnostic.ou()) {
            return diagnostic.motif();
        }
        boolean avant = verification.compareTo(diagnostic.ou()) < 0;
        boolean prouve = verification == Verification.JETON
                ? tentative.envoyee()
                : PROUVENT_LA_SOUSCRIPTION.contains(diagnostic.motif());
        if (avant && prouve) {
            return verification.bon();
        }
        if (verification == Verification.QUOTA && tentative.envoyee()) {
            return verification.bon();
        }
        return avant && tentative.envoyee() ? Motif.NON_PROUVE : Motif.NON_ESSAYE;
    }

    private static boolean duProxy(AppelException refus) {
        return refus instanceof AuthentificationException && refus.statut().orElse(PROXY) == PROXY;
    }

    /** « Personne », « pas de données », « plusieurs », dit par un code : c'est la réponse attendue. */
    private static boolean personneAvecCode(AppelException refus) {
        return (refus instanceof AucunResultatException || refus instanceof PersonneIndistincteException)
                && refus.code().isPresent();
    }

    private static Regle code(Motif motif, Verification ou, String... codes) {
        Set<String> admis = Set.of(codes);
        return selon(refus -> refus.code().filter(admis::contains).isPresent(), motif, ou);
    }

    private static Regle classe(Class<? extends AppelException> classe, Motif motif, Verification ou) {
        return selon(classe::isInstance, motif, ou);
    }

    private static Regle selon(Predicate<AppelException> quand, Motif motif, Verification ou) {
        return new Regle(quand, new Diagnostic(ou, motif));
    }

    /** Où l'on s'est arrêté, et pourquoi. */
    record Diagnostic(Verification ou, Motif motif) {}

    private record Regle(Predicate<AppelException> quand, Diagnostic diagnostic) {}
}
