package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Un corps amené dans son tampon, morceau par morceau. */
class LectureDuCorpsTest {
    private static final int MORCEAU = 1024;

    /** Un corps de cette taille, dont chaque lecture rend un morceau qui tient à lui seul un segment partagé. */
    private static BufferedSource parMorceaux(Buffer corps) {
        return Okio.buffer(new Source() {
            @Override
            public long read(Buffer destination, long octets) throws IOException {
                if (corps.exhausted()) {
                    return -1;
                }
                long lus = Math.min(MORCEAU, corps.size());
                Buffer morceau = new Buffer().write(corps.readByteArray(lus)).writeByte('\n');
                destination.write(morceau, lus);
                return lus;
            }

            @Override
            public Timeout timeout() {
                return Timeout.NONE;
            }

            @Override
            public void close() {
                // Rien à fermer.
            }
        });
    }

    private static Buffer corps(int octets) {
        Buffer corps = new Buffer();
        for (int rang = 0; rang < octets; rang++) {
            corps.writeByte('a' + rang % 23);
        }
        return corps;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100000, false",
        "10, 10, false",
        "11, 10, true",
        "16384, 100000, false",
        "99999, 100000, false",
        "100000, 100000, false",
        "100001, 100000, true",
        "16384, 16383, true"
    })
    void tout_le_corps_est_dans_le_tampon_et_dans_l_ordre(int octets, int octetsMax, boolean depasse)
            throws IOException {
        BufferedSource source = parMorceaux(corps(octets));

        assertThat(new LectureDuCorps(source, null).depasse(octetsMax)).isEqualTo(depasse);

        assertThat(source.getBuffer().size()).isBetween((long) Math.min(octets, octetsMax + 1), (long) octets);
        assertThat(source.readByteString()).isEqualTo(corps(octets).readByteString());
    }

    @Test
    void un_corps_sans_fin_n_est_lu_que_jusqu_a_sa_borne() throws IOException {
        BufferedSource source = parMorceaux(corps(200_000));

        assertThat(new LectureDuCorps(source, null).depasse(100_000)).isTrue();

        assertThat(source.getBuffer().size()).isBetween(100_001L, 100_000L + MORCEAU);
    }

    @Test
    void un_corps_long_ne_tient_guere_plus_de_memoire_que_d_octets() throws IOException {
        BufferedSource source = parMorceaux(corps(64 * MORCEAU));

        assertThat(new LectureDuCorps(source, null).depasse(100_000)).isFalse();

        assertThat(segments(source.getBuffer())).isLessThanOrEqualTo(8 + 16);
    }

    private static int segments(Buffer tampon) throws IOException {
        try (Buffer.UnsafeCursor curseur = tampon.readUnsafe()) {
            int segments = 0;
            while (curseur.next() >= 0) {
                segments++;
            }
            return segments;
        }
    }

    @Test
    void la_ration_suit_le_corps_et_finit_avec_lui() throws IOException {
        Ration ration = new Ration();
        ration.echange(100_000);
        assertThat(ration.prendre(Ration.SANS_CORPS)).isTrue();
        assertThat(new LectureDuCorps(parMorceaux(corps(10)), ration).depasse(100))
                .isFalse();
        assertThat(ration.prendre(Ration.SANS_CORPS)).isTrue();

        assertThat(new LectureDuCorps(parMorceaux(corps(10)), ration).depasse(9))
                .isTrue();
        assertThat(ration.prendre(1)).isFalse();
    }
}
