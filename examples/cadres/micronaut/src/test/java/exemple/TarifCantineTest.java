package exemple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.bacasable.junit.BacASableExtension;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.micronaut.context.ApplicationContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TarifCantineTest implements TestPropertyProvider {
    @RegisterExtension
    static final BacASableExtension BAC = BacASableExtension.avec(BacASable.builder());

    @Inject
    TarifCantine tarif;

    @Override
    public Map<String, String> getProperties() {
        return BAC.bac().variables();
    }

    @Test
    void le_repas_se_paie_selon_le_quotient(BacASable bac) {
        assertEquals(
                Optional.of(new BigDecimal("4.11")),
                tarif.prix(bac.personne("maries-deux-enfants").spi()));
    }

    @Test
    void une_panne_passagere_ne_se_voit_pas(BacASable bac) {
        bac.panne(Panne.indisponible(), 1);

        assertTrue(tarif.prix(bac.personne("maries-deux-enfants").spi()).isPresent());
    }

    @Test
    void micronaut_ferme_le_client(BacASable bac) {
        TarifCantine ferme;
        try (ApplicationContext contexte = ApplicationContext.run(new HashMap<>(bac.variables()))) {
            ferme = contexte.getBean(TarifCantine.class);
        }

        assertThrows(
                AppelInterrompuException.class,
                () -> ferme.prix(bac.personne("maries-deux-enfants").spi()));
    }
}
