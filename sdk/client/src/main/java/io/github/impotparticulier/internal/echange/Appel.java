package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.Api;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private boolean partie;
    private boolean parLEcheance;

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
        return essayer(1, null);
    }

    private CompletableFuture<Issue<Reponse>> essayer(int numero, @Nullable Echec<Reponse> precedent) {
        CompletableFuture<Issue<Reponse>> essai;
        try {
            essai = avecJeton(jeton -> avecPlace(numero, jeton, precedent));
        } catch (Throwable e) {
            essai = CompletableFuture.failedFuture(e);
        }
        return essai.thenCompose(issue -> juger(numero, issue));
    }

    private CompletableFuture<Issue<Reponse>> avecJeton(Function<Jeton, CompletableFuture<Issue<Reponse>>> suite) {
        Echec<Reponse> fin = fin();
        if (fin != null) {
            return CompletableFuture.completedFuture(fin);
        }
        return jetons.pour(requete.scope())
                .thenCompose(issue -> issue instanceof Succes<Jeton> succes
                        ? suite.apply(succes.valeur())
                        : CompletableFuture.completedFuture(((Echec<Jeton>) issue).autreType()));
    }

    /** La place vient après le jeton : sans jeton rien ne part, et le quota n'a pas à en souffrir. */
    private CompletableFuture<Issue<Reponse>> avecPlace(int numero, Jeton jeton, @Nullable Echec<Reponse> precedent) {
        Echec<Reponse> fin = fin();
        if (fin != null) {
            return CompletableFuture.completedFuture(fin);
        }
        LimiteurAppels limiteur = reglages.limiteur();
        if (limiteur == null) {
            return envoyer(numero, jeton);
        }
        CompletableFuture<Boolean> demande = demanderPlace(limiteur);
        operation.suivre(() -> demande.cancel(false));
        boolean immediate = demande.isDone();
        CompletableFuture<Place> reponse = demande.handle((accordee, panne) -> place(accordee, panne, precedent));
        if (immediate) {
            return reponse.thenCompose(place -> surPlace(limiteur, place, () -> envoyer(numero, jeton)));
        }
        // Le jeton a pu finir pendant l'attente.
        return reponse.thenComposeAsync(
                place -> surPlace(limiteur, place, () -> avecJeton(frais -> envoyer(numero, frais))), transport);
    }

    /** La place se rend quand l'essai est fini : d'ici là, la requête a pu arriver à tout moment. */
    private CompletableFuture<Issue<Reponse>> surPlace(
            LimiteurAppels limiteur, Place place, Supplier<CompletableFuture<Issue<Reponse>>> suite) {
        if (place.refus() != null) {
            return CompletableFuture.completedFuture(place.refus());
        }
        partie = false;
        CompletableFuture<Issue<Reponse>> essai;
        try {
            essai = suite.get();
        } catch (Throwable e) {
            essai = CompletableFuture.failedFuture(e);
        }
        return essai.whenComplete((issue, panne) -> rendrePlace(limiteur));
    }

    private CompletableFuture<Boolean> demanderPlace(LimiteurAppels limiteur) {
        try {
            return Objects.requireNonNull(
                    limiteur.demander(api(), Duration.ofNanos(operation.reste())), "demander a rendu null");
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void rendrePlace(LimiteurAppels limiteur) {
        try {
            if (partie) {
                limiteur.termine(api());
            } else {
                limiteur.rendue(api());
            }
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            journal.defaut("Le limiteur d'appels", e);
        }
    }

    private Place place(@Nullable Boolean accordee, @Nullable Throwable panne, @Nullable Echec<Reponse> precedent) {
        if (Boolean.TRUE.equals(accordee)) {
            return new Place(null);
        }
        if (operation.abandonnee()) {
            return new Place(abandon());
        }
        if (panne == null && accordee != null) {
            // Une reprise sans place n'efface pas ce que la passerelle avait répondu.
            return new Place(
                    precedent != null
                            ? precedent
                            : Issue.echec(
                                    Nature.QUOTA_DEPASSE,
                                    "Votre quota ne laisse pas de place avant l'échéance de l'appel : cette requête n'est pas"
                                            + " partie. Espacez vos appels, ou allongez delaiAppel.",
                                    operation.circonstances()));
        }
        return new Place(new Echec<>(
                Nature.SERVICE_INDISPONIBLE,
                "Votre limiteur d'appels a échoué : cette requête n'est pas partie. Voyez la cause.",
                operation.circonstances(),
                panne == null ? new NullPointerException() : Lecture.origine(panne),
                false));
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
        long reste = operation.reste();
        long delai = Math.max(1, Math.min(reste, delais.essai().toNanos()));
        parLEcheance = reste < delais.essai().toNanos();
        partie = true;
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
            return essayer(numero + 1, null);
        }
        if (reponse != null && !echec.passager()) {
            reprises.reponse();
        }
        if (echec.passager() && reponse == null) {
            transport.oublierLesConnexionsAuRepos();
            if (operation.reste() <= 0 || (parLEcheance && echec.cause() instanceof InterruptedIOException)) {
                // L'essai n'a pas été coupé par sa propre borne : ce n'est pas elle qu'il faut allonger.
                return CompletableFuture.completedFuture(new Echec<>(
                        echec.nature(), operation.horsDelai(), echec.circonstances(), echec.cause(), false));
            }
        }
        OptionalLong repos =
                operation.abandonnee() ? OptionalLong.empty() : reprises.repos(numero, echec, operation.reste());
        return repos.isPresent()
                ? apres(repos.getAsLong(), numero + 1, echec)
                : CompletableFuture.completedFuture(echec);
    }

    private CompletableFuture<Issue<Reponse>> apres(long repos, int numero, Echec<Reponse> precedent) {
        CompletableFuture<Void> attente = reglages.temps().repos().apply(repos);
        operation.suivre(() -> attente.cancel(false));
        return attente.handle((rien, annulation) -> numero)
                .thenComposeAsync(rang -> essayer(rang, precedent), transport);
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
