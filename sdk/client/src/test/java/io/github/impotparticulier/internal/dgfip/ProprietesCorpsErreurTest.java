package io.github.impotparticulier.internal.dgfip;

import static io.github.impotparticulier.graines.Invariants.exiger;
import static io.github.impotparticulier.graines.Invariants.exigerAllocation;
import static io.github.impotparticulier.graines.Invariants.exigerMuet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.impotparticulier.graines.Deformations;
import io.github.impotparticulier.graines.GenerateurJson;
import io.github.impotparticulier.graines.Graines;
import io.github.impotparticulier.graines.Invariants;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce qui est vrai de tout corps d'erreur ; voyez {@link Graines} pour chercher plus longtemps. */
class ProprietesCorpsErreurTest {
    private static final long PAR_OCTET = 128;
    private static final long FIXE = 256 * 1024;
    /** Celui des réponses lues : aucun des codes ne le redit. */
    private static final int STATUT = 404;

    private static final List<String> CODES =
            List.of("4001", "4101", "40305", "900800", "900901", "303001", "405", "4103", "900404", "9009011", "42");

    private static final List<String> CORPS = List.of(
            "{\"erreur\":{\"code\":4101,\"message\":\"SPI 3990000000001 §\",\"horodatage\":\"§\"}}",
            "{\"fault\":{\"code\":900901,\"message\":\"§\",\"description\":\"§\"}}",
            "{\"code\":\"900804\",\"message\":\"§\"}",
            "{\"error\":\"invalid_client\",\"error_description\":\"§\"}",
            "<ams:fault xmlns:ams=\"http://wso2.org/apimanager/security\"><ams:code>900902</ams:code><ams:message>§"
                    + "</ams:message></ams:fault>",
            "<html><head><title>§</title></head><body>3990000000001</body></html>");

    static LongStream graines() {
        return Graines.jusqua(8);
    }

    @ParameterizedTest
    @MethodSource("graines")
    void un_corps_d_erreur_abime_se_lit_ou_n_apprend_rien(long graine) {
        RandomGenerator hasard = Graines.hasard(graine);
        Deformations deformations = new Deformations(hasard);
        for (String corps : CORPS) {
            for (int i = 0; i < 15; i++) {
                verifier(deformations.deformer(corps.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("graines")
    void un_corps_d_erreur_bien_forme_rend_son_code_et_son_message(long graine) {
        RandomGenerator hasard = Graines.hasard(graine);
        GenerateurJson generateur = new GenerateurJson(hasard);
        for (int i = 0; i < 20; i++) {
            String code = CODES.get(hasard.nextInt(CODES.size()));
            String message = Invariants.MARQUE + hasard.nextInt();
            Map<String, Object> erreur = new LinkedHashMap<>(generateur.objet());
            erreur.keySet().removeAll(List.of("erreur", "fault"));
            erreur.put("code", hasard.nextBoolean() ? code : Integer.valueOf(code));
            erreur.put("message", message);
            Map<String, Object> enveloppe = new LinkedHashMap<>(generateur.objet());
            enveloppe.remove("erreur");
            enveloppe.put(hasard.nextBoolean() ? "erreur" : "fault", erreur);

            CorpsErreur lu = CorpsErreurTest.lire(generateur.ecrire(hasard.nextBoolean() ? enveloppe : erreur), STATUT);
            boolean connu = CodesConnus.contient(code);
            assertThat(lu.code()).isEqualTo(connu ? code : null);
            assertThat(lu.codeInconnu()).isEqualTo(!connu);
            assertThat(lu.message()).isEqualTo(message);
        }
    }

    @Test
    void un_corps_d_erreur_enorme_ne_coute_que_sa_taille() {
        List<String> corps = List.of(
                "<" + " ".repeat(60_000),
                "<" + "<code>".repeat(10_000),
                "<" + "<aaaaaaaaaaaaaaaaaaaaaaaaa:code>".repeat(2_000),
                "<" + "a".repeat(60_000),
                "<<code>" + " ".repeat(60_000) + "900901</code>",
                " ".repeat(60_000) + "{",
                "{\"erreur\":{\"code\":\"" + "9".repeat(60_000) + "\",\"message\":\"" + "§".repeat(1_000) + "\"}}");
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> corps.forEach(texte -> verifier(texte.getBytes(StandardCharsets.UTF_8))));
    }

    /** Ce qui est vrai d'un corps d'erreur, pour des octets quelconques. */
    static void verifier(byte[] octets) {
        exigerAllocation(FIXE, PAR_OCTET, octets.length, () -> {
            CorpsErreur lu = CorpsErreurTest.lire(octets, STATUT);
            exigerMuet(lu.toString());
            exiger(lu.code() == null || CodesConnus.contient(lu.code()), "un code inconnu entrerait dans les messages");
        });
    }
}
