package io.github.impotparticulier.appui;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.personne.Usager;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Ouvre un client, s'en sert dans ce fil et dans un autre, le ferme, trente fois ; rend les fils de ce SDK qui vivaient encore quand
 * {@code close()} a rendu la main. Pour {@link io.github.impotparticulier.FermetureTest}, dans un chargeur de classes à lui : un client
 * qu'un autre essai tient ouvert garderait à raison les fils communs.
 */
public final class FermeturesRepetees implements UnaryOperator<String> {
    private static final int FOIS = 30;
    private static final int ANNEE = 2023;
    private static final Usager USAGER = Usager.parSpi("3990000000001");

    @Override
    public String apply(String passerelle) {
        StringBuilder restes = new StringBuilder();
        for (int fois = 0; fois < FOIS; fois++) {
            try (ImpotParticulierClient client = ImpotParticulierClient.builder()
                    .passerelle(passerelle)
                    .identifiants("cle-fictive", "secret-fictif")
                    .build()) {
                exiger(lire(client));
                exiger(client.async(FermeturesRepetees::lire).join());
            }
            restes.append(vivants());
        }
        return restes.toString();
    }

    private static boolean lire(ImpotParticulierClient client) {
        return client.irAssiette().pour(USAGER, ANNEE).rfr().isPresent();
    }

    private static String vivants() {
        List<String> vivants = Thread.getAllStackTraces().keySet().stream()
                .filter(fil -> fil.getClass().getClassLoader() == FermeturesRepetees.class.getClassLoader())
                .map(Thread::getName)
                .toList();
        return String.join(" ", vivants);
    }

    private static void exiger(boolean tenu) {
        if (!tenu) {
            throw new IllegalStateException("autre chose que prévu");
        }
    }
}
