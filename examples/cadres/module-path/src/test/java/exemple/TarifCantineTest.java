package exemple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.bacasable.junit.AvecBacASable;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@AvecBacASable
class TarifCantineTest {
    @Test
    void le_client_et_l_application_sont_des_modules() {
        assertEquals("exemple.cantine", Application.class.getModule().getName());
        assertEquals(
                "io.github.impotparticulier.client",
                ImpotParticulierClient.class.getModule().getName());
    }

    @Test
    void le_repas_se_paie_selon_le_quotient(BacASable bac) {
        bac.panne(Panne.indisponible(), 1);
        try (Application application = new Application(bac.variables())) {
            assertEquals(
                    Optional.of(new BigDecimal("4.11")),
                    application.tarif().prix(bac.personne("maries-deux-enfants").spi()));
        }
    }

    @Test
    void fermer_l_application_ferme_le_client(BacASable bac) {
        Application application = new Application(bac.variables());
        application.close();

        assertThrows(
                AppelInterrompuException.class,
                () -> application
                        .tarif()
                        .prix(bac.personne("maries-deux-enfants").spi()));
    }

    @Test
    void sans_numero_fiscal_le_programme_dit_ce_qui_manque(BacASable bac) throws Exception {
        ProcessBuilder commande = programme(bac);
        commande.environment().remove("DGFIP_SPI");
        commande.redirectOutput(ProcessBuilder.Redirect.DISCARD);

        Process programme = commande.start();

        assertEquals(
                "Donnez dans DGFIP_SPI les numéros fiscaux, séparés par des virgules.",
                new String(programme.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(ligne -> !ligne.startsWith("SLF4J"))
                        .collect(Collectors.joining()));
        assertEquals(1, programme.waitFor());
    }

    @Test
    void le_programme_se_lance_par_le_chemin_des_modules(BacASable bac) throws Exception {
        ProcessBuilder commande = programme(bac);
        commande.environment()
                .put("DGFIP_SPI", bac.personne("maries-deux-enfants").spi());
        commande.redirectError(ProcessBuilder.Redirect.DISCARD);

        Process programme = commande.start();

        assertTrue(new String(programme.getInputStream().readAllBytes(), StandardCharsets.UTF_8).startsWith("4.11 "));
        assertEquals(0, programme.waitFor());
    }

    private static ProcessBuilder programme(BacASable bac) {
        ProcessBuilder commande = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstderr.encoding=UTF-8",
                "-Dsun.stderr.encoding=UTF-8",
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--module",
                "exemple.cantine/exemple.Application");
        commande.environment().putAll(bac.variables());
        return commande;
    }
}
