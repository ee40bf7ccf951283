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

/** Si une réponse nomme la personne, et ce qu'une demande montre d'elle. */
class RequeteTest {
    static Requete de(String spi) {
        return de(spi, OptionalInt.empty());
    }

    static Requete de(String spi, OptionalInt annee) {
        return de(spi, "éligibilité", annee);
    }

    static Requete de(String spi, String contenu, OptionalInt annee) {
        return requete(
                "/spi/{spi}/lep",
                "/racine/spi/" + spi + "/lep",
                new Sujet(List.of(new Parametre("spi", spi)), contenu, annee));
    }

    private static Requete requete(String route, String chemin, Sujet sujet) {
        return new Requete(
                "lep",
                new Cible(route, chemin, List.of()),
                sujet,
                Guichet.IMPOT_PARTICULIER,
                "",
                Map.of(),
                null,
                PasserelleSimulee.requete().verdicts());
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

        assertThat(requete(route, chemin, Sujet.AUCUN).nommeDans(corps)).isEqualTo(nomme);
    }

    @Test
    void elle_ne_se_montre_que_par_son_gabarit() {
        assertThat(de("3990000000001")).hasToString("lep /spi/{spi}/lep");
    }
}
