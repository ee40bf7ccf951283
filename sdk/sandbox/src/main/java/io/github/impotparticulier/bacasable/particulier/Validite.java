package io.github.impotparticulier.bacasable.particulier;

import java.time.Duration;
import java.time.Instant;

/**
 * Le temps où quelque chose vaut. L'horloge du bac à sable avance et revient : revenue avant le début, rien ne vaut de ce qui est d'un
 * avenir qui n'a pas eu lieu.
 *
 * @param debut le premier instant où cela vaut
 * @param duree combien de temps
 */
record Validite(Instant debut, Duration duree) {
    Instant fin() {
        return debut.plus(duree);
    }

    boolean court(Instant maintenant) {
        return !maintenant.isBefore(debut) && maintenant.isBefore(fin());
    }
}
