package exemple;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.junit.AvecBacASable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Le jar exécutable, dont Spring Boot charge les bibliothèques à sa façon. */
@AvecBacASable
class ProgrammeIT {
    @Test
    void java_jar_donne_le_prix_d_un_repas(BacASable bac) throws Exception {
        ProcessBuilder commande = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("programme"))
                .redirectErrorStream(true);
        commande.environment().putAll(bac.variables());
        commande.environment()
                .put("DGFIP_SPI", bac.personne("maries-deux-enfants").spi());

        Process programme = commande.start();

        assertThat(new String(programme.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Un repas : 4.11");
        assertThat(programme.waitFor()).isZero();
    }
}
