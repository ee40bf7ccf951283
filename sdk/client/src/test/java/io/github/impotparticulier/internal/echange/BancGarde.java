package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.erreur.Circonstances;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.BeforeEach;

/** La garde d'une connexion sans réseau, et de quoi y faire des échanges. */
abstract class BancGarde {
    static final int OCTETS_MAX = 1_000;
    static final String JSON = "{\"rfr\":1}";

    final SocketFictif socket = new SocketFictif();
    final ConnexionFictive connexion = new ConnexionFictive(new Socket());
    Prise prise;
    Garde garde;

    @BeforeEach
    void ouvrir() throws IOException {
        prise = new Prise(socket, null);
        garde = Garde.de(connexion, prise);
    }

    static Essai essai(Requete requete) {
        Operation operation = new Operation(Delais.PAR_DEFAUT, null, new TempsVirtuel().temps());
        Duration seconde = Duration.ofSeconds(1);
        return new Essai(Circonstances.aucunes(), seconde, seconde, OCTETS_MAX, operation, requete, false);
    }

    static Essai essai() {
        return essai(null);
    }

    static Response reponse(int statut, ResponseBody corps) {
        return new Response.Builder()
                .request(ChaineFictive.REQUETE)
                .protocol(Protocol.HTTP_1_1)
                .code(statut)
                .message("X")
                .body(corps)
                .build();
    }

    static Response reponse(int statut, String corps) {
        return reponse(statut, ResponseBody.create(corps, null));
    }

    void lireLeReseau() {
        try {
            assertThat(prise.getInputStream().read()).isEqualTo('x');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Response echanger(Essai essai, ChaineFictive suite) throws IOException {
        return garde.echanger(suite.chaine(), essai);
    }

    /** Un échange ordinaire : des en-têtes viennent du réseau après la demande. */
    Response echanger(Essai essai, Response reponse) throws IOException {
        return echanger(essai, () -> {
            lireLeReseau();
            garde.enTetes();
            return reponse;
        });
    }

    void servirUneFois() throws IOException {
        echanger(essai(), reponse(200, JSON));
        assertThat(socket.fermetures).isZero();
    }
}
