package io.github.impotparticulier;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.impotparticulier.appui.LiaisonEnMemoire;
import org.junit.jupiter.api.AfterAll;

/**
 * Des réponses HTTP entières, ligne de statut comprise, fouillées par jazzer. Sans fouille, seules celles de
 * {@code ReponsesFuzzTestInputs} sont rejouées ; pour fouiller, voyez {@code JsonFuzzTest}.
 */
class ReponsesFuzzTest {
    private static final LiaisonEnMemoire LIAISON = new LiaisonEnMemoire();
    private static final ImpotParticulierClient CLIENT = LIAISON.client();

    @FuzzTest
    void une_reponse_rend_un_resultat_ou_une_exception_du_sdk(byte[] octets) {
        ProprietesReponsesTest.verifier(LIAISON, CLIENT, octets);
    }

    @AfterAll
    static void fermer() {
        CLIENT.close();
    }
}
