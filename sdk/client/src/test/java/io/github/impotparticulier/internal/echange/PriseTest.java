package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.impotparticulier.erreur.Circonstances;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;

/** Le socket de nos connexions : ce qu'il compte, et comment il se ferme. */
class PriseTest {
    private final SocketFictif socket = new SocketFictif();
    private final Operation operation = new Operation(Delais.PAR_DEFAUT, null, new TempsVirtuel().temps());

    private Essai essai(Duration delai) {
        return new Essai(Circonstances.aucunes(), delai, delai, 1, operation);
    }

    private Prise prise() throws IOException {
        return new Prise(socket, null);
    }

    @Test
    void elle_compte_les_lectures_et_elles_seules() throws IOException {
        Prise prise = prise();
        InputStream flux = prise.getInputStream();
        socket.enAttente = 7;

        assertThat(flux.available()).isEqualTo(7);
        assertThat(prise.lectures()).isZero();
        assertThat(flux.read()).isEqualTo('x');
        assertThat(prise.lectures()).isEqualTo(1);
        assertThat(flux.read(new byte[8])).isEqualTo(1);
        assertThat(prise.lectures()).isEqualTo(2);
        assertThat(prise.getInputStream()).isSameAs(flux);
    }

    @Test
    void elle_dit_si_des_octets_attendent_ou_si_l_on_n_en_sait_rien() throws IOException {
        Prise prise = prise();
        assertThat(prise.octetsEnAttente()).isFalse();
        socket.enAttente = 1;
        assertThat(prise.octetsEnAttente()).isTrue();
        socket.enAttente = 0;
        socket.rompu = true;
        assertThat(prise.octetsEnAttente()).isTrue();
        assertThat(prise.lectures()).isZero();
    }

    @Test
    void elle_ne_lit_pas_plus_que_sa_ration_et_se_ferme() throws IOException {
        Prise prise = prise();
        InputStream flux = prise.getInputStream();
        prise.ration().finie();

        assertThatThrownBy(flux::read).isInstanceOf(Demesure.class);
        assertThat(socket.fermetures).isEqualTo(1);
        assertThatThrownBy(() -> flux.read(new byte[8])).isInstanceOf(Demesure.class);
    }

    @Test
    void la_fin_du_flux_n_est_pas_un_octet() throws IOException {
        Prise prise = prise();
        InputStream flux = prise.getInputStream();
        socket.fini = true;
        prise.ration().finie();

        assertThat(flux.read()).isEqualTo(-1);
        assertThat(flux.read(new byte[8])).isEqualTo(-1);
        assertThat(socket.fermetures).isZero();
    }

    @Test
    void la_ration_d_une_prise_qui_s_ouvre_suit_ce_que_fait_l_essai() throws IOException {
        FabriqueDePrises fabrique = new FabriqueDePrises(new Fabrique(new ArrayList<>()));
        Essai essai = essai(Duration.ofMinutes(1));
        essai.seLieEnTls();
        essai.entrer(null);
        Prise prise = (Prise) fabrique.createSocket();
        essai.sortir();
        assertThat(prise.ration().prendre(Ration.OUVERTURE)).isTrue();

        essai.seLieEnTls();

        assertThat(prise.ration().prendre(Ration.OUVERTURE)).isTrue();
        assertThat(prise.ration().prendre(1)).isFalse();
    }

    /** La liaison TLS et la réponse d'un proxy n'ont pas d'autre borne. */
    @Test
    void pendant_l_ouverture_une_lecture_ne_dure_que_ce_qui_reste_a_l_essai() throws IOException {
        Prise prise = new Prise(socket, essai(Duration.ofMinutes(1)));

        assertThat(prise.getInputStream().read()).isEqualTo('x');

        assertThat(socket.delaiDeLecture).isBetween(1_000, 60_000);
    }

    @Test
    void une_fois_ouverte_l_essai_ne_la_borne_plus() throws IOException {
        Prise prise = new Prise(socket, essai(Duration.ofNanos(1)));
        InputStream flux = prise.getInputStream();
        assertThatThrownBy(flux::read).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> flux.read(new byte[1])).isInstanceOf(SocketTimeoutException.class);

        prise.ouverte();

        assertThat(flux.read()).isEqualTo('x');
        assertThat(socket.delaiDeLecture).isZero();
    }

    @Test
    void fermer_ferme_le_vrai_sans_rien_presser() throws IOException {
        prise().close();

        assertThat(socket.fermetures).isEqualTo(1);
        assertThat(socket.attardement).isEqualTo(-1);
    }

    @Test
    void fermer_le_flux_ferme_la_prise() throws IOException {
        Prise prise = prise();
        prise.attendreReponse(true);

        prise.getInputStream().close();

        assertThat(socket.fermetures).isEqualTo(1);
        assertThat(socket.attardement).isZero();
    }

    @Test
    void fermee_sans_reponse_elle_ne_laisse_rien_partir() throws IOException {
        Prise prise = prise();
        prise.attendreReponse(true);
        prise.close();
        assertThat(socket.attardement).isZero();

        socket.attardement = -1;
        prise.close();
        assertThat(socket.attardement).as("déjà fermée").isEqualTo(-1);
    }

    @Test
    void la_reponse_venue_elle_se_ferme_comme_une_autre() throws IOException {
        Prise prise = prise();
        prise.attendreReponse(true);
        prise.attendreReponse(false);

        prise.close();

        assertThat(socket.attardement).isEqualTo(-1);
    }

    @Test
    void un_socket_qui_ne_se_presse_pas_est_ferme_tout_de_meme() throws IOException {
        Prise prise = prise();
        prise.attendreReponse(true);
        socket.refuseDeSePresser = true;

        prise.close();

        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void couper_ferme_sans_lever() throws IOException {
        Prise prise = prise();
        socket.rompu = true;
        assertThatThrownBy(prise::close).isInstanceOf(IOException.class);

        prise.couper();

        assertThat(socket.fermetures).isEqualTo(2);
    }

    @Test
    void la_fabrique_habille_ce_que_fait_l_autre() throws IOException {
        List<List<Object>> demandes = new ArrayList<>();
        FabriqueDePrises fabrique = new FabriqueDePrises(new Fabrique(demandes));
        InetAddress ici = InetAddress.getLoopbackAddress();

        List<Socket> faits = List.of(
                fabrique.createSocket(),
                fabrique.createSocket("a", 1),
                fabrique.createSocket("b", 2, ici, 3),
                fabrique.createSocket(ici, 4),
                fabrique.createSocket(ici, 5, ici, 6));

        assertThat(faits).hasOnlyElementsOfType(Prise.class);
        assertThat(demandes)
                .containsExactly(
                        List.of(), List.of("a", 1), List.of("b", 2, ici, 3), List.of(ici, 4), List.of(ici, 5, ici, 6));
        for (Socket fait : faits) {
            fait.close();
        }
        assertThat(socket.fermetures).isEqualTo(5);
    }

    @Test
    void la_prise_de_l_essai_du_fil_se_coupe_avec_lui_jusqu_a_ce_qu_elle_serve() throws IOException {
        FabriqueDePrises fabrique = new FabriqueDePrises(new Fabrique(new ArrayList<>()));
        Essai essai = essai(Duration.ofMinutes(1));
        essai.entrer(null);
        Socket prise = fabrique.createSocket();
        essai.sortir();
        assertThat(prise.getInputStream().read()).isEqualTo('x');
        assertThat(socket.delaiDeLecture).as("l'essai la borne").isPositive();

        essai.couper();

        assertThat(socket.fermetures).isEqualTo(1);
    }

    @Test
    void apres_un_renoncement_rien_ne_se_connecte() {
        FabriqueDePrises fabrique = new FabriqueDePrises(new Fabrique(new ArrayList<>()));
        operation.abandonner();
        Essai essai = essai(Duration.ofMinutes(1));
        essai.entrer(null);

        assertThatThrownBy(fabrique::createSocket).isInstanceOf(SocketException.class);

        essai.sortir();
        assertThat(socket.fermetures).isEqualTo(1);
    }

    /** Donne toujours le même socket, et dit ce qu'on lui a demandé. */
    private final class Fabrique extends SocketFactory {
        private final List<List<Object>> demandes;

        private Fabrique(List<List<Object>> demandes) {
            this.demandes = demandes;
        }

        private Socket faire(Object... demande) {
            demandes.add(List.of(demande));
            return socket;
        }

        @Override
        public Socket createSocket() {
            return faire();
        }

        @Override
        public Socket createSocket(String hote, int port) {
            return faire(hote, port);
        }

        @Override
        public Socket createSocket(String hote, int port, InetAddress ici, int portIci) {
            return faire(hote, port, ici, portIci);
        }

        @Override
        public Socket createSocket(InetAddress hote, int port) {
            return faire(hote, port);
        }

        @Override
        public Socket createSocket(InetAddress hote, int port, InetAddress ici, int portIci) {
            return faire(hote, port, ici, portIci);
        }
    }
}
