package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Une opération du SDK : une échéance pour toutes ses requêtes, faites l'une après l'autre, et de quoi y renoncer. */
public final class Operation {
    private final Delais delais;
    private final @Nullable String reference;
    private final Temps temps;
    private final long echeance;
    private volatile boolean abandonnee;
    private volatile @Nullable Runnable coupure;
    private final CompletableFuture<Void> abandon = new CompletableFuture<>();
    private volatile Circonstances circonstances = Circonstances.aucunes();

    Operation(Delais delais, @Nullable String reference, Temps temps) {
        this.delais = delais;
        this.reference = reference;
        this.temps = temps;
        echeance = temps.maintenant() + delais.appel().toNanos();
    }

    Delais delais() {
        return delais;
    }

    @Nullable
    String reference() {
        return reference;
    }

    /** Ce qui reste avant l'échéance, en nanosecondes ; négatif après. */
    long reste() {
        return echeance - temps.maintenant();
    }

    /** Ce qu'il faut dire quand l'échéance est passée. */
    String horsDelai() {
        return "Pas de réponse à l'échéance de l'appel ("
                + TimeUnit.NANOSECONDS.toMillis(delais.appel().toNanos())
                + " ms) : réessayez plus tard, ou allongez delaiAppel.";
    }

    /** L'appel en cours, avec l'identifiant du dernier essai envoyé. */
    Circonstances circonstances() {
        return circonstances;
    }

    void noter(Circonstances nouvelles) {
        circonstances = nouvelles;
    }

    boolean abandonnee() {
        return abandonnee;
    }

    /** Ce qui coupe l'étape en cours ; coupe aussitôt si l'opération est déjà abandonnée. */
    void suivre(Runnable nouvelle) {
        coupure = nouvelle;
        if (abandonnee) {
            nouvelle.run();
        }
    }

    /** Se complète quand l'opération est abandonnée. */
    CompletableFuture<Void> abandon() {
        return abandon;
    }

    /** Coupe l'étape en cours et n'en commence pas d'autre. Sans effet sur une opération finie. */
    void abandonner() {
        abandonnee = true;
        abandon.complete(null);
        Runnable enCours = coupure;
        if (enCours != null) {
            enCours.run();
        }
    }
}
