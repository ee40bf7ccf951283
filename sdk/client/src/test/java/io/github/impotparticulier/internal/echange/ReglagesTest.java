package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReglagesTest {
    private static Reglages reglages(String passerelle) {
        return new Reglages(
                RaccordDEssai.oauth2(HttpUrl.get(passerelle), "cle-fictive", "secret-fictif", null, null, Temps.REEL),
                null,
                null,
                Delais.PAR_DEFAUT,
                3,
                null,
                null,
                Temps.REEL);
    }

    @ParameterizedTest
    @CsvSource({
        "https://hote.invalid, https://hote.invalid/token",
        "https://hote.invalid/, https://hote.invalid/token",
        "https://hote.invalid/prefixe, https://hote.invalid/prefixe/token",
        "https://hote.invalid/prefixe/, https://hote.invalid/prefixe/token",
        "http://127.0.0.1:8080, http://127.0.0.1:8080/token"
    })
    void le_chemin_s_ajoute_a_la_racine_sans_doubler_la_barre(String passerelle, String adresse) {
        assertThat(reglages(passerelle).adresse("/token", List.of())).hasToString(adresse);
    }

    @Test
    void les_parametres_sont_encodes_dans_l_ordre() {
        List<Parametre> parametres = List.of(
                new Parametre("nom", "É&A=1 +"), new Parametre("prenoms[]", "A"), new Parametre("prenoms[]", "B"));

        HttpUrl adresse = reglages("https://hote.invalid").adresse("/r2p/v1/personne", parametres);

        assertThat(adresse.encodedQuery()).isEqualTo("nom=%C3%89%26A%3D1%20%2B&prenoms%5B%5D=A&prenoms%5B%5D=B");
        assertThat(adresse.queryParameterValues("prenoms[]")).containsExactly("A", "B");
        assertThat(adresse.queryParameter("nom")).isEqualTo("É&A=1 +");
    }

    @Test
    void sans_parametre_l_adresse_n_a_pas_de_point_d_interrogation() {
        assertThat(reglages("https://hote.invalid").adresse("/a", List.of()).query())
                .isNull();
    }

    @Test
    void rien_ne_s_en_montre() {
        assertThat(reglages("https://hote.invalid")).hasToString("Reglages");
        assertThat(PasserelleSimulee.requete())
                .hasToString("irAssiette /spi/{spi}/situations/ir/assiettes/annrev/2023");
    }

    @Test
    void chaque_borne_de_temps_se_change_seule() {
        Duration autre = Duration.ofMillis(1);
        Delais delais = Delais.PAR_DEFAUT;

        assertThat(delais).isEqualTo(new Delais(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(5)));
        assertThat(delais.avecAppel(autre)).isEqualTo(new Delais(autre, delais.essai(), delais.connexion()));
        assertThat(delais.avecEssai(autre)).isEqualTo(new Delais(delais.appel(), autre, delais.connexion()));
        assertThat(delais.avecConnexion(autre)).isEqualTo(new Delais(delais.appel(), delais.essai(), autre));
    }

    @Test
    void le_temps_reel_passe_et_son_hasard_varie() {
        long avant = Temps.REEL.maintenant();
        long fin = avant + 1_000_000;
        for (long reste = 1_000_000; reste > 0; reste = fin - Temps.REEL.maintenant()) {
            Temps.REEL.sommeil().accept(reste);
        }
        assertThat(Temps.REEL.maintenant() - avant).isGreaterThanOrEqualTo(1_000_000);
        double premier = Temps.REEL.hasard().getAsDouble();
        assertThat(premier).isBetween(0.0, Math.nextDown(1.0));
        assertThat(Temps.REEL.hasard().getAsDouble()).isNotEqualTo(premier);
    }
}
