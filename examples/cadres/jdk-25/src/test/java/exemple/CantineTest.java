package exemple;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.bacasable.junit.AvecBacASable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@AvecBacASable
class CantineTest {
    private static final Optional<BigDecimal> TARIF = Optional.of(new BigDecimal("4.11"));

    @Test
    void mille_familles_mille_fils_virtuels(BacASable bac) throws Exception {
        String numero = bac.personne("maries-deux-enfants").spi();
        bac.panne(Panne.indisponible(), 1);
        try (Cantine cantine = new Cantine(bac.variables())) {
            assertEquals(Collections.nCopies(1_000, TARIF), cantine.tarifs(Collections.nCopies(1_000, numero)));
        }
    }

    @Test
    void une_page_qui_n_attend_pas(BacASable bac) throws Exception {
        try (Cantine cantine = new Cantine(bac.variables())) {
            assertEquals(
                    TARIF,
                    cantine.tarif(bac.personne("maries-deux-enfants").spi()).get());
        }
    }
}
