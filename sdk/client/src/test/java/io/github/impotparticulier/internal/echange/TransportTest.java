package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Une requête sur le fil, et la réponse entière, bornée, en UTF-8 ; ici dans le fil de l'appelant. */
class TransportTest extends BancTransport {
    @Test
    void une_reponse_200_est_rendue_entiere_avec_son_statut_et_son_essai() {
        repondre(reponse(200).body("données"));
        Essai essai = essai();

        Reponse reponse = ((Succes<Reponse>) lire(essai)).valeur();

        assertThat(texte(reponse)).isEqualTo("données");
        assertThat(reponse.statut()).isEqualTo(200);
        assertThat(reponse.circonstances().operation()).hasValue("irAssiette");
        assertThat(reponse.circonstances().delai()).isEmpty();
    }

    @Test
    void une_demande_de_jeton_passe_par_la_meme_voie() {
        repondre(reponse(200).body("jeton"));

        Issue<Reponse> issue = transport().demander(requete(), essai());

        assertThat(texte(((Succes<Reponse>) issue).valeur())).isEqualTo("jeton");
    }

    /** OkHttp renverrait de lui-même la requête sur ces réponses-là. */
    @ParameterizedTest
    @CsvSource({"503, 0", "408, 0", "503, 99999999999", "401, ''", "302, ''"})
    void un_essai_est_une_requete_et_une_seule(int statut, String reessayerApres) {
        repondre(reponse(statut)
                .setHeader("Retry-After", reessayerApres)
                .setHeader("Location", "/y")
                .setHeader("WWW-Authenticate", "Basic realm=\"x\""));

        assertThat(succes().statut()).isEqualTo(statut);
        assertThat(serveur.getRequestCount()).isEqualTo(1);
    }

    @Test
    void le_delai_demande_se_lit_dans_les_circonstances() {
        repondre(reponse(503).setHeader("Retry-After", "7"));

        assertThat(succes().circonstances().delai()).hasValue(Duration.ofSeconds(7));
    }

    /** OkHttp se brise sur certains de ces en-têtes. */
    @ParameterizedTest
    @ValueSource(strings = {"7é", "7\u007f"})
    void un_delai_demande_illisible_est_tu(String valeur) {
        repondre(reponse(503)
                .headers(new Headers.Builder()
                        .addUnsafeNonAscii("Retry-After", valeur)
                        .add("Content-Length", "0")
                        .build()));

        Reponse reponse = succes();

        assertThat(reponse.statut()).isEqualTo(503);
        assertThat(reponse.circonstances().delai()).isEmpty();
    }

    @Test
    void une_date_demandee_se_compte_depuis_celle_du_serveur_ou_l_horloge_du_sdk() {
        repondre(reponse(503)
                .setHeader("Retry-After", "Fri, 15 Nov 2024 09:02:00 GMT")
                .setHeader("Date", "Fri, 15 Nov 2024 09:00:00 GMT"));
        repondre(reponse(503).setHeader("Retry-After", "Fri, 15 Nov 2024 12:03:00 GMT"));

        assertThat(succes().circonstances().delai()).hasValue(Duration.ofMinutes(2));
        assertThat(succes().circonstances().delai()).hasValue(Duration.ofMinutes(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"099", "600", "999"})
    void un_statut_impossible_est_illisible(String statut) {
        repondre(new MockResponse.Builder().status("HTTP/1.1 " + statut + " X"));

        assertThat(echec().nature()).isEqualTo(Nature.REPONSE_ILLISIBLE);
    }

    @Test
    void le_dernier_statut_possible_est_rendu() {
        repondre(reponse(599));

        assertThat(succes().statut()).isEqualTo(599);
    }

    @Test
    void un_corps_de_la_taille_permise_est_lu_et_un_octet_de_plus_le_fait_refuser() {
        repondre(reponse(200).body("x".repeat(OCTETS_MAX)));
        repondre(reponse(200).body("x".repeat(OCTETS_MAX + 1)));

        assertThat(succes().corps()).hasSize(OCTETS_MAX);
        Echec<Reponse> echec = echec();
        assertThat(echec.nature()).isEqualTo(Nature.REPONSE_ILLISIBLE);
        assertThat(echec.explication()).contains("plus de 2 Kio");
        assertThat(echec.circonstances().statut()).hasValue(200);
    }

    /** Ce qui reste d'un corps refusé n'est pas lu : sa connexion est fermée. */
    private void exigerUneAutreConnexion() {
        repondre(reponse(200));
        assertThat(succes().statut()).isEqualTo(200);
        List<Integer> connexions = new ArrayList<>();
        for (int i = 0; i < serveur.getRequestCount(); i++) {
            connexions.add(recue().getConnectionIndex());
        }
        assertThat(connexions.get(connexions.size() - 1)).isNotEqualTo(connexions.get(connexions.size() - 2));
    }

    private RecordedRequest recue() {
        try {
            return serveur.takeRequest();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void un_corps_d_erreur_trop_long_est_tu_et_le_statut_reste() {
        repondre(reponse(400).body("x".repeat(OCTETS_ERREUR_MAX)));
        repondre(reponse(400).body("x".repeat(OCTETS_ERREUR_MAX + 1)));

        assertThat(succes().corps()).hasSize(OCTETS_ERREUR_MAX);
        Reponse tue = succes();
        assertThat(tue.corps()).isEmpty();
        assertThat(tue.statut()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void la_suite_d_un_corps_refuse_n_est_pas_lue(int statut) {
        repondre(reponse(statut).body("x".repeat(4 * 1024 * 1024)));

        assertThat(lire(essai())).isNotNull();

        exigerUneAutreConnexion();
    }

    @Test
    void un_corps_d_erreur_mal_compresse_est_tu_et_le_statut_reste() {
        repondre(reponse(404).setHeader("Content-Encoding", "gzip").body("pas du gzip, assez long pour un en-tête"));

        Reponse reponse = succes();

        assertThat(reponse.statut()).isEqualTo(404);
        assertThat(reponse.corps()).isEmpty();
    }

    @Test
    void une_longueur_insensee_est_illisible_et_ne_se_reprend_pas() {
        repondre(reponse(200).body("x").setHeader("Content-Length", "-5"));

        Echec<Reponse> echec = echec();

        assertThat(echec.nature()).isEqualTo(Nature.REPONSE_ILLISIBLE);
        assertThat(echec.passager()).isFalse();
        exigerUneAutreConnexion();
    }

    @Test
    void un_corps_d_erreur_coupe_est_tu_et_le_statut_reste() {
        repondre(reponse(404)
                .body("court")
                .setHeader("Content-Length", "100")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE));

        Reponse reponse = succes();

        assertThat(reponse.statut()).isEqualTo(404);
        assertThat(reponse.corps()).isEmpty();
    }

    @Test
    void un_corps_de_donnees_coupe_est_une_panne_passagere() {
        repondre(reponse(200)
                .body("court")
                .setHeader("Content-Length", "100")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE));

        Echec<Reponse> echec = echec();

        assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec.passager()).isTrue();
    }

    @Test
    void le_jeu_de_caracteres_annonce_est_honore() {
        repondre(reponse(200)
                .setHeader("Content-Type", "application/json; charset=ISO-8859-1")
                .body(new Buffer().writeString("Élodie", StandardCharsets.ISO_8859_1)));
        repondre(reponse(400)
                .setHeader("Content-Type", "application/json; charset=ISO-8859-1")
                .body(new Buffer().writeString("Élodie", StandardCharsets.ISO_8859_1)));

        assertThat(texte(succes())).isEqualTo("Élodie");
        assertThat(texte(succes())).isEqualTo("Élodie");
    }

    @Test
    void un_texte_hors_de_son_jeu_de_caracteres_est_illisible() {
        repondre(reponse(200)
                .setHeader("Content-Type", "application/json; charset=US-ASCII")
                .body("é"));

        Echec<Reponse> echec = echec();

        assertThat(echec.nature()).isEqualTo(Nature.REPONSE_ILLISIBLE);
        assertThat(echec.explication()).contains("jeu de caractères");
    }

    @Test
    void des_octets_annonces_en_utf8_sont_rendus_tels_quels() {
        Buffer malforme = new Buffer().writeByte(0xC3).writeByte(0x28);
        repondre(reponse(200)
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .body(malforme));

        assertThat(succes().corps()).containsExactly(0xC3, 0x28);
    }

    @Test
    void un_faux_gzip_est_illisible_et_ne_se_reprend_pas() {
        repondre(reponse(200).setHeader("Content-Encoding", "gzip").body("pas du gzip, assez long pour un en-tête"));

        Echec<Reponse> echec = echec();

        assertThat(echec.nature()).isEqualTo(Nature.REPONSE_ILLISIBLE);
        assertThat(echec.passager()).isFalse();
        assertThat(echec.circonstances().statut()).hasValue(200);
        exigerUneAutreConnexion();
    }

    @Test
    void la_duree_de_connexion_est_celle_du_client_ou_de_l_essai_et_jamais_nulle() {
        List<Integer> durees = new ArrayList<>();
        confie = confie.newBuilder()
                .connectTimeout(Duration.ofMinutes(7))
                .addInterceptor(chaine -> {
                    durees.add(chaine.connectTimeoutMillis());
                    return chaine.proceed(chaine.request());
                })
                .build();
        for (Duration delai : List.of(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofNanos(1))) {
            repondre(reponse(200));
            assertThat(lire(essai(Duration.ofSeconds(20), delai))).isInstanceOf(Issue.class);
        }

        assertThat(durees).containsExactly(5_000, 2_000, 1);
    }

    @Test
    void couper_la_connexion_employee_en_fait_ouvrir_une_autre() throws InterruptedException {
        repondre(reponse(200).body("{\"un\":1}"));
        repondre(reponse(200).body("{\"deux\":2}"));
        repondre(reponse(200).body("{\"trois\":3}"));
        assertThat(texte(succes())).isEqualTo("{\"un\":1}");
        Reponse deuxieme = succes();
        ReponseIncoherenteException autre = new ReponseIncoherenteException("x", Circonstances.aucunes());
        assertThat(deuxieme.incoherente(autre)).hasCause(autre);
        assertThat(deuxieme.incoherente(autre)).hasCause(autre);
        assertThat(succes().statut()).isEqualTo(200);

        assertThat(List.of(serveur.takeRequest(), serveur.takeRequest(), serveur.takeRequest()))
                .extracting(requete -> requete.getConnectionIndex())
                .containsExactly(0, 0, 1);
    }

    @Test
    void un_essai_sans_connexion_n_en_coupe_aucune() {
        essai().couperConnexion();

        assertThat(serveur.getRequestCount()).isZero();
    }

    @Test
    void en_clair_aucun_proxy_ne_voit_rien() {
        confie = confie.newBuilder()
                .proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.invalid", 3128)))
                .build();
        repondre(reponse(200).body("sans intermédiaire"));

        assertThat(texte(succes())).isEqualTo("sans intermédiaire");
    }

    @Test
    void par_le_socle_du_sdk_la_reponse_est_la_meme() {
        confie = null;
        repondre(reponse(200).body("données"));

        assertThat(texte(succes())).isEqualTo("données");

        assertThat(socle.connectionPool().connectionCount()).isEqualTo(1);
    }

    @Test
    void oublier_les_connexions_au_repos_en_fait_ouvrir_une_autre() {
        repondre(reponse(200).body("{}"));
        assertThat(succes().statut()).isEqualTo(200);

        transport().oublierLesConnexionsAuRepos();

        exigerUneAutreConnexion();
    }

    /** L'adresse porte le numéro fiscal, et l'état civil pour R2P : un agent de supervision les enverrait ailleurs. */
    @Test
    void cas_65_aucun_intercepteur_ne_survit_dans_le_client_du_sdk() {
        AtomicInteger vues = new AtomicInteger();
        Interceptor agent = chaine -> {
            vues.incrementAndGet();
            return chaine.proceed(chaine.request());
        };
        socle = socle.newBuilder()
                .addInterceptor(agent)
                .addNetworkInterceptor(agent)
                .build();
        confie = null;
        repondre(reponse(200).body("données"));

        assertThat(texte(succes())).isEqualTo("données");

        assertThat(vues).hasValue(0);
    }

    /** Un intercepteur qu'un agent met après nous, quand le client se bâtit, verrait cet appel : aucun essai ne sait l'y mettre. */
    @Test
    void cas_65_l_appel_d_okhttp_ne_dit_pas_ce_qu_il_demande() throws Exception {
        List<String> dits = new ArrayList<>();
        confie = null;
        serveur.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest requete) {
                socle.dispatcher()
                        .runningCalls()
                        .forEach(appel -> dits.add(appel.request().url().encodedPath()));
                return reponse(200).body("données").build();
            }
        });

        assertThat(lire(essai())).isInstanceOf(Succes.class);

        assertThat(dits).containsExactly("/");
        assertThat(recue().getTarget()).isEqualTo("/x");
    }

    @Test
    void le_contexte_de_l_essai_suit_la_requete_sans_en_laisser_de_trace() throws InterruptedException {
        repondre(reponse(200));

        assertThat(succes().statut()).isEqualTo(200);

        assertThat(serveur.takeRequest().getHeaders().names())
                .containsExactlyInAnyOrder("Host", "Connection", "Accept-Encoding", "User-Agent");
    }

    /** Des sockets dont la réserve paraît toujours pleine : une connexion reprise semble décalée avant que rien ne parte. */
    void craindreToujours() {
        confie = confie.newBuilder().socketFactory(new Pleins()).build();
    }

    @Test
    void ce_qui_n_est_pas_parti_est_renvoye_par_une_connexion_neuve_dans_le_meme_essai() {
        craindreToujours();
        for (int fois = 0; fois < 3; fois++) {
            repondre(reponse(200).body("{}"));
            assertThat(texte(succes())).isEqualTo("{}");
        }

        // Celle d'un renvoi ne va pas dans la réserve : la suivante en ouvre une.
        assertThat(List.of(recue(), recue(), recue()))
                .extracting(RecordedRequest::getConnectionIndex)
                .containsExactly(0, 1, 2);
    }

    @Test
    void un_essai_qui_la_veut_neuve_a_sa_connexion_et_ne_la_laisse_a_personne() {
        for (boolean neuve : new boolean[] {false, true, false}) {
            repondre(reponse(200).body("{}"));
            Essai essai = new Essai(
                    CIRCONSTANCES,
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(5),
                    OCTETS_MAX,
                    essai().operation(),
                    null,
                    neuve);
            assertThat(lire(essai)).isInstanceOf(Succes.class);
        }

        assertThat(List.of(recue(), recue(), recue()))
                .extracting(RecordedRequest::getConnectionIndex)
                .containsExactly(0, 1, 0);
    }

    @Test
    void les_donnees_d_une_autre_demande_sont_ecartees() {
        String corps = "{\"x\":\"" + "x".repeat(200) + "\"}";
        repondre(reponse(200).body(corps));
        repondre(reponse(200).body(corps));
        assertThat(lire(essai(RequeteTest.de("3990000000001")))).isInstanceOf(Succes.class);
        Essai autre = essai(RequeteTest.de("3990000000002"));

        Echec<Reponse> echec = (Echec<Reponse>) lire(autre);

        assertThat(echec.explication()).contains("répète celle d'une autre demande");
        assertThat(echec.passager()).isTrue();
        assertThat(echec.circonstances().statut()).hasValue(200);
        assertThat(autre.douteux()).isTrue();
    }

    private Essai essai(Requete requete) {
        return new Essai(
                CIRCONSTANCES,
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                OCTETS_MAX,
                essai().operation(),
                requete,
                false);
    }

    @Test
    void sans_proxy_la_panne_est_celle_de_la_passerelle() {
        serveur.close();
        Essai essai = essai();

        Echec<Reponse> echec = (Echec<Reponse>) lire(essai);

        assertThat(essai.proxy()).isEqualTo(Proxy.NO_PROXY);
        assertThat(echec.explication()).contains("passerelle");
    }

    /** Des sockets ordinaires, qui disent toujours que des octets attendent. */
    private static final class Pleins extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public InputStream getInputStream() throws IOException {
                    return new FilterInputStream(super.getInputStream()) {
                        @Override
                        public int available() {
                            return 1;
                        }
                    };
                }
            };
        }

        @Override
        public Socket createSocket(String hote, int port) {
            throw new UnsupportedOperationException("inattendu");
        }

        @Override
        public Socket createSocket(String hote, int port, InetAddress ici, int portIci) {
            throw new UnsupportedOperationException("inattendu");
        }

        @Override
        public Socket createSocket(InetAddress hote, int port) {
            throw new UnsupportedOperationException("inattendu");
        }

        @Override
        public Socket createSocket(InetAddress hote, int port, InetAddress ici, int portIci) {
            throw new UnsupportedOperationException("inattendu");
        }
    }
}
