package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Les jetons d'application, un par portée : demandés au premier besoin, gardés jusqu'un peu avant leur fin, demandés une
 * seule fois quel que soit le nombre de fils qui attendent.
 */
final class Jetons {
    private static final long MARGE = TimeUnit.SECONDS.toNanos(30);
    private static final long ECART_MIN = TimeUnit.SECONDS.toNanos(5);

    private final DemandeJeton demande;
    private final Executor fils;
    private final LongSupplier nanos;
    private final BooleanSupplier ferme;
    private final Set<Operation> enCours = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, Case> cases = new ConcurrentHashMap<>();

    /**
     * Prépare des jetons.
     *
     * @param demande de quoi en demander un
     * @param fils où demander : un appelant qui renonce ne doit pas faire manquer le jeton aux autres
     * @param nanos une horloge monotone
     * @param ferme vrai quand le client est fermé
     */
    Jetons(DemandeJeton demande, Executor fils, LongSupplier nanos, BooleanSupplier ferme) {
        this.demande = demande;
        this.fils = fils;
        this.nanos = nanos;
        this.ferme = ferme;
    }

    /** Le jeton de cette portée, en l'attendant dans ce fil s'il faut le demander. */
    Issue<Jeton> pour(String scope, Operation operation) {
        Case connue = cases.get(scope);
        return (connue != null ? connue : cases.computeIfAbsent(scope, Case::new)).obtenir(operation);
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
        /** Ce qui reste avant sa fin, en nanosecondes. */
        long reste(LongSupplier nanos) {
            return fin - nanos.getAsLong();
        }

        @Override
        public String toString() {
            return "Jeton[masqué]";
        }
    }

    private final class Case {
        private final String scope;
        private volatile @Nullable Jeton courant;
        private @Nullable RendezVous<Issue<Jeton>> enVol;
        private @Nullable Issue<Jeton> refus;
        private long derniereDemande;
        private boolean dejaRemplace;
        private long dernierRemplacement;
        /** Le dernier jeton que la passerelle a refusé, pour une source confiée. */
        private @Nullable Jeton refuse;

        Case(String scope) {
            this.scope = scope;
        }

        Issue<Jeton> obtenir(Operation operation) {
            Jeton tenu = courant;
            if (tenu != null && tenu.reste(nanos) > MARGE) {
                return new Succes<>(tenu);
            }
            RendezVous<Issue<Jeton>> vol;
            boolean premier = false;
            synchronized (this) {
                Issue<Jeton> connue = sansDemander();
                if (connue != null) {
                    return connue;
                }
                if (enVol == null) {
                    enVol = new RendezVous<>();
                    derniereDemande = nanos.getAsLong();
                    premier = true;
                }
                vol = enVol;
            }
            if (premier) {
                decoller(vol);
            }
            Issue<Jeton> issue = vol.attendre(operation);
            return issue != null ? issue : operation.renoncement();
        }

        /** Quoi qu'il arrive, ce vol a une issue : tous l'attendent, et nul n'en ferait un autre. */
        private void decoller(RendezVous<Issue<Jeton>> vol) {
            try {
                Fils.ailleurs(fils, () -> vol.apporter(recevoir(demanderSansLever())));
            } catch (Throwable e) {
                vol.apporter(recevoir(defaut(e)));
                throw e;
            }
        }

        /** Ce que l'on sait sans rien demander : un jeton frais, un jeton encore valable qui vient d'être demandé, un refus récent. */
        private @Nullable Issue<Jeton> sansDemander() {
            Jeton tenu = courant;
            long reste = tenu == null ? 0 : tenu.reste(nanos);
            boolean demandeRecente = enVol != null || nanos.getAsLong() - derniereDemande < ECART_MIN;
            if (tenu != null && (reste > MARGE || (reste > 0 && demandeRecente))) {
                return new Succes<>(tenu);
            }
            return enVol == null && demandeRecente ? refus : null;
        }

        private Issue<Jeton> demanderSansLever() {
            try {
                return demander(scope, Optional.ofNullable(refuse).map(Jeton::valeur));
            } catch (Throwable e) {
                return defaut(e);
            }
        }

        private static Issue<Jeton> defaut(Throwable e) {
            return new Echec<>(
                    Nature.SERVICE_INDISPONIBLE,
                    "Défaut dans la demande de jeton, d'un intercepteur confié ou du SDK : voyez la cause.",
                    Circonstances.de("jeton", DemandeJeton.ROUTE),
                    e,
                    false);
        }

        private synchronized Issue<Jeton> recevoir(Issue<Jeton> issue) {
            enVol = null;
            refus = definitif(issue) ? issue : null;
            Jeton tenu = courant;
            if (issue instanceof Succes<Jeton> succes) {
                courant = succes.valeur();
                return issue;
            }
            // Le renouvellement a échoué, mais le jeton tenu vaut peut-être encore.
            return tenu != null && tenu.reste(nanos) > 0 ? new Succes<>(tenu) : issue;
        }

        /** Des identifiants refusés le seront encore : les redemander à chaque appel finirait par verrouiller le compte. */
        private boolean definitif(@Nullable Issue<Jeton> issue) {
            return issue instanceof Echec<Jeton> echec && echec.nature() == Nature.AUTHENTIFICATION;
        }

        synchronized boolean remplacer(Jeton refuse) {
            Jeton tenu = courant;
            if (tenu == null || !tenu.valeur.equals(refuse.valeur)) {
                return true;
            }
            long maintenant = nanos.getAsLong();
            if (dejaRemplace && maintenant - dernierRemplacement < ECART_MIN) {
                return false;
            }
            dejaRemplace = true;
            dernierRemplacement = maintenant;
            this.refuse = tenu;
            courant = null;
            return true;
        }
    }

    /** Coupe les demandes en cours : le client se ferme. */
    void abandonner() {
        enCours.forEach(Operation::abandonner);
    }

    /** Demande un jeton dans ce fil, dans la durée d'un essai. */
    private Issue<Jeton> demander(String scope, Optional<String> refuse) {
        Operation operation = demande.commencer();
        enCours.add(operation);
        try {
            if (ferme.getAsBoolean()) {
                operation.abandonner();
                return operation.renoncement();
            }
            return demande.faire(scope, refuse, operation);
        } finally {
            enCours.remove(operation);
        }
    }
}
