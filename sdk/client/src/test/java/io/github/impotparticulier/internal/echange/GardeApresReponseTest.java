package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.ForwardingSource;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Après quelle réponse une connexion ressert. */
class GardeApresReponseTest extends BancGarde {
    @Test
    void une_longueur_insensee_est_mal_formee() {
        ResponseBody insense = new ResponseBody() {
            @Override
            public MediaType contentType() {
                return null;
            }

            @Override
            public long contentLength() {
                return -2;
            }

            @Override
            public BufferedSource source() {
                throw new AssertionError("à ne pas lire");
            }
        };

        assertThatThrownBy(() -> echanger(essai(), reponse(200, insense)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("Content-Length");
    }

    @Test
    void une_longueur_inconnue_est_ordinaire() throws IOException {
        ResponseBody enMorceaux = ResponseBody.create(new Buffer().writeUtf8(JSON), null, -1);

        assertThat(echanger(essai(), reponse(200, enMorceaux)).body().string()).isEqualTo(JSON);
        assertThat(socket.fermetures).isZero();
    }

    @Test
    void apres_une_reponse_provisoire_la_connexion_ne_ressert_pas() throws IOException {
        Response reponse = echanger(essai(), () -> {
            lireLeReseau();
            garde.enTetes();
            lireLeReseau();
            return reponse(200, JSON);
        });

        assertThat(reponse.body().string()).isEqualTo(JSON);
        assertThat(socket.fermetures).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "199, 1", "200, 0", "203, 0", "204, 1", "205, 0", "299, 0", "300, 1", "304, 1", "399, 1", "400, 0", "401, 1",
        "402, 0", "404, 0", "499, 0", "500, 1", "599, 1",
    })
    void apres_certains_statuts_elle_ne_ressert_pas(int statut, int fermetures) throws IOException {
        assertThat(echanger(essai(), reponse(statut, statut == 204 || statut == 205 ? "" : JSON))
                        .code())
                .isEqualTo(statut);
        assertThat(socket.fermetures).isEqualTo(fermetures);
    }

    @ParameterizedTest
    @CsvSource({
        "200, '{}', 0",
        "200, ' \t\r\n{}', 0",
        "200, '\uFEFF{}', 0",
        "200, '<html>{}', 1",
        "200, '!{}', 1",
        "200, '   ', 1",
        "200, '', 1",
        "404, '', 0",
        "404, '<html>', 1",
        "404, '{}', 0",
    })
    void apres_un_corps_qui_n_est_pas_de_l_api_elle_ne_ressert_pas(int statut, String corps, int fermetures)
            throws IOException {
        assertThat(echanger(essai(), reponse(statut, corps)).body().byteString())
                .isEqualTo(ByteString.encodeUtf8(corps));
        assertThat(socket.fermetures).isEqualTo(fermetures);
    }

    @ParameterizedTest
    @CsvSource({"63, 0", "64, 1"})
    void trop_de_blancs_ne_sont_pas_de_l_api(int blancs, int fermetures) throws IOException {
        echanger(essai(), reponse(200, " ".repeat(blancs) + "{}"));

        assertThat(socket.fermetures).isEqualTo(fermetures);
    }

    @Test
    void un_corps_compresse_ne_se_juge_pas() throws IOException {
        echanger(
                essai(),
                reponse(200, "octets")
                        .newBuilder()
                        .header("Content-Encoding", "gzip")
                        .build());

        assertThat(socket.fermetures).isZero();
    }

    /** C'est au transport de le refuser, et de couper. */
    @ParameterizedTest
    @CsvSource({"1000, 1", "1001, 0"})
    void un_corps_demesure_ne_se_juge_pas(int octets, int fermetures) throws IOException {
        echanger(essai(), reponse(200, "x".repeat(octets)));

        assertThat(socket.fermetures).isEqualTo(fermetures);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void un_corps_rompu_se_note_et_la_connexion_ne_ressert_pas(boolean deReseau) throws IOException {
        Exception panne = deReseau ? new IOException("x") : new IllegalArgumentException("x");
        BufferedSource rompu = Okio.buffer(new ForwardingSource(new Buffer()) {
            @Override
            public long read(Buffer destination, long octets) throws IOException {
                if (panne instanceof IOException io) {
                    throw io;
                }
                throw (RuntimeException) panne;
            }
        });
        Essai essai = essai();

        assertThat(echanger(essai, reponse(200, ResponseBody.create(rompu, null, 5)))
                        .code())
                .isEqualTo(200);

        assertThat(essai.corpsRompu()).isSameAs(panne);
        assertThat(socket.fermetures).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"200, true", "404, false"})
    void les_donnees_d_une_autre_demande_sont_douteuses(int statut, boolean douteux) throws IOException {
        String corps = "{\"x\":\"" + "x".repeat(200) + "\"}";
        echanger(essai(RequeteTest.de("3990000000001")), reponse(statut, corps));
        Essai autre = essai(RequeteTest.de("3990000000002"));

        assertThat(echanger(autre, reponse(statut, corps)).body().string()).isEqualTo(corps);

        assertThat(autre.douteux()).isEqualTo(douteux);
        assertThat(socket.fermetures).isEqualTo(douteux ? 1 : 0);
    }

    @Test
    void deux_jetons_identiques_ne_sont_pas_douteux() throws IOException {
        String corps = "{\"x\":\"" + "x".repeat(200) + "\"}";
        for (int fois = 0; fois < 2; fois++) {
            Essai essai = essai();
            echanger(essai, reponse(200, corps));
            assertThat(essai.douteux()).isFalse();
        }
        assertThat(socket.fermetures).isZero();
    }
}
