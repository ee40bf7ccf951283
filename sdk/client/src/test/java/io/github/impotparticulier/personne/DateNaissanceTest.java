package io.github.impotparticulier.personne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.RequeteInvalideException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateNaissanceTest {
    @ParameterizedTest
    @CsvSource({
        "1984-03-07, 1984, 3, 7",
        "1984-03-00, 1984, 3, 0",
        "1984-00-00, 1984, 0, 0",
        "1984-00-07, 1984, 0, 7",
        "0000-12-31, 0, 12, 31",
        "9999-12-31, 9999, 12, 31",
        "0000-00-00, 0, 0, 0"
    })
    void ce_qui_est_a_zero_manque(String texte, int annee, int mois, int jour) {
        DateNaissance lue = DateNaissance.de(texte);

        assertThat(lue)
                .isEqualTo(DateNaissance.de(annee, mois, jour))
                .hasSameHashCodeAs(DateNaissance.de(annee, mois, jour));
        assertThat(DateNaissance.siBienFormee(texte)).hasValue(lue);
        assertThat(lue.annee().orElse(0)).isEqualTo(annee);
        assertThat(lue.annee().isPresent()).isEqualTo(annee > 0);
        assertThat(lue.mois().orElse(0)).isEqualTo(mois);
        assertThat(lue.mois().isPresent()).isEqualTo(mois > 0);
        assertThat(lue.jour().orElse(0)).isEqualTo(jour);
        assertThat(lue.jour().isPresent()).isEqualTo(jour > 0);
        assertThat(lue.date().isPresent()).isEqualTo(annee > 0 && mois > 0 && jour > 0);
    }

    @Test
    void une_date_entiere_est_un_jour_s_il_existe() {
        assertThat(DateNaissance.de("1984-03-07").date()).hasValue(LocalDate.of(1984, 3, 7));
        assertThat(DateNaissance.de(LocalDate.of(1984, 3, 7))).isEqualTo(DateNaissance.de(1984, 3, 7));
        assertThat(DateNaissance.de(1984, 2, 31).date()).isEmpty();
        assertThat(DateNaissance.de(1984, 2, 31).jour()).hasValue(31);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1984",
                "1984-03",
                "07/03/1984",
                "1984-13-07",
                "1984-03-32",
                "84-03-07",
                "1984-3-7",
                " 1984-03-07"
            })
    void toute_autre_forme_est_refusee_sans_etre_citee(String texte) {
        assertThat(DateNaissance.siBienFormee(texte)).isEmpty();
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> DateNaissance.de(texte))
                .withMessageContaining("AAAA-MM-JJ")
                .withMessageNotContaining("84");
    }

    @ParameterizedTest
    @CsvSource({"-1, 3, 7", "10000, 3, 7", "1984, -1, 7", "1984, 13, 7", "1984, 3, -1", "1984, 3, 32"})
    void une_partie_impossible_est_refusee(int annee, int mois, int jour) {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> DateNaissance.de(annee, mois, jour))
                .withMessageContaining("AAAA-MM-JJ");
    }

    @Test
    void se_compare_par_ses_parties_et_ne_les_montre_pas() {
        assertThat(DateNaissance.de(1984, 3, 7))
                .isNotEqualTo(DateNaissance.de(1984, 3, 0))
                .isNotEqualTo(DateNaissance.de(1984, 7, 3))
                .isNotEqualTo(DateNaissance.de(1985, 3, 7))
                .hasToString("DateNaissance[masquée]");
    }
}
