package io.github.impotparticulier.exemples.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableauTest {
    @ParameterizedTest
    @CsvSource({"0.0619, '0,0619'", "0.0600, '0,06'", "2.75, '2,75'", "3.00, '3'", "0.00001, '0,00001'"})
    void un_nombre_s_affiche_en_entier(BigDecimal nombre, String affiche) {
        assertThat(Tableau.decimal(nombre)).isEqualTo(affiche);
    }
}
