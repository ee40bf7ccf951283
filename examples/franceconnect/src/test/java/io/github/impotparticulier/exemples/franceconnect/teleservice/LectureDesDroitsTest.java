package io.github.impotparticulier.exemples.franceconnect.teleservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.personne.JetonFranceConnect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Une réponse dont un champ ne se lit pas : le SDK ne le dit qu'à qui lit le champ, donc après l'appel. */
class LectureDesDroitsTest {
    private static final String ILLISIBLE =
            "{\"data\":{\"quotient_familial\":{\"fournisseur\":\"CNAF\",\"valeur\":\"illisible\"}},\"links\":{},\"meta\":{}}";

    @AutoClose
    private final BacASable bac = BacASable.demarrer();

    private HttpServer caisse;

    @BeforeEach
    void repondre() throws IOException {
        caisse = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] corps = ILLISIBLE.getBytes(StandardCharsets.UTF_8);
        caisse.createContext("/", echange -> {
            echange.sendResponseHeaders(200, corps.length);
            echange.getResponseBody().write(corps);
            echange.close();
        });
        caisse.start();
    }

    @AfterEach
    void arreter() {
        caisse.stop(0);
    }

    @Test
    void un_champ_illisible_de_l_un_n_empeche_pas_de_lire_l_autre() {
        try (ImpotParticulierClient dgfip = ImpotParticulierClient.builder()
                        .passerelle(bac.passerelle())
                        .identifiants(bac.cle(), bac.secret())
                        .idTeleservice(bac.idTeleservice())
                        .build();
                ApiParticulierClient particulier = ApiParticulierClient.builder()
                        .adresse("http://127.0.0.1:" + caisse.getAddress().getPort())
                        .jeton("jeton-fictif")
                        .destinataire("99900000100019")
                        .build()) {
            String jeton =
                    bac.jetonFranceConnect(bac.personne("maries-deux-enfants").spi());

            Droits droits = new LectureDesDroits(dgfip, particulier).lire(JetonFranceConnect.de(jeton));

            assertThat(droits.avis().texte()).startsWith("Revenu fiscal de référence");
            assertThat(droits.quotient().lu()).isFalse();
            assertThat(droits.quotient().texte())
                    .startsWith("La CAF ou la MSA")
                    .endsWith("joignez une attestation de votre caisse.");
        }
    }
}
