package io.github.impotparticulier.mesures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.ApiParticulierClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EtalonsTest {
    private ServerSocket ecoute;

    @BeforeEach
    void ouvrir() throws IOException {
        ecoute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread serveur = new Thread(() -> {
            try {
                new Serveur().servir(ecoute);
            } catch (SocketException fermee) {
                // La fin du test.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        serveur.setDaemon(true);
        serveur.start();
    }

    @AfterEach
    void fermer() throws IOException {
        ecoute.close();
    }

    static Stream<Arguments> appelants() {
        return Stream.of(
                Arguments.of("client", (Function<String, Appelant>) NotreClient::new),
                Arguments.of("plancher", (Function<String, Appelant>) Plancher::new),
                Arguments.of("soigneux", (Function<String, Appelant>) Soigneux::new),
                Arguments.of("jdk", (Function<String, Appelant>) ClientJdk::new),
                Arguments.of("sauvage", (Function<String, Appelant>) Sauvage::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("appelants")
    void chacun_lit_le_meme_revenu_dans_les_deux_reponses(String nom, Function<String, Appelant> fabrique)
            throws Exception {
        try (Appelant appelant = fabrique.apply("http://127.0.0.1:" + ecoute.getLocalPort())) {
            assertThat(appelant.appeler(Charge.PETITE)).isEqualTo(48_250);
            assertThat(appelant.appeler(Charge.GRANDE)).isEqualTo(48_250);
        }
    }

    @Test
    void la_seconde_porte_lit_un_quotient_aussi_long_que_le_foyer_et_rien_ne_la_retient() {
        assertThat(Corps.quotient()).hasSameSizeAs(Corps.de(Charge.PETITE));
        try (ApiParticulierClient client = SecondePorte.ouvrir("http://127.0.0.1:" + ecoute.getLocalPort())) {
            for (int i = 0; i < 50; i++) {
                assertThat(SecondePorte.appeler(client)).isEqualTo(480);
            }
        }
    }
}
