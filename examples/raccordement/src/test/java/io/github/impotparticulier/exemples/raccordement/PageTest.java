package io.github.impotparticulier.exemples.raccordement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** La page du module dit ce que le programme fait. */
class PageTest {
    @Test
    void le_readme_nomme_chaque_colonne_chaque_verification_et_chaque_code_de_retour() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme)
                .contains(
                        "<!-- commande : raccordement -->\n```sh\nmvn -q -pl examples/raccordement -am compile exec:exec\n```");
        assertThat(Stream.of(Colonne.values()))
                .allSatisfy(
                        colonne -> assertThat(readme).contains("| `" + colonne.nom() + "` | " + colonne.sens() + " |"));
        assertThat(Stream.of(Verification.values()))
                .allSatisfy(verification ->
                        assertThat(readme).contains("| " + verification.nom() + " | " + verification.role() + " |"));
        assertThat(CodeRetour.tous())
                .allSatisfy((code, sens) -> assertThat(readme).contains("| " + code + " | " + sens + " |"));
    }
}
