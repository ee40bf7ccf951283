package io.github.impotparticulier.exemples.fiabilisation;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.DgfipException;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.EtatCivil;
import io.github.impotparticulier.r2p.PersonnePhysique;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Demande une ligne à R2P, et dit ce qu'on a le droit d'en conclure. Un seul appel suffit : la recherche par critères rend le numéro
 * fiscal avec l'état civil et l'adresse, pour une unité de quota au lieu de deux.
 */
final class Interrogation {
    private final Recherche r2p;
    private final AtomicLong certaines = new AtomicLong();

    Interrogation(Recherche r2p) {
        this.r2p = r2p;
    }

    /** Ne lève rien, et la promesse n'échoue jamais. */
    CompletableFuture<Reponse> demander(Ligne ligne) {
        EtatCivil etatCivil = ligne.etatCivil();
        if (etatCivil == null) {
            return CompletableFuture.completedFuture(Reponse.Definitive.sans(ligne, Issue.MAL_FORMEE, ligne.defaut()));
        }
        return r2p.lancer(CriteresPersonne.parEtatCivil(etatCivil)).handle((personne, panne) -> {
            Reponse reponse = conclure(ligne, personne, panne);
            if (reponse instanceof Reponse.Definitive) {
                certaines.incrementAndGet();
            }
            return reponse;
        });
    }

    /** Combien de lignes R2P a tranchées : si ce nombre avance, la passerelle n'est pas en panne. */
    long certaines() {
        return certaines.get();
    }

    private static Reponse conclure(Ligne ligne, @Nullable PersonnePhysique personne, @Nullable Throwable panne) {
        if (personne == null) {
            return deLaPanne(ligne, panne);
        }
        try {
            List<String> fiche = Fiche.de(ligne, personne);
            return personne.spi().isPresent()
                    ? new Reponse.Definitive(Issue.TROUVEE, "", fiche)
                    : inexploitable("La réponse ne porte pas de numéro fiscal lisible.");
        } catch (DgfipException e) {
            return inexploitable(e.explication());
        }
    }

    private static Reponse deLaPanne(Ligne ligne, @Nullable Throwable panne) {
        Throwable origine = panne instanceof CompletionException && panne.getCause() != null ? panne.getCause() : panne;
        if (origine instanceof DgfipException e) {
            return deLException(ligne, e);
        }
        // Ni son message, ni sa trace : ils pourraient citer une valeur.
        return new Reponse.Refus("Défaut du programme ("
                + (origine == null ? "sans cause" : origine.getClass().getName()) + ") : signalez-le.");
    }

    private static Reponse deLException(Ligne ligne, DgfipException e) {
        if (e instanceof PersonneIndistincteException) {
            return Reponse.Definitive.sans(ligne, Issue.INDISTINCTE, e.explication());
        }
        if (e instanceof UsagerInconnuException) {
            return parLaPasserelle(e)
                    ? new Reponse.Refus("La passerelle ne connaît pas la recherche de R2P : vérifiez son adresse et vos"
                            + " souscriptions. [" + e.circonstances() + "]")
                    : Reponse.Definitive.sans(ligne, Issue.INCONNUE, "Personne ne répond à cet état civil.");
        }
        if (e instanceof AuthentificationException
                || e instanceof AccesRefuseException
                || e instanceof AppelInterrompuException
                || souscriptionBloquee(e)) {
            return new Reponse.Refus(String.valueOf(e.getMessage()));
        }
        if (e instanceof RequeteInvalideException) {
            return e.statut().orElse(0) == 400
                    ? new Reponse.Panne(Issue.MAL_FORMEE, e.explication(), e.delai())
                    : new Reponse.Refus(String.valueOf(e.getMessage()));
        }
        if (e instanceof ServiceIndisponibleException || e instanceof QuotaDepasseException) {
            return new Reponse.Panne(Issue.ECHEC, e.explication(), e.delai());
        }
        return inexploitable(e.explication());
    }

    /** Un « introuvable » de la passerelle elle-même : la route n'existe pas, ce n'est pas la personne. */
    private static boolean parLaPasserelle(DgfipException e) {
        return e.code().filter(code -> code.matches("404|9[0-9]{5}")).isPresent();
    }

    private static boolean souscriptionBloquee(DgfipException e) {
        return e.code()
                .filter(code -> code.equals("900805") || code.equals("900900"))
                .isPresent();
    }

    private static Reponse inexploitable(String motif) {
        return new Reponse.Panne(Issue.INEXPLOITABLE, motif, Optional.empty());
    }
}
