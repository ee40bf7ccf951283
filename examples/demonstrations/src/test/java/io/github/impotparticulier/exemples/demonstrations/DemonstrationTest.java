package io.github.impotparticulier.exemples.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Chaque programme, lancé comme on le lance. */
class DemonstrationTest {
    static List<Arguments> programmes() {
        return List.of(
                programme(TarifsFamiliaux::main, "dossier de la caisse", "avis d'impôt", "gratuite", "à établir"),
                programme(CrecheSansDossier::main, "deux foyers additionnés", "un foyer ou deux ?"),
                programme(StationnementResident::main, "Revenus de", "€"),
                programme(AidesSociales::main, "Revenus de", "€"),
                programme(SituationFamiliale::main, "Revenus de", "€"),
                programme(LivretEpargnePopulaire::main, "éligible", "non éligible", "sans réponse"),
                programme(TeleserviceFranceConnect::main, "quotient familial", "identifiez-vous de nouveau"),
                programme(TransmissionInfinoe::main, "à vérifier", "déjà transmis", "reçus par l'API : 3"),
                programme(EditeurMultiCommunes::main, "Journal des accès", "correlation="),
                programme(arguments -> GuichetCantine.main(new String[] {"--essai"}), "4,60 €", "503"));
    }

    private static Arguments programme(Consumer<String[]> programme, String... imprime) {
        return Arguments.of(programme, imprime);
    }

    @ParameterizedTest
    @MethodSource("programmes")
    void un_programme_imprime_des_tableaux_en_utf8_sans_trace_ni_numero_fiscal(
            Consumer<String[]> programme, String[] imprime) {
        PrintStream avant = System.out;
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        System.setOut(new PrintStream(octets, true, StandardCharsets.US_ASCII));
        try {
            // L'argument vide est celui que Maven donne à qui n'en demande pas.
            programme.accept(new String[] {""});
        } finally {
            System.setOut(avant);
        }

        assertThat(octets.toString(StandardCharsets.UTF_8))
                .contains("personnes fictives")
                .contains(imprime)
                .doesNotContain("Exception")
                .doesNotContainPattern("399\\d{10}");
    }
}
