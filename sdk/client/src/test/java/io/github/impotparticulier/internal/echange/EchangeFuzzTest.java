package io.github.impotparticulier.internal.echange;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Les Retry-After, fouillés par jazzer. Sans fouille, seuls les textes de {@code EchangeFuzzTestInputs} sont
 * rejoués ; pour fouiller, voyez {@code JsonFuzzTest}.
 */
class EchangeFuzzTest {
    /** La première ligne est la valeur de Retry-After, la seconde, si elle est là, celle de Date. */
    @FuzzTest
    void un_delai_se_lit_ou_ne_demande_rien(byte[] octets) {
        String texte = new String(octets, StandardCharsets.ISO_8859_1);
        int fin = texte.indexOf('\n');
        ProprietesEchangeTest.verifierDelai(
                fin < 0 ? texte : texte.substring(0, fin), fin < 0 ? null : texte.substring(fin + 1));
    }
}
