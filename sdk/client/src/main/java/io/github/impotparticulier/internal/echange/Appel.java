package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.Api;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Un appel : des essais, chacun d'une place, d'un jeton et d'une requête, jusqu'à une issue ou jusqu'à l'échéance. */
final class Appel {
    private static final int OCTETS_MAX = 1024 * 1024;

    private final Requete requete;
    private final Operation operation;
    private final Reglages reglages;
    private final Transport transport;
    private final Jetons jetons;
    private final Reprises reprises;
    private final Journal journal;
    private @Nullable Jeton jetonEmploye;
    private boolean jetonRenouvele;

    Appel(
            Requete requete,
            Operation operation,
            Reglages reglages,
            Transport transport,
            Jetons jetons,
            Reprises reprises,
            Journal journal) {
        this.requete = requete;
        this.operation = operation;
        this.reglages = reglages;
        this.transport = transport;
        this.jetons = jetons;
        this.reprises = reprises;
        this.journal = journal;
    }

    CompletableFuture<Issue<Reponse>> lancer() {
        try {
            return essayer(1);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Issue<Reponse>> essayer(int numero) {
        return avecPlace(numero).thenCompose(issue -> juger(numero, issue));
    }

    /** La place se rend quand l'essai est fini : d'ici là, la requête a pu arriver à tout moment. */
    private CompletableFuture<Issue<Reponse>> avecPlace(int numero) {
        Echec<Reponse> fin = fin();
        if (fin != null) {
            return CompletableFuture.completedFuture(fin);
        }
        LimiteurAppels limiteur = reglages.limiteur();
        if (limiteur == null) {
            return avecJeton(numero);
        }
        CompletableFuture<Boolean> demande = demanderPlace(limiteur);
        operation.suivre(() -> demande.cancel(false));
        boolean immediate = demande.isDone();
        CompletableFuture<Place> reponse = demande.handle(this::place);
        Function<Place, CompletableFuture<Issue<Reponse>>> suite = place -> place.refus() != null
                ? CompletableFuture.completedFuture(place.refus())
                : avecJeton(numero).whenComplete((issue, panne) -> rendrePlace(limiteur));
        return immediate ? reponse.thenCompose(suite) : reponse.thenComposeAsync(suite, transport);
    }

    private CompletableFuture<Boolean> demanderPlace(LimiteurAppels limiteur) {
        try {
            return limiteur.demander(api(), Duration.ofNanos(operation.reste()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void rendrePlace(LimiteurAppels limiteur) {
        try {
            limiteur.termine(api());
        } catch (RuntimeException e) {
            journal.defaut("Le limiteur d'appels", e);
        }
    }

    private Place place(@Nullable Boolean accordee, @Nullable Throwable panne) {
        if (Boolean.TRUE.equals(accordee)) {
            return new Place(null);
        }
        if (panne == null) {
            return new Place(Issue.echec(
                    Nature.QUOTA_DEPASSE,
                    "Votre quota ne laisse pas de place avant l'échéance de l'appel : rien n'est parti. Espacez vos"
                            + " appels, ou allongez delaiAppel.",
                    operation.circonstances()));
        }
        return new Place(
                operation.abandonnee()
                        ? abandon()
                        : new Echec<>(
                                Nature.SERVICE_INDISPONIBLE,
                                "Votre limiteur d'appels a échoué : rien n'est parti. Voyez la cause.",
                                operation.circonstances(),
                                Lecture.origine(panne),
                                false));
    }

    private CompletableFuture<Issue<Reponse>> avecJeton(int numero) {
        return jetons.pour(requete.scope())
                .thenCompose(issue -> issue instanceof Succes<Jeton> succes
                        ? envoyer(numero, succes.valeur())
                        : CompletableFuture.completedFuture(((Echec<Jeton>) issue).autreType()));
    }

    private CompletableFuture<Issue<Reponse>> envoyer(int numero, Jeton jeton) {
        Echec<Reponse> fin = fin();
        if (fin != null) {
            return CompletableFuture.completedFuture(fin);
        }
        jetonEmploye = jeton;
        String idCorrelation = UUID.randomUUID().toString();
        Circonstances circonstances =
                Circonstances.de(requete.operation(), requete.route()).avecIdCorrelation(idCorrelation);
        operation.noter(circonstances);
        Delais delais = operation.delais();
        long delai = Math.min(operation.reste(), delais.essai().toNanos());
        Essai essai = new Essai(
                circonstances,
                Duration.ofNanos(delai),
                delais.connexion(),
                OCTETS_MAX,
                operation::abandonnee,
                appel -> operation.suivre(appel::cancel));
        Journal.Ligne ligne = journal.essai(circonstances, api(), requete.annee(), numero, operation.reference());
        return transport.lire(enHttp(jeton, idCorrelation), essai).whenComplete((issue, panne) -> ligne.fin(issue));
    }

    private CompletableFuture<Issue<Reponse>> juger(int numero, Issue<Reponse> issue) {
        Reponse reponse = issue instanceof Succes<Reponse> succes ? succes.valeur() : null;
        if (reponse != null && estDonnee(reponse.statut())) {
            reprises.reponse();
            return CompletableFuture.completedFuture(issue);
        }
        Echec<Reponse> echec = reponse == null ? (Echec<Reponse>) issue : Erreurs.deRessource(reponse, requete);
        if (jetonARenouveler(echec)) {
            jetonRenouvele = true;
            return essayer(numero + 1);
        }
        if (reponse != null && !echec.passager()) {
            reprises.reponse();
        }
        OptionalLong repos =
                operation.abandonnee() ? OptionalLong.empty() : reprises.repos(numero, echec, operation.reste());
        return repos.isPresent() ? apres(repos.getAsLong(), numero + 1) : CompletableFuture.completedFuture(echec);
    }

    private CompletableFuture<Issue<Reponse>> apres(long repos, int numero) {
        CompletableFuture<Void> attente = reglages.temps().repos().apply(repos);
        operation.suivre(() -> attente.cancel(false));
        return attente.handle((rien, annulation) -> numero).thenComposeAsync(this::essayer, transport);
    }

    private boolean jetonARenouveler(Echec<Reponse> echec) {
        Jeton refuse = jetonEmploye;
        return echec.nature() == Nature.AUTHENTIFICATION
                && refuse != null
                && echec.circonstances().statut().orElse(0) == 401
                && !jetonRenouvele
                && !Erreurs.souscriptionBloquee(echec.circonstances())
                && jetons.remplacer(requete.scope(), refuse);
    }

    private @Nullable Echec<Reponse> fin() {
        if (operation.abandonnee()) {
            return abandon();
        }
        return operation.reste() > 0
                ? null
                : Issue.echec(Nature.SERVICE_INDISPONIBLE, operation.horsDelai(), operation.circonstances());
    }

    private Echec<Reponse> abandon() {
        return Erreurs.abandon(operation.circonstances());
    }

    private Api api() {
        return requete.usage().api();
    }

    private boolean estDonnee(int statut) {
        return statut == 200 || (statut == 204 && requete.usage().videPermis());
    }

    private Request.Builder enHttp(Jeton jeton, String idCorrelation) {
        Request.Builder http = new Request.Builder()
                .url(reglages.adresse(requete.chemin(), requete.parametres()))
                .header("Authorization", "Bearer " + jeton.valeur())
                .header("Accept", requete.typeMedia())
                .header("X-Correlation-ID", idCorrelation);
        String idTeleservice = reglages.idTeleservice();
        if (idTeleservice != null && requete.usage().avecTeleservice()) {
            http.header("ID_Teleservice", idTeleservice);
        }
        String jetonFranceConnect = requete.jetonFranceConnect();
        if (jetonFranceConnect != null) {
            http.header("X-FranceConnect-OAuth", jetonFranceConnect);
        }
        return http;
    }

    /** La réponse du limiteur : une place, ou pourquoi il n'y en a pas. */
    private record Place(@Nullable Echec<Reponse> refus) {}
}
