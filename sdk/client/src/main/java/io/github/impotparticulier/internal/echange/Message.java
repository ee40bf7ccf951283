package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une demande envoie à une API dont le SDK ne connaît pas les messages.
 *
 * @param methode la méthode HTTP
 * @param octets le corps, que plus rien ne modifie ; {@code null} s'il n'y en a pas
 */
@SuppressWarnings("ArrayRecordComponent") // Jamais comparé ni montré.
public record Message(String methode, byte @Nullable [] octets) {
    static final String LECTURE = "GET";

    /** Vrai si refaire la demande ferait peut-être deux fois la même chose. */
    boolean unique() {
        return !methode.equals(LECTURE);
    }

    /** Le corps, comme OkHttp le veut : {@code null} seulement où il peut manquer. */
    @Nullable
    RequestBody corps() {
        boolean facultatif = methode.equals(LECTURE) || methode.equals("DELETE");
        return octets == null && facultatif ? null : new Corps(octets == null ? new byte[0] : octets);
    }

    /** La méthode : le corps est de l'utilisateur. */
    @Override
    public String toString() {
        return methode;
    }

    /** Des octets qui ne partent qu'une fois, dont le type est dit par l'en-tête de la demande. */
    private static final class Corps extends RequestBody {
        private final byte[] octets;

        private Corps(byte[] octets) {
            this.octets = octets;
        }

        @Override
        public @Nullable MediaType contentType() {
            return null;
        }

        @Override
        public long contentLength() {
            return octets.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sortie) throws IOException {
            sortie.write(octets);
        }
    }
}
