package exemple;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.personne.Usager;

/** Le client seul, la passerelle dans un autre processus. */
public final class Distant {
    private Distant() {}

    /**
     * Écrit un quotient familial.
     *
     * @param arguments le numéro fiscal
     */
    public static void main(String[] arguments) {
        try (ImpotParticulierClient client =
                ImpotParticulierClient.builder().depuisEnvironnement().build()) {
            System.out.println("quotient="
                    + client.irAssiette()
                            .pour(Usager.parSpi(arguments[0]), 2024)
                            .quotientFamilial()
                            .orElseThrow());
        }
    }
}
