package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.internal.dgfip.ParametresDEssai;
import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import java.nio.CharBuffer;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Une identité FranceConnect devient un état civil : le catalogue des pannes, cas 55. */
class CasFranceConnectTest {
    /** Une identité ordinaire, changée par ces paires de nom et de valeur ; une valeur nulle ôte le champ. */
    private static EtatCivil avec(Object... changements) {
        return EtatCivil.depuisFranceConnect(claims(changements));
    }

    private static Map<String, Object> claims(Object... changements) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "sub", "identifiant-fictif",
                "family_name", "SPÉCIMEN",
                "given_name", "Jeanne Marie",
                "gender", "female",
                "birthdate", "1978-08-22",
                "birthplace", "35238",
                "birthcountry", "99100"));
        for (int i = 0; i < changements.length; i += 2) {
            claims.put((String) changements[i], changements[i + 1]);
        }
        return claims;
    }

    private static EtatCivil.Builder jeanne() {
        return EtatCivil.builder()
                .nom("SPÉCIMEN")
                .prenoms("Jeanne Marie")
                .sexe(Sexe.FEMININ)
                .dateNaissance(LocalDate.of(1978, 8, 22))
                .naissanceEnFrance("35", "238");
    }

    @Test
    void cas_55_une_identite_ordinaire_devient_un_etat_civil() {
        assertThat(avec()).isEqualTo(jeanne().build());
        assertThat(avec()).hasToString("EtatCivil[masqué]");
    }

    @Test
    void cas_55_le_nom_d_usage_est_garde_et_r2p_ne_le_demande_pas() {
        EtatCivil etatCivil = avec("preferred_username", "FACTICE");

        assertThat(etatCivil).isEqualTo(jeanne().nomUsage("FACTICE").build());
        assertThat(ParametresDEssai.r2p(etatCivil)).isEqualTo(ParametresDEssai.r2p(jeanne().build()));
    }

    @Test
    void cas_55_un_nom_d_usage_qui_n_en_est_pas_un_n_empeche_rien() {
        for (Object illisible : new Object[] {"", " ", "-", null, false, 12, List.of(), "X".repeat(101), "A\u0000B"}) {
            assertThat(avec("preferred_username", illisible)).isEqualTo(jeanne().build());
        }
    }

    @ParameterizedTest
    @CsvSource({"male, MASCULIN", "female, FEMININ", "Female, FEMININ", "unspecified,", "autre,", "'',", ","})
    void cas_55_un_sexe_qui_n_est_pas_dit_n_est_pas_demande(String genre, Sexe attendu) {
        assertThat(avec("gender", genre).sexe().orElse(null)).isEqualTo(attendu);
    }

    @ParameterizedTest
    @CsvSource({
        "1992-00-00, 1992-00-00",
        "1992-05-00, 1992-05-00",
        "1992-05-17, 1992-05-17",
        "1992-01-01, 1992-01-01",
        "1992, 1992-00-00",
        "0000-00-00,",
        "0000-05-17,"
    })
    void cas_55_d_une_naissance_presumee_seul_ce_qui_est_connu_est_demande(String connue, String demandee) {
        EtatCivil etatCivil = avec("birthdate", "1992-01-01", "idp_birthdate", connue);

        assertThat(etatCivil.naissancePeutEtrePresumee()).isFalse();
        if (demandee == null) {
            assertThat(etatCivil.dateNaissance()).isEmpty();
            return;
        }
        DateNaissance attendue = DateNaissance.de(demandee);
        assertThat(etatCivil.dateNaissance()).hasValue(attendue);
        assertThat(etatCivil).isEqualTo(jeanne().dateNaissance(attendue).build());
        if (attendue.mois().isEmpty()) {
            assertThat(etatCivil)
                    .isEqualTo(jeanne().dateNaissance(Year.of(1992)).build());
        } else if (attendue.jour().isEmpty()) {
            assertThat(etatCivil)
                    .isEqualTo(jeanne().dateNaissance(YearMonth.of(1992, 5)).build());
        } else {
            assertThat(etatCivil)
                    .isEqualTo(jeanne().dateNaissance(LocalDate.parse(connue)).build());
        }
    }

    @ParameterizedTest
    @CsvSource({"1992-01-01, true", "1992-05-01, true", "1992-05-02, false", "1992-00-00, false"})
    void cas_55_sans_idp_birthdate_un_premier_du_mois_se_dit_douteux_et_l_appelant_choisit(
            String date, boolean douteux) {
        for (Object absente : new Object[] {null, "", " ", "inconnue"}) {
            EtatCivil etatCivil = avec("birthdate", date, "idp_birthdate", absente);

            assertThat(etatCivil.naissancePeutEtrePresumee()).isEqualTo(douteux);
            EtatCivil choisi = etatCivil.modifier().dateNaissance(Year.of(1992)).build();
            assertThat(choisi.dateNaissance()).hasValue(DateNaissance.de(1992, 0, 0));
            assertThat(choisi.naissancePeutEtrePresumee()).isFalse();
            assertThat(etatCivil.modifier().build().naissancePeutEtrePresumee()).isEqualTo(douteux);
            assertThat(choisi).isEqualTo(jeanne().dateNaissance(Year.of(1992)).build());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "hier", "1978-02-30", "1978-13-01"})
    void cas_55_une_date_qui_n_en_est_pas_une_n_est_pas_demandee(String date) {
        assertThat(avec("birthdate", date).dateNaissance()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // En France.
        "35238, 99100, 99100, 35, 238",
        "97411, 99100, 99100, 974, 411",
        "98735, 99100, 99100, 987, 35",
        "2A004, 99100, 99100, 2A, 004",
        "35238, '', 99100, 35, 238",
        // La commune manque, ou n'est pas un code.
        "'', 99100, 99100, ,",
        "RENNES, 99100, 99100, ,",
        "null, 99100, 99100, ,",
        "35000, 99100, 99100, ,",
        // À l'étranger.
        "'', 99352, 99352, ,",
        "99352, 99352, 99352, ,",
        "92352, 99352, 99352, ,",
        "99352, 99100, 99352, ,",
        // Une identité européenne : un lieu en toutes lettres, pas de pays.
        "LISBOA, '', , ,",
        "'', '', , ,",
        "'', Portugal, , ,",
        "'', 35238, , ,"
    })
    void cas_55_le_lieu_est_demande_autant_qu_il_est_connu(
            String lieu, String pays, String paysAttendu, String departement, String commune) {
        for (EtatCivil etatCivil : List.of(
                avec("birthplace", lieu, "birthcountry", pays),
                avec("birthplace", lieu.isEmpty() ? null : lieu, "birthcountry", pays.isEmpty() ? null : pays))) {
            assertThat(etatCivil.paysNaissance().orElse(null)).isEqualTo(paysAttendu);
            assertThat(etatCivil.departementNaissance().orElse(null)).isEqualTo(departement);
            assertThat(etatCivil.communeNaissance().orElse(null)).isEqualTo(commune);
        }
    }

    @Test
    void cas_55_des_prenoms_en_liste_ou_separes_par_des_virgules_se_lisent() {
        assertThat(avec("given_name", "Jeanne, Marie")).isEqualTo(jeanne().build());
        assertThat(avec("given_name", List.of("Jeanne", "Marie"))).isEqualTo(jeanne().build());
        for (Object absent : new Object[] {null, "", " ", "-"}) {
            assertThat(avec("given_name", absent, "given_name_array", Arrays.asList("Jeanne", null, "Marie")))
                    .isEqualTo(jeanne().build());
        }
        assertThat(avec("given_name", "Jeanne", "given_name_array", List.of("Autre"))
                        .prenoms())
                .isEqualTo("Jeanne");
    }

    @ParameterizedTest
    @CsvSource({"given_name, prénom (given_name)", "family_name, nom de naissance (family_name)"})
    void cas_55_une_personne_d_un_seul_nom_a_un_refus_clair_qui_ne_cite_rien(String nom, String dit) {
        for (Object absent : new Object[] {null, "", "  ", "-", ".", List.of()}) {
            assertThatExceptionOfType(RequeteInvalideException.class)
                    .isThrownBy(() -> avec(nom, absent))
                    .withMessageContainingAll("Identité FranceConnect sans " + dit, "numéro fiscal")
                    .satisfies(e -> assertThat(e.getMessage())
                            .hasSizeLessThan(200)
                            .doesNotContain("SPÉCIMEN", "Jeanne", "FACTICE", "1978"));
        }
    }

    @Test
    void cas_55_des_textes_en_liste_ou_en_tableau_et_des_valeurs_de_java_se_lisent() {
        assertThat(avec("given_name", new String[] {"Jeanne", " ", "Marie"})).isEqualTo(jeanne().build());
        assertThat(avec("family_name", CharBuffer.wrap("SPÉCIMEN"), "gender", List.of("female")))
                .isEqualTo(jeanne().build());
        assertThat(avec("birthplace", 35_238, "birthcountry", 99_100L)).isEqualTo(jeanne().build());
        assertThat(avec("birthdate", LocalDate.of(1978, 8, 22))).isEqualTo(jeanne().build());
        assertThat(avec("birthdate", 1978, "idp_birthdate", YearMonth.of(1978, 8)))
                .isEqualTo(jeanne().dateNaissance(YearMonth.of(1978, 8)).build());
        for (String date : List.of("1978-08-22T00:00:00Z", "1978-08-22 00:00:00.0", "1978-08-21T23:00:00Z")) {
            assertThat(avec("birthdate", date)).as(date).isEqualTo(jeanne().build());
        }
        assertThat(avec("idp_birthdate", "1978-00-00T00:00:00Z"))
                .isEqualTo(jeanne().dateNaissance(Year.of(1978)).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gender", "birthdate", "idp_birthdate", "birthplace", "birthcountry", "given_name_array"})
    void cas_55_un_booleen_ou_un_nombre_qui_ne_dit_rien_vaut_absent(String nom) {
        EtatCivil attendu = avec(nom, null);
        for (Object etrange : new Object[] {false, true, -1, 3.5, Double.NaN, List.of(), List.of(false)}) {
            assertThat(avec(nom, etrange)).as(nom).isEqualTo(attendu);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"family_name", "given_name"})
    void cas_55_un_nombre_ou_un_booleen_n_est_pas_un_nom(String nom) {
        for (Object etrange : new Object[] {true, Double.NaN, 1e20, LocalDate.of(1978, 8, 22), List.of(true)}) {
            assertThatExceptionOfType(RequeteInvalideException.class)
                    .isThrownBy(() -> avec(nom, etrange))
                    .withMessageContaining("(" + nom + ")");
        }
    }

    /** Celles d'une bibliothèque JSON ou JWT : leur texte est du JSON, guillemets compris. */
    private record TexteJson(String valeur) {
        @Override
        public String toString() {
            return '"' + valeur + '"';
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "family_name",
                "given_name",
                "given_name_array",
                "preferred_username",
                "gender",
                "birthdate",
                "idp_birthdate",
                "birthplace",
                "birthcountry"
            })
    void cas_55_une_valeur_d_une_bibliotheque_json_est_refusee_par_son_nom_au_lieu_de_partir_entre_guillemets(
            String nom) {
        for (Object valeur : new Object[] {
            new TexteJson("FICTIVE"),
            List.of(new TexteJson("FICTIVE")),
            List.of(List.of("FICTIVE")),
            Map.of("value", "FICTIVE"),
            Optional.of("FICTIVE"),
            new Object()
        }) {
            Object prenoms = nom.equals("given_name_array") ? null : "Jeanne";
            assertThatExceptionOfType(RequeteInvalideException.class)
                    .isThrownBy(() -> avec("given_name", prenoms, nom, valeur))
                    .withMessageContainingAll("« " + nom + " »", "String")
                    .satisfies(
                            e -> assertThat(e.getMessage()).hasSizeLessThan(200).doesNotContain("FICTIVE", "SPÉCIMEN"));
        }
    }

    @Test
    void cas_55_une_forme_qu_aucune_api_n_admet_est_refusee_sans_etre_citee() {
        for (Object[] changement : new Object[][] {
            {"given_name", "Jeannejeanne".repeat(17)},
            {"family_name", "SPECIMEN".repeat(13)},
            {"birthdate", "1278-08-22"}
        }) {
            assertThatExceptionOfType(RequeteInvalideException.class)
                    .isThrownBy(() -> avec(changement))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Jeanne", "SPECIMEN", "1278"));
        }
    }

    @Test
    void cas_55_une_identite_sans_rien_d_autre_que_les_noms_est_un_etat_civil() {
        assertThat(EtatCivil.depuisFranceConnect(Map.of("family_name", "SPECIMEN", "given_name", "JEANNE")))
                .isEqualTo(EtatCivil.builder().nom("SPECIMEN").prenoms("JEANNE").build());
    }
}
