package io.github.impotparticulier.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.texte.DateEcrite;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Les bornes de la lecture d'un champ, quels que soient la ressource et le nom qu'elle lui donne. */
class ObjetJsonTest {
    private static ObjetJson lire(String champs) {
        return ObjetJson.lire("{" + champs + "}");
    }

    private static ObjetJson a(String valeur) {
        return lire("\"a\":" + valeur);
    }

    private static void refuse(ThrowingCallable lecture, String attendu) {
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(lecture)
                .withMessage("Le champ « a » est présent mais ne se lit pas comme " + attendu + ".");
    }

    private static void illisible(String texte, String raison) {
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> ObjetJson.lire(texte))
                .withMessage("JSON illisible : " + raison + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"b\":1}", "[]", "[1]"})
    void un_objet_ou_une_liste_n_est_pas_une_valeur_simple(String valeur) {
        ObjetJson objet = a(valeur);

        refuse(() -> objet.texte("a"), "une valeur simple");
        refuse(() -> objet.entier("a"), "une valeur simple");
        assertThat(objet.simpleSiPossible("a")).isEmpty();
    }

    @Test
    void un_texte_demande_si_possible_se_lit_comme_un_autre() {
        assertThat(a("\" 12 \"").simpleSiPossible("a")).hasValue("12");
        assertThat(a("\" \"").simpleSiPossible("a")).isEmpty();
        assertThat(a("1").simpleSiPossible("b")).isEmpty();
    }

    @Test
    void un_nombre_a_quarante_caracteres_et_quarante_rangs_au_plus() {
        String quarante = "9".repeat(40);

        assertThat(a(quarante).decimal("a")).hasValue(new BigDecimal(quarante));
        assertThat(a("1e40").decimal("a")).hasValue(new BigDecimal("1e40"));
        assertThat(a("1e-40").decimal("a")).hasValue(new BigDecimal("1e-40"));
        for (String trop : List.of(quarante + "9", "1e41", "1e-41")) {
            refuse(() -> a(trop).decimal("a"), "un nombre");
        }
    }

    @Test
    void un_petit_entier_tient_sur_32_bits() {
        assertThat(a("2147483647").petitEntier("a")).hasValue(Integer.MAX_VALUE);
        assertThat(a("-2147483648").petitEntier("a")).hasValue(Integer.MIN_VALUE);
        refuse(() -> a("2147483648").petitEntier("a"), "un petit nombre entier");
        refuse(() -> a("-2147483649").petitEntier("a"), "un petit nombre entier");
    }

    @ParameterizedTest
    @CsvSource({
        "false, false",
        "\"false\", false",
        "\"N\", false",
        "\"n\", false",
        "true, true",
        "\"O\", true",
        "1, true"
    })
    void une_marque_est_fausse_pour_n_ou_pour_le_faux_de_json(String valeur, boolean attendue) {
        assertThat(a(valeur).marque("a")).hasValue(attendue);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00000000", "0000-00-00", "00/00/0000", "--"})
    void une_date_a_zero_vaut_absente(String zero) {
        assertThat(a("\"" + zero + "\"").date("a")).isEmpty();
    }

    @Test
    void une_date_en_trois_champs_exige_les_trois() {
        Function<String, ObjetJson> sans = nom ->
                lire("\"annee\":1984,\"mois\":\"11\",\"jour\":\"02\"".replaceAll("\"" + nom + "\":[^,]*", "\"\":1"));

        assertThat(sans.apply("aucun").date("annee", "mois", "jour")).hasValue(LocalDate.of(1984, 11, 2));
        for (String manquant : List.of("annee", "mois", "jour")) {
            assertThat(sans.apply(manquant).date("annee", "mois", "jour"))
                    .as("sans " + manquant)
                    .isEmpty();
        }
        assertThat(lire("\"annee\":1983,\"mois\":2,\"jour\":29").date("annee", "mois", "jour"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"   \""})
    void un_bloc_nul_ou_blanc_est_absent(String valeur) {
        assertThat(a(valeur).objet("a")).isEmpty();
        assertThat(a(valeur).liste("a", Function.identity())).isEmpty();
    }

    @Test
    void un_bloc_d_une_autre_forme_est_refuse_en_nommant_le_champ() {
        for (String valeur : List.of("[]", "12", "\"x\"", "false")) {
            refuse(() -> a(valeur).objet("a"), "un objet");
        }
        for (String valeur : List.of("{}", "12", "\"x\"", "false")) {
            refuse(() -> a(valeur).liste("a", Function.identity()), "une liste");
        }
        for (String valeur : List.of("[1]", "[{},\"x\"]", "[[]]", "[null]", "[{},null]")) {
            refuse(() -> a(valeur).liste("a", Function.identity()), "une liste d'objets");
        }
    }

    @Test
    void un_objet_de_blancs_ou_de_zeros_n_est_pas_renseigne() {
        assertThat(ObjetJson.vide().renseigne()).isFalse();
        // Huit champs : autant que l'analyseur en prévoit d'avance.
        for (String rien :
                List.of("\" \"", "\"\u00A0\"", "null", "\"null\"", "0", "\"00\"", "\"0000\"", "{}", "{\"b\":0}")) {
            assertThat(lire(champs(8, rien)).renseigne()).as(rien).isFalse();
            assertThat(a(rien).renseigne("a")).as(rien).isFalse();
        }
        for (String valeur : List.of("false", "7", "\"x\"", "{\"b\":1}", "[]")) {
            assertThat(lire(champs(3, "\"\"") + ",\"a\":" + valeur).renseigne())
                    .as(valeur)
                    .isTrue();
            assertThat(a(valeur).renseigne("a")).as(valeur).isTrue();
        }
    }

    @Test
    void un_texte_borde_de_blancs_invisibles_les_perd_a_un_cout_proportionne() {
        String blancs = "\u00A0\u202F\u200B\uFEFF\t ";

        assertThat(a("\"" + blancs + "PARIS" + blancs + "\"").texte("a")).hasValue("PARIS");
        assertThat(a("\"" + blancs + "\"").texte("a")).isEmpty();
        assertThat(a("\"x" + "\u00A0".repeat(300_000) + "x\"").texte("a")).isPresent();
    }

    @Test
    void la_table_repond_a_toute_cle_et_ne_connait_pas_les_champs_nuls() {
        ObjetJson objet = lire("\"a\":1,\"b\":null");
        Object autreType = 12;

        assertThat(objet.get("a")).isEqualTo("1");
        assertThat(objet.containsKey("a")).isTrue();
        for (Object cle : new Object[] {"b", "absente", autreType, null}) {
            assertThat(objet.get(cle)).as("%s", cle).isNull();
            assertThat(objet.containsKey(cle)).as("%s", cle).isFalse();
        }
        assertThat(objet.entrySet()).hasSize(1);
    }

    @Test
    void un_champ_nul_est_porte_et_un_champ_absent_ne_l_est_pas() {
        ObjetJson objet = lire("\"a\":1,\"b\":null,\"c\":{\"d\":null}");

        for (String nom : List.of("a", "b", "c")) {
            assertThat(objet.porte(nom)).as(nom).isTrue();
        }
        assertThat(objet.porte("d")).isFalse();
        assertThat(objet.objet("c").orElseThrow().porte("d")).isTrue();
        assertThat(lire(champs(70, "null")).porte("c69")).isTrue();
        assertThat(lire(champs(70, "null")).porte("c70")).isFalse();
        assertThat(objet).as("la table ne change pas pour autant").hasSize(2).doesNotContainKey("b");
    }

    @Test
    void un_champ_d_un_ensemble_suffit_fut_il_nul_et_au_premier_rang_seulement() {
        Set<String> noms = Set.of("b", "d");

        assertThat(lire("\"a\":1,\"b\":null").porteUnDe(noms)).isTrue();
        assertThat(lire("\"a\":{\"x\":1},\"\\u0064\":1").porteUnDe(noms)).isTrue();
        assertThat(lire("\"a\":1,\"c\":{\"d\":1},\"B\":2").porteUnDe(noms)).isFalse();
        assertThat(lire("\"a\":{\"b\":1}").objet("a").orElseThrow().porteUnDe(noms))
                .isTrue();
        assertThat(ObjetJson.vide().porteUnDe(noms)).isFalse();
    }

    @Test
    void ce_qui_n_a_aucun_champ_d_un_ensemble_se_refuse() {
        Set<String> noms = Set.of("b", "d");

        lire("\"a\":1,\"b\":null").exigerUnDe(noms, "Rien de la ressource.");
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> lire("\"a\":1,\"c\":2").exigerUnDe(noms, "Rien de la ressource."))
                .withMessage("Rien de la ressource.");
    }

    @Test
    void chaque_element_d_une_liste_doit_etre_un_objet_qui_porte_un_champ_de_l_ensemble() {
        Set<String> noms = Set.of("b", "d");

        for (String valeur : List.of("[]", "null", "\" \"", "[{\"b\":null}]", "[{\"a\":1,\"b\":{}},{\"d\":[]}]")) {
            assertThat(a(valeur).chacunPorteUnDe("a", noms)).as(valeur).isTrue();
        }
        assertThat(a("[null]").chacunPorteUnDe("z", noms)).as("absente").isTrue();
        for (String valeur : List.of(
                "[null]",
                "[1]",
                "[\"b\"]",
                "[[]]",
                "[[{\"b\":1}]]",
                "[{}]",
                "[{\"a\":1}]",
                "[{\"b\":1},null]",
                "[null,{\"b\":1}]",
                "[{\"b\":1},{\"a\":{\"b\":1}}]")) {
            assertThat(a(valeur).chacunPorteUnDe("a", noms)).as(valeur).isFalse();
        }
        refuse(() -> a("{\"b\":1}").chacunPorteUnDe("a", noms), "une liste");
    }

    @Test
    void une_marque_d_ordre_entiere_precede_l_objet() {
        assertThat(ObjetJson.lire("\uFEFF{\"a\":1}").texte("a")).hasValue("1");
        illisible("\uFEFF\uFEFF{\"a\":1}", "le texte est mal formé");
        illisible("\uFEFF", "le corps est vide");
    }

    @Test
    void des_noms_en_liste_perdent_leurs_blancs_et_leurs_absents() {
        assertThat(a("[\" PAUL \",null,\"\",\" \",\"Null\",7,true]").textes("a"))
                .containsExactly("PAUL", "Null", "7", "true");
        for (String absence : List.of("null", "\"\"", "\"null\"", "[]", "[null]")) {
            assertThat(a(absence).textes("a")).as(absence).isEmpty();
        }
        assertThat(a("1").textes("b")).isEmpty();
        for (String valeur : List.of("[{}]", "[\"PAUL\",[]]")) {
            refuse(() -> a(valeur).textes("a"), "une liste de textes");
        }
        for (String valeur : List.of("\"PAUL\"", "{}", "7")) {
            refuse(() -> a(valeur).textes("a"), "une liste");
        }
    }

    @Test
    void un_mois_en_deux_champs_exige_les_deux() {
        assertThat(lire("\"a\":\"2024\",\"b\":\"02\"").mois("a", "b")).hasValue(YearMonth.of(2024, 2));
        for (String manque :
                List.of("\"b\":2", "\"a\":2024", "\"a\":0,\"b\":2", "\"a\":2024,\"b\":0", "\"a\":null,\"b\":2")) {
            assertThat(lire(manque).mois("a", "b")).as(manque).isEmpty();
        }
        for (String faux : List.of("\"b\":2024,\"a\":13", "\"b\":2024,\"a\":-1", "\"b\":2000000000,\"a\":1")) {
            refuse(() -> lire(faux).mois("b", "a"), "un mois");
        }
    }

    @Test
    void une_date_ecrite_garde_ses_parties_a_zero() {
        assertThat(a("\"2020-00-00\"").dateEcrite("a")).hasValue(new DateEcrite(2020, 0, 0));
        assertThat(a("\"0000-00-00\"").dateEcrite("a")).isEmpty();
        refuse(() -> a("\"2020-13-00\"").dateEcrite("a"), "une date");
        refuse(() -> a("\"2020-00-00\"").date("a"), "une date");
    }

    @Test
    void oui_ou_non_ne_se_lit_que_de_oui_ou_de_non() {
        for (String vrai : List.of("true", "\"true\"", "\"OUI\"", "\"o\"")) {
            assertThat(a(vrai).ouiOuNon("a")).as(vrai).hasValue(true);
        }
        for (String faux : List.of("false", "\"False\"", "\"non\"", "\"N\"")) {
            assertThat(a(faux).ouiOuNon("a")).as(faux).hasValue(false);
        }
        for (String valeur : List.of("0", "1", "\"X\"", "\"vrai\"")) {
            refuse(() -> a(valeur).ouiOuNon("a"), "O ou N");
        }
        assertThat(a("\"-\"").ouiOuNon("a")).isEmpty();
        assertThat(a("true").ouiOuNon("b", "a")).hasValue(true);
    }

    @Test
    void vingt_mille_valeurs_se_lisent_et_pas_une_de_plus() {
        // La liste elle-même compte pour une.
        assertThat((List<?>) a("[" + "0,".repeat(19_998) + "0]").get("a")).hasSize(19_999);
        illisible("{\"a\":[" + "0,".repeat(19_999) + "0]}", "il y a plus de 20000 valeurs");
    }

    @Test
    void des_listes_s_imbriquent_sur_32_niveaux_objet_compris() {
        assertThat(a("[".repeat(31) + "]".repeat(31)).renseigne()).isTrue();
        illisible("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}", "le JSON est imbriqué sur plus de 32 niveaux");
    }

    @ParameterizedTest
    @CsvSource({"63, 0", "64, 0", "64, 63", "65, 64", "70, 68", "200, 199"})
    void un_doublon_est_vu_ou_qu_il_soit(int taille, int rang) {
        String champs = champs(taille, "1");

        assertThat(lire(champs)).hasSize(taille);
        illisible("{" + champs + ",\"c" + rang + "\":1}", "un même champ y figure deux fois");
    }

    /** Les octets se contrôlent huit par huit : où qu'il soit, aucun particulier n'échappe. */
    @Test
    void un_octet_particulier_est_vu_ou_qu_il_soit() {
        for (int avant = 0; avant < 20; avant++) {
            for (int apres = 0; apres < 20; apres++) {
                String debut = "x".repeat(avant);
                String fin = "y".repeat(apres);
                assertThat(a("\"" + debut + "\\u00e9" + fin + "\"").texte("a")).hasValue(debut + "é" + fin);
                assertThat(a("\"" + debut + "é" + fin + "\"").texte("a")).hasValue(debut + "é" + fin);
                byte[] faux = ("{\"a\":\"" + debut + "?" + fin + "\"}").getBytes(StandardCharsets.US_ASCII);
                faux[6 + avant] = (byte) 0xE9;
                assertThatExceptionOfType(ReponseIllisibleException.class)
                        .isThrownBy(() -> ObjetJson.lire(faux))
                        .withMessage("JSON illisible : le texte n'est pas en UTF-8.");
            }
        }
    }

    /** Des noms de même longueur et de mêmes bouts, ou dont rien ne se ressemble. */
    @Test
    void des_noms_voisins_ne_sont_pas_des_doublons() {
        String champs = IntStream.range(0, 60)
                .mapToObj(i -> "\"" + (i % 2 == 0 ? "a" + (10 + i) + "z" : "n" + "o".repeat(i)) + "\":" + i)
                .collect(Collectors.joining(","));

        assertThat(lire(champs)).hasSize(60);
        for (int i = 0; i < 60; i++) {
            String jumeau = "\"" + (i % 2 == 0 ? "a" + (10 + i) + "z" : "n" + "o".repeat(i)) + "\":0";
            illisible("{" + champs + "," + jumeau + "}", "un même champ y figure deux fois");
        }
    }

    /** Peu d'octets se donnent tous à la fois, et beaucoup par morceaux : les places sont les mêmes. */
    @ParameterizedTest
    @ValueSource(ints = {8_000, 8_192, 65_500, 65_536, 65_537, 70_000, 200_000})
    void les_places_ne_dependent_pas_de_la_taille(int taille) {
        String longue = "z".repeat(taille);
        ObjetJson objet = lire("\"a\":[\"" + longue + "\",12],\"b\":\"" + longue + "é\",\"c\":34");

        assertThat(objet).containsEntry("a", List.of(longue, "12"));
        assertThat(objet.texte("b")).hasValue(longue + "é");
        assertThat(objet.entier("c")).hasValue(34);
    }

    @Test
    void le_refus_d_un_corps_dit_ce_qui_ne_va_pas() {
        illisible("", "le corps est vide");
        illisible("[{}]", "un objet était attendu (une page HTML vient d'un proxy)");
        illisible("{\"a\":1", "le texte est mal formé");
    }

    private static String champs(int nombre, String valeur) {
        return IntStream.range(0, nombre)
                .mapToObj(rang -> "\"c" + rang + "\":" + valeur)
                .collect(Collectors.joining(","));
    }
}
