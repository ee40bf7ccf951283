package io.github.impotparticulier.exemples.fiabilisation;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Le cœur : garde un nombre borné de lignes en cours, et écrit chacune à son tour.
 *
 * <p>La file des lignes en cours est aussi ce qui les remet dans l'ordre : on écrit toujours sa tête. Une ligne est en cours de sa
 * lecture à son écriture, qu'elle attende sa place, sa réponse ou son tour ; puis, si sa réponse est douteuse, une preuve. Tué à n'importe quel moment, le traitement relancé ne
 * redemande donc au plus que ces lignes-là.
 */
final class Traitement {
    /** Une ligne manquée tant de fois, quand d'autres aboutissent, est elle-même en cause. */
    private static final int TOURS = 3;

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final long ABRI = Duration.ofSeconds(1).toNanos();
    private static final long BATTEMENT_MS = 200;

    private final Entree entree;
    private final Interrogation interrogation;
    private final Sortie sortie;
    private final Retenue retenue;
    private final Patience patience;
    private final Interruption interruption;
    private final Avancement avancement;
    private final Bilan bilan;
    private final LongSupplier nanos;

    private final Deque<EnCours> file = new ArrayDeque<>();
    private boolean lue;
    private long dernierAbri;
    private @Nullable Long finDeGrace;

    Traitement(
            Entree entree,
            Interrogation interrogation,
            Sortie sortie,
            Retenue retenue,
            Patience patience,
            Interruption interruption,
            Avancement avancement,
            Bilan bilan,
            LongSupplier nanos) {
        this.entree = entree;
        this.interrogation = interrogation;
        this.sortie = sortie;
        this.retenue = retenue;
        this.patience = patience;
        this.interruption = interruption;
        this.avancement = avancement;
        this.bilan = bilan;
        this.nanos = nanos;
    }

    /** Écrit tout, ou s'arrête quand on le lui demande. */
    void executer() throws IOException, InterruptedException {
        dernierAbri = nanos.getAsLong();
        try {
            remplir();
            while (!file.isEmpty() && avancer(file.element())) {
                remplir();
            }
        } finally {
            sortie.forcer();
        }
    }

    private void remplir() throws IOException {
        while (!lue && file.size() < retenue.places(patience.enPanne()) && !interruption.demandee()) {
            Ligne ligne = entree.suivante();
            if (ligne == null) {
                lue = true;
            } else {
                file.add(new EnCours(ligne, false));
            }
        }
        if (file.isEmpty() && !retenue.estVide() && !interruption.demandee()) {
            file.add(new EnCours(retenue.temoin(), true));
        }
    }

    /** Écrit la tête, ou la redemande ; faux s'il faut s'arrêter. */
    private boolean avancer(EnCours tete) throws IOException, InterruptedException {
        Reponse reponse = attendre(tete);
        if (reponse instanceof Reponse.Definitive definitive) {
            conclure(tete, definitive);
            return true;
        }
        if (reponse instanceof Reponse.Panne panne) {
            return patienter(tete, panne);
        }
        if (reponse instanceof Reponse.Refus refus) {
            throw ArretException.aCorriger(
                    refus.phrase() + " Corrigez, puis relancez la même commande : elle continuera.");
        }
        return false;
    }

    /** Rien, si l'arrêt est demandé et que la réponse tarde. */
    private @Nullable Reponse attendre(EnCours ligne) throws InterruptedException {
        while (true) {
            try {
                return ligne.reponse.get(BATTEMENT_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                avancement.avancer(bilan.ecritesEnTout());
                if (interruption.demandee() && graceFinie()) {
                    return null;
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("Une interrogation n'échoue jamais", e);
            }
        }
    }

    private boolean graceFinie() {
        long maintenant = nanos.getAsLong();
        if (finDeGrace == null) {
            finDeGrace = maintenant + GRACE.toNanos();
        }
        return maintenant - finDeGrace >= 0;
    }

    private void conclure(EnCours tete, Reponse.Definitive reponse) throws IOException {
        file.remove();
        if (tete.temoin && reponse.douteuse()) {
            throw retenue.temoinRefuse(reponse);
        }
        for (Retenue.Jugee jugee : tete.temoin ? retenue.liberer() : retenue.passer(tete.ligne, reponse)) {
            ecrire(jugee);
        }
        if (patience.enPanne() && tete.ligne.etatCivil() != null) {
            patience.finDePanne();
            file.stream().filter(EnCours::enPanne).forEach(EnCours::redemander);
        }
    }

    private void ecrire(Retenue.Jugee jugee) throws IOException {
        sortie.ecrire(jugee.ligne(), jugee.reponse());
        bilan.compter(jugee.reponse().issue());
        avancement.avancer(bilan.ecritesEnTout());
        long maintenant = nanos.getAsLong();
        if (maintenant - dernierAbri >= ABRI) {
            sortie.forcer();
            dernierAbri = maintenant;
        }
    }

    /** Une panne de la passerelle se patiente ; celle d'une seule ligne s'écrit. Le témoin les distingue, s'il y en a un. */
    private boolean patienter(EnCours tete, Reponse.Panne panne) throws IOException, InterruptedException {
        boolean assez = tete.tours >= TOURS;
        boolean laLigneSeule = interrogation.certaines() > tete.certainesAvant || patience.nulle();
        if (assez && laLigneSeule && !tete.temoin) {
            conclure(tete, Reponse.Definitive.sans(tete.ligne, panne.siLaLigneEnEstCause(), panne.motif()));
            return true;
        }
        if (assez && !tete.temoin && retenue.aUnTemoin()) {
            file.addFirst(new EnCours(retenue.temoin(), true));
            return true;
        }
        Optional<Duration> pause = assez && laLigneSeule ? Optional.empty() : patience.pause(panne.delai());
        if (pause.isEmpty()) {
            throw ArretException.aRelancer("La passerelle ne répond plus, et la patience demandée est à bout : "
                    + panne.motif() + " Relancer plus tard la même commande continue.");
        }
        avancement.dire("Ligne " + tete.ligne.numero() + " sans réponse : " + panne.motif() + " Nouvel essai dans "
                + Textes.duree(pause.get()) + ".");
        if (interruption.attendre(pause.get())) {
            return false;
        }
        tete.redemander();
        return true;
    }

    /** Une ligne demandée, pas encore écrite. */
    private final class EnCours {
        private final Ligne ligne;
        private final boolean temoin;
        private final long certainesAvant = interrogation.certaines();
        private CompletableFuture<Reponse> reponse;
        private int tours = 1;

        /**
         * Demande une ligne.
         *
         * @param temoin vrai si elle est déjà écrite, et ne prouve que la présence de R2P
         */
        EnCours(Ligne ligne, boolean temoin) {
            this.ligne = ligne;
            this.temoin = temoin;
            reponse = interrogation.demander(ligne);
        }

        void redemander() {
            tours++;
            reponse = interrogation.demander(ligne);
        }

        boolean enPanne() {
            return reponse.getNow(null) instanceof Reponse.Panne;
        }
    }
}
