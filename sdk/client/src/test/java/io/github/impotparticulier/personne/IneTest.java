package io.github.impotparticulier.personne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.RequeteInvalideException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IneTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Neuf chiffres et deux lettres de A à H, J ou K.
                "000000000AA",
                "999999999HK",
                "000000000JA",
                // Dix chiffres et une lettre, ni I, ni O, ni Q.
                "0000000000A",
                "0000000000H",
                "0000000000N",
                "0000000000P",
                "0000000000Z",
                // Dix lettres ou chiffres, et un chiffre.
                "00000000000",
                "ABCDEFIOQZ1",
                "1A2B3C4D5E6",
                // Quatre chiffres, A, cinq chiffres et une lettre, ni I, ni O, ni Q.
                "0000A00000B",
                "9999A99999Z"
            })
    void les_quatre_formes_se_lisent(String texte) {
        assertThat(Ine.de(texte).valeur()).isEqualTo(texte);
        assertThat(Ine.siBienForme(texte)).hasValue(Ine.de(texte));
    }

    @Test
    void les_minuscules_et_les_espaces_ne_comptent_pas() {
        assertThat(Ine.de(" 0000 00000\u00A0aB\u200B").valeur()).isEqualTo("000000000AB");
        assertThat(Ine.de("0000a00000b")).isEqualTo(Ine.de("0000A00000B"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0000000000",
                "000000000000",
                "000000000IA",
                "000000000LA",
                "000000000AZ",
                "0000000000I",
                "0000000000O",
                "0000000000Q",
                "0000B00000B",
                "0000A00000I",
                "ABCDEFGHIJK",
                "00000-00000",
                "٠٠٠٠٠٠٠٠٠٠A"
            })
    void toute_autre_forme_est_refusee_sans_etre_citee(String texte) {
        assertThat(Ine.siBienForme(texte)).isEmpty();
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> Ine.de(texte))
                .withMessageContaining("INE mal formé")
                .satisfies(e -> assertThat(texte.isEmpty() || !e.getMessage().contains(texte))
                        .isTrue());
    }

    @Test
    void ne_se_montre_pas_et_se_compare_par_sa_valeur() {
        assertThat(Ine.de("0000000000A"))
                .hasToString("Ine[masqué]")
                .hasSameHashCodeAs(Ine.de("0000000000a"))
                .isNotEqualTo(Ine.de("0000000000B"));
    }
}
