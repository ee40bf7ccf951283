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

    private final DemandeJeton demande;
    private final Executor fils;
    private final Temps temps;
    private final BooleanSupplier ferme;
    private final Set<Operation> enCours = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, Case> cases = new ConcurrentHashMap<>();

    /**
     * Prépare des jetons.
     *
     * @param demande de quoi en demander un
     * @param fils où demander : un appelant qui renonce ne doit pas faire manquer le jeton aux autres
     * @param temps l'horloge
     * @param ferme vrai quand le client est fermé
     */
    Jetons(DemandeJeton demande, Executor fils, Temps temps, BooleanSupplier ferme) {
        this.demande = demande;
        this.fils = fils;
        this.temps = temps;
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

    /** La passerelle a accepté ce jeton sur cette route, à une demande envoyée à cet instant. */
    void accepter(String scope, Jeton jeton, String route, long envoi) {
        laCase(scope).accepter(jeton, route, envoi);
    }

    /** Vrai si la passerelle a accepté ce jeton-là il y a moins d'une durée, en nanosecondes. */
    boolean accepteDepuisMoinsDe(long duree, String scope, Jeton jeton) {
        return laCase(scope).remplacements.accepteDepuisMoinsDe(duree, jeton);
    }

    /** Vrai si la passerelle a accepté un jeton de cette portée, et n'en a pas refusé sans retour depuis. */
    boolean confiance(String scope) {
        return laCase(scope).remplacements.confiance();
    }

    /**
     * Ce qu'un jeton refusé laisse faire. S'il a déjà été accepté, il est oublié, lui seul, et un autre le remplace. S'il ne l'a jamais
     * été, on laisse à la passerelle le temps de le connaître, puis à un autre processus qui aurait la même clé celui de finir ; quelques
     * jetons de suite qui ne servent jamais, et il n'en est plus demandé qu'un toutes les cinq secondes.
     *
     * @return {@code null} si le refus est définitif
     */
    @Nullable
    Suite apresRefus(String scope, Refus refus) {
        return laCase(scope).apresRefus(refus);
    }

    /** Le repos qui précédait le remplacement d'un jeton refusé est passé. */
    void remplacer(String scope, Refus refus) {
        laCase(scope).remplacer(refus);
    }

    private Case laCase(String scope) {
        Case connue = cases.get(scope);
        return connue != null ? connue : cases.computeIfAbsent(scope, Case::new);
    }

    /** Ce que ce jeton doit attendre avant de servir, en nanosecondes ; zéro ou moins s'il le peut. */
    long avantUsage(Jeton jeton) {
        return jeton.sePropage ? jeton.recu + Remplacements.PROPAGATION - temps.maintenant() : 0;
    }

    /** L'instant monotone. */
    long maintenant() {
        return temps.maintenant();
    }

    /**
     * Un jeton refusé à un appel.
     *
     * @param jeton le jeton
     * @param route le gabarit de la route qui l'a refusé
     * @param envoi quand la demande est partie, au plus tôt
     * @param recu quand le refus est arrivé, au plus tôt
     * @param rang combien de refus de jetons cet appel a vus, celui-ci compris
     * @param presse vrai s'il ne souffre pas qu'on insiste
     * @param reste ce qu'il peut attendre, en nanosecondes
     */
    record Refus(Jeton jeton, String route, long envoi, long recu, int rang, boolean presse, long reste) {}

    /**
     * Comment reprendre après un refus.
     *
     * @param repos d'abord un repos, en nanosecondes
     * @param remplace vrai si un autre jeton prend alors la place du refusé
     */
    record Suite(long repos, boolean remplace) {
        static final Suite REJOUER = new Suite(0, false);
    }

    /** Un jeton reçu. Pas un record : le même texte reçu deux fois est deux jetons, l'un refusé, l'autre peut-être bon. */
    static final class Jeton {
        private final String valeur;
        private final long fin;
        private final long recu;
        private volatile boolean sePropage;

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

        /** L'instant monotone de sa réception. */
        long recu() {
            return recu;
        }

        /** Ce qui reste avant sa fin, en nanosecondes. */
        long reste(LongSupplier nanos) {
            return fin - nanos.getAsLong();
        }

        /** Une partie de la passerelle ne le connaît peut-être pas encore. */
        void laisserSePropager() {
            sePropage = true;
        }

        boolean sePropage() {
            return sePropage;
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
        private final Remplacements remplacements = new Remplacements(temps);

        Case(String scope) {
            this.scope = scope;
        }

        Issue<Jeton> obtenir(Operation operation) {
            Jeton tenu = courant;
            if (tenu != null && tenu.reste(temps.nanos()) > MARGE) {
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
                    derniereDemande = temps.maintenant();
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
            long reste = tenu == null ? 0 : tenu.reste(temps.nanos());
            boolean demandeRecente = enVol != null || temps.maintenant() - derniereDemande < ECART_MIN;
            if (tenu != null && (reste > MARGE || (reste > 0 && demandeRecente))) {
                return new Succes<>(tenu);
            }
            return enVol == null && demandeRecente ? refus : null;
        }

        private Issue<Jeton> demanderSansLever() {
            try {
                return demander(
                        scope, Optional.ofNullable(remplacements.remplace()).map(Jeton::valeur));
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
                remplacements.recevoir(succes.valeur());
                return issue;
            }
            // Le renouvellement a échoué, mais le jeton tenu vaut peut-être encore.
            return tenu != null && tenu.reste(temps.nanos()) > 0 ? new Succes<>(tenu) : issue;
        }

        /** Des identifiants refusés le seront encore : les redemander à chaque appel finirait par verrouiller le compte. */
        private boolean definitif(@Nullable Issue<Jeton> issue) {
            return issue instanceof Echec<Jeton> echec && echec.nature() == Nature.AUTHENTIFICATION;
        }

        void accepter(Jeton jeton, String route, long envoi) {
            if (remplacements.confirmer(jeton, route, envoi)) {
                return;
            }
            synchronized (this) {
                if (courant == jeton) {
                    remplacements.accepter(jeton, route, envoi);
                }
            }
        }

        synchronized @Nullable Suite apresRefus(Refus refus) {
            Suite suite = remplacements.apres(refus, courant);
            if (suite != null && suite.remplace() && suite.repos() <= 0) {
                remplacer(refus);
                return Suite.REJOUER;
            }
            return suite;
        }

        synchronized void remplacer(Refus refus) {
            if (courant == refus.jeton() && remplacements.remplacer(refus)) {
                courant = null;
            }
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
