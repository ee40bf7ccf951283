package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;

/** Une réponse sans échange. */
public final class ReponseDEssai {
    private ReponseDEssai() {}

    /**
     * Une réponse.
     *
     * @param entetes noms et valeurs, en alternance
     */
    public static Reponse de(Circonstances circonstances, String corps, String... entetes) {
        return de(circonstances, corps.getBytes(StandardCharsets.UTF_8), entetes);
    }

    /** De même, d'octets quelconques. */
    public static Reponse de(Circonstances circonstances, byte[] corps, String... entetes) {
        return new Reponse(corps, Headers.of(entetes), circonstances, null);
    }

    /** Une réponse dont le corps ne se lit pas. */
    public static Reponse sansCorpsLisible(Circonstances circonstances) {
        return Reponse.sansCorpsLisible(Headers.of(), circonstances, null);
    }
}
