package io.github.impotparticulier.exemples.fiabilisation;

import io.github.impotparticulier.bacasable.BacASable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Le programme tel qu'on le lance : sa propre JVM, de 64 Mo, et les variables {@code DGFIP_*}. */
final class AutreJvm {
    private AutreJvm() {}

    static Process lancer(BacASable bac, Banc banc, String... options) throws IOException {
        return lancer(
                Map.of(
                        "DGFIP_PASSERELLE", bac.passerelle(),
                        "DGFIP_CLE", bac.cle(),
                        "DGFIP_SECRET", bac.secret(),
                        "DGFIP_ID_TELESERVICE", bac.idTeleservice()),
                banc,
                options);
    }

    static Process lancer(Map<String, String> variables, Banc banc, String... options) throws IOException {
        List<String> commande = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-classpath",
                System.getProperty("java.class.path"),
                FiabilisationTiers.class.getName(),
                banc.debiteurs().toString(),
                banc.resultat().toString()));
        commande.addAll(List.of(options));
        ProcessBuilder processus = new ProcessBuilder(commande).redirectErrorStream(true);
        processus.environment().putAll(variables);
        return processus.start();
    }

    static String lire(Process processus) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        processus.getInputStream().transferTo(octets);
        return octets.toString(StandardCharsets.UTF_8);
    }
}
