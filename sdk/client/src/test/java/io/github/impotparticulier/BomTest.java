package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Le BOM redit des versions du POM racine, et son mode d'emploi les redit encore. */
class BomTest {
    private static final Pattern VERSION = Pattern.compile("<([a-z0-9]+)\\.version>([^<]+)</");
    private static final Path BOM = Path.of("..", "bom");

    private static Map<String, String> versions(Path pom) throws IOException {
        return VERSION.matcher(Files.readString(pom))
                .results()
                .collect(Collectors.toMap(trouvee -> trouvee.group(1), trouvee -> trouvee.group(2)));
    }

    @Test
    void le_bom_a_les_versions_avec_lesquelles_le_sdk_se_construit() throws IOException {
        assertThat(versions(Path.of("..", "..", "pom.xml"))).containsAllEntriesOf(versions(BOM.resolve("pom.xml")));
    }

    @Test
    void le_mode_d_emploi_du_bom_donne_ses_versions() throws IOException {
        String modeDEmploi = Files.readString(BOM.resolve("README.md"));

        assertThat(versions(BOM.resolve("pom.xml")))
                .containsOnlyKeys("okhttp", "okio", "kotlin", "moshi", "slf4j")
                .allSatisfy((nom, version) -> assertThat(modeDEmploi)
                        .containsPattern("`" + nom + "[^|]*\\| " + Pattern.quote(version) + " \\|"));
    }
}
