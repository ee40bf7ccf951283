package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import io.github.impotparticulier.internal.echange.Jetons.Suite;
import java.io.InterruptedIOException;
import java.time.Duration;
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
    private static final int OCTETS_MAX = 1024 * 1024;

    private final Requete requete;
    private final Operation operation;
    private final Moteur moteur;
    private final RefusDeJeton refusDeJeton;
    private @Nullable Jeton jetonEmploye;
    private boolean jetonAPropager;
    private boolean parLEcheance;

    Appel(Requete requete, Operation operation, Moteur moteur) {
        this.requete = requete;
        this.operation = operation;
        this.moteur = moteur;
        this.refusDeJeton = new RefusDeJeton(moteur.jetons(), requete);
    }

    Issue<Reponse> lancer() {
        Echec<Reponse> precedent = null;
        int manques = 0;
        for (int numero = 1; ; numero++) {
            Issue<Reponse> issue = essayer(numero, precedent);
            if (issue instanceof Succes<Reponse> succes && estDonnee(succes.valeur())) {
                accepter();
                moteur.reprises().reponse();
                return issue;
            }
            Echec<Reponse> echec = echec(issue);
            Jeton employe = jetonEmploye;
            if (employe != null && issue instanceof Succes && RefusDeJeton.en(echec)) {
                Suite suite = refusDeJeton.apres(employe, echec, operation.reste());
                if (suite == null) {
                    return refusDeJeton.conclure(echec);
                }
                if (suite.repos() > 0) {
                    operation.seReposer(suite.repos());
                }
                jetonAPropager = suite.propage();
                precedent = null;
            } else {
                manques++;
                OptionalLong repos = operation.perdue()
                        ? OptionalLong.empty()
                        : moteur.reprises().repos(manques, echec, operation.reste());
                if (repos.isEmpty()) {
                    return echec;
                }
                operation.seReposer(repos.getAsLong());
                precedent = echec;
            }
        }
    }

    private Issue<Reponse> essayer(int numero, @Nullable Echec<Reponse> precedent) {
        Issue<Jeton> jeton = jeton();
        if (jeton instanceof Echec<Jeton> echec) {
            return echec.autreType();
        }
        Limite limite = moteur.limite();
        // Après le jeton : sans lui rien ne part, et le quota n'a pas à en souffrir.
        Echec<Reponse> sansPlace = limite == null ? null : limite.prendre(guichet(), operation);
        if (sansPlace != null) {
            // Une reprise sans place n'efface pas ce que la passerelle avait répondu.
            return precedent != null && sansPlace.nature() == Nature.QUOTA_DEPASSE ? precedent : sansPlace;
        }
        Places places = new Places(limite);
        try {
            // Le jeton a pu finir pendant l'attente d'une place.
            Issue<Jeton> frais = limite == null ? jeton : jeton();
            return frais instanceof Succes<Jeton> succes
                    ? parmiLesEchanges(numero, succes.valeur(), places)
                    : ((Echec<Jeton>) frais).autreType();
        } finally {
            places.rendreSiRienNEstParti();
        }
    }

    private Issue<Jeton> jeton() {
        Echec<Jeton> fin = operation.fin();
        if (fin != null) {
            return fin;
        }
        Issue<Jeton> issue = moteur.jetons().pour(requete.scope(), operation);
        if (jetonAPropager && issue instanceof Succes<Jeton> succes) {
            jetonAPropager = false;
            long repos = moteur.jetons().avantPropagation(succes.valeur());
            if (repos > 0) {
                operation.seReposer(repos);
            }
        }
        return issue;
    }

    private void accepter() {
        Jeton employe = jetonEmploye;
        if (employe != null) {
            moteur.jetons().accepter(requete.scope(), employe);
        }
    }

    private Issue<Reponse> parmiLesEchanges(int numero, Jeton jeton, Places places) {
        Echec<Reponse> fin = operation.fin();
        if (fin != null) {
            return fin;
        }
        if (!moteur.echanges().prendre(operation)) {
            return operation.renoncement();
        }
        places.parti = true;
        try {
            return envoyer(numero, jeton, places);
        } catch (RuntimeException | Error e) {
            places.run();
            throw e;
        }
    }

    private Issue<Reponse> envoyer(int numero, Jeton jeton, Places places) {
        jetonEmploye = jeton;
        String idCorrelation = UUID.randomUUID().toString();
        Circonstances circonstances =
                Circonstances.de(requete.operation(), requete.route()).avecIdCorrelation(idCorrelation);
        operation.noter(circonstances);
        Delais delais = operation.delais();
        long reste = operation.reste();
        long delai = Math.max(1, Math.min(reste, delais.essai().toNanos()));
        parLEcheance = reste < delais.essai().toNanos();
        Essai essai = new Essai(circonstances, Duration.ofNanos(delai), delais.connexion(), OCTETS_MAX, operation);
        Journal.Ligne ligne =
                moteur.journal().essai(circonstances, guichet(), requete.annee(), numero, operation.reference());
        Issue<Reponse> issue = moteur.transport().lire(enHttp(jeton, idCorrelation), essai, places);
        ligne.fin(issue);
        if (issue instanceof Succes<Reponse> succes) {
            operation.noterDate(succes.valeur().date());
        }
        return issue;
    }

    /** Ce que dit un essai sans données. */
    private Echec<Reponse> echec(Issue<Reponse> issue) {
        if (issue instanceof Succes<Reponse> succes) {
            Echec<Reponse> refus = Verdicts.deRessource(
                    succes.valeur(), requete, moteur.reglages().temps().horloge());
            if (!refus.passager()) {
                moteur.reprises().reponse();
            }
            if (Verdicts.jetonAccepte(refus)) {
                accepter();
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
        }
        return panne;
    }

    private Guichet guichet() {
        return requete.usage().guichet();
    }

    private boolean estDonnee(Reponse reponse) {
        return reponse.statut() == 200
                ? !FauxSucces.est(reponse.corps())
                : reponse.statut() == 204 && requete.usage().videPermis();
    }

    private Request.Builder enHttp(Jeton jeton, String idCorrelation) {
        Request.Builder http = new Request.Builder()
                .url(moteur.reglages().adresse(requete.chemin(), requete.parametres()))
                .header("Authorization", "Bearer " + jeton.valeur())
                .header("Accept", requete.typeMedia())
                .header("X-Correlation-ID", idCorrelation);
        String idTeleservice = moteur.reglages().idTeleservice();
        if (idTeleservice != null && requete.usage().avecTeleservice()) {
            http.header("ID_Teleservice", idTeleservice);
        }
        String jetonFranceConnect = requete.jetonFranceConnect();
        if (jetonFranceConnect != null) {
            http.header("X-FranceConnect-OAuth", jetonFranceConnect);
        }
        return http;
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
                    limite.termine(guichet());
                }
            }
        }

        private void rendreSiRienNEstParti() {
            if (!parti && limite != null) {
                limite.rendue(guichet());
            }
        }
    }
}
