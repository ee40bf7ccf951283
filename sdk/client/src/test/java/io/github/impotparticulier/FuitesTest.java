package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.TYPE_IR;
import static io.github.impotparticulier.appui.FausseDgfip.json;
import static io.github.impotparticulier.appui.OperationDgfip.ETAT_CIVIL;
import static io.github.impotparticulier.appui.Temoin.CLE;
import static io.github.impotparticulier.appui.Temoin.JETON;
import static io.github.impotparticulier.appui.Temoin.JETON_FRANCE_CONNECT;
import static io.github.impotparticulier.appui.Temoin.NOM;
import static io.github.impotparticulier.appui.Temoin.PRENOM;
import static io.github.impotparticulier.appui.Temoin.SECRET;
import static io.github.impotparticulier.appui.Temoin.SPI;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.Fuites;
import io.github.impotparticulier.appui.Fuites.Canal;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.appui.ServeurBrut;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.r2p.AdresseRecherchee;
import io.github.impotparticulier.r2p.CriteresPersonne;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Des appels réels, dont demandes et réponses portent des valeurs témoins : aucune ne sort du SDK. */
class FuitesTest {
    private static final Usager USAGER = Usager.parSpi(SPI);
    private static final CriteresPersonne CRITERES = CriteresPersonne.parAdresse(
            ETAT_CIVIL,
            AdresseRecherchee.builder().commune("16", "015").libelleVoie(NOM).build());

    /** Tout ce qu'un serveur peut savoir, en une phrase. */
    private static final String TOUT = SPI + " " + NOM + " " + PRENOM + " " + JETON + " " + SECRET;

    private static final String FOYER =
            "{\"rfr\":17827,\"spiDec1\":\"" + SPI + "\",\"nmNaiDec1\":\"" + NOM + "\",\"prnmDec1\":\"" + PRENOM + "\"}";
    private static final String PERSONNE = "{\"personnePhysique\":{\"identifiant\":{\"spi\":\"" + SPI
            + "\"},\"etatCivil\":{\"lbNomNaissance\":\"" + NOM + "\"}}}";

    private final Fuites fuites = Fuites.ouvrir();
    private final FausseDgfip dgfip = new FausseDgfip().jeton(FuitesTest::jeton);
    private final ImpotParticulierClient client = builder().build();

    @AfterEach
    void fermer() {
        client.close();
        dgfip.close();
        fuites.close();
    }

    /** Le serveur répond pendant l'appel : l'instant où regarder les fils. */
    private static MockResponse jeton() {
        Temoin.relever();
        return json(200, "{\"access_token\":\"" + JETON + "\",\"expires_in\":3600}");
    }

    private ImpotParticulierClient.Builder builder() {
        return dgfip.builder().identifiants(CLE, SECRET).millesimes(FausseDgfip.le("2024-11-15"));
    }

    private Object parSpi() {
        return client.irAssiette().pour(USAGER, 2023);
    }

    private Object parFranceConnect() {
        return client.irAssiette().pour(Usager.franceConnect(JETON_FRANCE_CONNECT), 2023);
    }

    private static void reussit(Callable<?> appel) throws Exception {
        assertThat(Temoin.observer(appel.call())).isNotNull();
    }

    private static void echoue(Callable<?> appel) {
        assertThat(Temoin.observer(catchThrowable(appel::call))).isInstanceOf(AppelException.class);
    }

    /** Rien n'est sorti, et ce n'est pas faute d'avoir regardé. */
    private void rienNEstSorti() {
        client.close();
        fuites.verifier();
        assertThat(fuites.vus(Canal.FILS)).isPositive();
        assertThat(fuites.vus(Canal.OBJETS) + fuites.vus(Canal.EXCEPTIONS)).isPositive();
    }

    private void rienNEstSortiDeLAppel() {
        rienNEstSorti();
        assertThat(dgfip.jetonsDemandes.get(0).getHeaders().get("Authorization"))
                .as("les valeurs sont bien parties")
                .startsWith("Basic ");
        assertThat(fuites.vus(Canal.SLF4J)).as("le journal du SDK").isPositive();
        assertThat(fuites.vus(Canal.JUL)).as("ceux d'OkHttp").isPositive();
    }

    static Stream<OperationDgfip> operations() {
        return OperationDgfip.TOUTES.stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void un_succes_de_chaque_operation(OperationDgfip operation) throws Exception {
        dgfip.repete(operation.lectures(), 200, operation.route().corps());
        reussit(() -> operation.appel().apply(client));
        rienNEstSortiDeLAppel();
        assertThat(dgfip.lectures.get(0).getTarget()).isEqualTo(operation.cible());
    }

    @Test
    void un_succes_par_les_valeurs_temoins() throws Exception {
        dgfip.repond(200, FOYER).repond(200, FOYER).repond(200, PERSONNE);
        reussit(this::parSpi);
        reussit(this::parFranceConnect);
        reussit(() -> client.r2p().personne(CRITERES));
        rienNEstSortiDeLAppel();
        assertThat(dgfip.lectures.get(0).getTarget()).contains(SPI);
        assertThat(dgfip.lectures.get(1).getHeaders().get("X-FranceConnect-OAuth"))
                .isEqualTo(JETON_FRANCE_CONNECT);
        assertThat(dgfip.lectures.get(2).getUrl().queryParameter("adrLibelleVoie"))
                .isEqualTo(NOM);
    }

    /** Chaque forme de corps sous chaque statut qui en lit un. */
    private static List<MockResponse> erreurs() {
        String code = "{\"erreur\":{\"code\":\"%s\",\"message\":\"" + TOUT + "\"}}";
        String wso2 = "{\"fault\":{\"code\":%s,\"message\":\"" + TOUT + "\",\"description\":\"" + TOUT + "\"}}";
        String[] corps = {
            code.formatted("4001"),
            code.formatted(SPI),
            code.formatted(NOM),
            wso2.formatted("900802"),
            wso2.formatted(SPI),
            "{\"error\":\"" + JETON + "\",\"error_description\":\"" + TOUT + "\"}",
            "{\"" + NOM + "\":\"" + TOUT,
            "<ams:fault><ams:code>900901</ams:code><ams:message>" + TOUT + "</ams:message></ams:fault>",
            "<html><body>" + TOUT + "</body></html>"
        };
        List<MockResponse> erreurs = new ArrayList<>();
        for (String texte : corps) {
            for (int statut : new int[] {400, 401, 403, 404, 410}) {
                erreurs.add(json(statut, texte));
            }
        }
        // Ceux-ci se reprennent, et coûtent donc plus de temps.
        erreurs.add(json(429, corps[3]));
        erreurs.add(json(500, corps[0]));
        erreurs.add(json(500, corps[8]));
        return erreurs;
    }

    @Test
    void une_erreur_dont_le_corps_dit_tout() {
        for (MockResponse erreur : erreurs()) {
            // Un serveur pour chacune : ce qu'un appel n'a pas consommé ne sert pas au suivant.
            try (FausseDgfip autre = new FausseDgfip().jeton(FuitesTest::jeton);
                    ImpotParticulierClient versAutre =
                            builder().passerelle(autre.passerelle()).build()) {
                autre.repond(erreur, erreur, erreur, erreur, erreur, erreur);
                echoue(() -> versAutre.irAssiette().pour(USAGER, 2023));
                if (erreur.getCode() == 403 || erreur.getCode() == 404) {
                    echoue(() -> versAutre.r2p().spi(ETAT_CIVIL));
                }
            }
        }
        rienNEstSorti();
        assertThat(fuites.vus(Canal.SLF4J)).as("le journal du SDK").isPositive();
    }

    @Test
    void un_refus_de_jeton_dont_le_corps_dit_tout() {
        for (MockResponse erreur : erreurs()) {
            dgfip.jeton(() -> {
                Temoin.relever();
                return erreur;
            });
            echoue(this::parFranceConnect);
        }
        dgfip.jeton(() -> json(200, "{\"access_token\":{\"" + JETON + "\":\"" + JETON + "\"}}"));
        echoue(this::parSpi);
        dgfip.jeton(() -> json(200, "{\"access_token\":\"" + JETON + " " + JETON + "\"}"));
        echoue(this::parSpi);
        dgfip.jeton(() -> json(200, "{\"access_token\":\"" + JETON + "\",\"expires_in\":\"" + JETON + "\""));
        echoue(this::parSpi);
        rienNEstSorti();
        assertThat(dgfip.lectures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"nom\":\"%s\"",
                "{\"nom\":\"%s\"} %s",
                "{\"%s\":1,\"%s\":2}",
                "{\"nom\":%s}",
                "{\"%s\":{\"%s\":[1,}}",
                "{\"%s\":pasdejson}",
                "[\"%s\"]",
                "\"%s\"",
                "%s",
                "<html>%s</html>",
                "{\"rfr\":\"%s\",\"nbPart\":\"%s\",\"datRec\":\"%s\",\"rev\":\"%s\",\"pac\":[\"%s\"]}",
                "{\"nmNaiDec1\":{\"%s\":1},\"dateNaisDec1\":\"%s\",\"aftDetail\":{\"voie\":[\"%s\"]}}"
            })
    void un_json_qui_ne_se_lit_pas_et_porte_les_valeurs(String forme) {
        dgfip.repond(200, forme.replace("%s", TOUT)).repond(200, forme.replace("%s", TOUT));
        Temoin.observer(resultatOuEchec(this::parSpi));
        echoue(() -> client.r2p().personne(Spi.de(SPI)));
        rienNEstSortiDeLAppel();
    }

    private static Object resultatOuEchec(Callable<?> appel) {
        AtomicReference<Object> resultat = new AtomicReference<>();
        Throwable echec = catchThrowable(() -> resultat.set(appel.call()));
        return echec == null ? resultat.get() : echec;
    }

    @Test
    void un_texte_hors_du_jeu_annonce_ou_d_un_jeu_inconnu() throws Exception {
        Buffer utf8 = new Buffer().writeUtf8(FOYER);
        dgfip.repond(
                avecType(TYPE_IR + "; charset=US-ASCII", utf8),
                avecType(TYPE_IR, new Buffer().write(FOYER.getBytes(ISO_8859_1))),
                avecType(TYPE_IR + "; charset=ISO-8859-1", new Buffer().write(FOYER.getBytes(ISO_8859_1))),
                avecType(TYPE_IR + "; charset=" + SPI, utf8));
        echoue(this::parSpi);
        echoue(this::parSpi);
        reussit(this::parSpi);
        Temoin.observer(resultatOuEchec(this::parSpi));
        rienNEstSortiDeLAppel();
    }

    private static MockResponse avecType(String type, Buffer corps) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", type)
                .body(corps)
                .build();
    }

    @Test
    void une_reponse_sur_quelqu_un_d_autre() {
        String autre = "3990000002093";
        dgfip.repond(200, FOYER.replace(SPI, autre)).repond(200, PERSONNE.replace(SPI, autre));
        echoue(this::parSpi);
        echoue(() -> client.r2p().personne(Spi.de(SPI)));
        rienNEstSortiDeLAppel();
    }

    @Test
    void une_redirection_vers_une_adresse_qui_porte_le_numero() {
        for (int statut : new int[] {301, 302, 303, 307, 308}) {
            dgfip.repond(new MockResponse.Builder()
                    .code(statut)
                    .setHeader("Location", dgfip.passerelle() + "/spi/" + SPI + "?jeton=" + JETON)
                    .build());
            echoue(this::parSpi);
        }
        rienNEstSortiDeLAppel();
    }

    @Test
    void une_liaison_rompue_avant_ou_pendant_la_reponse() {
        MockResponse rompue = new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
        MockResponse coupee = new MockResponse.Builder()
                .body(FOYER)
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
        dgfip.repond(rompue, rompue, rompue, rompue);
        echoue(this::parSpi);
        try (FausseDgfip autre = new FausseDgfip().jeton(FuitesTest::jeton);
                ImpotParticulierClient versAutre =
                        builder().passerelle(autre.passerelle()).build()) {
            autre.repond(coupee, coupee, coupee, coupee);
            echoue(() -> versAutre.irAssiette().pour(USAGER, 2023));
        }
        rienNEstSortiDeLAppel();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{\"nom\":\"%s\"}",
                "HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 13\r\n\r\n%s",
                "HTTP/1.1 200 OK\r\n%s\r\n\r\n{}",
                "HTTP/1.1 %s OK\r\n\r\n{}",
                "HTTP/1.1 503 %s\r\nRetry-After: %s\r\nDate: %s\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 401 %s\r\nWWW-Authenticate: Basic realm=\"%s\"\r\nContent-Length: 0\r\n\r\n",
                "%s\r\n\r\n"
            })
    void une_reponse_http_cassee_qui_porte_le_numero(String forme) {
        try (ServeurBrut serveur = new ServeurBrut(forme.replace("%s", SPI));
                ImpotParticulierClient brut =
                        builder().passerelle(serveur.passerelle()).build()) {
            Temoin.observer(resultatOuEchec(() -> brut.irAssiette().pour(USAGER, 2023)));
        }
        rienNEstSorti();
    }

    @Test
    void une_passerelle_absente_introuvable_ou_qui_ne_parle_pas_tls() {
        OkHttpClient sansDns = new OkHttpClient.Builder()
                .dns(nom -> {
                    throw new UnknownHostException(nom + " " + SPI);
                })
                .build();
        try (ImpotParticulierClient absente =
                        builder().passerelle("http://127.0.0.1:1").build();
                ImpotParticulierClient introuvable = builder()
                        .passerelle("https://passerelle.invalid/" + NOM)
                        .httpClient(sansDns)
                        .build();
                ImpotParticulierClient sansTls = builder()
                        .passerelle(dgfip.passerelle().replace("http:", "https:"))
                        .delaiEssai(Duration.ofMillis(300))
                        .build()) {
            for (ImpotParticulierClient vers : new ImpotParticulierClient[] {absente, introuvable, sansTls}) {
                echoue(() -> vers.irAssiette().pour(USAGER, 2023));
                echoue(() -> vers.r2p().personne(CRITERES));
            }
        } finally {
            sansDns.dispatcher().executorService().shutdown();
        }
        rienNEstSorti();
    }

    @Test
    void un_serveur_muet_et_un_fil_interrompu_pendant_l_appel() throws Exception {
        MockResponse muette = new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
        dgfip.repond(muette);
        CountDownLatch fini = new CountDownLatch(1);
        AtomicReference<Throwable> issue = new AtomicReference<>();
        Thread fil = new Thread(() -> {
            issue.set(Temoin.observer(catchThrowable(this::parSpi)));
            fini.countDown();
        });
        fil.start();
        dgfip.attendreUneLecture();
        Temoin.relever();
        fil.interrupt();

        assertThat(fini.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(issue.get()).isInstanceOf(AppelInterrompuException.class);
        rienNEstSorti();
    }

    @Test
    void un_serveur_muet_jusqu_a_l_echeance() {
        MockResponse muette = new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
        dgfip.repond(muette, muette, muette, muette);
        try (ImpotParticulierClient presse = builder()
                .delaiEssai(Duration.ofMillis(100))
                .delaiAppel(Duration.ofMillis(300))
                .build()) {
            echoue(() -> presse.irAssiette().pour(USAGER, 2023));
        }
        rienNEstSorti();
    }

    @Test
    void un_client_ferme() {
        client.close();
        echoue(this::parSpi);
        rienNEstSorti();
    }

    @Test
    void un_client_http_confie_qui_echoue_en_disant_tout() {
        confie(chaine -> {
            throw new IllegalStateException(chaine.url() + " " + TOUT);
        });
        confie(chaine -> {
            throw new AssertionError(chaine.url() + " " + TOUT, new IOException(TOUT));
        });
        confie(chaine -> {
            IOException panne = new IOException(chaine.url() + " " + TOUT, new IOException(TOUT));
            panne.addSuppressed(new IllegalStateException(TOUT));
            throw panne;
        });
        confie(chaine -> {
            throw new StackOverflowError(TOUT);
        });
        rienNEstSorti();
    }

    private void confie(Interception interception) {
        OkHttpClient confie = new OkHttpClient.Builder()
                .addInterceptor(chaine -> {
                    interception.voir(chaine.request());
                    return chaine.proceed(chaine.request());
                })
                .build();
        try (ImpotParticulierClient derive = builder().httpClient(confie).build()) {
            echoue(() -> derive.irAssiette().pour(USAGER, 2023));
        } finally {
            confie.dispatcher().executorService().shutdown();
        }
    }

    private interface Interception {
        void voir(okhttp3.Request requete) throws IOException;
    }

    @Test
    void une_demande_refusee_avant_l_envoi() {
        Stream.<Callable<?>>of(
                        () -> Spi.de(SPI + "X"),
                        () -> Usager.parSpi(NOM),
                        () -> Usager.franceConnect(JETON_FRANCE_CONNECT + "\r\n" + JETON),
                        () -> EtatCivil.builder().nom(NOM + "\u0000"),
                        () -> EtatCivil.builder().prenoms(PRENOM.repeat(20)),
                        () -> client.r2p()
                                .spi(EtatCivil.builder()
                                        .nom(NOM)
                                        .prenoms(PRENOM + PRENOM)
                                        .sexe(Sexe.FEMININ)
                                        .build()),
                        () -> EtatCivil.builder().naissanceEnFrance(NOM, SPI),
                        () -> EtatCivil.builder().naissanceALEtranger(NOM),
                        () -> AdresseRecherchee.builder().numeroVoie(SPI),
                        () -> AdresseRecherchee.builder().libelleVoie(NOM + NOM),
                        () -> client.lep().indicateur(Spi.de(SPI), NOM, 2022, 2024),
                        () -> client.r2p().personne(CriteresPersonne.parSpi(Spi.de(SPI))))
                .forEach(refuse -> assertThat(Temoin.observer(catchThrowable(refuse::call)))
                        .isInstanceOf(RequeteInvalideException.class));
        Stream.<Consumer<ImpotParticulierClient.Builder>>of(
                        b -> b.passerelle("https://" + CLE + ":" + SECRET + "@gw.exemple.fr"),
                        b -> b.passerelle("http://gw.exemple.fr/" + NOM),
                        b -> b.passerelle(NOM + " " + SECRET),
                        b -> b.identifiants(CLE + "\n", SECRET),
                        b -> b.identifiants(CLE, SECRET + " "),
                        b -> b.idTeleservice(SECRET.repeat(20)))
                .forEach(reglage -> assertThat(Temoin.observer(catchThrowable(() -> reglage.accept(builder()))))
                        .isInstanceOf(IllegalArgumentException.class));
        rienNEstSorti();
        assertThat(dgfip.jetonsDemandes).isEmpty();
    }

    @Test
    void le_texte_de_chaque_valeur_temoin_reste_long_et_distinct() {
        for (String valeur : new String[] {SPI, NOM, PRENOM, JETON, JETON_FRANCE_CONNECT, CLE, SECRET}) {
            assertThat(Temoin.detecteur().genres(valeur.getBytes(UTF_8))).hasSize(1);
        }
    }
}
