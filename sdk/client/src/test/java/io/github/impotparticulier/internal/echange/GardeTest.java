package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.impotparticulier.erreur.Circonstances;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.ForwardingSource;
import okio.Okio;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ce que montre une connexion, et si elle ressert. */
class GardeTest {
    private static final int OCTETS_MAX = 1_000;
    private static final String JSON = "{\"rfr\":1}";

    private final SocketFictif socket = new SocketFictif();
    private final ConnexionFictive connexion = new ConnexionFictive(new Socket());
    private Prise prise;
    private Garde garde;

    @BeforeEach
    void ouvrir() throws IOException {
        prise = new Prise(socket, null);
        garde = Garde.de(connexion, prise);
    }

    private static Essai essai(Requete requete) {
        Operation operation = new Operation(Delais.PAR_DEFAUT, null, new TempsVirtuel().temps());
        Duration seconde = Duration.ofSeconds(1);
        return new Essai(Circonstances.aucunes(), seconde, seconde, OCTETS_MAX, operation, requete, false);
    }

    private static Essai essai() {
        return essai(null);
    }

    private static Response reponse(int statut, ResponseBody corps) {
        return new Response.Builder()
                .request(ChaineFictive.REQUETE)
                .protocol(Protocol.HTTP_1_1)
                .code(statut)
                .message("X")
                .body(corps)
                .build();
    }

    private static Response reponse(int statut, String corps) {
        return reponse(statut, ResponseBody.create(corps, null));
    }

    private void lireLeReseau() {
        try {
            assertThat(prise.getInputStream().read()).isEqualTo('x');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response echanger(Essai essai, ChaineFictive suite) throws IOException {
        return garde.echanger(suite.chaine(), essai);
    }

    /** Un échange ordinaire : des en-têtes viennent du réseau après la demande. */
    private Response echanger(Essai essai, Response reponse) throws IOException {
        return echanger(essai, () -> {
            lireLeReseau();
            garde.enTetes();
            return reponse;
        });
    }

    private void servirUneFois() throws IOException {
        echanger(essai(), reponse(200, JSON));
        assertThat(socket.fermetures).isZero();
    }

    @Test
    void une_connexion_a_une_garde_tant_qu_elle_est_ouverte() throws IOException {
        assertThat(Garde.de(connexion, null)).isSameAs(garde);
        ConnexionFictive deux = new ConnexionFictive(new Socket());
        Garde sansPrise = Garde.de(deux, null);
        assertThat(sansPrise).isNotSameAs(garde);
        assertThat(Garde.de(deux, null)).isSameAs(sansPrise);
        assertThat(Garde.de(connexion, null)).isSameAs(garde);

        socket.close();
        deux.socket().close();
        ConnexionFictive trois = new ConnexionFictive(new Socket());
        Garde.de(trois, null).couper();

        assertThat(Garde.de(connexion, prise)).isNotSameAs(garde);
        assertThat(Garde.de(deux, null)).isNotSameAs(sansPrise);
    }

    @Test
    void coupee_elle_ferme_le_socket_et_s_oublie() {
        garde.couper();

        assertThat(socket.fermetures).isEqualTo(1);
        assertThat(Garde.de(connexion, prise)).isNotSameAs(garde);
    }

    /** Par un proxy SOCKS, OkHttp n'emploie pas nos sockets. */
    @Test
    void sans_prise_la_connexion_ne_sert_qu_une_fois() throws IOException {
        ConnexionFictive socks = new ConnexionFictive(new Socket());
        garde = Garde.de(socks, null);
        Essai essai = essai();

        Response reponse = echanger(essai, () -> reponse(200, JSON));

        assertThat(reponse.code()).isEqualTo(200);
        assertThat(essai.douteux()).isFalse();
        assertThat(socks.socket().isClosed()).isTrue();
        assertThatThrownBy(() -> echanger(essai, () -> reponse(200, JSON))).isInstanceOf(Decalage.class);
    }

    @Test
    void une_reponse_venue_apres_la_demande_est_rendue_et_la_connexion_ressert() throws IOException {
        for (int fois = 0; fois < 3; fois++) {
            Essai essai = essai();
            assertThat(echanger(essai, reponse(200, JSON)).body().string()).isEqualTo(JSON);
            assertThat(essai.douteux()).isFalse();
            assertThat(essai.aRenvoyer()).isFalse();
        }
        assertThat(socket.fermetures).isZero();
    }

    @Test
    void des_octets_en_attente_avant_une_seconde_demande_la_font_renvoyer() throws IOException {
        servirUneFois();
        socket.enAttente = 1;
        Essai essai = essai();

        assertThatThrownBy(() -> echanger(essai, () -> {
                    throw new AssertionError("rien ne doit partir");
                }))
                .isInstanceOf(Decalage.class)
                .hasMessage("des octets d'avance");

        assertThat(essai.aRenvoyer()).isTrue();
        assertThat(essai.douteux()).isFalse();
        assertThat(socket.fermetures).isEqualTo(1);
    }

    /** La première lecture va derrière ce qu'okio n'a pas rendu : le début d'une réponse de trop. */
    @Test
    void des_octets_d_avant_dans_le_tampon_sont_douteux() throws IOException {
        servirUneFois();
        Essai essai = essai();

        assertThatThrownBy(() -> echanger(essai, () -> {
                    prise.getInputStream().read(new byte[8], 5, 3);
                    throw new AssertionError("rien ne doit être lu");
                }))
                .isInstanceOf(Decalage.class);

        assertThat(essai.douteux()).isTrue();
        assertThat(essai.aRenvoyer()).isFalse();
        assertThat(socket.fermetures).isEqualTo(1);
        assertThat(prise.lectures()).as("celle de la première demande").isEqualTo(1);
    }

    @Test
    void les_lectures_d_une_premiere_demande_vont_ou_elles_veulent() throws IOException {
        assertThat(echanger(essai(), () -> {
                            prise.getInputStream().read(new byte[8], 5, 3);
                            garde.enTetes();
                            return reponse(200, JSON);
                        })
                        .code())
                .isEqualTo(200);
    }

    /** Sous TLS, des tickets attendent. */
    @Test
    void des_octets_en_attente_avant_une_premiere_demande_sont_ordinaires() throws IOException {
        socket.enAttente = 1;

        servirUneFois();
    }

    @Test
    void coupee_entre_deux_demandes_elle_fait_renvoyer_la_seconde() throws IOException {
        servirUneFois();
        garde.couper();
        Essai essai = essai();

        assertThatThrownBy(() -> echanger(essai, reponse(200, JSON))).isInstanceOf(Decalage.class);
        assertThat(essai.aRenvoyer()).isTrue();
    }

    private static HttpUrl serveur(String adresse) {
        return HttpUrl.get(adresse);
    }

    @ParameterizedTest
    @CsvSource({
        "http://hote-fictif.invalid/, 1",
        "http://hote-fictif.invalid/racine/, 1",
        "http://hote-fictif.invalid:8080/, 0",
        "http://autre-hote.invalid/, 0",
    })
    void la_panne_d_un_serveur_ne_ferme_au_repos_que_ses_connexions(String enPanne, int fermetures) throws IOException {
        servirUneFois();

        Garde.fermerAuRepos(serveur(enPanne));

        assertThat(socket.fermetures).isEqualTo(fermetures);
    }

    @Test
    void la_connexion_qu_un_echange_emploie_n_est_pas_au_repos() throws IOException {
        HttpUrl ici = serveur("http://hote-fictif.invalid/");
        Garde.fermerAuRepos(ici);
        assertThat(socket.fermetures).as("avant le premier").isZero();

        for (int fois = 0; fois < 2; fois++) {
            assertThat(echanger(essai(), () -> {
                                lireLeReseau();
                                garde.enTetes();
                                Garde.fermerAuRepos(ici);
                                return reponse(200, JSON);
                            })
                            .code())
                    .isEqualTo(200);
            assertThat(socket.fermetures).as("pendant").isZero();
        }

        Garde.fermerAuRepos(ici);
        Garde.fermerAuRepos(ici);
        assertThat(socket.fermetures).as("après").isEqualTo(1);
    }

    @Test
    void fermee_au_repos_elle_fait_renvoyer_la_demande_qui_la_prenait() throws IOException {
        servirUneFois();
        Garde.fermerAuRepos(serveur("http://hote-fictif.invalid/"));
        Essai essai = essai();

        assertThatThrownBy(() -> echanger(essai, reponse(200, JSON))).isInstanceOf(Decalage.class);

        assertThat(essai.aRenvoyer()).isTrue();
    }

    /** Entre l'instant où OkHttp prend une connexion et celui où la demande part, un autre fil a pu la fermer. */
    @Test
    void fermee_au_repos_elle_est_encore_connue_de_qui_la_prenait() throws IOException {
        servirUneFois();
        Garde.fermerAuRepos(serveur("http://hote-fictif.invalid/"));
        Essai essai = essai();
        garde = Garde.de(connexion, null);

        assertThatThrownBy(() -> echanger(essai, () -> {
                    throw new AssertionError("rien ne doit partir");
                }))
                .isInstanceOf(Decalage.class);

        assertThat(essai.aRenvoyer()).isTrue();
    }

    /** La suite d'un corps démesuré reste à lire : ce qu'elle est ne se sait pas. */
    @Test
    void apres_un_corps_demesure_elle_n_est_pas_au_repos() throws IOException {
        echanger(essai(), reponse(200, "x".repeat(OCTETS_MAX + 1)));
        Garde.fermerAuRepos(serveur("http://hote-fictif.invalid/"));
        assertThat(socket.fermetures).isZero();

        assertThatThrownBy(() -> echanger(essai(), reponse(200, JSON))).isInstanceOf(Decalage.class);
    }

    @Test
    void un_echange_rend_a_la_prise_une_ration_et_un_corps_demesure_l_en_prive() throws IOException {
        prise.ration().finie();
        echanger(essai(), reponse(200, JSON));
        assertThat(prise.ration().prendre(Ration.SANS_CORPS)).isTrue();
        assertThat(prise.ration().prendre(1)).isFalse();

        echanger(essai(), reponse(200, "x".repeat(OCTETS_MAX + 1)));
        assertThat(prise.ration().prendre(1)).isFalse();
    }

    /** Octet par octet : chacun vient avec un morceau entier d'habillage. */
    @Test
    void l_habillage_d_un_corps_qui_avance_n_est_borne_qu_en_tout() throws IOException {
        Buffer octets = new Buffer().writeUtf8(JSON);
        BufferedSource habille = Okio.buffer(new ForwardingSource(octets) {
            @Override
            public long read(Buffer destination, long combien) throws IOException {
                assertThat(octets.exhausted() || prise.ration().prendre(Ration.SANS_CORPS))
                        .isTrue();
                return super.read(destination, 1);
            }
        });

        assertThat(echanger(essai(), reponse(200, ResponseBody.create(habille, null, -1)))
                        .body()
                        .string())
                .isEqualTo(JSON);
    }

    @Test
    void une_seconde_reponse_sans_lecture_est_douteuse() throws IOException {
        servirUneFois();
        Essai essai = essai();

        assertThatThrownBy(() -> echanger(essai, () -> reponse(200, JSON))).isInstanceOf(Decalage.class);

        assertThat(essai.douteux()).isTrue();
        assertThat(essai.aRenvoyer()).isFalse();
        assertThat(socket.fermetures).isEqualTo(1);
    }

    @Test
    void des_entetes_sans_lecture_sont_douteux_quoi_que_lise_la_suite() throws IOException {
        servirUneFois();
        Essai essai = essai();

        assertThatThrownBy(() -> echanger(essai, () -> {
                    garde.enTetes();
                    lireLeReseau();
                    return reponse(200, JSON);
                }))
                .isInstanceOf(Decalage.class);

        assertThat(essai.douteux()).isTrue();
    }

    @Test
    void une_premiere_reponse_peut_etre_deja_lue() throws IOException {
        Essai essai = essai();

        assertThat(echanger(essai, () -> reponse(200, JSON)).code()).isEqualTo(200);
        assertThat(essai.douteux()).isFalse();
        assertThat(socket.fermetures).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, false",
        "false, true, true, false",
        "true, false, false, true",
        "true, true, false, false",
        "true, true, true, true",
        "true, false, true, true",
    })
    void une_panne_d_une_connexion_reprise_est_un_decalage_si_rien_n_est_venu_ou_que_ce_n_est_pas_une_reponse(
            boolean reprise, boolean lu, boolean malFormee, boolean decalage) throws IOException {
        if (reprise) {
            servirUneFois();
        }
        Essai essai = essai();
        IOException panne = malFormee ? new ProtocolException("x") : new SocketException("x");

        assertThatThrownBy(() -> echanger(essai, () -> {
                    if (lu) {
                        lireLeReseau();
                    }
                    throw panne;
                }))
                .isInstanceOf(decalage ? Decalage.class : panne.getClass());

        assertThat(essai.douteux()).isEqualTo(decalage);
        assertThat(socket.fermetures).isEqualTo(decalage ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"false, true, false", "true, true, true", "true, false, false"})
    void une_connexion_reprise_et_muette_se_reprend_ailleurs(boolean reprise, boolean fin, boolean ailleurs)
            throws IOException {
        if (reprise) {
            servirUneFois();
        }
        Essai essai = essai();
        socket.fini = fin;

        assertThatThrownBy(() -> echanger(essai, () -> {
                    prise.getInputStream().read(new byte[8]);
                    throw new SocketException("x");
                }))
                .isInstanceOf(SocketException.class);

        assertThat(essai.aReprendreAilleurs()).isEqualTo(ailleurs);
        assertThat(essai.douteux()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "true, 408, close, true",
        "true, 408, Close, true",
        "true, 408, keep-alive, false",
        "true, 408, , false",
        "true, 404, close, false",
        "false, 408, close, false",
    })
    void un_adieu_sur_une_connexion_reprise_se_reprend_ailleurs(
            boolean reprise, int statut, String connexion, boolean ailleurs) throws IOException {
        if (reprise) {
            servirUneFois();
        }
        Essai essai = essai();
        Response reponse = reponse(statut, JSON);

        echanger(
                essai,
                connexion == null
                        ? reponse
                        : reponse.newBuilder().header("Connection", connexion).build());

        assertThat(essai.aReprendreAilleurs()).isEqualTo(ailleurs);
    }

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

    /** Sans réponse, ce qui reste dans les tampons ne doit plus partir ; après, fermer est ordinaire. */
    @ParameterizedTest
    @CsvSource({"true, 0", "false, -1"})
    void coupee_sans_reponse_elle_ne_s_attarde_pas(boolean avantLaReponse, int attardement) throws IOException {
        echanger(essai(), () -> {
            lireLeReseau();
            garde.enTetes();
            if (avantLaReponse) {
                garde.couper();
            }
            return reponse(200, JSON);
        });
        garde.couper();

        assertThat(socket.attardement).isEqualTo(attardement);
    }
}
