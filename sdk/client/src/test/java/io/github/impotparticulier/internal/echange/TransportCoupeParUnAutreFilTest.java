package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.echange.Issue.Echec;
import okhttp3.OkHttpClient;

/** De même par un fil du répartiteur, quand le client confié fait passer l'échange par du code de l'utilisateur. */
class TransportCoupeParUnAutreFilTest extends TransportCoupeTest {
    @Override
    OkHttpClient clientConfie() {
        return TransportParUnAutreFilTest.avecDuCode();
    }

    /** Le fil interrompu n'est pas celui de l'appelant. */
    @Override
    void exigerInterruptionNonDeclaree(Echec<Reponse> echec) {
        assertThat(Thread.interrupted()).isFalse();
        assertThat(echec.explication()).contains("confié");
    }
}
