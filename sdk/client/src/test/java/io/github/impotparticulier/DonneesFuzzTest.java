package io.github.impotparticulier;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Les lectures typées, fouillées par jazzer. Sans fouille, seuls les textes de {@code DonneesFuzzTestInputs} sont rejoués ; pour
 * fouiller, voyez {@code JsonFuzzTest}.
 */
class DonneesFuzzTest {
    @FuzzTest
    void toute_lecture_aboutit_ou_le_dit(byte[] octets) {
        ProprietesDonneesTest.verifier(octets);
        ProprietesParticulierTest.verifier(octets);
    }
}
