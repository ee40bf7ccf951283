package io.github.impotparticulier.internal.json;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * La lecture du JSON, fouillée par jazzer. La construction ordinaire ne rejoue que les textes de {@code JsonFuzzTestInputs} ; pour
 * chercher vraiment, une méthode à la fois :
 *
 * <pre>{@code
 * JAZZER_FUZZ=1 mvn -pl sdk/client -am test -Dtest='JsonFuzzTest#un_texte_se_lit_comme_le_temoin_le_lit' \
 *     -Djazzer.hooks=true -Djazzer.max_duration=10m -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Djazzer.instrument='io.github.impotparticulier.**,com.squareup.moshi.**'
 * }</pre>
 *
 * <p>Ce que jazzer trouve est écrit parmi ces textes, et rejoué ensuite ; ce qu'il apprend, dans {@code .cifuzz-corpus}.
 */
class JsonFuzzTest {
    @FuzzTest
    void un_texte_se_lit_comme_le_temoin_le_lit(byte[] octets) {
        ProprietesJsonTest.verifier(octets);
    }
}
