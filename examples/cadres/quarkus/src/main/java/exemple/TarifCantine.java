package exemple;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.personne.Usager;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Le prix d'un repas : un taux d'effort sur le quotient familial, entre un plancher et un plafond (valeurs fictives). */
@Singleton
public class TarifCantine {
    private static final BigDecimal TAUX_D_EFFORT = new BigDecimal("0.00025");
    private static final BigDecimal PLANCHER = new BigDecimal("1.00");
    private static final BigDecimal PLAFOND = new BigDecimal("6.00");

    private final ImpotParticulierClient client;

    public TarifCantine(ImpotParticulierClient client) {
        this.client = client;
    }

    /** Vide si la DGFiP n'a pas communiqué de quoi calculer : ce n'est pas le plein tarif, c'est un dossier à revoir. */
    public Optional<BigDecimal> prix(String numeroFiscal) {
        return client.irAssiette()
                .derniereAnnee(Usager.parSpi(numeroFiscal))
                .donnees()
                .quotientFamilial()
                .map(quotient -> quotient.multiply(TAUX_D_EFFORT).max(PLANCHER).min(PLAFOND))
                .map(prix -> prix.setScale(2, RoundingMode.HALF_UP));
    }
}
