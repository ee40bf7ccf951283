package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static io.github.impotparticulier.appui.FausseDgfip.TYPE_IR;
import static io.github.impotparticulier.appui.FausseDgfip.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.personne.Usager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ce qu'un serveur hostile ou cassé, ou un client HTTP confié défaillant, ne doit pas pouvoir faire. */
class ReponsesHostilesTest {
    private static final String FOYER = "{\"rfr\":17827,\"nbPart\":\"2.75\"}";
    private static final Usager USAGER = Usager.parSpi(SPI);

    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    @AutoClose
    private final ImpotParticulierClient client = dgfip.client("2024-11-15");

    private SituationIr lire() {
        return client.irAssiette().pour(USAGER, 2023);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"erreur\":{\"code\":\"3990000000001\"}}",
                "{\"erreur\":{\"code\":\"DUPONT_JEAN\"}}",
                "{\"fault\":{\"code\":\"jeton-1\"}}",
                "{\"code\":true}",
                "{\"error\":\"secret-fictif\"}",
                "<x:code>3990000000001</x:code>"
            })
    void un_code_hostile_n_entre_pas_dans_le_message(String corps) {
        dgfip.repond(400, corps);

        AppelException e = catchThrowableOfType(AppelException.class, this::lire);

        assertThat(e.code()).isEmpty();
        assertThat(e.getMessage()).doesNotContain(SPI, "DUPONT", "jeton-1", "secret", "true");
    }

    @Test
    void un_corps_d_erreur_trop_grand_ou_tronque_laisse_conclure_le_statut() {
        dgfip.repond(410, "{\"erreur\":{\"code\":4101},\"bourrage\":\"" + "x".repeat(70_000) + "\"}")
                .repond(new MockResponse.Builder()
                        .code(410)
                        .body("{\"erreur\":{\"code\":4101}}")
                        .setHeader("Content-Length", 4000)
                        .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                        .build());

        for (int i = 0; i < 2; i++) {
            AucunResultatException e = catchThrowableOfType(AucunResultatException.class, this::lire);
            assertThat(e.statut()).hasValue(410);
            assertThat(e.code()).isEmpty();
        }
    }

    @Test
    void un_texte_qui_n_est_pas_dans_le_jeu_annonce_est_refuse() {
        dgfip.repond(new MockResponse.Builder()
                .setHeader("Content-Type", TYPE_IR + "; charset=US-ASCII")
                .body(new Buffer().write("{\"aft\":\"ÎLE\"}".getBytes(StandardCharsets.UTF_8)))
                .build());

        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(this::lire)
                .withMessageContaining("jeu de caractères");
    }

    @Test
    void des_401_sans_fin_ne_font_pas_une_tempete() {
        for (int i = 0; i < 100; i++) {
            dgfip.repond(401, "");
        }
        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(AuthentificationException.class).isThrownBy(this::lire);
        }
        assertThat(dgfip.jetonsDemandes).as("ceux du premier appel").hasSize(5);
        assertThat(dgfip.lectures).as("une pour chacun des suivants").hasSize(5 + 19);
    }

    @Test
    void un_ecouteur_confie_qui_echoue_une_fois_ne_condamne_pas_les_appels_suivants() {
        AtomicBoolean premier = new AtomicBoolean(true);
        OkHttpClient confie = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void callStart(Call appel) {
                        if (premier.getAndSet(false)) {
                            throw new IllegalStateException(
                                    "écouteur fictif " + appel.request().url());
                        }
                    }
                })
                .build();
        dgfip.repond(200, FOYER);
        try (ImpotParticulierClient derive = dgfip.builder().httpClient(confie).build()) {
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> derive.irAssiette().pour(USAGER, 2020))
                    .satisfies(e -> assertThat(e).hasStackTraceContaining("IllegalStateException"))
                    .satisfies(e -> assertThat(e.getCause().getMessage()).doesNotContain("127.0.0.1"));
            assertThat(derive.irAssiette().pour(USAGER, 2020).rfr()).hasValue(17_827);
        }
        confie.dispatcher().executorService().shutdown();
    }

    @Test
    void un_nom_qui_ne_se_resout_pas_a_temps_ne_condamne_pas_les_appels_suivants() {
        CountDownLatch jamais = new CountDownLatch(1);
        AtomicBoolean premier = new AtomicBoolean(true);
        OkHttpClient confie = new OkHttpClient.Builder()
                .dns(nom -> {
                    if (premier.getAndSet(false)) {
                        attendre(jamais);
                    }
                    return List.of(InetAddress.getLoopbackAddress());
                })
                .build();
        dgfip.repond(200, FOYER);
        try (ImpotParticulierClient derive = dgfip.builder()
                .passerelle(dgfip.passerelle().replace("127.0.0.1", "localhost"))
                .httpClient(confie)
                .essaisMax(1)
                .delaiEssai(Duration.ofMillis(800))
                .build()) {
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> derive.irAssiette().pour(USAGER, 2020));
            assertThat(derive.irAssiette().pour(USAGER, 2020).rfr()).hasValue(17_827);
        } finally {
            jamais.countDown();
            confie.dispatcher().executorService().shutdown();
        }
    }

    private static void attendre(CountDownLatch verrou) throws UnknownHostException {
        try {
            if (!verrou.await(30, TimeUnit.SECONDS)) {
                throw new UnknownHostException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException();
        }
    }

    @Test
    void une_erreur_d_un_intercepteur_confie_reste_dans_l_exception() {
        OkHttpClient confie = new OkHttpClient.Builder()
                .addInterceptor(chaine -> {
                    throw new AssertionError("adresse " + chaine.request().url());
                })
                .build();
        try (ImpotParticulierClient derive = dgfip.builder().httpClient(confie).build()) {
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> derive.irAssiette().pour(USAGER, 2020))
                    .satisfies(e -> assertThat(e.getCause().getMessage()).isEqualTo("java.lang.AssertionError"));
        }
        confie.dispatcher().executorService().shutdown();
    }

    @Test
    void interrompre_un_appel_en_cours_le_rend_aussitot_et_garde_l_indicateur() throws Exception {
        dgfip.repond(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        CompletableFuture<Boolean> indicateur = new CompletableFuture<>();
        AtomicReference<Throwable> issue = new AtomicReference<>();
        Thread fil = new Thread(() -> {
            issue.set(catchThrowableOfType(Throwable.class, this::lire));
            indicateur.complete(Thread.currentThread().isInterrupted());
        });
        fil.start();
        dgfip.attendreUneLecture();

        fil.interrupt();

        assertThat(indicateur.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(issue.get()).isInstanceOf(AppelInterrompuException.class);
        assertThat(((AppelException) issue.get()).idCorrelation())
                .hasValue(dgfip.lectures.get(0).getHeaders().get("X-Correlation-ID"));
    }

    @Test
    void une_exception_serialisee_n_emporte_pas_le_message_du_serveur() throws Exception {
        AppelException e = new AucunResultatException(
                "Aucun résultat.",
                Circonstances.de("irAssiette", "/route").avecStatut(410).avecMessageServeur("SPI " + SPI));
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ObjectOutputStream sortie = new ObjectOutputStream(octets)) {
            sortie.writeObject(e);
        }
        assertThat(octets.toString(StandardCharsets.ISO_8859_1)).doesNotContain(SPI);
        try (ObjectInputStream entree = new ObjectInputStream(new ByteArrayInputStream(octets.toByteArray()))) {
            AppelException relue = (AppelException) entree.readObject();
            assertThat(relue.statut()).hasValue(410);
            assertThat(relue.messageServeur()).isEmpty();
        }
    }

    @Test
    void un_jeton_illisible_ne_condamne_pas_les_appels_suivants() {
        dgfip.jeton(() -> json(200, "<html/>"));
        assertThatExceptionOfType(ReponseIllisibleException.class).isThrownBy(this::lire);
        dgfip.jeton(() -> json(200, "{\"access_token\":\"t\",\"expires_in\":60}"))
                .repond(200, FOYER);

        assertThat(lire().rfr()).hasValue(17_827);
    }
}
