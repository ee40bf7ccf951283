package io.github.impotparticulier.exemples.observabilite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ObservabiliteTest {
    @Test
    void chaque_requete_fait_une_trace_et_une_mesure_sans_rien_de_personnel() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        Observabilite.montrer(new PrintStream(octets, true, StandardCharsets.UTF_8));

        String sortie = octets.toString(StandardCharsets.UTF_8);
        assertThat(sortie.lines())
                .filteredOn(ligne -> ligne.startsWith("trace  "))
                .hasSize(5)
                .filteredOn(ligne -> ligne.contains("url.template="))
                .hasSize(4);
        assertThat(sortie)
                .contains(
                        "trace  jeton UNSET",
                        "trace  irAssiette (enfant) ERROR",
                        "trace  irAssiette (enfant) UNSET",
                        "/spi/{spi}/",
                        "http.request.method=GET",
                        "http.response.status_code=503")
                .contains("mesure irAssiette statut=200 : 2 requête(s)", "mesure irAssiette statut=503 : 1 requête(s)")
                .doesNotContainPattern("399[0-9]{10}");
    }
}
