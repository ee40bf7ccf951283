package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ce qu'un réglage doit être, et que le refus ne cite jamais. */
class VerificationsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gw.exemple.fr",
                " https://gw.exemple.fr/prefixe/ ",
                "http://127.0.0.1:8080",
                "http://127.255.0.9",
                "http://localhost",
                "http://[::1]:8080"
            })
    void une_adresse_est_en_https_ou_mene_a_la_machine_elle_meme(String adresse) {
        assertThat(Verifications.adresse(adresse).host()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gw.exemple.fr",
                "ftp://gw.exemple.fr",
                "https://MARQUE@gw.exemple.fr",
                "https://:MARQUE@gw.exemple.fr",
                "https://gw.exemple.fr?MARQUE=1",
                "https://gw.exemple.fr#MARQUE"
            })
    void une_adresse_mal_formee_ou_avec_autre_chose_est_refusee(String adresse) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Verifications.adresse(adresse))
                .withMessageContaining("mal formée")
                .withMessageNotContaining("MARQUE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gw.exemple.fr",
                "http://128.0.0.1",
                "http://localhost.exemple.fr",
                "http://127.0.0.1.exemple.fr",
                "http://127.0.0.1x"
            })
    void une_adresse_en_clair_vers_une_autre_machine_est_refusee(String adresse) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Verifications.adresse(adresse))
                .withMessageContaining("seul https est permis");
    }

    @Test
    void une_adresse_absente_est_nommee() {
        assertThatNullPointerException()
                .isThrownBy(() -> Verifications.adresse(null))
                .withMessage("adresse");
    }

    @Test
    void un_reglage_qui_manque_est_nomme_avec_de_quoi_le_donner() {
        assertThat(Verifications.donne("x", "la clé", "identifiants(…)")).isEqualTo("x");
        assertThatIllegalStateException()
                .isThrownBy(() -> Verifications.donne(null, "la clé", "identifiants(…)"))
                .withMessageContaining("la clé")
                .withMessageContaining("identifiants(…)");
    }

    @Test
    void un_texte_visible_peut_aller_dans_un_en_tete() {
        assertThat(Verifications.visible("!clé~".replace("é", "e"), "La clé")).isEqualTo("!cle~");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "MARQUE 1", "MARQUE\n", "MARQUÉ", "\u007f"})
    void un_autre_est_refuse_sans_etre_cite(String valeur) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Verifications.visible(valeur, "La clé"))
                .withMessageStartingWith("La clé ")
                .withMessageContaining(valeur == null ? "null" : "ASCII visibles")
                .withMessageNotContaining("MARQU");
    }

    @Test
    void une_duree_va_d_un_rien_a_un_jour() {
        for (Duration duree : new Duration[] {Duration.ofNanos(1), Duration.ofDays(1)}) {
            assertThat(Verifications.duree(duree, "delaiAppel")).isEqualTo(duree);
        }
        for (Duration duree : new Duration[] {
            Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(1).plusNanos(1)
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Verifications.duree(duree, "delaiAppel"))
                    .withMessageStartingWith("delaiAppel");
        }
        assertThatNullPointerException()
                .isThrownBy(() -> Verifications.duree(null, "delaiAppel"))
                .withMessage("delaiAppel");
    }

    @Test
    void une_variable_d_environnement_est_exigee_et_debarrassee_de_ses_blancs() {
        Map<String, String> variables = Map.of("PLEINE", " x\n", "VIDE", " ");

        assertThat(Verifications.variable(variables::get, "PLEINE")).isEqualTo("x");
        for (String nom : new String[] {"VIDE", "ABSENTE"}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Verifications.variable(variables::get, nom))
                    .withMessageContaining(nom);
        }
    }
}
