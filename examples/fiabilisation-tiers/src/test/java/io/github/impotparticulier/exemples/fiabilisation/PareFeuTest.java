package io.github.impotparticulier.exemples.fiabilisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.impotparticulier.ImpotParticulierClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Un intermédiaire qui laisse passer le jeton et barre R2P, sur un vrai socket. */
class PareFeuTest {
    private static final long DELAI_SECONDES = 60;
    private static final String JETON =
            "{\"access_token\": \"jeton-fictif\", \"token_type\": \"Bearer\", \"expires_in\": 3600}";

    private final AtomicInteger recherches = new AtomicInteger();
    private HttpServer serveur;

    @TempDir
    private Path dossier;

    private Banc banc;

    @BeforeEach
    void demarrer() throws IOException {
        banc = new Banc(dossier).ecrireConnues(360);
        serveur = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serveur.start();
    }

    @AfterEach
    void arreter() {
        serveur.stop(0);
    }

    private void servir(int statutJeton, int statut, String corps) {
        serveur.createContext("/token", echange -> repondre(echange, statutJeton, statutJeton == 200 ? JETON : ""));
        serveur.createContext("/r2p", echange -> {
            recherches.incrementAndGet();
            repondre(echange, statut, corps);
        });
    }

    private static void repondre(HttpExchange echange, int statut, String corps) throws IOException {
        byte[] octets = corps.getBytes(StandardCharsets.UTF_8);
        echange.sendResponseHeaders(statut, octets.length == 0 ? -1 : octets.length);
        echange.getResponseBody().write(octets);
        echange.close();
    }

    private String passerelle() {
        return "http://127.0.0.1:" + serveur.getAddress().getPort();
    }

    private ArretException arret() {
        try (Acces acces = new Acces(
                ImpotParticulierClient.builder().passerelle(passerelle()).identifiants("cle", "secret"), null)) {
            return assertThatExceptionOfType(ArretException.class)
                    .isThrownBy(() -> banc.lancer(acces.recherche()))
                    .actual();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, ''",
        "404, ''",
        "403, '{\"message\": \"Forbidden\"}'",
        "404, '{\"message\": \"no Route matched with those values\"}'",
        "403, '<html><body>Access denied</body></html>'",
        "404, '<html><body>Not found</body></html>'",
        "400, '<html><body>Bad request</body></html>'"
    })
    void aucun_des_360_debiteurs_ne_devient_un_homonyme_ou_un_inconnu(int statut, String corps) throws Exception {
        servir(200, statut, corps);

        ArretException arret = arret();

        assertThat(arret.code()).isEqualTo(CodeRetour.SANS_PREUVE);
        assertThat(arret).hasMessageContaining("16 lignes sont refusées").hasMessageContaining("HTTP " + statut);
        assertThat(banc.issues()).isEmpty();
        assertThat(recherches).hasValue(16);
    }

    @ParameterizedTest
    @CsvSource({"403", "404"})
    void un_jeton_refuse_arrete_a_la_premiere_ligne(int statut) throws Exception {
        servir(statut, 200, "{}");

        assertThat(arret().code()).isEqualTo(CodeRetour.A_CORRIGER);
        assertThat(banc.issues()).isEmpty();
        assertThat(recherches).hasValue(0);
    }

    @Test
    void le_programme_rend_son_code_et_dit_quoi_verifier() throws Exception {
        servir(200, 403, "");
        Process jvm = AutreJvm.lancer(
                Map.of("DGFIP_PASSERELLE", passerelle(), "DGFIP_CLE", "cle", "DGFIP_SECRET", "secret"),
                banc,
                "--quota",
                "1000");
        String affiche = AutreJvm.lire(jvm);

        assertThat(jvm.waitFor(DELAI_SECONDES, TimeUnit.SECONDS)).isTrue();
        assertThat(jvm.exitValue()).as(affiche).isEqualTo(3);
        assertThat(affiche)
                .contains("Vérifiez l'adresse de la passerelle et le réseau")
                .doesNotContain("EXEMPLE", "CAMILLE");
    }
}
