package io.github.impotparticulier.mesures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class TableauTest {
    private final Releves releves = new Releves();

    @Test
    void le_rapport_est_la_mediane_des_rapports_de_chaque_tour() {
        relever("appel", 10, 100);
        relever("appel", 300, 100);
        relever("appel", 50, 10);
        // Le rapport des médianes serait 0,5.
        assertThat(releves.rapport("appel").mediane()).isEqualTo(3.0);
        assertThat(releves.rapport("appel").bas()).isCloseTo(1.55, within(1e-9));
        assertThat(releves.rapport("appel").haut()).isEqualTo(4.0);
    }

    @Test
    void une_ligne_dit_les_valeurs_le_rapport_le_but_et_s_il_est_tenu() {
        relever("appel", 190_000, 200_000);
        assertThat(But.auPlus("appel", "appel, calcul", But.Unite.MICROSECONDES, "plancher", 0.95)
                        .ligne(releves, ""))
                .isEqualTo("| appel, calcul | 190 µs | 200 µs (plancher) | 0,95 | ≤ 0,95 | tenu |");
        assertThat(But.auPlus("appel", "appel, calcul", But.Unite.MICROSECONDES, "plancher", 0.94)
                        .ligne(releves, ""))
                .endsWith("| ≤ 0,94 | **non** |");
        assertThat(But.auMoins("appel", "appel, débit", But.Unite.PAR_SECONDE, "plancher", 0.9499)
                        .ligne(releves, ""))
                .endsWith("| 0,9500 | ≥ 0,9499 | tenu |");
        assertThat(But.valeur("appel", "appel", But.Unite.MICROSECONDES, 189_000)
                        .ligne(releves, ""))
                .endsWith("| ≤ 189 µs | **non** |");
    }

    @Test
    void une_ligne_sans_mesure_dit_pourquoi() {
        assertThat(But.auMoins("appel", "appel, débit", But.Unite.PAR_SECONDE, "plancher", 1)
                        .ligne(releves, "aucun JDK 21 ou plus récent ici"))
                .isEqualTo("| appel, débit | | plancher | | ≥ 1,00 | pas mesuré : aucun JDK 21 ou plus récent ici |");
    }

    @Test
    void les_mesures_ne_disent_chacune_que_des_cles_differentes() {
        Set<String> cles = Stream.of(Mesure.values())
                .flatMap(mesure -> mesure.buts().stream())
                .map(But::cle)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(cle -> cle.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(cles).isEmpty();
    }

    @Test
    void toutes_laisse_l_endurance_et_un_nom_inconnu_est_refuse() {
        assertThat(Mesure.choisies("toutes")).contains(Mesure.APPEL).doesNotContain(Mesure.ENDURANCE);
        assertThat(Mesure.choisies("endurance, decodage-genere"))
                .containsExactly(Mesure.ENDURANCE, Mesure.DECODAGE_GENERE);
        assertThatThrownBy(() -> Mesure.choisies("appels"))
                .hasMessageContaining("appels")
                .hasMessageContaining("soigneux");
    }

    @Test
    void le_dessin_est_du_xml_et_ne_montre_que_les_rapports_a_un_etalon() throws Exception {
        relever("appel", 1, 2);
        assertThat(But.auPlus("appel", "appel", But.Unite.NOMBRE, "fils", 1).barre(releves))
                .isEmpty();
        assertThat(But.pourMemoire("appel", "appel", But.Unite.NOMBRE, "plancher")
                        .barre(releves))
                .isEmpty();
        Optional<Dessin.Barre> barre = But.auPlus("appel", "l'appel & <lui>", But.Unite.NOMBRE, "plancher", 0.4)
                .barre(releves);
        assertThat(barre).hasValue(new Dessin.Barre("l'appel & <lui> / plancher", 0.5, "0,50", 0.4, true, false));

        String svg = Dessin.svg(List.of(barre.orElseThrow()));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg).contains("l'appel &amp; &lt;lui>").contains(">0,50<").contains("#b5482f");
        // La barre est à moitié du trait de l'étalon, et au-delà du but.
        assertThat(svg).contains("width=\"163.6\"").contains("x1=\"797.3\"").contains("x1=\"600.9\"");
        assertThat(Dessin.svg(List.of(barre.orElseThrow()))).isEqualTo(svg);
    }

    @Test
    void le_tableau_prend_sa_place_dans_le_readme(@TempDir Path dossier) throws Exception {
        Path lisezMoi = dossier.resolve("README.md");
        Files.writeString(lisezMoi, """
                avant
                <!-- mesures : début -->
                vieux
                <!-- mesures : fin -->
                après
                """);
        new Publication(dossier).publier("| neuf |\n", List.of());
        assertThat(lisezMoi).hasContent("""
                avant
                <!-- mesures : début -->
                ![Les rapports aux étalons](mesures.svg)

                | neuf |
                <!-- mesures : fin -->
                après
                """);
        assertThat(dossier.resolve("mesures.svg")).exists();
    }

    @Test
    void un_readme_sans_marques_n_est_pas_touche(@TempDir Path dossier) throws Exception {
        Path lisezMoi = dossier.resolve("README.md");
        Files.writeString(lisezMoi, "sans marques\n");
        assertThatThrownBy(() -> new Publication(dossier).publier("| neuf |\n", List.of()))
                .hasMessageContaining("marques");
        assertThat(lisezMoi).hasContent("sans marques\n");
        assertThat(dossier.resolve("mesures.svg")).doesNotExist();
    }

    @Test
    void une_tendance_compare_le_dernier_tiers_au_premier() {
        Tendance tendance = new Tendance();
        for (long valeur : new long[] {10, 1_000, 12, 50, 50, 50, 20, 24, 0}) {
            tendance.relever(valeur);
        }
        assertThat(tendance.debut()).isEqualTo(12);
        assertThat(tendance.fin()).isEqualTo(20);
    }

    private void relever(String cle, double notre, double etalon) {
        assertThat(releves.garder(Releves.ligne(cle, notre, etalon))).isTrue();
    }
}
