package io.github.impotparticulier.internal.echange;

import okhttp3.OkHttpClient;

/** De même par un fil du répartiteur, quand le client confié fait passer l'échange par du code de l'utilisateur. */
class TransportCoupeParUnAutreFilTest extends TransportCoupeTest {
    @Override
    OkHttpClient clientConfie() {
        return TransportParUnAutreFilTest.avecDuCode();
    }
}
