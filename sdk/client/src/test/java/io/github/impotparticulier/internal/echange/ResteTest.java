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
import org.junit.jupiter.params.provider.ValueSource;

/** Ce que la place d'une lecture dit de ce qui restait, et ce qu'okio en fait vraiment. */
class ResteTest {
    private static final int SEGMENT = 8192;

    private final Reste reste = new Reste();

    @Test
    void la_premiere_lecture_d_une_demande_doit_ecrire_au_debut() {
        reste.depart();

        assertThatThrownBy(() -> reste.avant(1, 7, SEGMENT)).isInstanceOf(Decalage.class);
        assertThatCode(() -> reste.avant(1, 7, SEGMENT)).as("une fois").doesNotThrowAnyException();
    }

    @Test
    void les_suivantes_ecrivent_ou_elles_veulent() throws IOException {
        reste.avant(7, 1, SEGMENT);
        reste.depart();
        reste.avant(0, 7, SEGMENT);
        reste.avant(7, 1, SEGMENT);
    }

    @ParameterizedTest
    @CsvSource({"0, 8192, 8191", "100, 8092, 8091", "100, 8000, 8000", "8190, 2, 1", "8191, 1, 1", "0, 1, 1"})
    void aucune_lecture_ne_comble_un_segment_si_ce_n_est_d_un_octet(int debut, int longueur, int permis)
            throws IOException {
        assertThat(reste.avant(debut, longueur, SEGMENT)).isEqualTo(permis);
    }

    @Test
    void il_est_muet_tant_que_rien_n_est_venu_depuis_le_depart() {
        assertThat(reste.muet()).isFalse();
        reste.depart();
        assertThat(reste.muet()).isTrue();
        reste.apres(-1);
        assertThat(reste.muet()).as("la fin").isTrue();
        reste.apres(1);
        assertThat(reste.muet()).isFalse();
        reste.apres(-1);
        assertThat(reste.muet()).isFalse();
    }

    /** Là où okio écrit, selon ce qu'il n'a pas rendu : tout repose là-dessus. Il n'est lu que ce qu'il faut pour rendre. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 8190, 8191, 8192, 8193, 16_382, 16_383, 16_384, 16_385, 20_000})
    void okio_ecrit_a_la_suite_de_ce_qu_il_n_a_pas_rendu_et_alors_seulement(int venus) throws IOException {
        for (int rendus = 1; rendus <= venus; rendus += rendus % SEGMENT > 2 && rendus % SEGMENT < 8180 ? 7 : 1) {
            Lectures flux = new Lectures(venus);
            BufferedSource source =
                    Okio.buffer(Okio.socket(new SocketDeLectures(flux)).getSource());
            source.require(rendus);
            source.skip(rendus);
            long reste = source.getBuffer().size();

            flux.reste += 1;
            source.require(reste + 1);

            assertThat(flux.debut > 0)
                    .as("%d rendus de %d, reste %d", rendus, venus, reste)
                    .isEqualTo(reste > 0);
        }
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
            try {
                int lus = Math.min(reste, new Reste().avant(ou, longueur, SEGMENT));
                reste -= lus;
                debut = ou;
                return lus;
            } catch (Decalage e) {
                throw new AssertionError(e);
            }
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
