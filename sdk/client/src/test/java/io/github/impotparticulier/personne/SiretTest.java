package io.github.impotparticulier.personne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.RequeteInvalideException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiretTest {
    /** Tout en zéros, sauf les deux chiffres que la clé doit accorder : 5 compte double (10, donc 1), et 9. */
    private static final String FICTIF = "00000000000059";

    @Test
    void quatorze_chiffres_de_cle_juste_se_lisent_avec_ou_sans_espaces() {
        assertThat(Siret.de(FICTIF).valeur()).isEqualTo(FICTIF);
        assertThat(Siret.de(" 000 000 000\u00A000059 ")).isEqualTo(Siret.de(FICTIF));
        assertThat(Siret.siBienForme("000 000 000 00018")).hasValue(Siret.de("00000000000018"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
    void un_seul_chiffre_faux_est_vu_ou_qu_il_soit(int rang) {
        for (int chiffre = 0; chiffre <= 9; chiffre++) {
            String texte = FICTIF.substring(0, rang) + chiffre + FICTIF.substring(rang + 1);

            assertThat(Siret.siBienForme(texte).isPresent()).as(texte).isEqualTo(texte.equals(FICTIF));
        }
    }

    @Test
    void les_etablissements_de_la_poste_n_ont_pas_de_cle() {
        assertThat(Siret.de("35600000000000").valeur()).isEqualTo("35600000000000");
        assertThat(Siret.de("35600000012345").valeur()).isEqualTo("35600000012345");
        assertThat(Siret.siBienForme("35600000112345")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "000000000", "0000000000005", "000000000000591", "0000000000005A", "00000000-00059"})
    void toute_autre_forme_est_refusee(String texte) {
        assertThat(Siret.siBienForme(texte)).isEmpty();
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> Siret.de(texte))
                .withMessageContaining("SIRET mal formé");
    }

    @Test
    void se_montre_et_se_compare_par_sa_valeur() {
        assertThat(Siret.de(FICTIF))
                .hasToString("Siret[" + FICTIF + "]")
                .hasSameHashCodeAs(Siret.de(FICTIF))
                .isNotEqualTo(Siret.de("00000000000018"));
    }
}
