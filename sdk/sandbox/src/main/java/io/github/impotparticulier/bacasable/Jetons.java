package io.github.impotparticulier.bacasable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Les jetons en cours de validité. Comme WSO2, on rend le même jeton pour les mêmes périmètres jusqu'à son expiration ;
 * seule la dernière seconde fait exception, car un {@code expires_in} nul ne dirait rien d'utile. Ou bien, comme WSO2 encore quand
 * ses jetons sont des JWT, un nouveau jeton révoque l'ancien.
 */
final class Jetons {
    private static final Duration RESTE_MINIMAL = Duration.ofSeconds(1);

    private final Horloge horloge;
    private final Duration duree;
    private final boolean revoques;
    private final Map<Set<String>, Jeton> parPerimetres = new HashMap<>();
    private final Map<String, Jeton> parValeur = new HashMap<>();

    /**
     * Prépare des jetons.
     *
     * @param horloge l'horloge du bac à sable
     * @param duree la durée d'un jeton
     * @param revoques vrai si chaque nouveau jeton révoque l'ancien, au lieu que l'ancien soit rendu tant qu'il vaut
     */
    Jetons(Horloge horloge, Duration duree, boolean revoques) {
        this.horloge = horloge;
        this.duree = duree;
        this.revoques = revoques;
    }

    synchronized Jeton delivrer(Set<String> perimetres) {
        Instant maintenant = horloge.instant();
        parValeur.values().removeIf(jeton -> !jeton.expiration().isAfter(maintenant));
        Jeton enCours = parPerimetres.get(perimetres);
        if (enCours != null && revoques) {
            parValeur.remove(enCours.valeur());
        } else if (enCours != null && !enCours.expiration().isBefore(maintenant.plus(RESTE_MINIMAL))) {
            return enCours;
        }
        Jeton nouveau = new Jeton(Identifiants.alea(16), perimetres, maintenant.plus(duree));
        parPerimetres.put(perimetres, nouveau);
        parValeur.put(nouveau.valeur(), nouveau);
        return nouveau;
    }

    synchronized void perimer() {
        parPerimetres.clear();
        parValeur.clear();
    }

    synchronized Optional<Jeton> valide(String valeur) {
        return Optional.ofNullable(parValeur.get(valeur))
                .filter(jeton -> jeton.expiration().isAfter(horloge.instant()));
    }
}
