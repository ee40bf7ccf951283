package io.github.impotparticulier.internal.dgfip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.internal.echange.ReponseDEssai;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sous le statut 200, ce qui n'est pas des données. */
class FauxSuccesTest {
    private static boolean est(String corps) {
        return FauxSucces.est(ReponseDEssai.de(Circonstances.aucunes(), corps));
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

    @Test
    void ce_qui_n_a_aucun_champ_de_la_ressource_est_d_une_autre_demande() {
        Set<String> champs = Set.of("rfr");
        ObjetJson foyers = ObjetJson.lire("{\"foyers\":[{\"rfr\":1},{\"rfr\":null}],\"autres\":[{\"rfr\":1},null]}");

        FauxSucces.exigerUnChamp(ObjetJson.lire("{\"rfr\":null}"), champs);
        FauxSucces.exigerUnChampDeChacun(foyers, "foyers", champs);
        for (ThrowingCallable lecture : List.<ThrowingCallable>of(
                () -> FauxSucces.exigerUnChamp(foyers, champs),
                () -> FauxSucces.exigerUnChampDeChacun(foyers, "autres", champs))) {
            assertThatExceptionOfType(ReponseIncoherenteException.class)
                    .isThrownBy(lecture)
                    .withMessageContaining("n'est pas de cette ressource");
        }
    }
}
