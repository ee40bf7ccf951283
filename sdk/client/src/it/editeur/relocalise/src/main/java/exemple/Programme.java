package exemple;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.ir.CatalogueLignes;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.Ressource;
import io.github.impotparticulier.personne.Usager;
import java.time.LocalDate;
import org.slf4j.LoggerFactory;

/** Une application d'un seul jar, tout déplacé dans ses paquets, la passerelle dans un autre processus. */
public final class Programme {
    private Programme() {}

    /**
     * Écrit un quotient familial, puis une exception.
     *
     * @param arguments le numéro fiscal d'une personne, puis d'une autre qui n'a pas d'avis
     */
    public static void main(String[] arguments) {
        System.out.println("classe=" + ImpotParticulierClient.class.getName());
        System.out.println(
                "journal=" + LoggerFactory.getILoggerFactory().getClass().getName());
        System.out.println("calendrier="
                + MillesimeCalculator.officiel()
                        .derniereAnnee(Ressource.IR_ASSIETTE, LocalDate.of(2020, 12, 1))
                        .annee());
        System.out.println("catalogue="
                + CatalogueLignes.officiel().definition("0020", 2023).isPresent());
        try (ImpotParticulierClient client =
                ImpotParticulierClient.builder().depuisEnvironnement().build()) {
            System.out.println("quotient="
                    + client.irAssiette()
                            .pour(Usager.parSpi(arguments[0]), 2024)
                            .quotientFamilial()
                            .orElseThrow());
            client.irAssiette().pour(Usager.parSpi(arguments[1]), 2024);
        } catch (AucunResultatException e) {
            System.out.println("absence=" + e.code().orElse("sans code"));
        }
    }
}
