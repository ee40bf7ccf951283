package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ce que montre une connexion, et à quelle demande elle sert. */
class GardeTest extends BancGarde {
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
