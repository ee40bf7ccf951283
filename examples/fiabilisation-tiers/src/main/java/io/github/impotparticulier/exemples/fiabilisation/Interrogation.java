package io.github.impotparticulier.exemples.fiabilisation;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.PersonnePhysique;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Demande une ligne à R2P, et dit ce qu'on a le droit d'en conclure. Un seul appel suffit : la recherche par critères rend le numéro
 * fiscal avec l'état civil et l'adresse, pour une unité de quota au lieu de deux.
 */
final class Interrogation {
    /** L'opération du SDK qui demande un jeton. */
    private static final String JETON = "jeton";

    /** La passerelle dit la souscription bloquée. */
    private static final String BLOQUEE = "900805";

    /** Méthode, types de média : la route a changé, quelle que soit la ligne. */
    private static final Set<Integer> DE_LA_ROUTE = Set.of(405, 406, 415);

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
            if (reponse instanceof Reponse.Definitive definitive && !definitive.douteuse()) {
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
                    ? Reponse.Definitive.trouvee(fiche)
                    : inexploitable("La réponse ne porte pas de numéro fiscal lisible.");
        } catch (AppelException e) {
            return inexploitable(e.explication());
        }
    }

    private static Reponse deLaPanne(Ligne ligne, @Nullable Throwable panne) {
        Throwable origine = panne instanceof CompletionException && panne.getCause() != null ? panne.getCause() : panne;
        if (origine instanceof AppelException e) {
            return deLException(ligne, e);
        }
        // Ni son message, ni sa trace : ils pourraient citer une valeur.
        return new Reponse.Refus("Défaut du programme ("
                + (origine == null ? "sans cause" : origine.getClass().getName()) + ") : signalez-le.");
    }

    private static Reponse deLException(Ligne ligne, AppelException e) {
        if (pourToutesLesLignes(e)) {
            return new Reponse.Refus(
                    e instanceof UsagerInconnuException
                            ? "La passerelle ne connaît pas la recherche de R2P : vérifiez son adresse et vos souscriptions. ["
                                    + e.circonstances() + "]"
                            : String.valueOf(e.getMessage()));
        }
        if (e instanceof PersonneIndistincteException) {
            return refus(ligne, Issue.INDISTINCTE, e.explication(), e);
        }
        if (e instanceof UsagerInconnuException) {
            return refus(ligne, Issue.INCONNUE, "Personne ne répond à cet état civil.", e);
        }
        if (e instanceof AccesRefuseException || e instanceof RequeteInvalideException) {
            // Avec ses circonstances, où est le code.
            return refus(ligne, Issue.REFUSEE, String.valueOf(e.getMessage()), e);
        }
        if (e instanceof ServiceIndisponibleException || e instanceof QuotaDepasseException) {
            return new Reponse.Panne(Issue.ECHEC, e.explication(), e.delai());
        }
        return inexploitable(e.explication());
    }

    /** Identifiants, souscription, route : ce qui ne tient pas à la ligne. */
    private static boolean pourToutesLesLignes(AppelException e) {
        if (e instanceof AuthentificationException
                || e instanceof AppelInterrompuException
                || e.code().filter(BLOQUEE::equals).isPresent()) {
            return true;
        }
        boolean sansReponseDeR2p =
                e.statut().isEmpty() || e.operation().filter(JETON::equals).isPresent();
        if (e instanceof AccesRefuseException) {
            return !(e instanceof PersonneIndistincteException)
                    && (sansReponseDeR2p || e.code().isPresent());
        }
        return (e instanceof UsagerInconnuException || e instanceof RequeteInvalideException)
                && (sansReponseDeR2p || DE_LA_ROUTE.contains(e.statut().orElse(0)) || parLaPasserelle(e));
    }

    /** Un « introuvable » de la passerelle elle-même : la route n'existe pas, ce n'est pas la personne. */
    private static boolean parLaPasserelle(AppelException e) {
        return e.statut().orElse(0) == 404
                && e.code().filter(code -> code.matches("404|9[0-9]{5}")).isPresent();
    }

    /** Sûr, avec un code de la DGFiP ; sans lui, n'importe quel intermédiaire a pu le dire. */
    private static Reponse refus(Ligne ligne, Issue issue, String motif, AppelException e) {
        return e.code().filter(code -> code.matches("[0-9]{4,5}")).isPresent()
                ? Reponse.Definitive.sans(ligne, issue, motif)
                : Reponse.Definitive.douteuse(ligne, issue, motif, e.circonstances());
    }

    private static Reponse inexploitable(String motif) {
        return new Reponse.Panne(Issue.INEXPLOITABLE, motif, Optional.empty());
    }
}
