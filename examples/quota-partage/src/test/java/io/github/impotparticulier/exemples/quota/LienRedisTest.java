package io.github.impotparticulier.exemples.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LienRedisTest {
    private static final Identifiants IDENTIFIANTS =
            new Identifiants(URI.create("https://passerelle.invalid"), "cle", "secret");

    /** Un mot de passe tiré au sort a de ces signes ; lu de travers, il passerait pour un hôte, et irait jusqu'au DNS. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rediss://:mot de secret@hote.invalid:6379",
                "rediss://:%zzsecret@hote.invalid:6379",
                "rediss://:mot#secret@hote.invalid:6379",
                "rediss://:secret#mot@hote.invalid:6379",
                "rediss://:secret/mot@hote.invalid:6379",
                "rediss://:secret?mot@hote.invalid:6379",
                "rediss://:secret@hote.invalid:99999",
                "http://:secret@hote.invalid",
                "secret"
            })
    void une_adresse_mal_ecrite_est_refusee_sans_redire_le_mot_de_passe(String adresse) {
        assertThatThrownBy(() -> new LimiteurPartage(adresse, "essai", Map.of()).close())
                .satisfies(LienRedisTest::sansSecret);
        assertThatThrownBy(() -> new JetonsPartages(adresse, "essai", IDENTIFIANTS, Duration.ofSeconds(10)).close())
                .satisfies(LienRedisTest::sansSecret);
    }

    private static void sansSecret(Throwable refus) {
        StringWriter trace = new StringWriter();
        refus.printStackTrace(new PrintWriter(trace));
        assertThat(refus)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Adresse de Redis mal écrite");
        assertThat(trace.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://127.0.0.1:6379",
                "rediss://:mot%20de%23passe@hote.invalid:6379/2",
                "rediss://nom:mot@[::1]:6379?timeout=2s"
            })
    void une_adresse_bien_ecrite_est_admise(String adresse) {
        new LimiteurPartage(adresse, "essai", Map.of()).close();
    }
}
