package io.github.impotparticulier;

import static io.github.impotparticulier.appui.ProjetsDEssai.CAS;
import static io.github.impotparticulier.appui.ProjetsDEssai.QUOTIENT;
import static io.github.impotparticulier.appui.ProjetsDEssai.amenees;
import static io.github.impotparticulier.appui.ProjetsDEssai.bac;
import static io.github.impotparticulier.appui.ProjetsDEssai.chemin;
import static io.github.impotparticulier.appui.ProjetsDEssai.executer;
import static io.github.impotparticulier.appui.ProjetsDEssai.lancer;
import static io.github.impotparticulier.appui.ProjetsDEssai.programme;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.ProjetsDEssai.Sortie;
import io.github.impotparticulier.bacasable.BacASable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Des projets qui font reculer une bibliothèque du SDK : {@code src/it/editeur/pieges}, sans le BOM puis avec lui. */
class PiegesIT {
    @TempDir
    private Path sorties;

    @ParameterizedTest
    @CsvSource({
        "moshi-declare, okio-jvm-3.7.0.jar, okio-jvm 3.15.0",
        "okio-impose, okio-jvm-3.7.0.jar, okio-jvm 3.15.0",
        "kotlin-impose, kotlin-stdlib-1.6.21.jar, kotlin-stdlib 1.8.22"
    })
    void cas_64_sans_le_bom_une_phrase_dit_le_jar_la_version_qu_il_faut_et_le_bom(
            String projet, String jar, String minimum) throws Exception {
        assertThat(noms(projet)).contains(jar);
        try (BacASable bac = bac()) {
            Sortie sortie = executer(
                    sorties,
                    bac.variables(),
                    "-cp",
                    chemin(avecProgramme(projet)),
                    "exemple.Distant",
                    bac.personne(CAS).spi());

            assertThat(sortie.code()).isNotZero();
            assertThat(sortie.texte())
                    .contains(
                            "Une bibliothèque ne va pas avec le SDK (",
                            jar + " est trop ancien. Il faut " + minimum + " ou plus récent : importez",
                            "impot-particulier-bom");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"moshi-declare-avec-bom", "okio-impose-avec-bom", "kotlin-impose-avec-bom"})
    void cas_64_avec_le_bom_importe_le_client_et_le_bac_marchent_aux_versions_essayees(String projet) throws Exception {
        assertThat(noms(projet)).containsAll(noms("."));
        assertThat(lancer(sorties, Map.of(), "-cp", chemin(avecProgramme(projet)), "exemple.Programme", CAS))
                .containsEntry("quotient", QUOTIENT);
    }

    @Test
    void qui_declare_le_client_avant_moshi_garde_l_okio_du_client() throws Exception {
        assertThat(noms("moshi-declare-apres")).containsAll(noms("."));
    }

    @Test
    void le_plus_ancien_kotlin_annonce_suffit_au_client_et_au_bac() throws Exception {
        assertThat(noms("kotlin-plancher")).contains("kotlin-stdlib-1.8.22.jar");
        assertThat(lancer(sorties, Map.of(), "-cp", chemin(avecProgramme("kotlin-plancher")), "exemple.Programme", CAS))
                .containsEntry("quotient", QUOTIENT);
    }

    private static List<String> noms(String projet) throws IOException {
        return amenees("pieges/" + projet).stream()
                .map(jar -> jar.getFileName().toString())
                .toList();
    }

    private static List<Path> avecProgramme(String projet) throws IOException {
        return Stream.concat(Stream.of(programme("class-path")), amenees("pieges/" + projet).stream())
                .toList();
    }
}
