package io.github.impotparticulier.exemples.franceconnect.teleservice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NiveauDeGarantieTest {
    @ParameterizedTest(name = "demandé {0}, obtenu {1} : {2}")
    @CsvSource({
        "eidas1, eidas1, true",
        "eidas1, eidas2, true",
        "eidas2, eidas1, false",
        "eidas2, eidas3, true",
        "eidas1, zzz, false",
        "eidas1, , false"
    })
    void un_niveau_moindre_ou_inconnu_est_refuse(String demande, String obtenu, boolean accepte) {
        assertThat(ConfigurationFranceConnect.suffisant(demande).test(obtenu)).isEqualTo(accepte);
    }
}
