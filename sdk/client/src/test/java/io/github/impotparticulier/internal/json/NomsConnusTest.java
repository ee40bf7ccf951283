package io.github.impotparticulier.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NomsConnusTest {
    private static final int LECTURES_AVANT_D_APPRENDRE = 50;

    private final NomsConnus connus = new NomsConnus();

    private static String[] noms(String... noms) {
        return noms;
    }

    private static String[] noms(int debut, int fin) {
        return IntStream.range(debut, fin).mapToObj(i -> "n" + i).toArray(String[]::new);
    }

    @BeforeEach
    void lirePourRien() {
        for (int i = 0; i < LECTURES_AVANT_D_APPRENDRE; i++) {
            connus.apprendre(noms("rfr"));
        }
        assertThat(connus.releve().noms)
                .as("un programme qui lit peu n'apprend rien")
                .isEmpty();
        assertThat(connus.derniers()).isEmpty();
    }

    @Test
    void retient_les_noms_dans_leur_ordre_et_le_dernier_objet() {
        connus.apprendre(noms("rfr", "nbPart"));
        String[] autre = noms("nbPart", "pac", "rfr");
        connus.apprendre(autre);

        NomsConnus.Releve releve = connus.releve();
        assertThat(releve.noms).containsExactly("rfr", "nbPart", "pac");
        assertThat(releve.choix.strings()).containsExactly("rfr", "nbPart", "pac");
        assertThat(releve.dessous).hasSize(3).doesNotHaveDuplicates();
        assertThat(connus.derniers()).isSameAs(autre);
    }

    @Test
    void garde_ce_qui_est_su_sous_un_nom_quand_il_en_vient_d_autres() {
        connus.apprendre(noms("rev"));
        NomsConnus sousRev = connus.releve().dessous[0];
        sousRev.apprendre(noms("tspr"));
        connus.apprendre(noms("rev", "pac"));

        assertThat(connus.releve().dessous[0]).isSameAs(sousRev);
        assertThat(sousRev.releve().noms).containsExactly("tspr");
        assertThat(connus.releve().dessous[1].releve().noms).isEmpty();
    }

    @Test
    void ne_refait_rien_pour_ce_qu_il_sait() {
        connus.apprendre(noms("a", "b"));
        NomsConnus.Releve releve = connus.releve();
        connus.apprendre(noms("b", "a"));

        assertThat(connus.releve()).isSameAs(releve);
        assertThat(connus.derniers()).containsExactly("b", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z9", "champ_nouveau", "a234567890123456789012345678901234567890"})
    void un_nom_ordinaire_se_retient(String nom) {
        connus.apprendre(noms(nom));

        assertThat(connus.releve().noms).containsExactly(nom);
        assertThat(connus.derniers()).containsExactly(nom);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3990000000001",
                "_a",
                "a b",
                "a-b",
                "é",
                "a§",
                "{a",
                "a{",
                "a2345678901234567890123456789012345678901"
            })
    void un_nom_qui_n_en_a_pas_l_air_ne_se_retient_pas(String nom) {
        connus.apprendre(noms("rfr"));
        String[] avant = connus.derniers();
        connus.apprendre(noms("rfr", nom));

        assertThat(connus.releve().noms).containsExactly("rfr");
        assertThat(connus.derniers()).isSameAs(avant);
    }

    @Test
    void cinq_cent_douze_noms_au_plus_dans_tout_l_arbre() {
        connus.apprendre(noms(0, 500));
        NomsConnus dessous = connus.releve().dessous[0];
        dessous.apprendre(noms(0, 20));
        connus.apprendre(noms(0, 501));

        assertThat(dessous.releve().noms).containsExactly(noms(0, 12));
        assertThat(dessous.derniers()).isEmpty();
        assertThat(connus.releve().noms).hasSize(500);
        assertThat(connus.derniers()).hasSize(500);
    }

    @Test
    void un_objet_demesure_n_apprend_rien() {
        connus.apprendre(noms(0, 513));
        assertThat(connus.releve().noms).isEmpty();

        connus.apprendre(noms(0, 512));
        assertThat(connus.releve().noms).hasSize(512);
    }

    @Test
    void deux_lectures_du_meme_objet_partagent_leurs_noms() {
        String texte = "{\"rev\":[{\"code\":1,\"valeur\":2}]}";
        lire(texte);
        lire(texte);
        String nom = premierNom(lire(texte));

        assertThat(nom).isEqualTo("code").isSameAs(premierNom(lire(texte.replace('2', '3'))));
        assertThat(connus.releve().noms).containsExactly("rev");
        assertThat(connus.releve().dessous[0].derniers()).containsExactly("code", "valeur");
        assertThat(lire("{\"rev\":[{\"valeur\":1,\"code\":2,\"x\":3}]}").liste("rev", ObjetJson::toString))
                .containsExactly("[valeur, code, x]");
    }

    private ObjetJson lire(String texte) {
        return AnalyseurJson.analyser(texte.getBytes(StandardCharsets.UTF_8), connus);
    }

    private static String premierNom(ObjetJson objet) {
        return objet.liste("rev", element -> element.keySet().iterator().next()).get(0);
    }
}
