package io.github.impotparticulier.bacasable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Les jetons d'usager que FranceConnect aurait remis au téléservice ; chacun est neuf et vit une minute environ. */
final class JetonsFranceConnect {
    static final String ENTETE = "X-FranceConnect-OAuth";

    private final Horloge horloge;
    private final Duration duree;
    private final Map<String, Consentement> parValeur = new HashMap<>();

    JetonsFranceConnect(Horloge horloge, Duration duree) {
        this.horloge = horloge;
        this.duree = duree;
    }

    synchronized String delivrer(String spi, Set<String> scopes) {
        Instant maintenant = horloge.instant();
        parValeur.values().removeIf(consentement -> !consentement.expiration().isAfter(maintenant));
        String valeur = "fc-fictif-" + Identifiants.alea(16);
        parValeur.put(valeur, new Consentement(spi, Set.copyOf(scopes), maintenant.plus(duree)));
        return valeur;
    }

    /** Le SPI de l'usager, ou vide si le jeton est inconnu ou expiré. */
    Optional<String> spi(String valeur) {
        return consentement(valeur).map(Consentement::spi);
    }

    synchronized Optional<Consentement> consentement(String valeur) {
        return Optional.ofNullable(parValeur.get(valeur))
                .filter(consentement -> consentement.expiration().isAfter(horloge.instant()));
    }

    /** Ce qu'un usager a consenti ; sans périmètre nommé, tous ceux d'API Particulier. */
    record Consentement(String spi, Set<String> scopes, Instant expiration) {
        @Override
        public String toString() {
            return "Consentement";
        }
    }
}
