package io.github.impotparticulier.exemples.fiabilisation;

import java.time.Duration;

/** La demande de s'arrêter proprement. */
interface Interruption {
    /** Vrai dès que l'arrêt est demandé. */
    boolean demandee();

    /** Attend cette durée, ou l'arrêt ; vrai si c'est l'arrêt. */
    boolean attendre(Duration duree) throws InterruptedException;
}
