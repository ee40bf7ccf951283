package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelaiDemandeTest {
    private static final Clock MIDI = Clock.fixed(Instant.parse("2024-11-15T12:00:00Z"), ZoneOffset.UTC);

    private static Duration lire(String valeur) {
        return DelaiDemande.lire(valeur, null, MIDI);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "120, 120", "' 7 ', 7", "007, 7", "999999999, 999999999"})
    void un_nombre_de_secondes(String valeur, long secondes) {
        assertThat(lire(valeur)).hasSeconds(secondes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-1", "+1", "1.5", "0,120", "1 2", "99999999999", "9999999999", "bientôt", "١٢", "1e3"})
    void une_valeur_insensee_ne_demande_rien(String valeur) {
        assertThat(lire(valeur)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Fri, 32 Nov 2024 12:00:00 GMT", "Mon, 15 Nov 2024 12:02:00 GMT", "2024-11-15T12:02:00Z", "12:02"
            })
    void une_date_insensee_ne_demande_rien(String valeur) {
        assertThat(lire(valeur)).isNull();
    }

    @Test
    void une_date_se_compte_depuis_celle_du_serveur() {
        assertThat(DelaiDemande.lire("Fri, 15 Nov 2024 09:02:00 GMT", " Fri, 15 Nov 2024 09:00:00 GMT ", MIDI))
                .hasMinutes(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hier", "120"})
    void sans_date_lisible_du_serveur_elle_se_compte_depuis_l_horloge(String dateServeur) {
        assertThat(DelaiDemande.lire("Fri, 15 Nov 2024 12:02:00 GMT", dateServeur, MIDI))
                .hasMinutes(2);
        assertThat(lire(" Fri, 15 Nov 2024 12:02:00 GMT ")).hasMinutes(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Friday, 15-Nov-24 12:02:00 GMT", "Fri Nov 15 12:02:00 2024"})
    void une_date_d_une_ancienne_forme_se_lit_de_meme(String valeur) {
        assertThat(lire(valeur)).hasMinutes(2);
    }

    @Test
    void une_date_passee_ne_fait_pas_attendre() {
        assertThat(lire("Fri, 15 Nov 2024 11:59:59 GMT")).isZero();
        assertThat(lire("Fri, 15 Nov 2024 12:00:00 GMT")).isZero();
    }

    @Test
    void la_langue_de_la_machine_n_y_fait_rien() {
        Locale avant = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(lire("Fri, 15 Nov 2024 12:02:00 GMT")).hasMinutes(2);
        } finally {
            Locale.setDefault(avant);
        }
    }

    /** Le même que le plus long nombre de secondes qui se lise. */
    @Test
    void un_delai_de_plus_de_trente_et_un_ans_ne_demande_rien() {
        assertThat(lire("Mon, 24 Jul 2056 13:46:39 GMT")).hasSeconds(999_999_999);
        assertThat(lire("Mon, 24 Jul 2056 13:46:40 GMT")).isNull();
    }
}
