package io.github.impotparticulier.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.ReponseIllisibleException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Les places notées en une passe : chaque valeur se retrouve où elle est, quels que soient sa sorte, son nom et ce qui l'entoure. */
class BandeTest {
    private static ObjetJson lire(String texte) {
        return ObjetJson.lire(texte);
    }

    private static void exigerDoublon(String texte) {
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> lire(texte))
                .withMessageContaining("deux fois");
    }

    @Test
    void chaque_sorte_se_retrouve_apres_n_importe_quels_blancs() {
        ObjetJson objet = lire(
                "{ \"t\" : \"a b\" ,\n\t\"n\"\r\n:\t-1.5e3,\"v\":true,\"f\": false , \"o\":{\"x\":1} ,\"l\" : [ 1 , \"deux\",null,[3],{\"y\":\"4\"}, true ] , \"z\":null, \"vide\":\"\" }");

        assertThat(objet)
                .containsExactly(
                        Map.entry("t", "a b"),
                        Map.entry("n", "-1.5e3"),
                        Map.entry("v", true),
                        Map.entry("f", false),
                        Map.entry("o", Map.of("x", "1")),
                        Map.entry("l", List.of("1", "deux", List.of("3"), Map.of("y", "4"), true)),
                        Map.entry("vide", ""));
        assertThat(objet.keySet()).doesNotContain("z");
        assertThat(objet).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 253, 254})
    void un_nom_se_lit_quelle_que_soit_sa_longueur(int longueur) {
        String nom = "n".repeat(longueur);
        ObjetJson objet = lire("{\"" + nom + "\":\"a\",\"" + nom + "x\":{\"" + nom + "\":2},\"fin\":[\"b\"]}");

        assertThat(objet.texte(nom)).hasValue("a");
        assertThat(objet.objet(nom + "x").orElseThrow().texte(nom)).hasValue("2");
        assertThat(objet.get("fin")).isEqualTo(List.of("b"));
        assertThat(objet.get("n".repeat(longueur + 2))).isNull();
        assertThat(objet.keySet()).containsExactly(nom, nom + "x", "fin");
        exigerDoublon("{\"" + nom + "\":1,\"" + nom + "\":2}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 25})
    void un_nom_echappe_se_lit_quelle_que_soit_sa_longueur(int fois) {
        String ecrit = "\\\"\\u00e9\\\\".repeat(fois);
        String nom = "\"é\\".repeat(fois);
        ObjetJson objet = lire("{\"" + ecrit + "\":\"a\\nb\",\"suite\":1}");

        assertThat(objet.get(nom)).isEqualTo("a\nb");
        assertThat(objet.get(ecrit)).isNull();
        assertThat(objet.texte("suite")).hasValue("1");
        assertThat(objet.keySet()).containsExactly(nom, "suite");
        exigerDoublon("{\"" + nom.replace("\\", "\\\\").replace("\"", "\\\"") + "\":1,\"" + ecrit + "\":2}");
    }

    /** Les octets d'un nom, tels qu'ils sont écrits. */
    @ParameterizedTest
    @ValueSource(strings = {"n", "é", "\\u00e9"})
    void un_nom_de_plus_de_255_octets_est_refuse(String lettre) {
        int octets = lettre.getBytes(StandardCharsets.UTF_8).length;
        String nom = "x".repeat(255 % octets) + lettre.repeat(255 / octets);

        assertThat(lire("{\"" + nom + "\":1}").keySet()).hasSize(1);
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> lire("{\"a\":{\"" + nom + "x\":1}}"))
                .withMessageContaining("nom de champ");
    }

    @Test
    void un_nom_accentue_se_distingue_d_un_autre_de_meme_longueur_en_octets() {
        ObjetJson objet = lire("{\"é\":1,\"ab\":2,\"\":3}");

        assertThat(objet.texte("é")).hasValue("1");
        assertThat(objet.texte("ab")).hasValue("2");
        assertThat(objet.texte("")).hasValue("3");
        assertThat(objet.get("e")).isNull();
        assertThat(objet.get("Ã©")).isNull();
        exigerDoublon("{\"é\":1,\"ab\":2,\"é\":3}");
        exigerDoublon("{\"a\":{\"b\":1},\"c\":[1,2],\"\\u0061\":3}");
        exigerDoublon("{\"\\u0061\":1,\"c\":[1,2],\"a\":3}");
    }

    @Test
    void une_barre_oblique_ailleurs_ne_trouble_pas_les_noms_simples() {
        ObjetJson objet = lire("{\"a\":\"x\\\\\",\"b\":\"\\u0041\",\"c\":\"/\"}");

        assertThat(objet).containsEntry("a", "x\\").containsEntry("b", "A").containsEntry("c", "/");
        assertThat(objet.get("a\\")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"\\x\"}", "{\"\\x\":1}", "{\"a\":[\"\\u12\"]}", "{\"a\":\"\\uZZZZ\"}"})
    void un_echappement_mal_forme_est_refuse_sans_attendre_qu_on_le_lise(String texte) {
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> lire(texte))
                .withMessageContaining("mal formé");
    }

    @Test
    void un_objet_reduit_garde_ses_champs_entiers_et_oublie_les_autres() {
        ObjetJson objet = lire(
                "{\"x\":[{\"p\":1}],\"a\":{\"b\":[1,{\"c\":\"d\"}],\"e\":null},\"y\":2,\"z\":[[],{}],\"f\":\"g\"}");

        ObjetJson reduit = objet.restreint(Set.of("a", "z", "f", "absent"));

        assertThat(reduit)
                .isEqualTo(lire("{\"a\":{\"b\":[1,{\"c\":\"d\"}]},\"z\":[[],{}],\"f\":\"g\"}"))
                .hasSameHashCodeAs(lire("{\"f\":\"g\",\"z\":[[],{}],\"a\":{\"b\":[1,{\"c\":\"d\"}]}}"));
        assertThat(reduit.restreint(Set.of("a")).objet("a").orElseThrow().get("b"))
                .isEqualTo(List.of("1", Map.of("c", "d")));
        assertThat(objet.restreint(Set.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 200})
    void chaque_champ_se_trouve_quel_qu_en_soit_le_nombre(int nombre) {
        ObjetJson objet = lire(IntStream.range(0, nombre)
                .mapToObj(i -> "\"c" + i + "\":" + (i % 7 == 6 ? "null" : "\"v" + i + "\""))
                .collect(Collectors.joining(",", "{", "}")));

        for (int i = 0; i < nombre; i++) {
            assertThat(objet.get("c" + i)).as("c%d", i).isEqualTo(i % 7 == 6 ? null : "v" + i);
        }
        assertThat(objet.get("c" + nombre)).isNull();
        assertThat(objet).hasSize(nombre - nombre / 7);
        assertThat(objet.keySet()).hasSize(nombre - nombre / 7);
    }

    @Test
    void le_premier_des_deux_noms_qui_dit_quelque_chose_est_lu() {
        assertThat(lire("{\"a\":\"null \",\"b\":\"x\"}").texte("a", "b")).hasValue("x");
        assertThat(lire("{\"a\":\"null   \",\"b\":\"x\"}").texte("a", "b")).hasValue("x");
        assertThat(lire("{\"a\":\"null\u00a0\",\"b\":\"x\"}").texte("a", "b")).hasValue("x");
        assertThat(lire("{\"a\":\"nulle\",\"b\":\"x\"}").texte("a", "b")).hasValue("nulle");
        assertThat(lire("{\"a\":\"     \",\"b\":\"x\"}").texte("a", "b")).hasValue("x");
        assertThat(lire("{\"a\":\" \u00a0\u00a0\u00a0\u00a0 \",\"b\":\"x\"}").texte("a", "b"))
                .hasValue("x");
        assertThat(lire("{\"a\":12345,\"b\":\"x\"}").texte("a", "b")).hasValue("12345");
        assertThat(lire("{\"a\":null,\"b\":\"x\"}").texte("a", "b")).hasValue("x");
        assertThat(lire("{\"b\":\"x\"}").texte("a", "b")).hasValue("x");
    }

    @Test
    void une_liste_est_une_liste_comme_une_autre() {
        List<?> liste = (List<?>)
                lire("{\"l\":[null,1,null,{\"a\":2},null,\"3\",null]}").get("l");

        assertThat(liste).isEqualTo(List.of("1", Map.of("a", "2"), "3")).hasSize(3);
        assertThat(List.of("1", Map.of("a", "2"), "3")).isEqualTo(liste);
        assertThat(liste.hashCode())
                .isEqualTo(List.of("1", Map.of("a", "2"), "3").hashCode());
        assertThat(liste.get(2)).isEqualTo("3");
        assertThat(liste.listIterator(1).next()).isEqualTo(Map.of("a", "2"));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(liste::clear);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> liste.get(3));
        assertThat((List<?>) lire("{\"l\":[null]}").get("l")).isEmpty();
    }

    @Test
    void un_parcours_fini_le_dit() {
        ObjetJson objet = lire("{\"z\":null,\"a\":[null,1],\"y\":null}");
        Iterator<?> champs = objet.entrySet().iterator();
        Iterator<?> elements = ((List<?>) objet.get("a")).iterator();

        assertThat(champs.next()).isEqualTo(Map.entry("a", List.of("1")));
        assertThat(elements.next()).isEqualTo("1");
        assertThat(champs.hasNext()).isFalse();
        assertThat(elements.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(champs::next);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(elements::next);
    }

    @Test
    void beaucoup_de_petites_valeurs_tiennent_malgre_la_place_prevue() {
        String petites = "[" + "1,".repeat(4_000) + "1]";

        assertThat((List<?>) lire("{\"l\":" + petites + "}").get("l"))
                .hasSize(4_001)
                .allMatch("1"::equals);
        assertThat(lire("{\"a\":{},\"b\":{},\"c\":{},\"d\":{},\"e\":{},\"f\":{},\"g\":{},\"h\":{},\"i\":{},\"j\":{}}"))
                .hasSize(10)
                .containsEntry("j", Map.of());
    }

    @Test
    void les_octets_de_l_appelant_peuvent_changer_ensuite() {
        byte[] octets = "{\"rfr\":\"17827\"}".getBytes(StandardCharsets.UTF_8);
        ObjetJson copie = ObjetJson.lire(octets);

        octets[8] = '9';

        assertThat(copie.entier("rfr")).hasValue(17_827);
        assertThat(ObjetJson.prendre(octets).entier("rfr")).hasValue(97_827);
    }

    @Test
    void un_texte_demesure_est_refuse() {
        byte[] octets = new byte[Bande.OCTETS_MAX + 1];

        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> ObjetJson.prendre(octets))
                .withMessageContaining("démesuré");
    }
}
