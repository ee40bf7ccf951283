package exemple;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.personne.Usager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Le premier exemple du README, client et bac à sable dans la même JVM. */
public final class Programme {
    private Programme() {}

    /**
     * Écrit un quotient familial.
     *
     * @param arguments le cas du bac à sable
     */
    public static void main(String[] arguments) {
        Clock horloge = Clock.fixed(Instant.parse("2025-11-15T09:00:00Z"), ZoneOffset.UTC);
        try (BacASable bac = BacASable.builder().horloge(horloge).demarrer();
                ImpotParticulierClient client = ImpotParticulierClient.builder()
                        .passerelle(bac.passerelle())
                        .identifiants(bac.cle(), bac.secret())
                        .idTeleservice(bac.idTeleservice())
                        .millesimes(
                                MillesimeCalculator.builder().horloge(horloge).build())
                        .build()) {
            Usager usager = Usager.parSpi(bac.personne(arguments[0]).spi());
            System.out.println("module=" + ImpotParticulierClient.class.getModule());
            System.out.println("quotient="
                    + client.irAssiette()
                            .derniereAnnee(usager)
                            .donnees()
                            .quotientFamilial()
                            .orElseThrow());
        }
    }
}
