package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.impotparticulier.erreur.Circonstances;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** L'essai que fait chaque fil. */
class EssaiTest {
    private static final Circonstances CIRCONSTANCES = Circonstances.de("lep", "/spi/{spi}/lep");
    private final SocketFictif socket = new SocketFictif();
    private final Operation operation = new Operation(Delais.PAR_DEFAUT, null, new TempsVirtuel().temps());

    @AfterEach
    void ne_pas_rester_interrompu() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private static Connection connexion() {
        return new ConnexionFictive(new Socket());
    }

    private Essai essai() {
        return essai(Duration.ofSeconds(2));
    }

    private Essai essai(Duration delai) {
        return new Essai(CIRCONSTANCES, delai, Duration.ofSeconds(1), 7, operation);
    }

    @Test
    void il_garde_ce_qu_on_lui_a_donne() {
        Essai essai = essai();

        assertThat(essai.circonstances()).isSameAs(CIRCONSTANCES);
        assertThat(essai.delai()).isEqualTo(Duration.ofSeconds(2));
        assertThat(essai.delaiConnexion()).isEqualTo(Duration.ofSeconds(1));
        assertThat(essai.octetsMax()).isEqualTo(7);
        assertThat(essai.operation()).isSameAs(operation);
    }

    /** Un intercepteur confié peut appeler le SDK au milieu d'un échange. */
    @Test
    void un_essai_dans_un_essai_rend_le_fil_au_premier() {
        Essai dehors = essai();
        Essai dedans = essai();
        assertThat(Essai.duFil()).isNull();

        dehors.entrer(null);
        assertThat(Essai.duFil()).isSameAs(dehors);
        dedans.entrer(null);
        assertThat(Essai.duFil()).isSameAs(dedans);
        dedans.sortir();
        assertThat(Essai.duFil()).isSameAs(dehors);
        dehors.sortir();
        assertThat(Essai.duFil()).isNull();
    }

    @Test
    void un_fil_ne_voit_pas_l_essai_d_un_autre() throws InterruptedException {
        Essai essai = essai();
        essai.entrer(null);
        Essai[] vu = {essai};
        Thread autre = new Thread(() -> vu[0] = Essai.duFil());
        autre.start();
        autre.join();
        essai.sortir();

        assertThat(vu[0]).isNull();
    }

    @Test
    void quand_la_requete_part_le_fil_ecoute_de_nouveau() {
        Call appel = appel();
        Coupure coupure = new Coupure(appel::cancel);
        Essai essai = essai();
        essai.entrer(coupure);

        essai.part(connexion());
        CoupureTest.interrompre();
        coupure.cesser();
        essai.sortir();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(appel.isCanceled()).isTrue();
    }

    @Test
    void sans_oreille_partir_ne_fait_rien() {
        Essai essai = essai();
        essai.entrer(null);
        essai.part(connexion());
        essai.sortir();

        assertThat(Essai.duFil()).isNull();
    }

    private static Call appel() {
        return new OkHttpClient()
                .newCall(new Request.Builder()
                        .url("https://hote-fictif.invalid/")
                        .build());
    }

    private Prise prise(Essai essai) throws IOException {
        return new Prise(socket, essai);
    }

    @Test
    void sans_demande_il_ne_sait_rien_et_reprend_toute_connexion() {
        Essai essai = essai();

        assertThat(essai.requete()).isNull();
        assertThat(essai.connexionNeuve()).isFalse();
        assertThat(essai.proxy()).isNull();
        assertThat(essai.garde()).isNull();
        assertThat(essai.corpsRompu()).isNull();
        assertThat(essai.douteux()).isFalse();
        assertThat(essai.aRenvoyer()).isFalse();
    }

    @Test
    void il_garde_sa_demande_et_s_il_lui_faut_une_connexion_neuve() {
        Requete requete = RequeteTest.de("3990000000001");
        Essai essai =
                new Essai(CIRCONSTANCES, Duration.ofSeconds(2), Duration.ofSeconds(1), 7, operation, requete, true);

        assertThat(essai.requete()).isSameAs(requete);
        assertThat(essai.connexionNeuve()).isTrue();
    }

    @Test
    void couper_annule_l_appel_et_ferme_ce_qui_se_connecte() throws IOException {
        Essai essai = essai();
        essai.couper();
        Call appel = appel();
        essai.suivre(appel);
        essai.seConnecte(prise(essai));
        assertThat(appel.isCanceled()).isFalse();
        assertThat(socket.fermetures).isZero();

        essai.couper();

        assertThat(appel.isCanceled()).isTrue();
        assertThat(socket.fermetures).isEqualTo(1);
    }

    /** La connexion ouverte, OkHttp la coupe lui-même : d'autres essais la reprendront. */
    @Test
    void couper_ne_ferme_plus_une_prise_qui_sert() throws IOException {
        Essai essai = essai();
        Prise prise = prise(essai);
        essai.seConnecte(prise);
        essai.part(connexion());

        essai.couper();

        assertThat(socket.fermetures).isZero();
        assertThat(prise.getInputStream().read()).isEqualTo('x');
        assertThat(socket.delaiDeLecture).as("ouverte, elle n'est plus bornée").isZero();
    }

    @Test
    void apres_un_renoncement_l_appel_et_la_prise_sont_coupes_aussitot() throws IOException {
        operation.abandonner();
        Essai essai = essai();
        Call appel = appel();
        essai.suivre(appel);
        assertThat(appel.isCanceled()).isTrue();

        Prise prise = prise(essai);
        assertThatThrownBy(() -> essai.seConnecte(prise)).isInstanceOf(SocketException.class);
        assertThat(socket.fermetures).isEqualTo(1);
    }

    @Test
    void ce_qui_lui_reste_borne_chaque_lecture() throws IOException {
        assertThat(essai().millisRestantes()).isBetween(1, 2_000);
        assertThat(essai(Duration.ofDays(100)).millisRestantes()).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> essai(Duration.ZERO).millisRestantes()).isInstanceOf(SocketTimeoutException.class);
        // Zéro voudrait dire : sans borne.
        assertThatThrownBy(() -> essai(Duration.ofNanos(999_999)).millisRestantes())
                .isInstanceOf(SocketTimeoutException.class);
        operation.abandonner();
        assertThatThrownBy(() -> essai().millisRestantes())
                .isInstanceOf(SocketException.class)
                .isNotInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void partir_donne_la_garde_de_la_connexion() throws IOException {
        Essai essai = essai();
        Connection connexion = connexion();
        essai.seConnecte(prise(essai));

        Garde garde = essai.part(connexion);

        assertThat(essai.garde()).isSameAs(garde);
        assertThat(essai().part(connexion)).isSameAs(garde);
        essai.couperConnexion();
        assertThat(socket.fermetures).isEqualTo(1);
    }

    @Test
    void ce_qui_s_est_dit_d_un_echange_ne_vaut_plus_pour_le_suivant() {
        Essai essai = essai();
        essai.douter();
        essai.corpsRompu(new IOException("x"));
        essai.rienNEstParti();
        assertThat(essai.douteux()).isTrue();
        assertThat(essai.corpsRompu()).hasMessage("x");

        essai.part(connexion());

        assertThat(essai.douteux()).isFalse();
        assertThat(essai.corpsRompu()).isNull();
        assertThat(essai.aRenvoyer()).isFalse();
    }

    @Test
    void ce_qui_n_est_pas_parti_se_renvoie_une_fois_et_n_a_pas_de_connexion() {
        Essai essai = essai();
        essai.part(connexion());

        essai.rienNEstParti();

        assertThat(essai.garde()).isNull();
        assertThat(essai.aRenvoyer()).isTrue();
        assertThat(essai.aRenvoyer()).isFalse();
    }

    /** Un intercepteur confié peut changer de fil. */
    @Test
    void l_essai_d_un_appel_est_celui_du_fil_ou_celui_de_son_etiquette() {
        Essai dehors = essai();
        Essai etiquete = essai();
        Call sans = appel();
        Call avec = new OkHttpClient()
                .newCall(sans.request().newBuilder().tag(Essai.class, etiquete).build());
        assertThat(Essai.de(sans)).isNull();
        assertThat(Essai.de(avec)).isSameAs(etiquete);

        dehors.entrer(null);
        assertThat(Essai.de(sans)).isSameAs(dehors);
        assertThat(Essai.de(avec)).isSameAs(dehors);
        dehors.sortir();
    }

    // --- Ce qui ne se répète pas. ---

    private Essai ecriture(String methode) {
        Requete lecture = RequeteTest.de("3990000000001");
        Requete requete = new Requete(
                "ecriture",
                lecture.cible(),
                lecture.sujet(),
                lecture.guichet(),
                "",
                lecture.entetes(),
                null,
                lecture.verdicts(),
                new Message(methode, null));
        return new Essai(CIRCONSTANCES, Duration.ofSeconds(2), Duration.ofSeconds(1), 7, operation, requete, true);
    }

    @Test
    void une_ecriture_ne_part_qu_une_fois() throws Exception {
        Essai essai = ecriture("POST");
        essai.partirUneFois();

        assertThatThrownBy(essai::partirUneFois).isInstanceOf(SocketException.class);
        assertThat(essai.partie()).isTrue();
        assertThat(operation.circonstances().peutEtreRecue()).isTrue();
    }

    /** Le fil de l'appelant a conclu qu'elle n'était pas partie : un autre ne l'envoie plus. */
    @Test
    void une_ecriture_dont_on_a_conclu_ne_part_plus() {
        Essai essai = ecriture("DELETE");

        assertThat(essai.partie()).isFalse();
        assertThatThrownBy(essai::partirUneFois).isInstanceOf(SocketException.class);
        assertThat(essai.partie()).isFalse();
        assertThat(operation.circonstances().peutEtreRecue()).isFalse();
    }

    @Test
    void une_lecture_part_autant_de_fois_qu_il_le_faut() throws Exception {
        for (Essai essai : List.of(ecriture("GET"), essai())) {
            essai.partirUneFois();
            essai.partirUneFois();
            assertThat(essai.partie()).isFalse();
            essai.part(connexion());
            assertThat(essai.partie()).isTrue();
        }
        assertThat(operation.circonstances().peutEtreRecue()).isFalse();
    }
}
