package io.github.impotparticulier.exemples.fiabilisation;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.bacasable.BacASable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Le client d'un lot : son quota, le temps d'y attendre, et le compte de ses requêtes. */
final class Acces implements AutoCloseable {
    /**
     * Une place du quota ressert une minute après la fin de sa requête ; jamais plus de lignes en cours que de places, donc jamais
     * plus d'une minute de file, et le reste pour les essais.
     */
    private static final Duration DELAI = Duration.ofMinutes(3);

    private final AtomicLong requetes = new AtomicLong();
    private final ImpotParticulierClient client;

    /**
     * Ouvre un client.
     *
     * @param quota les requêtes par minute à R2P ; absent, aucune limite
     */
    Acces(ImpotParticulierClient.Builder reglages, @Nullable Integer quota) {
        if (quota != null) {
            reglages.quotaParMinute(Guichet.R2P, quota);
        }
        client = reglages.delaiAppel(DELAI)
                .ecouteur(essai -> {
                    if (essai.guichet().isPresent()) {
                        requetes.incrementAndGet();
                    }
                })
                .build();
    }

    static ImpotParticulierClient.Builder vers(BacASable bac) {
        return ImpotParticulierClient.builder()
                .passerelle(bac.passerelle())
                .identifiants(bac.cle(), bac.secret())
                .idTeleservice(bac.idTeleservice());
    }

    ImpotParticulierClient client() {
        return client;
    }

    Recherche recherche() {
        return recherche(client);
    }

    static Recherche recherche(ImpotParticulierClient client) {
        return criteres -> client.async(c -> c.r2p().personne(criteres));
    }

    LongSupplier requetes() {
        return requetes::get;
    }

    @Override
    public void close() {
        client.close();
    }
}
