package io.github.impotparticulier.bacasable.particulier;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Les demandes en cours : leur marque tombe quand la réponse part, ou au bout d'une minute si rien n'est parti. Une réponse retardée l'est
 * en temps réel, d'où les deux horloges.
 */
final class EnCours {
    private static final Duration DUREE = Duration.ofMinutes(1);

    private final Map<String, Marque> marques = new HashMap<>();

    /** Marque la demande ; faux si la même l'est déjà. */
    synchronized boolean prendre(String cle, Instant maintenant) {
        marques.values().removeIf(marque -> marque.tombee(maintenant));
        return marques.putIfAbsent(cle, new Marque(new Validite(maintenant, DUREE), Long.MAX_VALUE)) == null;
    }

    synchronized void liberer(String cle, Duration apres) {
        marques.computeIfPresent(cle, (meme, marque) -> new Marque(marque.validite(), reel() + apres.toMillis()));
    }

    private static long reel() {
        return System.nanoTime() / 1_000_000;
    }

    private record Marque(Validite validite, long liberation) {
        boolean tombee(Instant maintenant) {
            return !validite.court(maintenant) || reel() >= liberation;
        }
    }
}
