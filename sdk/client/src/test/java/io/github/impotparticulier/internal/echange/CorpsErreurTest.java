package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorpsErreurTest {
    private static CorpsErreur lire(String corps) {
        return CorpsErreur.lire(corps.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"erreur\":{\"code\":4101,\"message\":\"m\"}} | 4101 | m",
                "{\"erreur\":{\"code\":\"4101\",\"message\":\"m\"}} | 4101 | m",
                "{\"fault\":{\"code\":900901,\"message\":\"m\",\"description\":\"d\"}} | 900901 | m",
                "{\"fault\":{\"code\":900901,\"description\":\"d\"}} | 900901 | d",
                "{\"code\":\"900800\",\"message\":\"m\"} | 900800 | m",
                "{\"error\":\"invalid_client\",\"error_description\":\"d\"} | invalid_client | d",
                "{\"code\":\"404\",\"error\":\"invalid_client\"} | 404 | ",
                "{\"erreur\":{\"message\":\"m\"}} |  | m",
                "{\"erreur\":{}} |  | ",
                "{\"erreur\":\"texte\",\"code\":4001} | 4001 | ",
                "{\"erreur\":\"texte\",\"fault\":{\"code\":900800}} | 900800 | ",
                "{\"erreur\":{\"code\":4101},\"fault\":{\"code\":900800}} | 4101 | ",
                "{\"message\":\"m\"} |  | m",
            })
    void chaque_forme_json_donne_son_code_et_son_message(String corps, String code, String message) {
        CorpsErreur lu = lire(corps);

        assertThat(lu.code()).isEqualTo(code);
        assertThat(lu.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ams:fault xmlns:ams=\"x\"><ams:code>900901</ams:code><ams:message>m</ams:message></ams:fault>",
                " \r\n\t<fault><code> 900901 </code></fault>"
            })
    void la_passerelle_parle_aussi_xml(String corps) {
        assertThat(lire(corps)).isEqualTo(new CorpsErreur("900901", null, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " \r\n\t ",
                "null",
                "[]",
                "{",
                "{\"erreur\":{\"code\":4101}",
                "texte",
                "<html><body>Erreur <code>4101</code></body></html>",
                "<html><code>9009011</code></html>",
                "<fault><code>900901",
                "<fault><code>900 901</code></fault>",
                "\u0000",
                "é"
            })
    void un_corps_sans_code_connu_ne_dit_rien(String corps) {
        assertThat(lire(corps))
                .isEqualTo(new CorpsErreur(null, null, !corps.trim().isEmpty()));
    }

    /** Un octet de plus de 127 est négatif : ce n'est pas un blanc, et ce qui le suit n'est pas lu comme du XML. */
    @Test
    void un_octet_accentue_n_est_pas_un_blanc() {
        byte[] corps = "é<code>900901</code>".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(CorpsErreur.lire(corps).code()).isNull();
    }

    @Test
    void l_octet_nul_est_un_blanc() {
        assertThat(lire("\u0000<code>900901</code>").code()).isEqualTo("900901");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3990000000001", "42", "1234567", "DURAND", "invalid", "-4101", "4101.5"})
    void un_code_d_une_autre_forme_est_tu_il_pourrait_etre_personnel(String code) {
        assertThat(lire("{\"erreur\":{\"code\":\"" + code + "\"}}").code()).isNull();
    }

    @Test
    void le_message_du_serveur_ne_se_montre_pas() {
        assertThat(lire("{\"erreur\":{\"code\":4101,\"message\":\"SPI 3990000000001\"}}"))
                .hasToString("CorpsErreur[4101]");
    }
}
