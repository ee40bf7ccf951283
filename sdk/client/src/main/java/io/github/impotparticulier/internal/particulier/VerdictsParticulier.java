package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ErreurRecue;
import io.github.impotparticulier.internal.echange.Issue;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.echange.Requete;
import io.github.impotparticulier.internal.echange.Verdicts;
import io.github.impotparticulier.internal.particulier.CodesParticulier.Sens;
import io.github.impotparticulier.internal.particulier.CorpsErreurs.Erreur;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ce que veut dire une réponse de l'API Particulier qui n'est pas de données : un code connu le dit, sous son statut ; sinon le statut, et
 * qui l'a écrit.
 */
public class VerdictsParticulier implements Verdicts {
    /** Le serveur garde une minute la marque d'une demande en cours. */
    private static final List<Duration> REPOS_EN_COURS =
            Stream.of(2, 5, 10, 20, 30).map(Duration::ofSeconds).toList();

    private static final String DEVANT =
            "Autre chose que l'API a répondu, devant elle : un proxy, un pare-feu, une page de maintenance. Voyez votre réseau, ou"
                    + " réessayez plus tard.";

    private static final String CODE_INCONNU = " Le SDK ne connaît pas le code d'erreur reçu.";

    private final boolean reprises;
    private final Pause pause;

    /**
     * Ceux d'un client.
     *
     * @param reprises faux si rien ne doit être refait
     * @param horloge l'heure de la machine
     */
    public VerdictsParticulier(boolean reprises, Clock horloge) {
        this.reprises = reprises;
        this.pause = new Pause(horloge);
    }

    @Override
    public boolean attendue(Reponse reponse) {
        return reponse.statut() == 200;
    }

    @Override
    public Echec<Reponse> deRessource(Reponse reponse, Requete requete) {
        CorpsErreurs corps = CorpsErreurs.lire(reponse);
        int statut = reponse.statut();
        for (Erreur erreur : corps.erreurs()) {
            Sens sens = CodesParticulier.sens(erreur.recue().code(), statut).orElse(null);
            if (sens != null) {
                Sens precis = preciser(sens, erreur, statut, requete);
                return new Echec<>(
                        precis.nature(),
                        precis.explication() + autres(corps),
                        circonstances(reponse, corps, erreur, true),
                        null,
                        precis.passager());
            }
        }
        Erreur premiere = corps.erreurs().isEmpty() ? null : corps.erreurs().get(0);
        return sansCode(corps, circonstances(reponse, corps, premiere, false), requete);
    }

    private static String autres(CorpsErreurs corps) {
        int autres = corps.erreurs().size() - 1;
        if (autres == 0) {
            return "";
        }
        return " La réponse porte " + (autres == 1 ? "une autre erreur" : autres + " autres erreurs")
                + ", voyez erreurs().";
    }

    /** Ce qu'un même code veut dire de plus selon la demande, la génération du serveur, ou le code du fournisseur. */
    private static Sens preciser(Sens sens, Erreur erreur, int statut, Requete requete) {
        if (requete.titre() != null && sens.nature() == Nature.AUTHENTIFICATION) {
            // Le jeton de l'API n'est pas envoyé dans ce mode : c'est celui de la personne.
            return autre(sens, Nature.ACCES_REFUSE, CodesParticulier.FRANCE_CONNECT);
        }
        ErreurRecue recue = erreur.recue();
        String titre = recue.titre().orElse("").toLowerCase(Locale.ROOT);
        if (statut == 404 && titre.startsWith("erreur inattendue")) {
            return autre(sens, Nature.SERVICE_INDISPONIBLE, CodesParticulier.INATTENDUE);
        }
        return switch (recue.code()) {
            case "37003" ->
                concerne(requete, Lignes.PARTICIPATION_FAMILIALE) && !titre.contains("absent")
                        ? autre(sens, Nature.NON_ELIGIBLE, CodesParticulier.EAJE_NON_ELIGIBLE)
                        : sens;
            case "00355" ->
                surLaPeriode(recue, titre, requete)
                        ? autre(sens, Nature.REQUETE_INVALIDE, CodesParticulier.PERIODE_REFUSEE)
                        : sens;
            default -> {
                if (concerne(requete, Lignes.QUOTIENT_FAMILIAL)
                        && erreur.codeFournisseur()
                                .filter(CodesParticulier.NON_CALCULABLE::equals)
                                .isPresent()) {
                    yield autre(
                            sens,
                            Nature.SERVICE_INDISPONIBLE,
                            "La caisse n'a pas pu calculer ce quotient familial : refaire la demande n'y changera rien.");
                }
                boolean sansDelai = sens.explication().equals(CodesParticulier.MAINTENANCE) && erreur.delai() == null;
                yield sansDelai ? autre(sens, sens.nature(), sens.explication()) : sens;
            }
        };
    }

    /** Par son nom ou par son chemin, c'est la même ressource. */
    private static boolean concerne(Requete requete, Ligne<?> ligne) {
        return requete.cible().route().contains("/" + ligne.chemin() + "/");
    }

    /** Au printemps ce code disait une personne inconnue, depuis l'automne une période trop ancienne. */
    private static boolean surLaPeriode(ErreurRecue erreur, String titre, Requete requete) {
        String parametre = erreur.parametre().orElse("");
        if (parametre.equals("annee") || parametre.equals("mois")) {
            return true;
        }
        boolean periodeDemandee = requete.cible().parametres().stream()
                .anyMatch(donne -> donne.nom().equals("mois"));
        String detail = erreur.detail().orElse("").toLowerCase(Locale.ROOT);
        return periodeDemandee && (titre + detail).matches("(?s).*(période|historique|mois|ancien).*");
    }

    private static Sens autre(Sens sens, Nature nature, String explication) {
        return new Sens(sens.codes(), sens.statut(), nature, false, explication);
    }

    /** Un code inconnu, ou pas de code. */
    private static Echec<Reponse> sansCode(CorpsErreurs corps, Circonstances circonstances, Requete requete) {
        int statut = circonstances.statut().orElseThrow();
        return switch (statut) {
            case 401 ->
                requete.titre() == null
                        ? echec(Nature.AUTHENTIFICATION, corps, "Le jeton est refusé : vérifiez-le.", circonstances)
                        : echec(Nature.ACCES_REFUSE, corps, CodesParticulier.FRANCE_CONNECT, circonstances);
            case 403, 451 ->
                echec(
                        Nature.ACCES_REFUSE,
                        corps,
                        "Accès refusé : vérifiez votre habilitation et ses portées.",
                        circonstances);
            case 404 ->
                corps.porteUnCode()
                        ? echec(Nature.AUCUN_RESULTAT, corps, "Aucun dossier n'a été trouvé.", circonstances)
                        : echec(
                                Nature.REQUETE_INVALIDE,
                                corps,
                                "L'API ne connaît pas ce chemin : vérifiez l'adresse donnée au client, et le chemin.",
                                circonstances);
            case 410 ->
                echec(Nature.REQUETE_INVALIDE, corps, "Ce chemin n'existe plus : prenez le suivant.", circonstances);
            case 409 -> echec(Nature.SERVICE_INDISPONIBLE, corps, "La demande en rencontre une autre.", circonstances);
            case 429 ->
                Issue.passager(
                        Nature.QUOTA_DEPASSE,
                        "Quota d'appels dépassé : espacez vos appels. Insister ferait bannir votre adresse IP pendant douze heures.",
                        circonstances);
            case 408, 502, 503, 504 ->
                new Echec<>(
                        Nature.SERVICE_INDISPONIBLE,
                        texte(corps, "L'API est indisponible : réessayez plus tard."),
                        circonstances,
                        null,
                        true);
            default -> generale(statut, corps, circonstances);
        };
    }

    private static Echec<Reponse> generale(int statut, CorpsErreurs corps, Circonstances circonstances) {
        if (statut >= 500) {
            // Refaite dans la minute, elle se heurterait à la marque de la première, qui cacherait cette erreur-ci.
            return echec(
                    Nature.SERVICE_INDISPONIBLE,
                    corps,
                    "Erreur technique de l'API : réessayez plus tard.",
                    circonstances);
        }
        if (statut >= 400) {
            return echec(Nature.REQUETE_INVALIDE, corps, "La demande est refusée.", circonstances);
        }
        return Issue.echec(
                Nature.REPONSE_ILLISIBLE,
                statut >= 300
                        ? "Redirection inattendue, non suivie : vérifiez l'adresse donnée au client."
                        : "Statut HTTP que l'API ne prévoit pas.",
                circonstances);
    }

    private static Echec<Reponse> echec(
            Nature nature, CorpsErreurs corps, String explication, Circonstances circonstances) {
        return Issue.echec(nature, texte(corps, explication), circonstances);
    }

    private static String texte(CorpsErreurs corps, String explication) {
        if (corps.etranger()) {
            return DEVANT;
        }
        return corps.erreurs().isEmpty() ? explication : explication + CODE_INCONNU;
    }

    private Circonstances circonstances(
            Reponse reponse, CorpsErreurs corps, @Nullable Erreur erreur, boolean codeConnu) {
        Circonstances lues = reponse.circonstances().avecErreurs(corps.recues());
        Circonstances dites = corps.etranger() ? lues.avecReponseEtrangere() : lues;
        Duration delai =
                reponse.statut() == 429 ? pause.delai(reponse) : dites.delai().orElse(null);
        if (erreur == null) {
            return dites.avecDelai(delai);
        }
        String code = erreur.recue().code();
        Optional<String> fournisseur = CodesParticulier.fournisseur(code, erreur.fournisseur());
        return dites.avecDelai(delai == null ? erreur.delai() : delai)
                .avecCode(codeConnu ? code : null)
                .avecFournisseur(fournisseur.orElse(null))
                .avecMessageServeur(message(erreur.recue()));
    }

    private static @Nullable String message(ErreurRecue erreur) {
        return erreur.detail().or(erreur::titre).orElse(null);
    }

    /** Aucun jeton ne se demande au serveur. */
    @Override
    public <T> Echec<T> deJeton(Reponse reponse) {
        return Issue.echec(
                Nature.REPONSE_ILLISIBLE, "L'API Particulier ne donne pas de jetons.", reponse.circonstances());
    }

    @Override
    public List<Duration> repos(Echec<?> refus) {
        boolean enCours = refus.circonstances()
                .code()
                .filter(CodesParticulier.EN_COURS::equals)
                .isPresent();
        return reprises && enCours ? REPOS_EN_COURS : List.of();
    }

    /** Le serveur traite encore la demande coupée : refaite dans la minute, elle s'y heurterait. */
    @Override
    public boolean seRefait(boolean coupee) {
        return !coupee;
    }

    /** La pause demandée n'a pas suffi : un troisième refus rapprocherait le bannissement. */
    @Override
    public boolean insiste(Echec<?> precedent, Echec<?> refus) {
        return precedent.nature() == Nature.QUOTA_DEPASSE && refus.nature() == Nature.QUOTA_DEPASSE;
    }

    @Override
    public boolean titreRefuse(Echec<?> refus) {
        return refus.nature() == Nature.AUTHENTIFICATION
                && refus.circonstances().statut().orElse(0) == 401;
    }

    /** Ce que le serveur refuse par un code, il l'a refusé après avoir lu le jeton. */
    @Override
    public boolean titreAccepte(Echec<?> refus) {
        return refus.nature() != Nature.AUTHENTIFICATION
                && refus.circonstances()
                        .code()
                        .filter(code -> !Objects.equals(code, "00107"))
                        .isPresent();
    }
}
