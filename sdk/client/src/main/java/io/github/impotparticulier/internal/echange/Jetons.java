package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Les jetons d'application, un par portée : demandés au premier besoin, gardés jusqu'un peu avant leur fin, demandés une
 * seule fois quel que soit le nombre de fils qui attendent.
 */
final class Jetons {
    static final String ROUTE = "/token";

    private static final int OCTETS_MAX = 64 * 1024;
    private static final long MARGE = TimeUnit.SECONDS.toNanos(30);
    private static final long ECART_MIN = TimeUnit.SECONDS.toNanos(5);
    private static final long DUREE_PRUDENTE_S = 60;
    private static final long DUREE_MIN_S = 5;
    private static final long DUREE_MAX_S = TimeUnit.DAYS.toSeconds(1);
    private static final Pattern FORME = Pattern.compile("[\\x21-\\x7E]+");

    private final Reglages reglages;
    private final Transport transport;
    private final Journal journal;
    private final BooleanSupplier ferme;
    private final LongSupplier nanos;
    private final String autorisation;
    private final Set<Call> demandes = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, Case> cases = new ConcurrentHashMap<>();

    Jetons(Reglages reglages, Transport transport, Journal journal, BooleanSupplier ferme) {
        this.reglages = reglages;
        this.transport = transport;
        this.journal = journal;
        this.ferme = ferme;
        this.nanos = reglages.temps().nanos();
        this.autorisation = Credentials.basic(reglages.cle(), reglages.secret(), StandardCharsets.UTF_8);
    }

    CompletableFuture<Issue<Jeton>> pour(String scope) {
        return cases.computeIfAbsent(scope, Case::new).obtenir();
    }

    /**
     * Oublie ce jeton refusé, et lui seul : un autre fil l'a peut-être déjà remplacé. Faux s'il ne faut pas en demander un autre :
     * un refus a déjà fait renouveler le jeton il y a moins de cinq secondes.
     */
    boolean remplacer(String scope, Jeton refuse) {
        return cases.computeIfAbsent(scope, Case::new).remplacer(refuse);
    }

    /** Un jeton et l'instant monotone de sa fin. */
    record Jeton(String valeur, long fin) {
        @Override
        public String toString() {
            return "Jeton[masqué]";
        }
    }

    private final class Case {
        private final String scope;
        private @Nullable Jeton courant;
        private @Nullable CompletableFuture<Issue<Jeton>> enVol;
        private @Nullable Issue<Jeton> refus;
        private long derniereDemande;
        private boolean dejaRemplace;
        private long dernierRemplacement;

        Case(String scope) {
            this.scope = scope;
        }

        @SuppressWarnings("FutureReturnValueIgnored") // La demande est complétée quoi qu'il arrive, par recevoir.
        CompletableFuture<Issue<Jeton>> obtenir() {
            CompletableFuture<Issue<Jeton>> demande;
            synchronized (this) {
                long maintenant = nanos.getAsLong();
                boolean valable = courant != null && courant.fin - maintenant > 0;
                boolean frais = courant != null && courant.fin - maintenant > MARGE;
                boolean demandeRecente = enVol != null || maintenant - derniereDemande < ECART_MIN;
                if (courant != null && (frais || (valable && demandeRecente))) {
                    return CompletableFuture.completedFuture(new Succes<>(courant));
                }
                if (enVol != null) {
                    return enVol;
                }
                if (refus != null && maintenant - derniereDemande < ECART_MIN) {
                    return CompletableFuture.completedFuture(refus);
                }
                demande = new CompletableFuture<>();
                enVol = demande;
                derniereDemande = maintenant;
            }
            try {
                demander(scope).whenComplete((issue, panne) -> recevoir(demande, issue, panne));
            } catch (Throwable e) {
                // Sinon ce vol ne finirait jamais, et tous l'attendraient.
                recevoir(demande, null, e);
            }
            return demande;
        }

        private void recevoir(
                CompletableFuture<Issue<Jeton>> demande, @Nullable Issue<Jeton> issue, @Nullable Throwable panne) {
            Issue<Jeton> rendue = issue;
            synchronized (this) {
                enVol = null;
                refus = definitif(issue) ? issue : null;
                if (issue instanceof Succes<Jeton> succes) {
                    courant = succes.valeur();
                } else if (courant != null && courant.fin - nanos.getAsLong() > 0) {
                    // Le renouvellement a échoué, mais le jeton tenu vaut encore.
                    rendue = new Succes<>(courant);
                }
            }
            if (rendue != null) {
                demande.complete(rendue);
            } else if (panne != null) {
                demande.completeExceptionally(panne);
            }
        }

        /** Des identifiants refusés le seront encore : les redemander à chaque appel finirait par verrouiller le compte. */
        private boolean definitif(@Nullable Issue<Jeton> issue) {
            return issue instanceof Echec<Jeton> echec && echec.nature() == Nature.AUTHENTIFICATION;
        }

        synchronized boolean remplacer(Jeton refuse) {
            if (courant == null || !courant.valeur.equals(refuse.valeur)) {
                return true;
            }
            long maintenant = nanos.getAsLong();
            if (dejaRemplace && maintenant - dernierRemplacement < ECART_MIN) {
                return false;
            }
            dejaRemplace = true;
            dernierRemplacement = maintenant;
            courant = null;
            return true;
        }
    }

    private CompletableFuture<Issue<Jeton>> demander(String scope) {
        Circonstances circonstances = Circonstances.de("jeton", ROUTE);
        Request.Builder requete = new Request.Builder()
                .url(reglages.adresse(ROUTE, Map.of()))
                .header("Authorization", autorisation)
                .header("Accept", "application/json")
                .post(corps(scope));
        long envoi = nanos.getAsLong();
        AtomicReference<@Nullable Call> enCours = new AtomicReference<>();
        Issue<Reponse> horsDelai = horsDelai(circonstances);
        Delais delais = reglages.delais();
        Essai essai = new Essai(circonstances, delais.essai(), delais.connexion(), OCTETS_MAX, ferme, appel -> {
            enCours.set(appel);
            demandes.add(appel);
            if (ferme.getAsBoolean()) {
                appel.cancel();
            }
        });
        Journal.Ligne ligne = journal.essai(circonstances, null, OptionalInt.empty(), 1, null);
        return transport
                .demander(requete, essai)
                // Une résolution de nom ne s'interrompt pas : sans cette borne, tous attendraient ce vol mort.
                .completeOnTimeout(horsDelai, delaiDeVol().toNanos(), TimeUnit.NANOSECONDS)
                // L'écouteur confié ne doit pas tenir le fil de la minuterie du JDK.
                .whenCompleteAsync(
                        (issue, panne) -> {
                            oublierDemande(enCours.get(), issue == horsDelai);
                            ligne.fin(issue);
                        },
                        transport)
                .thenApply(issue -> issue instanceof Succes<Reponse> succes
                        ? jeton(succes.valeur(), envoi)
                        : ((Echec<Reponse>) issue).autreType());
    }

    private void oublierDemande(@Nullable Call appel, boolean horsDelai) {
        if (appel != null) {
            demandes.remove(appel);
            if (horsDelai) {
                appel.cancel();
            }
        }
    }

    /** Coupe les demandes en cours : le client se ferme. */
    void abandonner() {
        demandes.forEach(Call::cancel);
    }

    private Duration delaiDeVol() {
        return reglages.delais().essai().plusSeconds(1);
    }

    private static Issue<Reponse> horsDelai(Circonstances circonstances) {
        return Issue.passager(
                Nature.SERVICE_INDISPONIBLE,
                "Pas de jeton à temps : la passerelle, ou la résolution de son nom, ne répond pas.",
                circonstances);
    }

    private static FormBody corps(String scope) {
        FormBody.Builder corps = new FormBody.Builder().add("grant_type", "client_credentials");
        return (scope.isEmpty() ? corps : corps.add("scope", scope)).build();
    }

    private static Issue<Jeton> jeton(Reponse reponse, long envoi) {
        if (reponse.statut() != 200) {
            return Erreurs.deJeton(reponse);
        }
        try {
            ObjetJson objet = ObjetJson.lire(reponse.corps());
            String valeur = objet.texte("access_token")
                    .filter(texte -> FORME.matcher(texte).matches())
                    .orElse(null);
            if (valeur != null) {
                return new Succes<>(new Jeton(valeur, envoi + TimeUnit.SECONDS.toNanos(duree(objet))));
            }
        } catch (ReponseIllisibleException e) {
            return illisible(reponse.circonstances());
        }
        return illisible(reponse.circonstances());
    }

    private static Issue<Jeton> illisible(Circonstances circonstances) {
        return Issue.echec(
                Nature.REPONSE_ILLISIBLE,
                "La passerelle n'a pas rendu de jeton lisible : vérifiez son adresse.",
                circonstances);
    }

    private static long duree(ObjetJson objet) {
        OptionalLong annoncee;
        try {
            annoncee = objet.entier("expires_in");
        } catch (ReponseIllisibleException e) {
            return DUREE_PRUDENTE_S;
        }
        return Math.min(Math.max(annoncee.orElse(DUREE_PRUDENTE_S), DUREE_MIN_S), DUREE_MAX_S);
    }
}
