package exemple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@WithTestResource(BacDesTests.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TarifCantineTest {
    @Inject
    TarifCantine tarif;

    BacASable bac;

    @AfterEach
    void retablir() {
        bac.retablir();
    }

    @Test
    void le_repas_se_paie_selon_le_quotient() {
        assertEquals(
                Optional.of(new BigDecimal("4.11")),
                tarif.prix(bac.personne("maries-deux-enfants").spi()));
    }

    @Test
    void une_panne_passagere_ne_se_voit_pas() {
        bac.panne(Panne.indisponible(), 1);

        assertTrue(tarif.prix(bac.personne("maries-deux-enfants").spi()).isPresent());
    }

    /** En dernier : le client est celui de toute l'application. */
    @Test
    @Order(Integer.MAX_VALUE)
    void quarkus_ferme_le_client() {
        InstanceHandle<ImpotParticulierClient> client = Arc.container().instance(ImpotParticulierClient.class);
        TarifCantine ferme = new TarifCantine(client.get());

        client.destroy();

        assertThrows(
                AppelInterrompuException.class,
                () -> ferme.prix(bac.personne("maries-deux-enfants").spi()));
    }
}
