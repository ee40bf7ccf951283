package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appel.Guichet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ce qui distingue deux demandes, et si une réponse nomme la personne. */
class RequeteTest {
    static Requete de(String spi) {
        return requete("/spi/{spi}/lep", "/racine/spi/" + spi + "/lep", Map.of(), null);
    }

    private static Requete requete(
            String route, String chemin, Map<String, String> parametres, String jetonFranceConnect) {
        Map<String, String> entetes = jetonFranceConnect == null ? Map.of() : Map.of("X-Jeton", jetonFranceConnect);
        List<Parametre> deLAdresse = parametres.entrySet().stream()
                .map(parametre -> new Parametre(parametre.getKey(), parametre.getValue()))
                .toList();
        return new Requete(
                "lep",
                new Cible(route, chemin, deLAdresse),
                OptionalInt.empty(),
                Guichet.IMPOT_PARTICULIER,
                "",
                entetes,
                null,
                PasserelleSimulee.requete().verdicts());
    }

    @Test
    void l_empreinte_tient_a_la_personne_et_a_rien_d_autre() {
        Requete requete = requete("/x/{spi}", "/x/1", Map.of("nom", "a"), "jeton");

        assertThat(requete("/x/{spi}", "/x/1", Map.of("nom", "a"), "jeton").empreinte())
                .isEqualTo(requete.empreinte());
        assertThat(new int[] {
                    requete("/x/{spi}", "/x/2", Map.of("nom", "a"), "jeton").empreinte(),
                    requete("/x/{spi}", "/x/1", Map.of("nom", "b"), "jeton").empreinte(),
                    requete("/x/{spi}", "/x/1", Map.of("nom", "a"), "autre").empreinte(),
                    requete("/x/{spi}", "/x/1", Map.of("nom", "a"), null).empreinte()
                })
                .doesNotContain(requete.empreinte())
                .doesNotHaveDuplicates();
    }

    /** Deux valeurs ne se remplacent pas l'une par l'autre. */
    @Test
    void l_empreinte_distingue_le_chemin_du_jeton() {
        Requete requete = requete("/x", "ab", Map.of(), "cd");

        assertThat(requete("/x", "cd", Map.of(), "ab").empreinte()).isNotEqualTo(requete.empreinte());
    }

    @ParameterizedTest
    @CsvSource({
        "/spi/{spi}/lep, /racine/spi/3990000000001/lep, true",
        "/spi/{spi}/lep, /racine/spi/3990000000002/lep, false",
        "/spi/{spi}/lep, /3990000000001/spi/3990000000002/lep, false",
        "/{spi}, /3990000000001, true",
        "/{spi}/annee/{annee}, /3990000000001/annee/2023, true",
        "/{spi}/annee/{annee}, /3990000000002/annee/2023, false",
        "{spi}, 3990000000001, true",
        "/lep, /lep, false",
    })
    void une_reponse_nomme_la_personne_si_elle_porte_la_valeur_d_une_variable(
            String route, String chemin, boolean nomme) {
        ByteString corps = ByteString.encodeUtf8("{\"spi\":\"3990000000001\",\"x\":\"lep\"}");

        assertThat(requete(route, chemin, Map.of(), null).nommeDans(corps)).isEqualTo(nomme);
    }

    @Test
    void elle_ne_se_montre_que_par_son_gabarit() {
        assertThat(de("3990000000001")).hasToString("lep /spi/{spi}/lep");
    }
}
