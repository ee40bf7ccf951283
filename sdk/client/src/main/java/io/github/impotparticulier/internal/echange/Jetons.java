package io.github.impotparticulier.internal.echange;

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
final class Jetons implements Titres {
    private static final long MARGE = TimeUnit.SECONDS.toNanos(30);
    private static final long ECART_MIN = TimeUnit.SECONDS.toNanos(5);
    /** Ce qu'il faut à un jeton neuf, au plus, pour être connu de toutes les machines de la passerelle. */
    private static final long PROPAGATION = TimeUnit.MILLISECONDS.toNanos(75);
    /** Combien de fois un même appel peut se voir refuser des jetons, quand un autre processus les révoque. */
    private static final int REFUS_MAX = 10;

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

    @Override
    public Titre titre(Requete requete, Operation operation) {
        String propre = requete.titre();
        return propre == null ? new TitreOAuth2(this, requete, operation) : Titres.seul(propre, operation);
    }

    /** Le jeton de cette portée, en l'attendant dans ce fil s'il faut le demander. */
    Issue<Jeton> pour(String scope, Operation operation) {
        return laCase(scope).obtenir(operation);
    }

    /** La passerelle a accepté ce jeton. */
    void accepter(String scope, Jeton jeton) {
        laCase(scope).accepter(jeton);
    }

    /** Vrai si la passerelle a accepté ce jeton-là il y a moins d'une durée, en nanosecondes. */
    boolean accepteDepuisMoinsDe(long duree, String scope, Jeton jeton) {
        return laCase(scope).accepteDepuisMoinsDe(duree, jeton);
    }

    /** Vrai si la passerelle a accepté un jeton de cette portée, et n'en a pas refusé sans retour depuis. */
    boolean confiance(String scope) {
        return laCase(scope).confiance;
    }

    /**
     * Ce qu'un jeton refusé laisse faire. S'il a déjà été accepté, il est oublié, lui seul, et un autre le remplace aussitôt. S'il ne
     * l'a jamais été, il n'en est pas redemandé dans les cinq secondes : on laisse à la passerelle le temps de le connaître, puis à un
     * autre processus qui aurait la même clé celui de finir ; et si nul jeton ne l'a jamais été, un second refus est définitif.
     *
     * @param refuse le jeton refusé
     * @param fois combien de fois de suite cet appel l'a vu refuser
     * @param refus combien de refus de jetons cet appel a vus en tout
     * @param reste ce qu'il peut attendre, en nanosecondes
     * @return {@code null} si le refus est définitif
     */
    @Nullable
    Suite apresRefus(String scope, Jeton refuse, int fois, int refus, long reste) {
        return laCase(scope).apresRefus(refuse, fois, refus, reste);
    }

    private Case laCase(String scope) {
        Case connue = cases.get(scope);
        return connue != null ? connue : cases.computeIfAbsent(scope, Case::new);
    }

    /** Combien ce jeton doit encore attendre, en nanosecondes, pour être connu de toute la passerelle ; négatif s'il l'est. */
    long avantPropagation(Jeton jeton) {
        return jeton.recu + PROPAGATION - nanos.getAsLong();
    }

    /**
     * Comment reprendre après un refus.
     *
     * @param repos d'abord un repos, en nanosecondes
     * @param propage puis un jeton, connu de toute la passerelle si vrai
     */
    record Suite(long repos, boolean propage) {
        private static final Suite AUSSITOT = new Suite(0, false);
        private static final Suite UNE_FOIS_PROPAGE = new Suite(0, true);
    }

    /** Un jeton reçu. Pas un record : le même texte reçu deux fois est deux jetons, l'un refusé, l'autre peut-être bon. */
    static final class Jeton {
        private final String valeur;
        private final long fin;
        private final long recu;

        /**
         * Un jeton.
         *
         * @param valeur son texte
         * @param fin l'instant monotone de sa fin
         * @param recu celui de sa réception
         */
        Jeton(String valeur, long fin, long recu) {
            this.valeur = valeur;
            this.fin = fin;
            this.recu = recu;
        }

        String valeur() {
            return valeur;
        }

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
        /** Le jeton courant, si la passerelle l'a accepté, et l'instant de la dernière fois. */
        private volatile @Nullable Jeton accepte;

        private volatile long accepteA;
        private volatile boolean confiance;
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

        private Issue<Jeton> defaut(Throwable e) {
            return new Echec<>(
                    Nature.SERVICE_INDISPONIBLE,
                    "Défaut dans la demande de jeton, d'un intercepteur confié ou du SDK : voyez la cause.",
                    demande.circonstances(),
                    e,
                    false);
        }

        private synchronized Issue<Jeton> recevoir(Issue<Jeton> issue) {
            enVol = null;
            refus = definitif(issue) ? issue : null;
            Jeton tenu = courant;
            if (issue instanceof Succes<Jeton> succes) {
                courant = succes.valeur();
                accepte = null;
                return issue;
            }
            // Le renouvellement a échoué, mais le jeton tenu vaut peut-être encore.
            return tenu != null && tenu.reste(nanos) > 0 ? new Succes<>(tenu) : issue;
        }

        /** Des identifiants refusés le seront encore : les redemander à chaque appel finirait par verrouiller le compte. */
        private boolean definitif(@Nullable Issue<Jeton> issue) {
            return issue instanceof Echec<Jeton> echec && echec.nature() == Nature.AUTHENTIFICATION;
        }

        void accepter(Jeton jeton) {
            long maintenant = nanos.getAsLong();
            if (accepte != jeton || !confiance) {
                synchronized (this) {
                    if (courant != jeton) {
                        return;
                    }
                    accepte = jeton;
                    confiance = true;
                }
            }
            accepteA = maintenant;
        }

        boolean accepteDepuisMoinsDe(long duree, Jeton jeton) {
            return accepte == jeton && nanos.getAsLong() - accepteA < duree;
        }

        synchronized @Nullable Suite apresRefus(Jeton refuse, int fois, int refus, long reste) {
            if (refus > (confiance ? REFUS_MAX : 1)) {
                confiance = confiance && courant != refuse;
                return null;
            }
            long dernier = nanos.getAsLong() - dernierRemplacement;
            boolean recent = dejaRemplace && dernier < ECART_MIN;
            if (courant == refuse && recent && accepte != refuse) {
                long repos = fois == 1 ? PROPAGATION : ECART_MIN - dernier;
                return confiance && repos < reste ? new Suite(repos, false) : null;
            }
            if (courant == refuse) {
                oublier(refuse);
            }
            return confiance ? Suite.AUSSITOT : Suite.UNE_FOIS_PROPAGE;
        }

        private void oublier(Jeton aRemplacer) {
            dejaRemplace = true;
            dernierRemplacement = nanos.getAsLong();
            refuse = aRemplacer;
            courant = null;
            accepte = null;
        }
    }

    @Override
    public void abandonner() {
        enCours.forEach(Operation::abandonner);
        demande.fermer();
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
