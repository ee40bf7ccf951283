package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.dgfip.CodesConnus.Sens;
import io.github.impotparticulier.internal.dgfip.CodesConnus.Source;
import io.github.impotparticulier.internal.dgfip.CorpsErreur.Voix;
import io.github.impotparticulier.internal.echange.DelaiDemande;
import io.github.impotparticulier.internal.echange.Issue;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.echange.Requete;
import io.github.impotparticulier.internal.echange.Verdicts;
import java.time.Clock;
import java.util.Set;

/**
 * Ce que veut dire une réponse qui n'est pas de données. Un code connu le dit ; sinon le statut, et qui l'a écrit : la DGFiP, sa
 * passerelle, ou autre chose devant elles.
 *
 * <p>404, 410 et 416 sans code. La DGFiP n'écrit ses erreurs qu'en JSON, sous {@code erreur}, ou sans corps : ainsi seulement, « aucun
 * résultat » peut être d'elle, et une recherche ne trouver personne. Du JSON d'une autre forme est d'une passerelle, ou d'une autre API,
 * qui ne connaît pas la route : la demande est à revoir. Une page, ou un corps qui ne se lit pas, est de ce qui est devant : la demande
 * d'une recherche est à revoir de même ; une lecture reste « sans résultat », que rien ne confirme, et dont les circonstances disent la
 * réponse étrangère : elle n'est l'absence d'aucune année, et n'en fait pas demander une autre.
 */
public final class VerdictsDgfip implements Verdicts {
    /** L'en-tête du jeton de la personne, à côté du jeton d'application. */
    public static final String FRANCE_CONNECT = "X-FranceConnect-OAuth";

    /** Ce que SFiP répond quand on lui demande s'il est disponible ; d'une recherche, le même code dit que personne n'y répond. */
    private static final String INDISPONIBLE = "40401";

    private static final Set<Integer> PASSAGERS = Set.of(408, 502, 503, 504);

    private static final String UNE_PAGE =
            "Aucun résultat, mais c'est une page qui a répondu, et non l'API : vérifiez l'adresse de la passerelle, ou ce qui est devant"
                    + " elle.";

    private static final String DEVANT =
            "Autre chose que la DGFiP ou sa passerelle a répondu, devant elles : un proxy, un pare-feu, une page de maintenance."
                    + " Voyez votre réseau, ou réessayez plus tard.";

    private static final String PAS_DE_LA_DGFIP =
            "Ce n'est pas la DGFiP qui répond : vérifiez l'adresse de la passerelle, ou ce qui a pu répondre devant elle (un proxy, un"
                    + " pare-feu, une page de maintenance).";

    private static final String CODE_INCONNU = " Le SDK ne connaît pas le code d'erreur reçu.";

    private static final String ACCES_REFUSE_OU_JETON_EXPIRE =
            "Accès refusé : le jeton FranceConnect a pu expirer ; sinon, vérifiez que la ressource et l'année sont contractées, et votre"
                    + " téléservice habilité.";

    private static final String JETON_FRANCE_CONNECT =
            "Le jeton FranceConnect est refusé, celui de l'application étant bon : il a sans doute expiré (il vit une minute)."
                    + " Renvoyez la personne s'authentifier, une fois.";

    private static final String UN_DES_DEUX_JETONS =
            "Un des deux jetons est refusé : celui de FranceConnect, qui a pu expirer (renvoyez la personne s'authentifier, une fois),"
                    + " ou celui de l'application (vérifiez clé, secret et passerelle).";

    private final Attente attente;
    private final Clock horloge;

    /**
     * Ceux d'une ressource.
     *
     * @param attente ce qu'elle attend
     * @param horloge l'heure de la machine
     */
    public VerdictsDgfip(Attente attente, Clock horloge) {
        this.attente = attente;
        this.horloge = horloge;
    }

    @Override
    public boolean attendue(Reponse reponse) {
        return reponse.statut() == 200
                ? !FauxSucces.est(reponse)
                : reponse.statut() == 204 && attente == Attente.LECTURE_PARFOIS_VIDE;
    }

    @Override
    public Echec<Reponse> deRessource(Reponse reponse, Requete requete) {
        int statut = reponse.statut();
        CorpsErreur corps = CorpsErreur.lire(reponse);
        Circonstances circonstances = circonstances(reponse, corps);
        if (attente == Attente.DISPONIBILITE && INDISPONIBLE.equals(corps.code())) {
            return Issue.echec(
                    Nature.SERVICE_INDISPONIBLE, "SFiP se dit indisponible : réessayez plus tard.", circonstances);
        }
        Sens sens = CodesConnus.sens(corps.code(), statut);
        if (sens != null) {
            boolean parLaDgfip = sens.nature() == Nature.ACCES_REFUSE && sens.source() == Source.DGFIP;
            return new Echec<>(
                    sens.nature(),
                    parLaDgfip ? accesRefuse(requete) : sens.explication(),
                    circonstances,
                    null,
                    sens.passager());
        }
        return switch (statut) {
            case 200 -> fauxSucces(corps, circonstances);
            case 204 ->
                // La production a répondu ainsi, et rien dans le contrat ne dit pourquoi.
                Issue.echec(
                        Nature.AUCUN_RESULTAT,
                        "Aucun résultat : une réponse sans contenu, que la DGFiP n'explique par aucun code.",
                        circonstances);
            case 401 -> echec(Nature.AUTHENTIFICATION, corps, CodesConnus.JETON_REFUSE, circonstances);
            case 403 -> interdite(corps, requete, circonstances);
            case 404, 410, 416 -> absente(corps, circonstances);
            case 406, 415 ->
                Issue.echec(
                        Nature.REQUETE_INVALIDE,
                        avecLeCode(
                                "La passerelle refuse le type de média demandé : la version de l'API a peut-être changé.",
                                corps),
                        circonstances);
            default -> generale(statut, corps, circonstances);
        };
    }

    @Override
    public <T> Echec<T> deJeton(Reponse reponse) {
        int statut = reponse.statut();
        CorpsErreur corps = CorpsErreur.lire(reponse);
        Circonstances circonstances = circonstances(reponse, corps);
        Sens sens = CodesConnus.sens(corps.code(), statut);
        if (sens != null) {
            return new Echec<>(sens.nature(), sens.explication(), circonstances, null, sens.passager());
        }
        if (statut == 200 && !corps.porteUnCode()) {
            return Issue.passager(
                    Nature.REPONSE_ILLISIBLE,
                    "Aucun jeton lisible dans la réponse : vérifiez l'adresse de la passerelle, ou ce qui a pu répondre devant elle"
                            + " (un proxy, un pare-feu, une page de maintenance).",
                    circonstances);
        }
        boolean devant = corps.etranger() || corps.voix() == Voix.QUELCONQUE;
        if (devant && (statut < 300 || statut >= 400) && statut != 407 && statut != 429) {
            // Un refus de la passerelle se dit en JSON, par une erreur : ceci passera comme une panne.
            return Issue.passager(Nature.SERVICE_INDISPONIBLE, DEVANT, circonstances);
        }
        return switch (statut) {
            case 200, 400, 401 ->
                echec(
                        Nature.AUTHENTIFICATION,
                        corps,
                        "Identifiants refusés : vérifiez la clé, le secret, et qu'ils sont de l'environnement de cette passerelle.",
                        circonstances);
            case 403 ->
                echec(
                        Nature.ACCES_REFUSE,
                        corps,
                        "La passerelle n'accorde pas cette portée (scope) à vos identifiants : souscrivez la ressource sur le"
                                + " portail APIM.",
                        circonstances);
            case 404 -> routeInconnue(corps, circonstances);
            default -> generale(statut, corps, circonstances);
        };
    }

    /** 407 parle d'un proxy. */
    @Override
    public boolean titreRefuse(Echec<?> refus) {
        return refus.nature() == Nature.AUTHENTIFICATION
                && refus.circonstances().statut().orElse(407) != 407;
    }

    /** La DGFiP elle-même a répondu, ou c'est la souscription que la passerelle refuse. */
    @Override
    public boolean titreAccepte(Echec<?> refus) {
        String code = refus.circonstances().code().orElse(null);
        return switch (refus.nature()) {
            case USAGER_INCONNU, PERSONNE_INDISTINCTE -> true;
            case ACCES_REFUSE -> code != null;
            // Le refus d'un jeton ne montre pas qu'il est accepté, quelque code qu'il porte.
            case AUTHENTIFICATION -> false;
            default -> CodesConnus.deLaDgfip(code);
        };
    }

    @Override
    public boolean porteDeuxTitres(Requete requete) {
        return requete.entetes().containsKey(FRANCE_CONNECT);
    }

    @Override
    public boolean titreDuClientNomme(Echec<?> refus) {
        return refus.nature() == Nature.AUTHENTIFICATION
                && refus.circonstances().code().isPresent();
    }

    @Override
    public Echec<Reponse> refusDefinitif(Requete requete, Echec<Reponse> refus, boolean connu) {
        if (!porteDeuxTitres(requete) || refus.circonstances().reponseEtrangere()) {
            return refus;
        }
        return connu
                ? Issue.echec(Nature.ACCES_REFUSE, JETON_FRANCE_CONNECT, refus.circonstances())
                : Issue.echec(Nature.AUTHENTIFICATION, UN_DES_DEUX_JETONS, refus.circonstances());
    }

    private static <T> Echec<T> echec(
            Nature nature, CorpsErreur corps, String explication, Circonstances circonstances) {
        if (corps.etranger()) {
            return Issue.echec(nature, DEVANT, circonstances);
        }
        return Issue.echec(nature, avecLeCode(explication, corps), circonstances);
    }

    /** Un code inconnu se dit, sans se montrer : il peut être n'importe quoi. */
    private static String avecLeCode(String explication, CorpsErreur corps) {
        return corps.codeInconnu() ? explication + CODE_INCONNU : explication;
    }

    private static <T> Echec<T> fauxSucces(CorpsErreur corps, Circonstances circonstances) {
        return echec(
                Nature.REPONSE_ILLISIBLE,
                corps,
                "Une erreur, sous le statut 200 d'une réponse de données.",
                circonstances);
    }

    private <T> Echec<T> interdite(CorpsErreur corps, Requete requete, Circonstances circonstances) {
        boolean sansRienDire = corps.voix() == Voix.MUETTE
                || corps.voix() == Voix.QUELCONQUE
                || (corps.voix() == Voix.DGFIP && !corps.porteUnCode());
        if (attente == Attente.RECHERCHE && sansRienDire) {
            return Issue.echec(Nature.PERSONNE_INDISTINCTE, CodesConnus.PERSONNE_INDISTINCTE, circonstances);
        }
        return echec(Nature.ACCES_REFUSE, corps, accesRefuse(requete), circonstances);
    }

    private String accesRefuse(Requete requete) {
        return porteDeuxTitres(requete) ? ACCES_REFUSE_OU_JETON_EXPIRE : CodesConnus.ACCES_REFUSE;
    }

    private <T> Echec<T> absente(CorpsErreur corps, Circonstances circonstances) {
        return switch (corps.voix()) {
            case PASSERELLE -> routeInconnue(corps, circonstances);
            case QUELCONQUE -> Issue.echec(Nature.REQUETE_INVALIDE, PAS_DE_LA_DGFIP, circonstances);
            case DGFIP ->
                corps.porteUnCode()
                        ? echec(Nature.REQUETE_INVALIDE, corps, "La DGFiP refuse cette demande.", circonstances)
                        : absenteSansCode(circonstances);
            case ETRANGERE ->
                attente == Attente.RECHERCHE
                        ? Issue.echec(Nature.REQUETE_INVALIDE, PAS_DE_LA_DGFIP, circonstances)
                        : Issue.echec(Nature.AUCUN_RESULTAT, UNE_PAGE, circonstances);
            case MUETTE -> absenteSansCode(circonstances);
        };
    }

    private static <T> Echec<T> routeInconnue(CorpsErreur corps, Circonstances circonstances) {
        return Issue.echec(
                Nature.REQUETE_INVALIDE,
                corps.codeInconnu()
                        ? avecLeCode(
                                "La passerelle refuse cette demande : vérifiez son adresse et la version de l'API.",
                                corps)
                        : CodesConnus.ROUTE_INCONNUE,
                circonstances);
    }

    private <T> Echec<T> absenteSansCode(Circonstances circonstances) {
        return attente == Attente.RECHERCHE && circonstances.statut().orElse(0) == 404
                ? Issue.echec(Nature.USAGER_INCONNU, CodesConnus.PERSONNE_INCONNUE, circonstances)
                : sansResultat(circonstances);
    }

    private static <T> Echec<T> sansResultat(Circonstances circonstances) {
        return Issue.echec(
                Nature.AUCUN_RESULTAT,
                "Aucun résultat, sans code de la DGFiP : vérifiez aussi l'adresse de la passerelle.",
                circonstances);
    }

    private static <T> Echec<T> generale(int statut, CorpsErreur corps, Circonstances circonstances) {
        if (statut == 429) {
            return Issue.passager(Nature.QUOTA_DEPASSE, avecLeCode(CodesConnus.QUOTA_DEPASSE, corps), circonstances);
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
                    avecLeCode("Erreur technique de la DGFiP ou de sa passerelle : réessayez plus tard.", corps),
                    circonstances,
                    null,
                    PASSAGERS.contains(statut) || (statut == 500 && !corps.parLaDgfip()));
        }
        if (statut >= 400) {
            return echec(
                    Nature.REQUETE_INVALIDE,
                    corps,
                    corps.porteUnCode()
                            ? "La demande est refusée."
                            : "La demande est refusée, sans code de la DGFiP : vérifiez l'adresse de la passerelle, ou un proxy entre"
                                    + " elle et vous.",
                    circonstances);
        }
        return Issue.echec(Nature.REPONSE_ILLISIBLE, "Statut HTTP que le contrat ne prévoit pas.", circonstances);
    }

    private Circonstances circonstances(Reponse reponse, CorpsErreur corps) {
        Circonstances lues = reponse.circonstances().avecCode(corps.code()).avecMessageServeur(corps.message());
        Circonstances dites = corps.etranger() ? lues.avecReponseEtrangere() : lues;
        String prochainAcces = corps.prochainAcces();
        return prochainAcces == null || dites.delai().isPresent()
                ? dites
                : dites.avecDelai(DelaiDemande.jusqua(enOrdre(prochainAcces), reponse.date(), horloge));
    }

    /** Dans l'ordre d'une date HTTP : la passerelle écrit « 2026-Jan-01 10:00:00+0000 UTC ». */
    private static String enOrdre(String prochainAcces) {
        return prochainAcces.replaceFirst(
                "^([0-9]{4})-([A-Z][a-z]{2})-([0-9]{2}) ([0-9:]{8})([+-][0-9]{4})( .*)?$", "$3 $2 $1 $4 $5");
    }
}
