package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static io.github.impotparticulier.appui.FausseDgfip.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.impotparticulier.appui.Arpenteur;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.LiaisonEnMemoire;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.graines.Deformations;
import io.github.impotparticulier.graines.GenerateurJson;
import io.github.impotparticulier.graines.Graines;
import io.github.impotparticulier.graines.Invariants;
import io.github.impotparticulier.ifi.SituationIfi;
import io.github.impotparticulier.personne.Usager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Quelle que soit la réponse HTTP, à une lecture comme à une demande de jeton, un appel rend un résultat ou lève une exception du
 * SDK. Voyez {@link Graines} pour chercher plus longtemps.
 */
class ProprietesReponsesTest {
    private static final Usager USAGER = Usager.parSpi(SPI);
    private static final OperationDgfip ASSIETTE = OperationDgfip.de("irAssiette.pour");

    private static final String[] CORPS = {
        "{\"rfr\":17827,\"nbPart\":\"2.75\",\"spiDec1\":\"3990000000001\",\"nmNaiDec1\":\"§\"}",
        "{\"situationsIR\":[{\"spiDec1\":\"3990000000001\",\"rfr\":1}]}",
        "{\"indicateurIfiIsf\":\"O\",\"statut\":\"N\",\"descriptif\":\"§\"}",
        "{\"identifiant\":{\"spi\":\"3990000000001\"},\"personnePhysique\":{\"identifiant\":{\"spi\":\"3990000000001\"}}}",
        "{\"erreur\":{\"code\":4101,\"message\":\"SPI 3990000000001 §\"}}",
        "{\"fault\":{\"code\":900901,\"message\":\"§\"}}",
        "<ams:fault xmlns:ams=\"http://wso2.org\"><ams:code>900902</ams:code><ams:message>§</ams:message></ams:fault>",
        ""
    };
    private static final int[] STATUTS = {
        200, 200, 200, 200, 201, 204, 206, 301, 302, 304, 307, 400, 401, 403, 404, 406, 407, 408, 410, 413, 415, 416,
        421, 429, 500, 502, 503, 504, 599, 100, 101, 103, 0, 99, 600, 999
    };
    private static final String[] EN_TETES = {
        "Retry-After: 0",
        "Retry-After: 3990000000001",
        "Retry-After: Fri, 15 Nov 2024 12:02:00 GMT",
        "Retry-After: §",
        "Date: Fri, 15 Nov 2024 12:00:00 GMT",
        "Date: §",
        "Location: http://127.0.0.1:9/§/3990000000001",
        "WWW-Authenticate: Bearer realm=\"§\"",
        "Proxy-Authenticate: Basic realm=\"§\"",
        "Content-Type: application/json; charset=utf-16",
        "Content-Type: application/json; charset=\"us-ascii\"",
        "Content-Type: application/json; charset=§",
        "Content-Type: text/html; charset=x-JISAutoDetect",
        "Content-Type: §",
        "Content-Length: -1",
        "Content-Length: 5",
        "Content-Length: 99999999999999999999",
        "Content-Encoding: gzip",
        "Content-Encoding: br",
        "Transfer-Encoding: chunked",
        "Connection: close",
        "Set-Cookie: §=3990000000001",
        "Upgrade: h2c",
        "§: §",
        ": §",
        "X"
    };

    static LongStream graines() {
        return Graines.jusqua(6);
    }

    @ParameterizedTest
    @MethodSource("graines")
    void une_reponse_http_quelconque_rend_un_resultat_ou_une_exception_du_sdk(long graine) {
        RandomGenerator hasard = Graines.hasard(graine);
        LiaisonEnMemoire liaison = new LiaisonEnMemoire();
        try (ImpotParticulierClient client = liaison.client()) {
            for (OperationDgfip operation : OperationDgfip.TOUTES) {
                liaison.repond(reponse(hasard));
                appeler(client, operation.appel());
                liaison.exigerRendues();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("graines")
    void une_reponse_bien_formee_se_lit_quel_que_soit_son_transport(long graine) {
        RandomGenerator hasard = Graines.hasard(graine);
        GenerateurJson generateur = new GenerateurJson(hasard);
        LiaisonEnMemoire liaison = new LiaisonEnMemoire();
        try (ImpotParticulierClient client = liaison.client()) {
            for (int i = 0; i < 10; i++) {
                Map<String, Object> objet = generateur.objet();
                // Ceux-là feraient de l'objet une erreur.
                objet.keySet().removeAll(Set.of("erreur", "fault", "message"));
                // Sans lui, ce ne serait pas une réponse de cette ressource.
                objet.putIfAbsent("indicateurIfiIsf", "O");
                byte[] corps = generateur.ecrire(objet);
                liaison.repond(bienFormee(hasard, corps));

                assertThat(client.ifi().pour(USAGER, 2020)).isEqualTo(SituationIfi.depuisJson(corps));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("graines")
    void un_jeton_quelconque_rend_un_resultat_ou_une_exception_du_sdk(long graine) {
        RandomGenerator hasard = Graines.hasard(graine);
        Deformations deformations = new Deformations(hasard);
        try (FausseDgfip dgfip = new FausseDgfip()) {
            for (int i = 0; i < 4; i++) {
                byte[] corps = deformations.deformer(
                        "{\"access_token\":\"jeton§\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\"§\"}"
                                .getBytes(StandardCharsets.UTF_8));
                int statut = hasard.nextInt(3) == 0 ? 400 + hasard.nextInt(30) : 200;
                dgfip.jeton(() -> new MockResponse.Builder()
                        .code(statut)
                        .body(new Buffer().write(corps))
                        .build());
                dgfip.repond(200, "{\"rfr\":1}");
                try (ImpotParticulierClient client = dgfip.client("2024-11-15")) {
                    appeler(client, ASSIETTE.appel());
                }
            }
        }
    }

    /** La durée annoncée compte depuis l'envoi, entre cinq secondes et un jour ; illisible, elle vaut une minute. */
    @ParameterizedTest
    @MethodSource("graines")
    void un_jeton_sert_jusqu_a_sa_fin_et_pas_au_dela(long graine) {
        RandomGenerator hasard = Graines.hasard(graine);
        long annoncee = hasard.nextLong() >> hasard.nextInt(64);
        String[] ecrites = {
            Long.toString(annoncee),
            "\"" + annoncee + "\"",
            "\" " + annoncee + ".0 \"",
            "\"§\"",
            "null",
            "{}",
            "1e99",
            "0.5"
        };
        int forme = hasard.nextInt(ecrites.length);
        long attendue = Math.min(Math.max(forme < 3 ? annoncee : 60, 5), 86_400);
        AtomicLong secondes = new AtomicLong();
        try (FausseDgfip dgfip = new FausseDgfip();
                ImpotParticulierClient client = dgfip.builder()
                        .millesimes(FausseDgfip.le("2024-11-15"))
                        .temps(TempsFictif.a(() -> TimeUnit.SECONDS.toNanos(secondes.get())))
                        .build()) {
            dgfip.jeton(() -> json(200, "{\"access_token\":\"jeton\",\"expires_in\":" + ecrites[forme] + "}"))
                    .repond(json(200, "{\"rfr\":1}"), json(200, "{\"rfr\":1}"), json(200, "{\"rfr\":1}"));
            assertThat(ASSIETTE.appel().apply(client)).isNotNull();
            secondes.set(Math.max(0, attendue - 31));
            assertThat(ASSIETTE.appel().apply(client)).isNotNull();
            assertThat(dgfip.jetonsDemandes).as(ecrites[forme]).hasSize(1);

            secondes.set(attendue + 1);
            assertThat(ASSIETTE.appel().apply(client)).isNotNull();
            assertThat(dgfip.jetonsDemandes).as(ecrites[forme]).hasSize(2);
        }
    }

    /** Un résultat, ou une exception du SDK, courte et muette. */
    static void appeler(ImpotParticulierClient client, Function<ImpotParticulierClient, Object> appel) {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            try {
                new Arpenteur().arpenter(appel.apply(client));
            } catch (AppelException e) {
                Invariants.verifier(e);
            }
        });
    }

    /** Quelques appels, pour des octets quelconques. */
    static void verifier(LiaisonEnMemoire liaison, ImpotParticulierClient client, byte[] octets) {
        liaison.repond(octets);
        for (String methode : List.of("irAssiette.situationsMultiples", "ifi.estImpose", "r2p.personne(Spi)")) {
            try {
                new Arpenteur().arpenter(OperationDgfip.de(methode).appel().apply(client));
            } catch (AppelException e) {
                Invariants.verifier(e);
            }
        }
        liaison.exigerRendues();
    }

    private static byte[] reponse(RandomGenerator hasard) {
        Deformations deformations = new Deformations(hasard);
        byte[] corps = CORPS[hasard.nextInt(CORPS.length)].getBytes(StandardCharsets.UTF_8);
        if (hasard.nextInt(3) > 0) {
            corps = deformations.deformer(corps);
        }
        List<String> enTetes = new ArrayList<>();
        for (int i = hasard.nextInt(5); i > 0; i--) {
            enTetes.add(EN_TETES[hasard.nextInt(EN_TETES.length)]);
        }
        if (hasard.nextBoolean()) {
            enTetes.add("Content-Length: " + corps.length);
        }
        byte[] reponse = assembler(STATUTS[hasard.nextInt(STATUTS.length)], enTetes, corps);
        return hasard.nextInt(4) == 0 ? deformations.deformer(reponse) : reponse;
    }

    private static byte[] bienFormee(RandomGenerator hasard, byte[] corps) {
        List<String> enTetes = new ArrayList<>();
        byte[] envoye = corps;
        if (hasard.nextBoolean()) {
            Charset jeu = hasard.nextBoolean() ? StandardCharsets.UTF_16BE : Charset.forName("UTF-32");
            envoye = new String(corps, StandardCharsets.UTF_8).getBytes(jeu);
            enTetes.add("Content-Type: application/json; charset=" + jeu.name());
        }
        if (hasard.nextBoolean()) {
            envoye = comprimer(envoye);
            enTetes.add("Content-Encoding: gzip");
        }
        switch (hasard.nextInt(3)) {
            case 0 -> enTetes.add("Content-Length: " + envoye.length);
            case 1 -> {
                enTetes.add("Transfer-Encoding: chunked");
                envoye = enMorceaux(hasard, envoye);
            }
            default -> enTetes.add("Connection: close");
        }
        return assembler(200, enTetes, envoye);
    }

    private static byte[] enMorceaux(RandomGenerator hasard, byte[] corps) {
        ByteArrayOutputStream morceaux = new ByteArrayOutputStream();
        int debut = 0;
        while (debut < corps.length) {
            int taille = 1 + hasard.nextInt(corps.length - debut);
            morceaux.writeBytes((Integer.toHexString(taille) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            morceaux.write(corps, debut, taille);
            morceaux.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            debut += taille;
        }
        morceaux.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return morceaux.toByteArray();
    }

    private static byte[] comprimer(byte[] corps) {
        ByteArrayOutputStream comprime = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(comprime)) {
            gzip.write(corps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return comprime.toByteArray();
    }

    private static byte[] assembler(int statut, List<String> enTetes, byte[] corps) {
        ByteArrayOutputStream reponse = new ByteArrayOutputStream();
        StringBuilder tete = new StringBuilder("HTTP/1.1 " + statut + " §\r\n");
        enTetes.forEach(enTete -> tete.append(enTete).append("\r\n"));
        reponse.writeBytes(tete.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        reponse.writeBytes(corps);
        return reponse.toByteArray();
    }
}
