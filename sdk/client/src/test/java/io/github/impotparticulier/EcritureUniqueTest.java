package io.github.impotparticulier;

import static io.github.impotparticulier.appui.ServeurBrut.ecrire;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Certificats;
import io.github.impotparticulier.appui.ServeurBrut;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.autre.AutreApi;
import io.github.impotparticulier.autre.Methode;
import io.github.impotparticulier.autre.ReponseAutreApi;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.internal.echange.Delais;
import io.github.impotparticulier.internal.echange.Temps;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Une écriture ne part qu'une fois, et l'exception dit si elle a pu parvenir : une panne à chaque endroit du chemin, sur un serveur qui
 * compte ce qui lui vient.
 */
class EcritureUniqueTest {
    private static final AutreApi API = AutreApi.de("infinoe", "/base", "portee");
    private static final byte[] MESSAGE = "<message/>".getBytes(UTF_8);
    static final Delais ORDINAIRES = new Delais(Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofSeconds(5));
    private static final Delais COURTS =
            new Delais(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(5));

    /** Les chemins d'un appel : dans le fil de l'appelant, ou dans un autre si le client confié y fait passer son code. */
    enum Chemin {
        ICI,
        AILLEURS;

        private static final OkHttpClient ORDINAIRE = new OkHttpClient();

        OkHttpClient http() {
            return this == ICI
                    ? ORDINAIRE
                    : ORDINAIRE
                            .newBuilder()
                            .addInterceptor(chaine -> chaine.proceed(chaine.request()))
                            .build();
        }

        ImpotParticulierClient vers(String passerelle, Delais delais) {
            return vers(passerelle, delais, http());
        }

        static ImpotParticulierClient vers(String passerelle, Delais delais, OkHttpClient http) {
            return ImpotParticulierClient.builder()
                    .passerelle(passerelle)
                    .sourceJetons((portee, refuse) -> "jeton-fictif")
                    .httpClient(http)
                    .delais(delais)
                    .temps(TempsFictif.a(System::nanoTime))
                    .build();
        }
    }

    static ReponseAutreApi deposer(ImpotParticulierClient client) {
        return client.autreApi(API).envoyer(Methode.POST, "/lots/{n}", Map.of("n", "39"), "application/xml", MESSAGE);
    }

    static <E extends AppelException> E echouer(Class<E> attendue, ImpotParticulierClient client) {
        E levee = catchThrowableOfType(attendue, () -> deposer(client));
        assertThat(levee).isExactlyInstanceOf(attendue);
        assertThat(levee.circonstances().peutEtreRecue()).isEqualTo(levee.peutEtreRecue());
        assertThat(levee.getMessage().contains("peut-être reçue")).isEqualTo(levee.peutEtreRecue());
        assertThat(levee.getMessage()).doesNotContain("/lots/39");
        assertThat(levee.route().orElseThrow()).isIn("/lots/{n}", "/token");
        return levee;
    }

    /** Le corps de l'écriture, que le serveur lit avant de mal faire. */
    private static void lireLeMessage(Socket client) throws IOException {
        assertThat(client.getInputStream().readNBytes(MESSAGE.length)).isEqualTo(MESSAGE);
    }

    static ServeurBrut.Conduite apresLeMessage(ServeurBrut.Conduite suite) {
        return client -> {
            lireLeMessage(client);
            return suite.repondre(client);
        };
    }

    // --- Rien n'est parti. ---

    @ParameterizedTest
    @EnumSource
    void connexion_refusee_rien_n_est_parti_et_l_appel_se_refait(Chemin chemin) throws IOException {
        int port;
        try (ServerSocket ferme = new ServerSocket(0)) {
            port = ferme.getLocalPort();
        }
        AtomicInteger essais = new AtomicInteger();
        try (ImpotParticulierClient client = ImpotParticulierClient.builder()
                .passerelle("http://127.0.0.1:" + port)
                .sourceJetons((portee, refuse) -> "jeton-fictif")
                .httpClient(chemin.http())
                .ecouteur(essai -> essais.incrementAndGet())
                .temps(TempsFictif.a(System::nanoTime))
                .build()) {
            assertThat(echouer(ServiceIndisponibleException.class, client).peutEtreRecue())
                    .isFalse();
        }
        assertThat(essais).hasValue(3);
    }

    @ParameterizedTest
    @EnumSource
    void un_serveur_qui_revient_recoit_l_ecriture_une_fois(Chemin chemin) throws IOException {
        int port;
        try (ServerSocket ferme = new ServerSocket(0)) {
            port = ferme.getLocalPort();
        }
        AtomicReference<ServeurBrut> revenu = new AtomicReference<>();
        Temps temps = new Temps(
                System::nanoTime,
                Clock.systemUTC(),
                repos -> revenu.compareAndSet(
                        null, new ServeurBrut(port, client -> client, apresLeMessage(ServeurBrut.gardee("recu")))),
                () -> 0);
        try (ImpotParticulierClient client = ImpotParticulierClient.builder()
                .passerelle("http://127.0.0.1:" + port)
                .sourceJetons((portee, refuse) -> "jeton-fictif")
                .httpClient(chemin.http())
                .temps(temps)
                .build()) {
            assertThat(deposer(client).statut()).isEqualTo(200);
            assertThat(revenu.get().lectures).hasValue(1);
        } finally {
            revenu.get().close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void liaison_tls_refusee_ou_rompue_rien_n_est_parti(Chemin chemin) {
        try (ServeurBrut inconnu =
                        new ServeurBrut(0, Certificats.accueil(Certificats.inconnu()), ServeurBrut.gardee(""));
                ServeurBrut coupe = new ServeurBrut(
                        0,
                        client -> {
                            throw new IOException("fermeture avant TLS");
                        },
                        ServeurBrut.gardee(""))) {
            for (ServeurBrut serveur : new ServeurBrut[] {inconnu, coupe}) {
                try (ImpotParticulierClient client = chemin.vers("https://127.0.0.1:" + serveur.port(), ORDINAIRES)) {
                    assertThat(echouer(ServiceIndisponibleException.class, client)
                                    .peutEtreRecue())
                            .isFalse();
                }
                assertThat(serveur.lectures).hasValue(0);
            }
            assertThat(coupe.connexions).as("une panne passagère").hasValue(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void un_jeton_qui_ne_vient_pas_rien_n_est_parti(Chemin chemin) {
        try (ServeurBrut serveur = new ServeurBrut(ServeurBrut.gardee(""));
                ImpotParticulierClient client = ImpotParticulierClient.builder()
                        .passerelle(serveur.passerelle())
                        .sourceJetons((portee, refuse) -> {
                            throw new IOException("magasin en panne");
                        })
                        .httpClient(chemin.http())
                        .temps(TempsFictif.a(System::nanoTime))
                        .build()) {
            assertThat(echouer(ServiceIndisponibleException.class, client).peutEtreRecue())
                    .isFalse();
            assertThat(serveur.connexions).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void un_fil_interrompu_avant_l_appel_ou_un_client_ferme_rien_n_est_parti(Chemin chemin) {
        try (ServeurBrut serveur = new ServeurBrut(ServeurBrut.gardee(""))) {
            ImpotParticulierClient client = chemin.vers(serveur.passerelle(), ORDINAIRES);
            Thread.currentThread().interrupt();
            try {
                assertThat(echouer(AppelInterrompuException.class, client).peutEtreRecue())
                        .isFalse();
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            client.close();
            assertThat(echouer(AppelInterrompuException.class, client).peutEtreRecue())
                    .isFalse();
            assertThat(serveur.lectures).hasValue(0);
        }
    }

    // --- Des octets sont partis. ---

    /** Une conduite, et combien d'écritures le serveur a pu en compter. */
    static void peutEtreRecue(
            Chemin chemin, Delais delais, Class<? extends AppelException> attendue, ServeurBrut.Conduite conduite) {
        try (ServeurBrut serveur = new ServeurBrut(conduite);
                ImpotParticulierClient client = chemin.vers(serveur.passerelle(), delais)) {
            assertThat(echouer(attendue, client).peutEtreRecue()).isTrue();
            assertThat(serveur.lectures).as("écritures reçues").hasValue(1);
            assertThat(serveur.connexions).hasValue(1);
        }
    }

    /** Le serveur accepte la connexion et la ferme : le client, lui, a pu y écrire, et ne sait pas qui l'a lu. */
    @ParameterizedTest
    @EnumSource
    void coupure_avant_que_le_serveur_ne_lise_la_demande(Chemin chemin) {
        try (ServeurBrut serveur = new ServeurBrut(
                        0,
                        client -> {
                            // Rompt, sans rien lire, ce qu'un premier octet a fait venir.
                            client.getInputStream().read();
                            throw new IOException("coupure");
                        },
                        ServeurBrut.gardee(""));
                ImpotParticulierClient client = chemin.vers(serveur.passerelle(), ORDINAIRES)) {
            assertThat(echouer(ServiceIndisponibleException.class, client).peutEtreRecue())
                    .isTrue();
            assertThat(serveur.connexions).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void coupure_apres_les_en_tetes(Chemin chemin) {
        peutEtreRecue(chemin, ORDINAIRES, ServiceIndisponibleException.class, ServeurBrut.fermee(""));
        peutEtreRecue(chemin, ORDINAIRES, ServiceIndisponibleException.class, ServeurBrut.rompue(""));
    }

    @ParameterizedTest
    @EnumSource
    void coupure_apres_le_corps(Chemin chemin) {
        peutEtreRecue(chemin, ORDINAIRES, ServiceIndisponibleException.class, apresLeMessage(ServeurBrut.fermee("")));
        peutEtreRecue(chemin, ORDINAIRES, ServiceIndisponibleException.class, apresLeMessage(ServeurBrut.rompue("")));
    }

    @ParameterizedTest
    @EnumSource
    void coupure_apres_la_ligne_de_statut(Chemin chemin) {
        peutEtreRecue(
                chemin,
                ORDINAIRES,
                ServiceIndisponibleException.class,
                apresLeMessage(ServeurBrut.fermee("HTTP/1.1 201 Created\r\n")));
    }

    @ParameterizedTest
    @EnumSource
    void coupure_au_milieu_de_la_reponse_dont_le_statut_reste_connu(Chemin chemin) {
        try (ServeurBrut serveur = new ServeurBrut(apresLeMessage(
                        ServeurBrut.fermee("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n<debut")));
                ImpotParticulierClient client = chemin.vers(serveur.passerelle(), ORDINAIRES)) {
            ServiceIndisponibleException levee = echouer(ServiceIndisponibleException.class, client);
            assertThat(levee.peutEtreRecue()).isTrue();
            assertThat(levee.statut()).hasValue(201);
            assertThat(serveur.lectures).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reponse_qui_n_est_pas_du_http(Chemin chemin) {
        peutEtreRecue(
                chemin,
                ORDINAIRES,
                ReponseIllisibleException.class,
                apresLeMessage(ServeurBrut.fermee("bonjour\r\n\r\n")));
    }

    @ParameterizedTest
    @EnumSource
    void reponse_trop_grande_quel_que_soit_son_statut(Chemin chemin) {
        for (int statut : new int[] {200, 201, 400}) {
            String trop = "x".repeat(1024 * 1024 + 1);
            peutEtreRecue(
                    chemin,
                    ORDINAIRES,
                    ReponseIllisibleException.class,
                    apresLeMessage(ServeurBrut.fermee(
                            "HTTP/1.1 " + statut + " X\r\nContent-Length: " + trop.length() + "\r\n\r\n" + trop)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void reponse_qui_ne_vient_pas_a_temps(Chemin chemin) {
        try (ServeurBrut serveur = muet();
                ImpotParticulierClient client = chemin.vers(serveur.passerelle(), COURTS)) {
            assertThat(echouer(ServiceIndisponibleException.class, client).peutEtreRecue())
                    .isTrue();
            assertThat(serveur.lectures).hasValue(1);
        }
        try (ServeurBrut serveur = muet();
                ImpotParticulierClient client = chemin.vers(serveur.passerelle(), ORDINAIRES)) {
            assertThat(echouer(ServiceIndisponibleException.class, client.avecDelaiAppel(Duration.ofSeconds(1)))
                            .peutEtreRecue())
                    .as("l'échéance de l'appel, et non la borne de l'essai")
                    .isTrue();
            assertThat(serveur.lectures).hasValue(1);
        }
    }

    /** Lit le message et ne répond rien, jusqu'à ce que le client raccroche. */
    static ServeurBrut muet() {
        return new ServeurBrut(apresLeMessage(client -> {
            while (client.getInputStream().read() >= 0) {
                // Ce qui vient encore ne compte pas.
            }
            return false;
        }));
    }

    // --- Le code confié ne la fait pas partir deux fois non plus. ---

    @ParameterizedTest
    @EnumSource
    void un_intercepteur_qui_refait_la_demande_ne_l_envoie_pas_deux_fois(Chemin chemin) {
        OkHttpClient entete = chemin.http()
                .newBuilder()
                .addInterceptor(chaine -> {
                    Response premiere = chaine.proceed(chaine.request());
                    premiere.close();
                    return chaine.proceed(chaine.request());
                })
                .build();
        try (ServeurBrut serveur = new ServeurBrut(apresLeMessage(ServeurBrut.gardee("recu")));
                ImpotParticulierClient client = Chemin.vers(serveur.passerelle(), ORDINAIRES, entete)) {
            assertThat(echouer(ServiceIndisponibleException.class, client).peutEtreRecue())
                    .isTrue();
            assertThat(serveur.lectures).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void un_intercepteur_qui_leve_apres_l_envoi_la_laisse_peut_etre_recue(Chemin chemin) {
        OkHttpClient fautif = chemin.http()
                .newBuilder()
                .addInterceptor(chaine -> {
                    chaine.proceed(chaine.request()).close();
                    throw new IllegalStateException("défaut");
                })
                .build();
        try (ServeurBrut serveur = new ServeurBrut(apresLeMessage(ServeurBrut.gardee("recu")));
                ImpotParticulierClient client = Chemin.vers(serveur.passerelle(), ORDINAIRES, fautif)) {
            assertThat(echouer(ServiceIndisponibleException.class, client).peutEtreRecue())
                    .isTrue();
            assertThat(serveur.lectures).hasValue(1);
        }
    }

    /** Chaque écriture ouvre la sienne : le serveur a pu fermer celle qui reposait, et l'on ne saurait plus rien. */
    @ParameterizedTest
    @EnumSource
    void une_ecriture_ne_reprend_pas_une_connexion(Chemin chemin) {
        try (ServeurBrut serveur = new ServeurBrut(
                        ServeurBrut.gardee("{}"),
                        apresLeMessage(ServeurBrut.gardee("recu")),
                        apresLeMessage(ServeurBrut.gardee("recu")));
                ImpotParticulierClient client = chemin.vers(serveur.passerelle(), ORDINAIRES)) {
            client.autreApi(API).envoyer(Methode.GET, "/etat", Map.of());
            deposer(client);
            deposer(client);
            assertThat(serveur.connexions).hasValue(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void une_lecture_coupee_se_refait_et_n_est_jamais_peut_etre_recue(Chemin chemin) {
        try (ServeurBrut serveur = new ServeurBrut(ServeurBrut.fermee(""));
                ImpotParticulierClient client = chemin.vers(serveur.passerelle(), ORDINAIRES)) {
            AppelException levee = catchThrowableOfType(
                    AppelException.class, () -> client.autreApi(API).envoyer(Methode.GET, "/etat", Map.of()));
            assertThat(levee.peutEtreRecue()).isFalse();
            assertThat(serveur.lectures).hasValue(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void un_delete_sans_corps_ne_part_qu_une_fois_non_plus(Chemin chemin) {
        try (ServeurBrut serveur = new ServeurBrut(ServeurBrut.fermee(""));
                ImpotParticulierClient client = chemin.vers(serveur.passerelle(), ORDINAIRES)) {
            AppelException levee = catchThrowableOfType(
                    AppelException.class, () -> client.autreApi(API).envoyer(Methode.DELETE, "/lots", Map.of()));
            assertThat(levee.peutEtreRecue()).isTrue();
            assertThat(serveur.lectures).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void une_reponse_401_nue_ne_dit_pas_qui_a_refuse(Chemin chemin) {
        try (ServeurBrut serveur = new ServeurBrut(apresLeMessage(client -> {
                    ecrire(client, "HTTP/1.1 401 X\r\nContent-Length: 0\r\n\r\n");
                    return false;
                }));
                ImpotParticulierClient client = chemin.vers(serveur.passerelle(), ORDINAIRES)) {
            assertThat(echouer(AuthentificationException.class, client).peutEtreRecue())
                    .isTrue();
            assertThat(serveur.lectures).hasValue(1);
        }
    }
}
