package io.github.impotparticulier.internal.dgfip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sous le statut 200, ce qui n'est pas des données. */
class FauxSuccesTest {
    private static boolean est(String corps) {
        return FauxSucces.est(corps.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Maintenance</body></html>",
                " \r\n\t<fault/>",
                "\uFEFF<html></html>",
                "\n\uFEFF <html></html>",
                "{\"erreur\":{\"code\":4101}}",
                "{\"erreur\":\"x\",\"rfr\":1}",
                "{\"fault\":{\"code\":900901}}",
                " \n{ \"fault\" : {} , \"rfr\" : 1 }",
                "{\"error\":\"invalid_token\"}",
                "{\"code\":\"404\",\"message\":\"x\"}",
                "{\"message\":\"x\",\"type\":\"Status report\",\"code\":404}",
            })
    void une_page_ou_une_erreur_n_est_pas_des_donnees(String corps) {
        assertThat(est(corps)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \r\n",
                "{}",
                "[]",
                "{\"rfr\":17827}",
                "{\"error\":\"x\",\"rfr\":17827}",
                "{\"code\":\"x\",\"message\":\"x\",\"situationsTH\":[]}",
                "{\"message\":\"x\"}",
                "{\"code\":\"x\"}",
                "{\"fault\" \"x\"}",
                "{\"adresse\":{\"erreur\":\"x\",\"fault\":1,\"error\":1,\"code\":1,\"message\":\"x\"}}",
                "{\"rfr\":\"erreur\"}",
                "{\"x\":\"fault\",\"y\":\"error\"}",
                "{\"x\":\"message\",\"code\":1}",
                "{\"erreurs\":1,\"messages\":2,\"code\":3,\"terror\":4}",
                "{\"erreur\":{",
                "{\"rfr\":1,\"erreu",
                "\"",
                "texte",
            })
    void le_reste_se_lit_comme_des_donnees_ou_dira_lui_meme_qu_il_n_en_est_pas(String corps) {
        assertThat(est(corps)).isFalse();
    }

    private static boolean indice(String corps, int debut) {
        return FauxSucces.porteUnIndice(corps.getBytes(StandardCharsets.UTF_8), debut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"erreur\"", "\"fault\"", "\"error\"", "\"message\""})
    void le_mot_d_une_erreur_fait_lire_de_plus_pres_ou_qu_il_soit(String mot) {
        assertThat(indice(mot, 0)).isTrue();
        assertThat(indice("{\"rfr\":1," + mot + ":2}", 0)).isTrue();
        assertThat(indice("  " + mot, 2)).isTrue();
        assertThat(indice(mot + "     ", 1)).as("il est avant").isFalse();
        assertThat(indice(mot.substring(0, mot.length() - 1), 0))
                .as("il est tronqué")
                .isFalse();
        assertThat(indice(mot.substring(0, mot.length() - 1) + "s\"", 0)).isFalse();
        assertThat(indice(mot.substring(1), 0)).isFalse();
    }

    /** Sans quoi chaque appel lirait son JSON deux fois. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"rfr\":17827,\"sitFam\":\"M\"}", "{\"nmNaiDec1\":\"SPECIMEN\",\"errer\":0}", "{}", ""})
    void des_donnees_ordinaires_ne_se_lisent_pas_de_plus_pres(String corps) {
        assertThat(indice(corps, 0)).isFalse();
    }
}
