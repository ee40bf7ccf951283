package io.github.impotparticulier.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NomsDuContratTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | []",
                "{\"rfr\":1} | [rfr]",
                "{\"rfr\":1,\"code\":2,\"annRevenu\":3} | [rfr, code, annRevenu]",
                "{\"DURAND\":1} | [1 autre]",
                "{\"DURAND\":1,\"3990000000001\":2} | [2 autres]",
                "{\"rfr\":1,\"DURAND\":2} | [rfr, 1 autre]",
                "{\"DURAND\":1,\"spi\":2,\"3990000000001\":3,\"etatCivil\":{}} | [spi, etatCivil, 2 autres]",
                "{\"adresse\":{\"DURAND\":1}} | [adresse]",
            })
    void les_noms_du_contrat_se_montrent_dans_l_ordre_recu_et_les_autres_se_comptent(String json, String attendu) {
        ObjetJson objet = ObjetJson.lire(json);

        assertThat(NomsDuContrat.montrer(objet)).isEqualTo(attendu);
        assertThat(objet).hasToString(attendu);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"code\":1,\"message\":\"x\"}", "{\"x\":{\"rfr\":1}}", "{\"RFR\":1}"})
    void sans_champ_du_contrat_au_premier_rang_un_code_est_celui_d_une_erreur(String json) {
        assertThat(NomsDuContrat.aucunAuPremierRang(ObjetJson.lire(json))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"rfr\":0}", "{\"code\":1,\"message\":\"x\",\"situationsTH\":[]}"})
    void un_seul_champ_du_contrat_suffit(String json) {
        assertThat(NomsDuContrat.aucunAuPremierRang(ObjetJson.lire(json))).isFalse();
    }
}
