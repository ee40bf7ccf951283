package exemple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.bacasable.junit.BacASableExtension;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import java.math.BigDecimal;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
class TarifCantineTest {
    @RegisterExtension
    static final BacASableExtension BAC = BacASableExtension.avec(BacASable.builder());

    @Autowired
    private TarifCantine tarif;

    @DynamicPropertySource
    static void versLeBac(DynamicPropertyRegistry registre) {
        BAC.bac().variables().forEach((nom, valeur) -> registre.add(nom, () -> valeur));
    }

    @Test
    void le_repas_se_paie_selon_le_quotient(BacASable bac) {
        assertThat(tarif.prix(bac.personne("maries-deux-enfants").spi())).contains(new BigDecimal("4.11"));
    }

    @Test
    void une_panne_passagere_ne_se_voit_pas(BacASable bac) {
        bac.panne(Panne.indisponible(), 1);

        assertThat(tarif.prix(bac.personne("maries-deux-enfants").spi())).isPresent();
    }

    @Test
    void spring_ferme_le_client(BacASable bac) {
        TarifCantine ferme;
        try (ConfigurableApplicationContext contexte = new SpringApplicationBuilder(Application.class)
                .properties(new HashMap<>(bac.variables()))
                .run()) {
            ferme = contexte.getBean(TarifCantine.class);
        }

        assertThatThrownBy(() -> ferme.prix(bac.personne("maries-deux-enfants").spi()))
                .isInstanceOf(AppelInterrompuException.class);
    }
}
