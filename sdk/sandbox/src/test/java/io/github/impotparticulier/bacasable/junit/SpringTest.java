package io.github.impotparticulier.bacasable.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.impotparticulier.bacasable.BacASable;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Spring garde son contexte d'une classe de tests à l'autre : l'adresse qu'il y a lue doit rester celle d'un bac à sable ouvert. */
class SpringTest {
    private static final List<ApplicationContext> CONTEXTES = new CopyOnWriteArrayList<>();

    @SpringJUnitConfig(Application.class)
    abstract static class AvecApplication {
        @RegisterExtension
        static final BacASableExtension BAC = BacASableExtension.avec(BacASable.builder());

        @DynamicPropertySource
        static void versLeBac(DynamicPropertyRegistry registre) {
            BAC.bac().variables().forEach((nom, valeur) -> registre.add(nom, () -> valeur));
        }

        @Test
        void l_application_a_l_adresse_du_bac(BacASable bac, ApplicationContext contexte) throws Exception {
            CONTEXTES.add(contexte);
            String adresse = contexte.getEnvironment().getRequiredProperty("DGFIP_PASSERELLE");
            assertThat(adresse).isEqualTo(bac.passerelle());
            new Socket(InetAddress.getLoopbackAddress(), URI.create(adresse).getPort()).close();
        }
    }

    static class Premiere extends AvecApplication {}

    static class Seconde extends AvecApplication {}

    @Configuration
    static class Application {}

    @Test
    void deux_classes_au_meme_contexte_ont_le_meme_bac_ouvert() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Premiere.class), selectClass(Seconde.class))
                .execute()
                .testEvents()
                .assertStatistics(bilan -> bilan.succeeded(2));

        assertThat(CONTEXTES).hasSize(2).containsOnly(CONTEXTES.get(0));
    }
}
