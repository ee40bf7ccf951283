package io.github.impotparticulier.personne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.RequeteInvalideException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsagerTest {
    private static final String SPI = "3990000000091";
    private static final String JETON = "jeton-de-la-personne";

    @Test
    void ne_montre_ni_numero_ni_jeton() {
        assertThat(Usager.parSpi(SPI).toString()).doesNotContain("3990000");
        assertThat(Usager.franceConnect(JETON).toString()).doesNotContain("personne");
        assertThat(JetonFranceConnect.de(JETON)).hasToString("JetonFranceConnect[masqué]");
    }

    @Test
    void se_compare_par_ce_qui_designe_la_personne() {
        assertThat(Usager.parSpi(SPI))
                .isEqualTo(Usager.parSpi(Spi.de(SPI)))
                .hasSameHashCodeAs(Usager.parSpi(Spi.de(SPI)))
                .isNotEqualTo(Usager.parSpi("3990000000092"));
        assertThat(Usager.franceConnect(JETON))
                .isEqualTo(Usager.franceConnect(JetonFranceConnect.de(JETON)))
                .hasSameHashCodeAs(Usager.franceConnect(JetonFranceConnect.de(JETON)))
                .isNotEqualTo(Usager.franceConnect("un-autre"));
        // Un numéro fiscal est aussi un texte visible : le mode d'accès les sépare.
        assertThat(Usager.franceConnect(SPI)).isNotEqualTo(Usager.parSpi(SPI));
        assertThat((Object) JetonFranceConnect.de(SPI)).isNotEqualTo(Spi.de(SPI));
    }

    @Test
    void chaque_mode_d_acces_a_sa_fonction_et_elle_seule_est_appelee() {
        Function<Object, String> interdite = objet -> {
            throw new AssertionError("l'autre mode");
        };

        assertThat(Usager.parSpi(SPI).<String>selon(Spi::valeur, interdite)).isEqualTo(SPI);
        assertThat(Usager.franceConnect(JETON).<String>selon(interdite, JetonFranceConnect::valeur))
                .isEqualTo(JETON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nX-Autre: 1", "é"})
    void un_jeton_france_connect_douteux_est_refuse_sans_etre_cite(String jeton) {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> Usager.franceConnect(jeton))
                .withMessageContaining("ASCII")
                .withMessageNotContaining("X-Autre");
    }

    @Test
    void un_jeton_france_connect_a_huit_mille_caracteres_au_plus() {
        assertThat(JetonFranceConnect.de("j".repeat(8192)).valeur()).hasSize(8192);
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> JetonFranceConnect.de("j".repeat(8193)));
    }
}
