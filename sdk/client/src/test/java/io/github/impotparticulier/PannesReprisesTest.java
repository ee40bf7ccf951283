package io.github.impotparticulier;

import static io.github.impotparticulier.appui.Banc.FOYER;
import static io.github.impotparticulier.appui.Banc.cas;
import static io.github.impotparticulier.appui.Banc.echouer;
import static io.github.impotparticulier.appui.Banc.reussir;
import static io.github.impotparticulier.appui.FausseDgfip.json;
import static io.github.impotparticulier.appui.ServeurBrut.gardee;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.Banc;
import io.github.impotparticulier.appui.Certificats;
import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.ServeurBrut;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Le catalogue des pannes, cas 11 et 12 : les délais demandés, les quotas ; et qu'un essai est une requête, jamais deux. */
@ExtendWith(SansFuite.class)
@Timeout(60)
class PannesReprisesTest {
    private static final String DATE = "Fri, 15 Nov 2024 12:00:00 GMT";
    private static final int REFUSED_STREAM = 7;

    private final Banc banc = new Banc();
    private final FausseDgfip dgfip = new FausseDgfip().jeton(Banc::jeton);
    private FausseDgfip dgfipTls;

    @AfterEach
    void rienNeReste() {
        dgfip.close();
        if (dgfipTls != null) {
            dgfipTls.close();
        }
        banc.close();
    }

    private static MockResponse.Builder avecDelai(int statut, String corps, String... delais) {
        MockResponse.Builder reponse =
                new MockResponse.Builder().code(statut).body(corps).setHeader("Date", DATE);
        Arrays.stream(delais).forEach(delai -> reponse.addHeader("Retry-After", delai));
        return reponse;
    }

    static Stream<Arguments> delaisDemandes() {
        return Banc.surChaqueFace(
                cas(3, 0, new String[] {"0"}),
                cas(3, 2, new String[] {"2"}),
                cas(3, 2, new String[] {" 2 "}),
                cas(2, 20, new String[] {"20"}),
                cas(1, 120, new String[] {"120"}),
                cas(1, 999_999_999, new String[] {"999999999"}),
                cas(3, 2, new String[] {"Fri, 15 Nov 2024 12:00:02 GMT"}),
                cas(1, 120, new String[] {"Fri, 15 Nov 2024 12:02:00 GMT"}),
                cas(3, 0, new String[] {"Fri, 15 Nov 2024 11:00:00 GMT"}),
                cas(3, 0, new String[] {"Thu, 01 Jan 1970 00:00:00 GMT"}),
                cas(1, 120, new String[] {"0", "120"}),
                cas(3, null, new String[] {"-1"}),
                cas(3, null, new String[] {"1.5"}),
                cas(3, null, new String[] {"0,120"}),
                cas(3, null, new String[] {"99999999999"}),
                cas(3, null, new String[] {"9".repeat(400)}),
                cas(3, null, new String[] {Temoin.SPI}),
                cas(3, null, new String[] {""}),
                cas(3, null, new String[] {"Mon, 15 Nov 2024 12:02:00 GMT"}),
                cas(3, null, new String[] {"demain"}));
    }

    @ParameterizedTest(name = "{0}, {1} requêtes, {2} s, {index}")
    @MethodSource("delaisDemandes")
    void cas_11_un_delai_demande_est_obei_s_il_tient_et_dit_s_il_ne_tient_pas(
            Face face, int requetes, Integer secondes, String[] valeurs) {
        List<Duration> repos = new ArrayList<>();
        try (ImpotParticulierClient client = banc.vers(dgfip.passerelle()).build()) {
            for (int statut : new int[] {503, 429}) {
                for (int i = 0; i < requetes; i++) {
                    dgfip.repond(avecDelai(statut, Temoin.NOM, valeurs).build());
                }
                Class<? extends AppelException> attendue =
                        statut == 503 ? ServiceIndisponibleException.class : QuotaDepasseException.class;
                AppelException e = echouer(attendue, face, client);

                assertThat(e.statut()).hasValue(statut);
                assertThat(e.delai().map(Duration::toSeconds).orElse(null))
                        .isEqualTo(secondes == null ? null : (long) secondes);
                for (int i = 1; i < requetes; i++) {
                    repos.add(Duration.ofSeconds(secondes == null ? 0 : secondes));
                }
            }
            assertThat(dgfip.lectures).as("aucun renvoi caché").hasSize(2 * requetes);
            assertThat(banc.places()).isEqualTo(2 * requetes);
            assertThat(banc.repos()).isEqualTo(repos);

            dgfip.repond(200, FOYER);
            reussir(face, client);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_11_un_delai_qui_tient_mene_au_succes(Face face) {
        dgfip.repond(avecDelai(503, "", "120").build()).repond(200, FOYER);
        try (ImpotParticulierClient client =
                banc.vers(dgfip.passerelle()).delaiAppel(Duration.ofMinutes(3)).build()) {
            reussir(face, client);

            assertThat(banc.repos()).containsExactly(Duration.ofMinutes(2));
            assertThat(dgfip.lectures).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_11_une_date_se_compte_a_l_heure_de_la_passerelle_ou_a_defaut_a_la_notre(Face face) {
        dgfip.repond(avecDelai(503, "", "Tue, 15 Nov 2033 08:00:04 GMT")
                        .setHeader("Date", "Tue, 15 Nov 2033 08:00:00 GMT")
                        .build())
                .repond(avecDelai(503, "", "Fri, 15 Nov 2024 12:00:03 GMT")
                        .removeHeader("Date")
                        .build())
                .repond(200, FOYER);
        try (ImpotParticulierClient client = banc.vers(dgfip.passerelle()).build()) {
            reussir(face, client);

            assertThat(banc.repos()).containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(3));
        }
    }

    /** Le refus de la passerelle, sous ses quatre formes. */
    private static String[] formes(String code) {
        String message = Temoin.NOM + " " + Temoin.SPI;
        return new String[] {
            "{\"fault\":{\"code\":" + code + ",\"message\":\"" + message + "\",\"description\":\"" + message + "\"}}",
            "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}",
            "<amt:fault xmlns:amt=\"http://wso2.org/apimanager/throttling\"><amt:code>" + code
                    + "</amt:code><amt:message>" + message + "</amt:message></amt:fault>"
        };
    }

    static Stream<Arguments> quotas() {
        List<Object[]> tous = new ArrayList<>();
        for (String forme : formes("900802")) {
            ajouter(tous, forme, "900802");
        }
        ajouter(tous, "", null);
        return Banc.surChaqueFace(tous.toArray(Object[][]::new));
    }

    private static void ajouter(List<Object[]> tous, String forme, String code) {
        tous.add(cas(forme, code, null, 3));
        tous.add(cas(forme, code, 2, 3));
        tous.add(cas(forme, code, 20, 2));
        tous.add(cas(forme, code, 120, 1));
    }

    @ParameterizedTest(name = "{0}, code {2}, {3} s, {4} requêtes, {index}")
    @MethodSource("quotas")
    void cas_12_un_quota_depasse_se_dit_apres_les_reprises_qui_tiennent(
            Face face, String corps, String code, Integer secondes, int requetes) {
        String[] delais = secondes == null ? new String[0] : new String[] {secondes.toString()};
        for (int i = 0; i < requetes; i++) {
            dgfip.repond(avecDelai(429, corps, delais).build());
        }
        dgfip.repond(avecDelai(429, corps, delais).build()).repond(200, FOYER);
        try (ImpotParticulierClient client = banc.vers(dgfip.passerelle()).build()) {
            QuotaDepasseException e = echouer(QuotaDepasseException.class, face, client);

            assertThat(e.statut()).hasValue(429);
            assertThat(e.code().orElse(null)).isEqualTo(code);
            assertThat(e.delai().orElse(null)).isEqualTo(secondes == null ? null : Duration.ofSeconds(secondes));
            assertThat(dgfip.lectures).hasSize(requetes);
            assertThat(banc.repos())
                    .hasSize(requetes - 1)
                    .allMatch(Duration.ofSeconds(secondes == null ? 0 : secondes)::equals);

            reussir(face, client.avecDelaiAppel(Duration.ofMinutes(3)));
            assertThat(dgfip.lectures).hasSize(requetes + 2);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_12_un_quota_depasse_par_les_demandes_de_jeton_se_dit_de_meme(Face face) {
        dgfip.jeton(() -> avecDelai(429, formes("900802")[0], "2").build());
        try (ImpotParticulierClient client = banc.vers(dgfip.passerelle()).build()) {
            QuotaDepasseException e = echouer(QuotaDepasseException.class, face, client);

            assertThat(e.code()).hasValue("900802");
            assertThat(e.delai()).hasValue(Duration.ofSeconds(2));
            assertThat(dgfip.jetonsDemandes).hasSize(3);
            assertThat(banc.repos()).hasSize(2);
            assertThat(dgfip.lectures).isEmpty();
        }
    }

    static Stream<Arguments> souscriptionsBloquees() {
        List<Object[]> tous = new ArrayList<>();
        String code = "900805";
        for (String forme : formes(code)) {
            tous.add(cas(429, code, forme, QuotaDepasseException.class));
            tous.add(cas(403, code, forme, AccesRefuseException.class));
        }
        tous.add(cas(401, code, formes(code)[0], AccesRefuseException.class));
        tous.add(cas(503, code, formes(code)[0], AccesRefuseException.class));
        return Banc.surChaqueFace(tous.toArray(Object[][]::new));
    }

    @ParameterizedTest(name = "{0}, {1} {2}, {index}")
    @MethodSource("souscriptionsBloquees")
    void cas_12_une_souscription_bloquee_ne_se_retente_pas(
            Face face, int statut, String code, String corps, Class<? extends AppelException> attendue) {
        dgfip.repond(avecDelai(statut, corps, "0").build()).repond(200, FOYER);
        try (ImpotParticulierClient client = banc.vers(dgfip.passerelle()).build()) {
            assertThat(echouer(attendue, face, client).code()).hasValue(code);

            assertThat(dgfip.lectures).hasSize(1);
            assertThat(dgfip.jetonsDemandes).hasSize(1);
            assertThat(banc.repos()).isEmpty();
            reussir(face, client);
        }
    }

    static Stream<Arguments> renvoisTentants() {
        return Banc.surChaqueFace(
                cas("408", avecDelai(408, "").build()),
                cas("408, délai nul", avecDelai(408, "", "0").build()),
                cas("503, délai nul", avecDelai(503, "", "0").build()),
                cas(
                        "307 vers elle-même",
                        avecDelai(307, "").setHeader("Location", "").build()),
                cas(
                        "308 vers elle-même",
                        avecDelai(308, "").setHeader("Location", "?").build()),
                cas("421", avecDelai(421, "").build()),
                cas(
                        "407 sans proxy",
                        avecDelai(407, "")
                                .setHeader("Proxy-Authenticate", "Basic realm=\"x\"")
                                .build()),
                cas(
                        "rompue",
                        new MockResponse.Builder()
                                .onResponseStart(new SocketEffect.CloseSocket())
                                .build()));
    }

    /** OkHttp renverrait de lui-même ces requêtes, ou ferait ce qu'un client confié lui dit de faire. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("renvoisTentants")
    void un_essai_est_une_requete_sur_le_fil(Face face, String quoi, MockResponse reponse) {
        toutEstPermis();
        dgfip.repond(reponse, json(200, FOYER));
        try (ImpotParticulierClient client =
                banc.vers(dgfip.passerelle()).essaisMax(1).build()) {
            assertThat(echouer(face, client)).isNotNull();

            assertThat(dgfip.lectures).as(quoi).hasSize(1);
            assertThat(banc.places()).isEqualTo(1);
            assertThat(banc.repos()).isEmpty();
            reussir(face, client);
            assertThat(dgfip.lectures).hasSize(2);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("renvoisTentants")
    void une_demande_de_jeton_est_une_requete_sur_le_fil(Face face, String quoi, MockResponse reponse) {
        toutEstPermis();
        dgfip.jeton(() -> reponse).repond(200, FOYER);
        try (ImpotParticulierClient client =
                banc.vers(dgfip.passerelle()).essaisMax(1).build()) {
            assertThat(echouer(face, client)).isNotNull();

            assertThat(dgfip.jetonsDemandes).as(quoi).hasSize(1);
            assertThat(dgfip.lectures).isEmpty();
        }
    }

    /** Un client confié qui permet à OkHttp tout ce qu'il sait faire de lui-même. */
    private void toutEstPermis() {
        banc.http
                .retryOnConnectionFailure(true)
                .followRedirects(true)
                .followSslRedirects(true)
                .authenticator((route, reponse) -> reponse.request()
                        .newBuilder()
                        .header("Authorization", "Basic " + Temoin.SECRET)
                        .build());
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void un_401_ne_passe_pas_par_l_authentification_du_client_confie(Face face) {
        toutEstPermis();
        MockResponse refus = avecDelai(401, "")
                .setHeader("WWW-Authenticate", "Basic realm=\"" + Temoin.SPI + "\"")
                .build();
        dgfip.repond(refus, refus, refus);
        try (ImpotParticulierClient client =
                banc.vers(dgfip.passerelle()).essaisMax(1).build()) {
            echouer(AuthentificationException.class, face, client);

            assertThat(dgfip.lectures)
                    .as("l'essai, et celui qui suit le renouvellement du jeton")
                    .extracting(requete -> requete.getHeaders().get("Authorization"))
                    .containsExactly("Bearer " + Temoin.JETON, "Bearer " + Temoin.JETON);
            assertThat(dgfip.jetonsDemandes).hasSize(2);
            assertThat(banc.places()).isEqualTo(2);
        }
    }

    static Stream<Arguments> rupturesEnTls() {
        return Banc.surChaqueFace(
                cas(
                        "flux refusé",
                        new MockResponse.Builder()
                                .onResponseStart(new SocketEffect.CloseStream(REFUSED_STREAM))
                                .build()),
                cas(
                        "connexion rompue",
                        new MockResponse.Builder()
                                .onResponseStart(new SocketEffect.CloseSocket())
                                .build()),
                cas("503, délai nul", avecDelai(503, "", "0").build()),
                cas("421", avecDelai(421, "").build()));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("rupturesEnTls")
    void un_serveur_qui_offre_http_2_parle_http_1_et_ne_recoit_qu_une_requete_par_essai(
            Face face, String quoi, MockResponse reponse) {
        toutEstPermis();
        Certificats.reconnaitre(banc.http);
        dgfipTls = new FausseDgfip(Certificats.bon().sslSocketFactory()).jeton(Banc::jeton);
        dgfipTls.repond(json(200, FOYER), reponse, json(200, FOYER));
        try (ImpotParticulierClient client =
                banc.vers(dgfipTls.passerelle()).essaisMax(1).build()) {
            reussir(face, client);
            assertThat(echouer(face, client)).isNotNull();

            assertThat(dgfipTls.lectures)
                    .as(quoi)
                    .hasSize(2)
                    .extracting(RecordedRequest::getVersion)
                    .containsOnly("HTTP/1.1");
            reussir(face, client);
            assertThat(dgfipTls.lectures).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void la_reponse_est_lue_et_la_connexion_rendue_avant_le_repos(Face face) {
        ServeurBrut.Conduite occupee = client -> {
            ServeurBrut.ecrire(client, "HTTP/1.1 429 Occupe\r\nContent-Length: 12\r\n\r\n{\"code\":\"0\"}");
            return true;
        };
        try (ServeurBrut serveur = new ServeurBrut(occupee, occupee, gardee(FOYER));
                ImpotParticulierClient client = banc.vers(serveur.passerelle()).build()) {
            reussir(face, client);

            assertThat(serveur.lectures).hasValue(3);
            assertThat(serveur.connexions)
                    .as("celle du jeton, et la même pour les trois lectures")
                    .hasValue(2);
            assertThat(banc.repos()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void une_reponse_trop_longue_est_fermee_avant_le_repos(Face face) {
        AtomicReference<ServeurBrut> ici = new AtomicReference<>();
        String debut = "HTTP/1.1 503 Occupe\r\nContent-Length: 1000000\r\n\r\n" + "x".repeat(100_000);
        banc.auRepos(() -> assertThat(ici.get().raccroche())
                .as("la passerelle voit la connexion fermée")
                .isTrue());
        try (ServeurBrut serveur =
                new ServeurBrut(client -> ici.get().muette(debut).repondre(client), gardee(FOYER))) {
            ici.set(serveur);
            try (ImpotParticulierClient client = banc.vers(serveur.passerelle()).build()) {
                reussir(face, client);
            }
            assertThat(serveur.lectures).hasValue(2);
            assertThat(banc.repos()).hasSize(1);
        }
    }
}
