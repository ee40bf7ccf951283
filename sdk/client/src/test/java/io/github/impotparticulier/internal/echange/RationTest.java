package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Combien d'octets une connexion peut lire, selon ce qu'elle fait. */
class RationTest {
    private static final int KIO = 1024;

    private final Ration ration = new Ration();

    /** Exactement tant d'octets, et pas un de plus. */
    private void exiger(int octets, Consumer<Ration> etape) {
        etape.accept(ration);
        assertThat(ration.prendre(octets)).isTrue();
        assertThat(ration.prendre(1)).isFalse();
        etape.accept(ration);
        assertThat(ration.prendre(octets + 1)).isFalse();
    }

    @Test
    void a_l_ouverture_un_proxy_peut_rendre_une_page() {
        exiger(256 * KIO, Ration::ouverture);
    }

    @Test
    void une_liaison_tls_a_droit_a_des_certificats() {
        exiger(256 * KIO, Ration::liaisonTls);
    }

    @Test
    void un_echange_n_a_que_des_en_tetes_tant_que_le_corps_n_avance_pas() {
        exiger(48 * KIO, suivie -> suivie.echange(1024 * KIO));
    }

    @Test
    void le_corps_qui_avance_rend_a_chaque_fois_le_meme_droit() {
        exiger(48 * KIO, suivie -> {
            suivie.echange(1024 * KIO);
            assertThat(suivie.prendre(40 * KIO)).isTrue();
            suivie.leCorpsAvance();
            assertThat(suivie.prendre(40 * KIO)).isTrue();
            suivie.leCorpsAvance();
        });
    }

    @Test
    void un_echange_n_a_en_tout_que_son_corps_et_son_habillage() {
        exiger(12 * KIO, suivie -> {
            suivie.echange(100 * KIO);
            for (int fois = 0; fois < 15; fois++) {
                suivie.leCorpsAvance();
                assertThat(suivie.prendre(40 * KIO)).isTrue();
            }
            suivie.leCorpsAvance();
        });
    }

    @Test
    void une_reponse_finie_n_a_plus_rien_a_lire() {
        exiger(0, suivie -> {
            suivie.echange(1024 * KIO);
            suivie.finie();
        });
    }

    @Test
    void une_connexion_que_l_on_ne_suit_pas_a_de_quoi_faire_un_echange() {
        assertThat(ration.prendre((256 + 512 + 1024) * KIO)).isTrue();
        assertThat(ration.prendre(1)).isFalse();
    }
}
