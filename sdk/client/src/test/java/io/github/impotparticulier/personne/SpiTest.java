package io.github.impotparticulier.personne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.RequeteInvalideException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpiTest {
    @ParameterizedTest
    @ValueSource(strings = {"3990000000001", "39 90 000 000 001", "39\u00A090\u202F000 000\u00A0001"})
    void lit_treize_chiffres_avec_ou_sans_les_espaces_de_l_avis(String texte) {
        assertThat(Spi.de(texte).valeur()).isEqualTo("3990000000001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "399000000001",
                "39900000000011",
                "4990000000001",
                "399000000000A",
                "..",
                "%2e%2e",
                "3990000000/01",
                "3990000000;01",
                "3990000000001\r\n",
                "٣٩٩٠٠٠٠٠٠٠٠٠١"
            })
    void refuse_toute_autre_forme_sans_la_citer(String texte) {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> Usager.parSpi(texte))
                .satisfies(e -> {
                    assertThat(e.getMessage()).contains("13 chiffres");
                    if (!texte.isBlank() && !texte.equals("..")) {
                        assertThat(e.getMessage()).doesNotContain(texte);
                    }
                    assertThat(e.statut()).isEmpty();
                });
    }

    @Test
    void la_cle_est_un_indice_et_ne_refuse_jamais() {
        // 3990000000 = 511 × 7808219 + 91
        assertThat(Spi.de("3990000000091").cleCoherente()).isTrue();
        assertThat(Spi.de("3990000000092").cleCoherente()).isFalse();
    }

    @Test
    void ne_se_montre_pas_et_se_compare_par_sa_valeur() {
        assertThat(Spi.de("3990000000091"))
                .hasToString("Spi[masqué]")
                .isEqualTo(Spi.de("39 90 000 000 091"))
                .hasSameHashCodeAs(Spi.de("3990000000091"))
                .isNotEqualTo(Spi.de("3990000000092"));
    }
}
