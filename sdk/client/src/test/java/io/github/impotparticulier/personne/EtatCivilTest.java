package io.github.impotparticulier.personne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.RequeteInvalideException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtatCivilTest {
    private static EtatCivil.Builder specimen() {
        return EtatCivil.builder().nom("SPECIMEN").prenoms("PAUL");
    }

    @Test
    void une_date_donnee_d_un_bloc_ou_par_ce_que_l_on_en_sait_est_la_meme() {
        assertThat(specimen().dateNaissance(DateNaissance.de("1984-03-07")).build())
                .isEqualTo(specimen().dateNaissance(LocalDate.of(1984, 3, 7)).build());
        assertThat(specimen().dateNaissance(DateNaissance.de("1984-03-00")).build())
                .isEqualTo(specimen().dateNaissance(YearMonth.of(1984, 3)).build());
        assertThat(specimen().dateNaissance(DateNaissance.de("1984-00-00")).build())
                .isEqualTo(specimen().dateNaissance(Year.of(1984)).build());
        assertThat(specimen().dateNaissance(LocalDate.of(1984, 3, 7)).build().dateNaissance())
                .hasValue(DateNaissance.de(1984, 3, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-00-00", "0000-03-07", "1984-00-07", "1984-02-31", "1849-03-07", "2101-00-00"})
    void une_date_sans_annee_sans_mois_ou_qui_n_existe_pas_n_est_pas_un_critere(String date) {
        EtatCivil.Builder etatCivil = specimen();

        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> etatCivil.dateNaissance(DateNaissance.de(date)))
                .withMessageStartingWith("Date de naissance : donnez un");
        assertThat(etatCivil.build().dateNaissance()).isEmpty();
    }
}
