package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.dgfip.CodesConnus.Sens;
import io.github.impotparticulier.internal.dgfip.CodesConnus.Source;
import io.github.impotparticulier.internal.dgfip.CorpsErreur.Voix;
import io.github.impotparticulier.internal.echange.Issue;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.echange.Requete;
import io.github.impotparticulier.internal.echange.Verdicts;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ce que veut dire la réponse d'une API dont les messages ne sont pas connus : la sienne se rend, quelle qu'elle soit ; seul se juge ce
 * que la passerelle signe, et ce qu'un intermédiaire dit à sa place.
 *
 * <p>La passerelle signe d'un code à elle ; d'une erreur, de l'enveloppe {@code fault} ou du « Status report » de son serveur aussi ; OAuth, d'un code
 * sous 401 ou 403 seulement, que toute API peut employer ailleurs.
 *
 * <p>Source : documentation de WSO2 API Manager, « Error Handling » ; RFC 6750, 3.1.
 */
final class VerdictsAutreApi implements Verdicts {
    /** Une faute est courte : au-delà, c'est un message. */
    private static final int FAUTE_MAX = 16 * 1024;

    /** Une route, ou une méthode, que la passerelle n'a pas. */
    private static final Set<Integer> SANS_ROUTE = Set.of(404, 405);

    private static final Set<Integer> D_INTERMEDIAIRE = Set.of(401, 407, 408, 429, 502, 503, 504);

    private static final String ACCES_REFUSE =
            "La passerelle refuse l'accès à cette API, d'un code que le SDK ne connaît pas : voyez la souscription sur le portail APIM.";

    private final VerdictsDgfip passerelle;

    VerdictsAutreApi(Clock horloge) {
        this.passerelle = new VerdictsDgfip(Attente.LECTURE, horloge);
    }

    @Override
    public boolean attendue(Reponse reponse) {
        return signature(reponse) == null && !(D_INTERMEDIAIRE.contains(reponse.statut()) && sansMessage(reponse));
    }

    @Override
    public Echec<Reponse> deRessource(Reponse reponse, Requete requete) {
        Echec<Reponse> refus = passerelle.deRessource(reponse, requete);
        return refus.nature() == Nature.ACCES_REFUSE
                        && refus.circonstances().code().isEmpty()
                ? Issue.echec(Nature.ACCES_REFUSE, ACCES_REFUSE, refus.circonstances())
                : refus;
    }

    @Override
    public <T> Echec<T> deJeton(Reponse reponse) {
        return passerelle.deJeton(reponse);
    }

    @Override
    public boolean titreRefuse(Echec<?> refus) {
        return passerelle.titreRefuse(refus);
    }

    @Override
    public boolean titreAccepte(Echec<?> refus) {
        return passerelle.titreAccepte(refus);
    }

    /** La passerelle refuse avant de transmettre ; une panne qu'elle dit peut être venue après. */
    @Override
    public boolean peutEtreTransmise(Reponse refus) {
        CorpsErreur signature = signature(refus);
        if (signature == null) {
            return true;
        }
        Sens sens = sens(signature, refus.statut());
        return sens == null
                ? !(SANS_ROUTE.contains(refus.statut()) && reditSonStatut(refus))
                : sens.nature() == Nature.SERVICE_INDISPONIBLE;
    }

    /** Ce que la passerelle dit, si c'est elle qui parle. */
    private static @Nullable CorpsErreur signature(Reponse reponse) {
        if (reponse.corps().length > FAUTE_MAX) {
            return null;
        }
        CorpsErreur corps = CorpsErreur.lire(reponse);
        int statut = reponse.statut();
        boolean signee = corps.voix() == Voix.PASSERELLE
                && (sens(corps, statut) != null || (statut >= 400 && (enveloppe(reponse) || reditSonStatut(reponse))));
        return signee ? corps : null;
    }

    /** Ce que le code veut dire, s'il est bien de la passerelle. */
    private static @Nullable Sens sens(CorpsErreur corps, int statut) {
        Sens sens = CodesConnus.sens(corps.code(), statut);
        boolean delle = sens != null
                && (sens.source() == Source.PASSERELLE
                        || (sens.source() == Source.OAUTH && (statut == 401 || statut == 403)));
        return delle ? sens : null;
    }

    /** L'enveloppe des fautes ; en XML, la voix de la passerelle n'en a pas d'autre. */
    private static boolean enveloppe(Reponse reponse) {
        ObjetJson objet = objet(reponse);
        return objet == null || objet.get("fault") instanceof ObjetJson;
    }

    /** Comme le serveur de la passerelle parle, d'une route qu'il n'a pas par exemple : le statut pour tout code. */
    private static boolean reditSonStatut(Reponse reponse) {
        ObjetJson objet = objet(reponse);
        if (objet == null) {
            return false;
        }
        if (objet.get("fault") instanceof ObjetJson faute) {
            return vaut(faute, "code", Integer.toString(reponse.statut()));
        }
        return vaut(objet, "type", "Status report");
    }

    private static boolean vaut(ObjetJson objet, String nom, String valeur) {
        return objet.simpleSiPossible(nom).filter(valeur::equals).isPresent();
    }

    private static @Nullable ObjetJson objet(Reponse reponse) {
        try {
            return reponse.json();
        } catch (ReponseIllisibleException e) {
            return null;
        }
    }

    /** Rien, ou une page : ce n'est pas un message d'API. */
    private static boolean sansMessage(Reponse reponse) {
        String type = reponse.entete("Content-Type");
        return reponse.estVide()
                || (type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html"));
    }
}
