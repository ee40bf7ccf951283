package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.autre.AppelsAutreApi;
import io.github.impotparticulier.autre.AutreApi;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.ifi.Ifi;
import io.github.impotparticulier.internal.dgfip.Service.Teleservice;
import io.github.impotparticulier.internal.echange.Appelant;
import io.github.impotparticulier.internal.echange.Cible;
import io.github.impotparticulier.internal.echange.Operation;
import io.github.impotparticulier.internal.echange.Requete;
import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.lep.Lep;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.RessourceAnnuelle;
import io.github.impotparticulier.personne.JetonFranceConnect;
import io.github.impotparticulier.r2p.R2p;
import io.github.impotparticulier.sfip.Sfip;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lit les ressources d'un client : fait d'une ligne et d'une demande une requête, et de sa réponse des données. */
public final class Lecteur {
    static final int PREMIERE_ANNEE = 2000;

    /** Au-delà, l'horloge de la machine est fausse : le calendrier n'a pas de telle année. */
    private static final int DERNIERE_ANNEE = 2100;

    private static final String SANS_RESULTAT = "4101";
    private static final String NON_OUVERTE = "4031";

    private final Appelant appelant;
    private final MillesimeCalculator millesimes;
    private final @Nullable String idTeleservice;

    /**
     * Prépare un lecteur.
     *
     * @param appelant le client, ou sa vue
     * @param millesimes le calcul de l'année
     * @param idTeleservice l'identifiant de téléservice du client, s'il en a un
     */
    public Lecteur(Appelant appelant, MillesimeCalculator millesimes, @Nullable String idTeleservice) {
        this.appelant = appelant;
        this.millesimes = millesimes;
        this.idTeleservice = idTeleservice;
    }

    public Appelant appelant() {
        return appelant;
    }

    public Lecteur pour(Appelant nouveau) {
        return new Lecteur(nouveau, millesimes, idTeleservice);
    }

    public MillesimeCalculator millesimes() {
        return millesimes;
    }

    /** Commence une opération du SDK, dont toutes les requêtes partagent une échéance. */
    Operation commencer() {
        return appelant.commencer();
    }

    /** Fait cette action dans un autre fil, avec un lecteur qui ne sert qu'à elle. */
    public <T> CompletableFuture<T> async(Function<Lecteur, ? extends T> action) {
        return appelant.async(nouveau -> action.apply(pour(nouveau)));
    }

    public IrAssiette irAssiette() {
        return new LecteurIrAssiette(this);
    }

    public Ifi ifi() {
        return new LecteurIfi(this);
    }

    public Lep lep() {
        return new LecteurLep(this);
    }

    public R2p r2p() {
        return new LecteurR2p(this);
    }

    public Sfip sfip() {
        return new LecteurSfip(this);
    }

    /** Les appels d'une API que le SDK ne connaît pas. */
    public AppelsAutreApi autreApi(AutreApi api) {
        return new LecteurAutreApi(appelant, api);
    }

    /** La ressource annuelle de cette ligne. */
    public <T> RessourceAnnuelle<T> annuelle(LigneAnnuelle<T> ligne) {
        return new LecteurAnnuel<>(this, ligne);
    }

    <T> T lire(Ligne<T> ligne, Demande demande) {
        return lire(ligne, demande, commencer());
    }

    <T> T lire(Ligne<T> ligne, Demande demande, Operation operation) {
        if (idTeleservice == null && ligne.exigeTeleservice()) {
            throw new RequeteInvalideException(
                    "SFiP exige un identifiant de téléservice : donnez-le par idTeleservice(…) à la construction du client.",
                    Circonstances.aucunes());
        }
        try {
            return appelant.lire(operation, requete(ligne, demande), reponse -> ligne.lire(reponse, demande));
        } catch (AucunResultatException e) {
            if (ligne.siAucunResultat().isPresent() && sansResultat(e)) {
                return ligne.siAucunResultat().get();
            }
            throw e;
        }
    }

    private Requete requete(Ligne<?> ligne, Demande demande) {
        String route = demande.route(ligne.route());
        return new Requete(
                ligne.operation(),
                new Cible(route, ligne.service().racine() + demande.chemin(route), demande.parametres()),
                demande.sujet(ligne.contenu().nom()),
                ligne.service().guichet(),
                ligne.portee(),
                entetes(ligne, demande.jeton()),
                null,
                new VerdictsDgfip(ligne.attente(), appelant.horloge()));
    }

    private Map<String, String> entetes(Ligne<?> ligne, @Nullable JetonFranceConnect jeton) {
        Map<String, String> entetes = new LinkedHashMap<>();
        entetes.put("Accept", ligne.typeMedia());
        if (idTeleservice != null && ligne.service().teleservice() != Teleservice.TU) {
            entetes.put("ID_Teleservice", idTeleservice);
        }
        if (jeton != null) {
            entetes.put(VerdictsDgfip.FRANCE_CONNECT, jeton.valeur());
        }
        return entetes;
    }

    /** Refuse une année impossible avant tout envoi. */
    void verifierAnnee(int annee) {
        int derniere = anneeCourante();
        if (annee < PREMIERE_ANNEE || annee > derniere) {
            throw new RequeteInvalideException(
                    "Année " + annee + " hors limites : donnez une année de " + PREMIERE_ANNEE + " à " + derniere + ".",
                    Circonstances.aucunes());
        }
    }

    /** L'année de la machine ; d'une horloge impossible, rien ne se déduit : la dernière de toutes. */
    int anneeCourante() {
        return horlogeImpossible() ? DERNIERE_ANNEE : millesimes.aujourdhui().getYear();
    }

    /** Vrai si la DGFiP dit elle-même n'avoir rien ; une réponse sans code vient peut-être d'ailleurs. */
    static boolean sansResultat(AucunResultatException e) {
        return e.code().filter(SANS_RESULTAT::equals).isPresent();
    }

    /** Vrai si la DGFiP dit elle-même ne pas ouvrir cette année ; un refus de la passerelle, ou d'un proxy, n'en dit rien. */
    static boolean nonOuverte(AccesRefuseException e) {
        return e.code().filter(NON_OUVERTE::equals).isPresent();
    }

    private boolean horlogeImpossible() {
        int annee = millesimes.aujourdhui().getYear();
        return annee < PREMIERE_ANNEE || annee > DERNIERE_ANNEE;
    }

    /** Vrai si l'horloge est impossible, ou s'écarte d'un jour au moins de celle de la passerelle : on ne conclut pas d'une date fausse. */
    boolean horlogeFausse(Operation operation) {
        return horlogeImpossible() || operation.ecart(millesimes.horloge()).isPresent();
    }

    /** Refuse de conclure d'une date fausse. */
    void exigerHorloge(Operation operation) {
        Optional<Duration> mesure = operation.ecart(millesimes.horloge());
        if (mesure.isEmpty() && !horlogeImpossible()) {
            return;
        }
        String dit = mesure.map(ecart -> "s'écarte de " + ecart.toDays() + (ecart.toDays() == 1 ? " jour" : " jours")
                        + " de celle de la passerelle")
                .orElseGet(() -> "dit l'année " + millesimes.aujourdhui().getYear());
        throw new RequeteInvalideException(
                "L'horloge de cette machine " + dit
                        + " : elle est fausse, et l'année ne peut s'en déduire. Réglez-la, ou demandez une année par pour(…).",
                operation.circonstances());
    }
}
