package io.github.impotparticulier.exemples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Chaque programme, lancé comme on le lance. */
class DemonstrationTest {
    static List<Consumer<String[]>> programmes() {
        return List.of(StationnementResident::main, AidesSociales::main, SituationFamiliale::main);
    }

    @ParameterizedTest
    @MethodSource("programmes")
    void un_programme_imprime_des_tableaux_en_utf8_sans_trace_ni_numero_fiscal(Consumer<String[]> programme) {
        PrintStream avant = System.out;
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        System.setOut(new PrintStream(octets, true, StandardCharsets.US_ASCII));
        try {
            programme.accept(new String[0]);
        } finally {
            System.setOut(avant);
        }

        assertThat(octets.toString(StandardCharsets.UTF_8))
                .contains("personnes fictives", "Revenus de", "€")
                .doesNotContain("Exception")
                .doesNotContainPattern("\\d{13}");
    }
}
