package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Les dernières données d'une connexion : qui les a demandées. */
class DejaRendusTest {
    private static final Requete UN = RequeteTest.de("3990000000001");
    private static final Requete DEUX = RequeteTest.de("3990000000002");

    private final DejaRendus rendus = new DejaRendus();

    private boolean redit(String corps, Requete requete) {
        Buffer recu = new Buffer().writeUtf8(corps);
        boolean redit = rendus.redit(recu, requete);
        assertThat(recu.readUtf8()).as("le corps reste à lire").isEqualTo(corps);
        return redit;
    }

    private static String corps(int rang) {
        return String.format("%0201d", rang);
    }

    @Test
    void le_meme_corps_pour_une_autre_personne_est_une_redite() {
        assertThat(redit(corps(1), UN)).isFalse();
        assertThat(redit(corps(1), DEUX)).isTrue();
    }

    @Test
    void la_meme_demande_peut_recevoir_le_meme_corps() {
        assertThat(redit(corps(1), UN)).isFalse();
        assertThat(redit(corps(1), UN)).isFalse();
    }

    /** Une année tue, celle que le serveur choisit, ne contredit rien. */
    @ParameterizedTest
    @CsvSource({"2023, 2023, false", "2023, 2022, true", "2023, , false", ", 2023, false", ", , false"})
    void le_meme_corps_pour_la_meme_personne_n_en_est_une_que_d_une_annee_a_l_autre(
            Integer avant, Integer apres, boolean redit) {
        assertThat(redit(corps(1), deUn(avant))).isFalse();
        assertThat(redit(corps(1), deUn(apres))).isEqualTo(redit);
    }

    @ParameterizedTest
    @CsvSource({"foyer, foyer, false", "foyer, avis, true"})
    void le_meme_corps_pour_la_meme_personne_n_en_est_une_que_d_un_contenu_a_l_autre(
            String avant, String apres, boolean redit) {
        assertThat(redit(corps(1), RequeteTest.de("3990000000001", avant, OptionalInt.empty())))
                .isFalse();
        assertThat(redit(corps(1), RequeteTest.de("3990000000001", apres, OptionalInt.empty())))
                .isEqualTo(redit);
    }

    private static Requete deUn(Integer annee) {
        return RequeteTest.de("3990000000001", annee == null ? OptionalInt.empty() : OptionalInt.of(annee));
    }

    @Test
    void un_autre_corps_n_est_pas_une_redite() {
        assertThat(redit(corps(1), UN)).isFalse();
        assertThat(redit(corps(2), DEUX)).isFalse();
    }

    @Test
    void un_corps_qui_nomme_la_personne_n_est_pas_une_redite() {
        String foyer = "3990000000001 3990000000002" + corps(1);
        assertThat(redit(foyer, UN)).isFalse();
        assertThat(redit(foyer, DEUX)).isFalse();
        assertThat(redit(foyer, RequeteTest.de("3990000000003"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"200, false", "201, true"})
    void un_corps_court_peut_se_repeter(int octets, boolean redit) {
        String corps = "x".repeat(octets);
        assertThat(redit(corps, UN)).isFalse();
        assertThat(redit(corps, DEUX)).isEqualTo(redit);
    }

    @ParameterizedTest
    @CsvSource({"63, true", "64, false"})
    void seules_les_dernieres_sont_retenues(int autres, boolean redit) {
        assertThat(redit(corps(0), UN)).isFalse();
        for (int rang = 1; rang <= autres; rang++) {
            assertThat(redit(corps(rang), UN)).isFalse();
        }
        assertThat(redit(corps(0), DEUX)).isEqualTo(redit);
    }

    @Test
    void tout_le_corps_compte_fut_il_long() {
        String long1 = "x".repeat(20_000);
        assertThat(redit(long1 + "a", UN)).isFalse();
        assertThat(redit(long1 + "b", DEUX)).isFalse();
        assertThat(redit("a" + long1, DEUX)).isFalse();
        assertThat(redit(long1 + "a", DEUX)).isTrue();
    }
}
