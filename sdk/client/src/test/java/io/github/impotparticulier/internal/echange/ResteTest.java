package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ce que la place d'une lecture dit de ce qui restait, et ce qu'okio en fait vraiment. */
class ResteTest {
    private static final int SEGMENT = 8192;

    private final Reste reste = new Reste();

    @Test
    void la_premiere_lecture_d_une_demande_doit_ecrire_au_debut() {
        reste.depart();

        assertThatThrownBy(() -> reste.avant(1)).isInstanceOf(Decalage.class);
        assertThatCode(() -> reste.avant(1)).as("une fois").doesNotThrowAnyException();
    }

    @Test
    void les_suivantes_ecrivent_ou_elles_veulent() throws IOException {
        reste.avant(7);
        reste.depart();
        reste.avant(0);
        reste.avant(7);
    }

    @ParameterizedTest
    @CsvSource({"8191, false", "8192, true", "0, false"})
    void un_segment_comble_ne_dit_rien(int fin, boolean inconnu) {
        assertThat(reste.inconnu()).isFalse();
        reste.apres(SEGMENT, SEGMENT);
        assertThat(reste.inconnu()).isTrue();

        reste.apres(fin, SEGMENT);

        assertThat(reste.inconnu()).isEqualTo(inconnu);
    }

    /** Là où okio écrit, selon ce qu'il n'a pas rendu : tout repose là-dessus. */
    @ParameterizedTest
    @CsvSource({
        "100, 100, 0, false",
        "100, 99, 100, false",
        "100, 0, 100, false",
        "8191, 8191, 0, false",
        "8191, 8190, 8191, false",
        "8192, 8192, 0, true",
        "8192, 8191, 0, true",
        "9000, 9000, 0, false",
        "9000, 8999, 808, false",
        "9000, 8000, 808, false",
        "16384, 16384, 0, true",
        "16384, 16383, 0, true",
    })
    void okio_ecrit_a_la_suite_de_ce_qu_il_n_a_pas_rendu(int lus, int rendus, int debut, boolean comble)
            throws IOException {
        Lectures flux = new Lectures(lus);
        BufferedSource source =
                Okio.buffer(Okio.socket(new SocketDeLectures(flux)).getSource());
        source.require(lus);
        source.readByteArray(rendus);
        assertThat(flux.fin == SEGMENT).isEqualTo(comble);

        flux.reste = 1;
        source.require(lus - rendus + 1);

        assertThat(flux.debut).isEqualTo(debut);
    }

    /** De même quand le corps passe d'un tampon à l'autre, comme OkHttp le fait. */
    @ParameterizedTest
    @CsvSource({"2000, 500, 2000", "2000, 1500, 2000", "2000, 2000, 0", "8000, 7000, 8000"})
    void okio_ecrit_de_meme_apres_un_transfert(int lus, int transferes, int debut) throws IOException {
        Lectures flux = new Lectures(lus);
        BufferedSource source =
                Okio.buffer(Okio.socket(new SocketDeLectures(flux)).getSource());
        source.require(lus);
        Buffer corps = new Buffer();
        corps.write(source.getBuffer(), transferes);
        corps.snapshot();

        flux.reste = 1;
        source.require(lus - transferes + 1);

        assertThat(flux.debut).isEqualTo(debut);
    }

    /** Un flux sans fin, qui retient où se fait chaque lecture. */
    private static final class Lectures extends InputStream {
        private int reste;
        private int debut;
        private int fin;

        private Lectures(int reste) {
            this.reste = reste;
        }

        @Override
        public int read() {
            throw new AssertionError("octet par octet");
        }

        @Override
        public int read(byte[] tampon, int ou, int longueur) {
            assertThat(tampon).hasSize(SEGMENT);
            int lus = Math.min(reste, longueur);
            reste -= lus;
            debut = ou;
            fin = ou + lus;
            return lus;
        }
    }

    private static final class SocketDeLectures extends Socket {
        private final InputStream flux;

        private SocketDeLectures(InputStream flux) {
            this.flux = flux;
        }

        @Override
        public InputStream getInputStream() {
            return flux;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }
    }
}
