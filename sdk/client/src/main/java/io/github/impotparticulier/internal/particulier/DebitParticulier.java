package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.internal.echange.Cadence;
import io.github.impotparticulier.internal.echange.Limite;
import io.github.impotparticulier.internal.echange.Temps;
import java.time.Duration;

/** Ce que l'API Particulier laisse passer. */
public final class DebitParticulier {
    private static final int PAR_SECONDE = 20;

    private DebitParticulier() {}

    /**
     * Vingt requêtes par seconde et par jeton, et une pause commune après un refus de quota. Les appels en mode FranceConnect, que le serveur
     * compte par adresse IP, ont les leurs, quel que soit le destinataire.
     *
     * @param parDestinataire vrai si c'est l'habilitation de chaque destinataire qui est comptée : le jeton d'un éditeur
     * @param temps l'horloge
     */
    public static Limite cadence(boolean parDestinataire, Temps temps) {
        Pause pause = new Pause(temps.horloge());
        return new Cadence(
                PAR_SECONDE,
                Duration.ofSeconds(1),
                guichet -> parDestinataire && !guichet.api().equals(LecteurParticulier.API_FRANCE_CONNECT)
                        ? guichet
                        : guichet.api(),
                pause::demandee,
                temps);
    }
}
