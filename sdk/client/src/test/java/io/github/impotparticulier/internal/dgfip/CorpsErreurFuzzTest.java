package io.github.impotparticulier.internal.dgfip;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Les corps d'erreur, fouillés par jazzer. Sans fouille, seuls les textes de {@code CorpsErreurFuzzTestInputs} sont rejoués ; pour fouiller,
 * voyez {@code JsonFuzzTest}.
 */
class CorpsErreurFuzzTest {
    @FuzzTest
    void un_corps_d_erreur_se_lit_ou_n_apprend_rien(byte[] octets) {
        ProprietesCorpsErreurTest.verifier(octets);
    }
}
