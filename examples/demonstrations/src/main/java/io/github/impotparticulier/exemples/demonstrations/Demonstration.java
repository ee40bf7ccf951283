package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.ContratPartenaire;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;

/** Ce que les programmes ont en commun : la sortie en UTF-8, le bac à sable et un client à la même heure que lui. */
final class Demonstration {
    private Demonstration() {}

    /**
     * Lance un programme, qui rend le nombre d'appels à refaire. Le code de sortie vaut 0, 2 s'il en reste à refaire, 1 si rien
     * ne peut aboutir.
     */
    static void lancer(ToIntFunction<PrintStream> programme) {
        PrintStream sortie = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            if (programme.applyAsInt(sortie) > 0) {
                System.exit(2);
            }
        } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException | AppelException e) {
            sortie.println(e.getMessage());
            System.exit(1);
        }
    }

    static int surLeBacASable(Clock horloge, ToIntBiFunction<BacASable, ImpotParticulierClient> programme) {
        return surLeBacASable(horloge, ContratPartenaire.complet(), programme);
    }

    static int surLeBacASable(
            Clock horloge, ContratPartenaire contrat, ToIntBiFunction<BacASable, ImpotParticulierClient> programme) {
        try (BacASable bac =
                        BacASable.builder().horloge(horloge).contrat(contrat).demarrer();
                ImpotParticulierClient client = client(bac, horloge)) {
            return programme.applyAsInt(bac, client);
        }
    }

    /** Le client doit choisir les années à la même heure que le bac à sable. */
    static ImpotParticulierClient client(BacASable bac, Clock horloge) {
        return ImpotParticulierClient.builder()
                .passerelle(bac.passerelle())
                .identifiants(bac.cle(), bac.secret())
                .idTeleservice(bac.idTeleservice())
                .millesimes(MillesimeCalculator.builder().horloge(horloge).build())
                .build();
    }
}
