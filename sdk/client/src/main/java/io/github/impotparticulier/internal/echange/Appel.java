package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Un appel, de bout en bout dans le fil de l'appelant : des essais, chacun d'un jeton, d'une place au quota, d'une place parmi les
 * échanges et d'une requête, jusqu'à une issue ou jusqu'à l'échéance.
 */
final class Appel {
    /** La taille maximale des données. */
    static final int OCTETS_MAX = 1024 * 1024;

    private final Requete requete;
    private final Operation operation;
    private final Moteur moteur;
    private final Titres.Titre titre;
    private int manques;
    private int remis;
    private boolean parLEcheance;
    private boolean partie;
    private boolean douteux;
    private boolean connexionNeuve;
    private boolean connexionPerdue;

    Appel(Requete requete, Operation operation, Moteur moteur) {
        this.requete = requete;
        this.operation = operation;
        this.moteur = moteur;
        this.titre = moteur.titres().titre(requete, operation);
        // Sur une connexion reprise, que le serveur a pu fermer, on ne saurait pas si elle est parvenue.
        this.connexionNeuve = requete.unique();
    }

    Issue<Reponse> lancer() {
        Echec<Reponse> precedent = null;
        for (int numero = 1; ; numero++) {
            Issue<Reponse> issue = essayer(numero, precedent);
            if (douteux) {
                // Une fois par appel : sur une connexion neuve, rien ne précède la réponse.
                douteux = false;
                connexionNeuve = true;
                precedent = null;
                continue;
            }
            if (issue instanceof Succes<Reponse> succes && requete.verdicts().attendue(succes.valeur())) {
                titre.accepter();
                moteur.reprises().reponse();
                return issue;
            }
            Echec<Reponse> echec = echec(issue);
            if (partie && requete.unique()) {
                return sansRetour(issue, echec);
            }
            if (issue instanceof Succes && requete.verdicts().titreRefuse(echec)) {
                OptionalLong repos = titre.repos(echec);
                if (repos.isEmpty()) {
                    return titre.conclure(echec);
                }
                if (repos.getAsLong() > 0) {
                    operation.seReposer(repos.getAsLong());
                }
                precedent = null;
            } else {
                boolean insiste = precedent != null && requete.verdicts().insiste(precedent, echec);
                OptionalLong repos = insiste ? OptionalLong.empty() : repos(echec);
                if (repos.isEmpty()) {
                    return echec;
                }
                operation.seReposer(repos.getAsLong());
                precedent = echec;
            }
        }
    }

    /** L'échec d'une demande qui est partie et ne part qu'une fois : rien ne la refait, quoi qu'ait dit la réponse. */
    private Echec<Reponse> sansRetour(Issue<Reponse> issue, Echec<Reponse> echec) {
        if (!(issue instanceof Succes<Reponse> refus)) {
            return peutEtreRecue(echec);
        }
        Echec<Reponse> conclu = echec;
        if (requete.verdicts().titreRefuse(echec)) {
            OptionalLong repos = titre.repos(echec);
            if (repos.isEmpty()) {
                conclu = titre.conclure(echec);
            } else {
                operation.seReposer(repos.getAsLong());
                titre.oublier();
            }
        }
        return requete.verdicts().peutEtreTransmise(refus.valeur())
                ? peutEtreRecue(conclu)
                : conclu.expliquer(" La demande n'a pas été transmise à l'API : elle peut être renvoyée.");
    }

    private static Echec<Reponse> peutEtreRecue(Echec<Reponse> echec) {
        return echec.avec(echec.circonstances().avecPeutEtreRecue())
                .expliquer(" La demande a peut-être été reçue : ne la renvoyez pas sans l'avoir vérifié.");
    }

    /** Le repos avant de refaire ce qui a manqué ; vide si rien ne se refait. */
    private OptionalLong repos(Echec<Reponse> echec) {
        long reste = operation.reste();
        if (operation.perdue()) {
            return OptionalLong.empty();
        }
        List<Duration> remises = requete.verdicts().repos(echec);
        if (remises.isEmpty()) {
            manques++;
            boolean gratuite = connexionPerdue && !(echec.cause() instanceof InterruptedIOException);
            connexionNeuve |= gratuite;
            return moteur.reprises().repos(manques, echec, reste, gratuite);
        }
        if (remis == remises.size() || remises.get(remis).toNanos() >= reste) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(remises.get(remis++).toNanos());
    }

    private Issue<Reponse> essayer(int numero, @Nullable Echec<Reponse> precedent) {
        partie = false;
        connexionPerdue = false;
        Issue<String> autorisation = titre.autorisation();
        if (autorisation instanceof Echec<String> echec) {
            return echec.autreType();
        }
        Limite limite = moteur.limite();
        // Après le jeton : sans lui rien ne part, et le quota n'a pas à en souffrir.
        Echec<Reponse> sansPlace = limite == null ? null : limite.prendre(requete.guichet(), operation);
        if (sansPlace != null) {
            // Une reprise sans place n'efface pas ce que la passerelle avait répondu.
            return precedent != null && sansPlace.nature() == Nature.QUOTA_DEPASSE ? precedent : sansPlace;
        }
        Places places = new Places(limite);
        try {
            // Le jeton a pu finir pendant l'attente d'une place.
            Issue<String> fraiche = limite == null ? autorisation : titre.autorisation();
            return fraiche instanceof Succes<String> succes
                    ? parmiLesEchanges(numero, succes.valeur(), places)
                    : ((Echec<String>) fraiche).autreType();
        } finally {
            places.rendreSiRienNEstParti();
        }
    }

    private Issue<Reponse> parmiLesEchanges(int numero, String autorisation, Places places) {
        Echec<Reponse> fin = operation.fin();
        if (fin != null) {
            return fin;
        }
        if (!moteur.echanges().prendre(operation)) {
            return operation.renoncement();
        }
        places.parti = true;
        try {
            return envoyer(numero, autorisation, places);
        } catch (RuntimeException | Error e) {
            places.run();
            throw e;
        }
    }

    private Issue<Reponse> envoyer(int numero, String autorisation, Places places) {
        String idCorrelation = UUID.randomUUID().toString();
        Circonstances circonstances =
                Circonstances.de(requete.operation(), requete.route()).avecIdCorrelation(idCorrelation);
        operation.noter(circonstances);
        Delais delais = operation.delais();
        long reste = operation.reste();
        long delai = Math.max(1, Math.min(reste, delais.essai().toNanos()));
        parLEcheance = reste < delais.essai().toNanos();
        Essai essai = new Essai(
                circonstances,
                Duration.ofNanos(delai),
                delais.connexion(),
                OCTETS_MAX,
                operation,
                requete,
                connexionNeuve);
        Journal.Ligne ligne = moteur.journal().essai(circonstances, requete, numero, operation.reference());
        Issue<Reponse> issue = moteur.transport().lire(enHttp(autorisation, idCorrelation), essai, places);
        partie = essai.partie();
        if (!partie) {
            operation.noter(circonstances);
        }
        ligne.fin(issue);
        if (issue instanceof Succes<Reponse> succes) {
            operation.noter(succes.valeur());
            Limite limite = moteur.limite();
            if (limite != null) {
                limite.reponse(requete.guichet(), succes.valeur());
            }
        }
        // Une fois par appel : une connexion neuve n'avait rien à perdre.
        connexionPerdue = !connexionNeuve && essai.aReprendreAilleurs();
        douteux = !connexionNeuve && essai.douteux() && !operation.perdue();
        return issue;
    }

    /** Ce que dit un essai sans données. */
    private Echec<Reponse> echec(Issue<Reponse> issue) {
        if (issue instanceof Succes<Reponse> succes) {
            Echec<Reponse> refus = requete.verdicts().deRessource(succes.valeur(), requete);
            if (!refus.passager()) {
                moteur.reprises().reponse();
            }
            if (requete.verdicts().titreAccepte(refus)) {
                titre.accepter();
            }
            return refus;
        }
        Echec<Reponse> panne = (Echec<Reponse>) issue;
        if (panne.passager()) {
            moteur.transport().oublierLesConnexionsAuRepos();
            if (operation.reste() <= 0 || (parLEcheance && panne.cause() instanceof InterruptedIOException)) {
                // L'essai n'a pas été coupé par sa propre borne : ce n'est pas elle qu'il faut allonger.
                return operation.horsDelai(panne.cause());
            }
            if (!requete.verdicts().seRefait(partie && panne.cause() instanceof InterruptedIOException)) {
                return panne.definitif();
            }
        }
        return panne;
    }

    private Request.Builder enHttp(String autorisation, String idCorrelation) {
        Cible cible = requete.cible();
        Request.Builder http = new Request.Builder()
                .url(moteur.reglages().adresse(cible.chemin(), cible.parametres()))
                .header("Authorization", autorisation)
                .header("X-Correlation-ID", idCorrelation);
        requete.entetes().forEach(http::header);
        Message message = requete.message();
        return message == null ? http : http.method(message.methode(), message.corps());
    }

    /** Ce qu'un essai tient, au quota et parmi les échanges. Rendu une fois, quand plus rien de lui n'est en route. */
    private final class Places implements Runnable {
        private final AtomicBoolean rendues = new AtomicBoolean();
        private final @Nullable Limite limite;
        private boolean parti;

        private Places(@Nullable Limite limite) {
            this.limite = limite;
        }

        @Override
        public void run() {
            if (rendues.compareAndSet(false, true)) {
                moteur.echanges().rendre();
                if (limite != null) {
                    limite.termine(requete.guichet());
                }
            }
        }

        private void rendreSiRienNEstParti() {
            if (!parti && limite != null) {
                limite.rendue(requete.guichet());
            }
        }
    }
}
