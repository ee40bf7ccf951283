package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.internal.echange.Issue.Echec;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

/**
 * Si un essai manqué se refait, et après quel repos. Un budget, que chaque réponse de la passerelle regarnit un peu, empêche les
 * reprises de multiplier le trafic quand plus rien ne répond.
 */
final class Reprises {
    private static final long PREMIER_REPOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long REPOS_MAX = TimeUnit.SECONDS.toNanos(5);
    /** En vingtièmes de reprise : une réponse en rapporte un, une reprise en coûte vingt, et 40 au plus s'accumulent. */
    private static final int COUT = 20;

    private static final int BUDGET_MAX = 40 * COUT;

    private final int essaisMax;
    private final DoubleSupplier hasard;
    private final AtomicInteger budget = new AtomicInteger(BUDGET_MAX);

    Reprises(int essaisMax, DoubleSupplier hasard) {
        this.essaisMax = essaisMax;
        this.hasard = hasard;
    }

    /** La passerelle a répondu autre chose qu'une panne passagère. */
    void reponse() {
        if (budget.get() < BUDGET_MAX) {
            budget.updateAndGet(reste -> Math.min(reste + 1, BUDGET_MAX));
        }
    }

    /**
     * Le repos avant l'essai suivant, en nanosecondes ; vide s'il ne faut pas le faire. Un repos accordé est pris sur le budget.
     *
     * @param essai le rang de l'essai manqué
     * @param echec son issue
     * @param reste ce qui reste avant l'échéance, en nanosecondes
     * @param gratuite vrai si la connexion seule a manqué : rien n'est à ménager, et le budget n'en paie rien
     */
    OptionalLong repos(int essai, Echec<?> echec, long reste, boolean gratuite) {
        if (!echec.passager() || essai >= essaisMax) {
            return OptionalLong.empty();
        }
        long demande =
                echec.circonstances().delai().map(TimeUnit.NANOSECONDS::convert).orElse(0L);
        long gigue = gratuite ? 0 : gigue(essai);
        boolean aTemps = demande < reste - gigue;
        return aTemps && (gratuite || depenser()) ? OptionalLong.of(demande + gigue) : OptionalLong.empty();
    }

    /** Un repos au hasard de zéro à une borne qui double : des appels manqués ensemble ne reviennent pas ensemble. */
    private long gigue(int essai) {
        long borne = Math.min(PREMIER_REPOS << (essai - 1), REPOS_MAX);
        return (long) (hasard.getAsDouble() * borne);
    }

    private boolean depenser() {
        int avant = budget.getAndUpdate(reste -> reste >= COUT ? reste - COUT : reste);
        return avant >= COUT;
    }
}
