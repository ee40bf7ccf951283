package io.github.impotparticulier.appui;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.personne.Usager;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Un programme qui se sert du SDK de toutes les façons qui laissent quelque chose : jeton, quota, reprise, échéance, tâche tenue,
 * annulée, périmée. Pour {@link DechargementTest}, dans un chargeur de classes à lui.
 */
public final class AppelsDeTouteSorte implements Consumer<String> {
    public static final int ANNEE = 2023;
    public static final int ANNEE_EN_PANNE_UNE_FOIS = 2022;
    public static final int ANNEE_MUETTE = 2021;

    private static final Usager USAGER = Usager.parSpi("3990000000001");

    @Override
    public void accept(String passerelle) {
        ImpotParticulierClient.Builder builder =
                ImpotParticulierClient.builder().passerelle(passerelle).identifiants("cle-fictive", "secret-fictif");
        try (ImpotParticulierClient client = builder.quotaParMinute(Guichet.IMPOT_PARTICULIER, 5)
                .ecouteur(essai -> {})
                .build()) {
            exiger(lire(client, ANNEE));
            exiger(lire(client, ANNEE_EN_PANNE_UNE_FOIS));
            exiger(client.async(c -> lire(c, ANNEE)).get(20, TimeUnit.SECONDS));
            CompletableFuture<Boolean> annulee = client.async(c -> lire(c, ANNEE_MUETTE));
            exiger(annulee.cancel(true));
            echouer(client.avecDelaiAppel(Duration.ofMillis(80)), ANNEE_MUETTE);
            CompletableFuture<Boolean> perimee =
                    client.avecDelaiAppel(Duration.ofMillis(80)).async(c -> lire(c, ANNEE_MUETTE));
            exiger(perimee.handle((lue, panne) -> panne != null).get(20, TimeUnit.SECONDS));
            CompletableFuture<Boolean> fermee = client.async(c -> lire(c, ANNEE_MUETTE));
            exiger(!fermee.isDone() || fermee.isCompletedExceptionally());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        // À part : combien de places les appels coupés ont prises dépend de l'instant où ils l'ont été.
        try (ImpotParticulierClient sansPlace =
                builder.quotaParMinute(Guichet.IMPOT_PARTICULIER, 1).build()) {
            exiger(lire(sansPlace, ANNEE));
            echouer(sansPlace.avecDelaiAppel(Duration.ofMillis(80)), ANNEE);
        }
    }

    private static boolean lire(ImpotParticulierClient client, int annee) {
        return client.irAssiette().pour(USAGER, annee).rfr().isPresent();
    }

    private static void echouer(ImpotParticulierClient client, int annee) {
        try {
            exiger(!lire(client, annee));
        } catch (AppelException e) {
            exiger(!e.explication().isEmpty());
        }
    }

    private static void exiger(boolean tenu) {
        if (!tenu) {
            throw new IllegalStateException("autre chose que prévu");
        }
    }
}
