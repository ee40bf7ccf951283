package io.github.impotparticulier.internal.dgfip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.dgfip.CorpsErreur.Voix;
import io.github.impotparticulier.internal.echange.ReponseDEssai;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorpsErreurTest {
    private static CorpsErreur lire(String corps) {
        return lire(corps.getBytes(StandardCharsets.UTF_8), 404);
    }

    static CorpsErreur lire(byte[] corps, int statut) {
        return CorpsErreur.lire(ReponseDEssai.de(Circonstances.aucunes().avecStatut(statut), corps));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"erreur\":{\"code\":4101,\"message\":\"m\"}} | DGFIP | 4101 | false | m",
                "{\"erreur\":{\"code\":\"4101\",\"message\":\"m\"}} | DGFIP | 4101 | false | m",
                "{\"erreur\":{\"code\":900901,\"message\":\"m\"}} | PASSERELLE | 900901 | false | m",
                "{\"fault\":{\"code\":900901,\"message\":\"m\",\"description\":\"d\"}} | PASSERELLE | 900901 | false | m",
                "{\"fault\":{\"code\":900901,\"description\":\"d\"}} | PASSERELLE | 900901 | false | d",
                "{\"fault\":{\"code\":4101}} | DGFIP | 4101 | false | ",
                "{\"fault\":{\"code\":901999}} | PASSERELLE | | true | ",
                "{\"fault\":{}} | PASSERELLE | | false | ",
                "{\"code\":\"900800\",\"message\":\"m\"} | PASSERELLE | 900800 | false | m",
                "{\"code\":4001} | DGFIP | 4001 | false | ",
                "{\"error\":\"invalid_client\",\"error_description\":\"d\"} | PASSERELLE | invalid_client | false | d",
                "{\"error\":\"une_erreur_a_eux\"} | PASSERELLE | | true | ",
                "{\"code\":\"900800\",\"error\":\"invalid_client\"} | PASSERELLE | 900800 | false | ",
                "{\"code\":\"405\",\"error\":\"invalid_client\"} | PASSERELLE | | true | ",
                "{\"erreur\":{\"message\":\"m\"}} | DGFIP | | false | m",
                "{\"erreur\":{\"code\":4103}} | DGFIP | | true | ",
                "{\"erreur\":{}} | DGFIP | | false | ",
                "{\"erreur\":\"texte\",\"code\":4001} | DGFIP | 4001 | false | ",
                "{\"erreur\":\"texte\",\"fault\":{\"code\":900800}} | PASSERELLE | 900800 | false | ",
                "{\"erreur\":{\"code\":4101},\"fault\":{\"code\":900800}} | DGFIP | 4101 | false | ",
                "{\"message\":\"m\"} | QUELCONQUE | | false | m",
                "{} | QUELCONQUE | | false | ",
            })
    void chaque_forme_json_dit_qui_parle_son_code_et_son_message(
            String corps, Voix voix, String code, boolean inconnu, String message) {
        CorpsErreur lu = lire(corps);

        assertThat(lu).isEqualTo(new CorpsErreur(voix, code, inconnu, message, null));
        assertThat(lu.porteUnCode()).isEqualTo(code != null || inconnu);
        assertThat(lu.parLaDgfip()).isEqualTo(voix == Voix.DGFIP && lu.porteUnCode());
    }

    /** La DGFiP n'a pas de code de trois chiffres : c'est la passerelle qui parle, quelle que soit la forme. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"404\",\"type\":\"Status report\"}",
                "{\"code\":404,\"error\":\"invalid_client\"}",
                "{\"erreur\":{\"code\":404}}",
                "{\"fault\":{\"code\":\"404\"}}",
                "<am:fault xmlns:am=\"x\"><am:code>404</am:code></am:fault>"
            })
    void un_statut_redit_n_est_pas_un_code(String corps) {
        assertThat(lire(corps)).isEqualTo(new CorpsErreur(Voix.PASSERELLE, null, false, null, null));
        assertThat(lire(corps.getBytes(StandardCharsets.UTF_8), 405).codeInconnu())
                .as("sous un autre statut, c'en est un, que l'on ne connaît pas")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<ams:fault xmlns:ams=\"x\"><ams:code>900901</ams:code><ams:message>m</ams:message></ams:fault> | 900901",
                "` \r\n\t<fault><code> 900901 </code></fault>` | 900901",
                "<?xml version=\"1.0\"?><fault ><code>900901</code></fault> | 900901",
                "\uFEFF<fault><code>900901</code></fault> | 900901",
                "` \uFEFF\n<fault><code>900901</code></fault>` | 900901",
                "<fault><code>900901 | ",
                "<fault><code>900 901</code></fault> | ",
                "<fault><code>9009011</code></fault> | ",
                "<fault></fault> | ",
            })
    void la_passerelle_parle_aussi_xml(String corps, String code) {
        assertThat(lire(corps)).isEqualTo(new CorpsErreur(Voix.PASSERELLE, code, false, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " \r\n\t ", "\u0000", "\uFEFF", " \uFEFF\r\n\uFEFF"})
    void sans_corps_personne_ne_parle(String corps) {
        assertThat(lire(corps)).isEqualTo(new CorpsErreur(Voix.MUETTE, null, false, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{",
                "{\"erreur\":{\"code\":4101}",
                "texte",
                "<html><body>Erreur <code>4101</code></body></html>",
                "<html><code>900901</code></html>",
                "<faults><code>900901</code></faults>",
                "é"
            })
    void une_page_ou_un_texte_n_est_ni_de_la_dgfip_ni_de_sa_passerelle(String corps) {
        assertThat(lire(corps)).isEqualTo(new CorpsErreur(Voix.ETRANGERE, null, false, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"fault\":{\"code\":900800,\"nextAccessTime\":\"bientôt\"}} | bientôt",
                "{\"fault\":{\"code\":900800},\"nextAccessTime\":\"bientôt\"} | bientôt",
                "{\"fault\":{\"nextAccessTime\":\"dedans\"},\"nextAccessTime\":\"dehors\"} | dedans",
                "{\"code\":\"900800\",\"nextAccessTime\":\"bientôt\"} | bientôt",
                "{\"code\":\"404\",\"nextAccessTime\":\"bientôt\"} | bientôt",
                "{\"code\":\"x\",\"nextAccessTime\":\"bientôt\"} | bientôt",
                "{\"fault\":{\"nextAccessTime\":\"bientôt\"}} | bientôt",
                "{\"fault\":{\"code\":900800,\"nextAccessTime\":[]}} | ",
                "<am:fault xmlns:am=\"x\"><am:code>900800</am:code><am:nextAccessTime> bientôt </am:nextAccessTime></am:fault> | bientôt",
                "<fault><code>900800</code><nextAccessTime></nextAccessTime></fault> | ",
            })
    void la_passerelle_dit_quand_le_quota_se_rouvrira(String corps, String attendu) {
        assertThat(lire(corps).prochainAcces()).isEqualTo(attendu);
    }

    @Test
    void en_xml_un_code_de_la_dgfip_n_est_pas_d_elle() {
        CorpsErreur lu = lire("<am:fault xmlns:am=\"x\"><am:code>4101</am:code></am:fault>");

        assertThat(lu.voix()).isEqualTo(CorpsErreur.Voix.PASSERELLE);
        assertThat(lu.code()).isNull();
        assertThat(lu.codeInconnu()).isTrue();
    }

    /** Un octet de plus de 127 est négatif : ce n'est pas un blanc, et ce qui le suit n'est pas lu comme du XML. */
    @Test
    void un_octet_accentue_n_est_pas_un_blanc() {
        byte[] corps = "é<fault><code>900901</code></fault>".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(lire(corps, 401).code()).isNull();
    }

    @Test
    void une_marque_d_ordre_coupee_n_en_est_pas_une() {
        for (int longueur = 1; longueur < 3; longueur++) {
            byte[] coupee = Arrays.copyOf(new byte[] {(byte) 0xEF, (byte) 0xBB}, longueur);
            assertThat(CorpsErreur.debut(coupee)).isZero();
            assertThat(lire(coupee, 404).voix()).isEqualTo(Voix.ETRANGERE);
        }
    }

    @Test
    void l_octet_nul_est_un_blanc() {
        assertThat(lire("\u0000<fault><code>900901</code></fault>").code()).isEqualTo("900901");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3990000000001", "42", "1234567", "DURAND", "invalid", "-4101", "4101.5", "4103", "900404"})
    void un_code_hors_de_la_liste_est_tu_il_pourrait_etre_personnel(String code) {
        CorpsErreur lu = lire("{\"erreur\":{\"code\":\"" + code + "\"}}");

        assertThat(lu.code()).isNull();
        assertThat(lu.codeInconnu()).isTrue();
        assertThat(lu).hasToString("CorpsErreur[DGFIP, null]");
    }

    @Test
    void le_message_du_serveur_ne_se_montre_pas() {
        assertThat(lire("{\"erreur\":{\"code\":4101,\"message\":\"SPI 3990000000001\"}}"))
                .hasToString("CorpsErreur[DGFIP, 4101]");
    }
}
