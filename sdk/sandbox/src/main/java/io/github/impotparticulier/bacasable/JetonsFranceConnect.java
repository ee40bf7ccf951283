package io.github.impotparticulier.bacasable;

import io.github.impotparticulier.bacasable.FournisseurIdentite.Identification;
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
    private volatile FournisseurIdentite exterieur = jeton -> Optional.empty();

    JetonsFranceConnect(Horloge horloge, Duration duree) {
        this.horloge = horloge;
        this.duree = duree;
    }

    void relier(FournisseurIdentite fournisseur) {
        exterieur = fournisseur;
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
        return identification(valeur).map(Identification::spi);
    }

    /** L'usager, que ce jeton soit d'ici ou du fournisseur relié. */
    Optional<Identification> identification(String valeur) {
        return delivre(valeur)
                .map(consentement -> new Identification(consentement.spi(), consentement.scopes()))
                .or(() -> exterieur.identifier(valeur));
    }

    private synchronized Optional<Consentement> delivre(String valeur) {
        return Optional.ofNullable(parValeur.get(valeur))
                .filter(consentement -> consentement.expiration().isAfter(horloge.instant()));
    }

    /** Ce qu'un usager a consenti ; sans périmètre nommé, tous ceux d'API Particulier. */
    private record Consentement(String spi, Set<String> scopes, Instant expiration) {
        @Override
        public String toString() {
            return "Consentement";
        }
    }
}
