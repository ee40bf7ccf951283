package io.github.impotparticulier.bacasable;

import static io.github.impotparticulier.bacasable.Appelant.assertErreur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.impotparticulier.bacasable.Appelant.Route;
import io.github.impotparticulier.bacasable.FournisseurIdentite.Identification;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Les jetons d'un autre fournisseur d'identité que le bac à sable. */
class FournisseurIdentiteTest {
    private static final String JETON = "jeton-d-un-autre-fournisseur";

    private final HorlogeMobile horloge = new HorlogeMobile("2023-11-10T10:00:00Z");

    @AutoClose
    private final BacASable bac = BacASable.builder().horloge(horloge).demarrer();

    private final Appelant appelant = new Appelant(bac);
    private final PersonneFictive personne = bac.personne("maries-deux-enfants");
    private final Map<String, Identification> parJeton = new HashMap<>();

    @BeforeEach
    void relier() {
        FournisseurIdentite.relier(bac, jeton -> Optional.ofNullable(parJeton.get(jeton)));
    }

    private String quotientFamilial(String jeton) throws Exception {
        HttpUrl adresse =
                HttpUrl.get(bac.particulier() + "/v3/dss/quotient_familial/france_connect?recipient=99900000100019");
        Request requete = new Request.Builder()
                .url(adresse)
                .header("Authorization", "Bearer " + jeton)
                .build();
        try (Response reponse = new OkHttpClient().newCall(requete).execute()) {
            return reponse.code() + " " + reponse.body().string();
        }
    }

    @Test
    void son_jeton_ouvre_les_deux_api_a_la_personne_qu_il_dit() throws Exception {
        parJeton.put(JETON, new Identification(personne.spi(), Set.of()));

        assertThat(appelant.franceConnect(Route.ASSIETTE, JETON, 2022).corps())
                .isEqualTo(appelant.parSpi(Route.ASSIETTE, personne.spi(), 2022).corps());
        assertThat(quotientFamilial(JETON)).isEqualTo(quotientFamilial(bac.jetonFranceConnect(personne)));
        assertThat(quotientFamilial(JETON)).startsWith("200 ");
    }

    @Test
    void api_particulier_ne_montre_que_ce_que_ses_perimetres_ouvrent() throws Exception {
        parJeton.put(JETON, new Identification(personne.spi(), Set.of("openid", "cnaf_enfants")));
        assertThat(quotientFamilial(JETON)).startsWith("200 {\"data\":{\"enfants\":");

        parJeton.put(JETON, new Identification(personne.spi(), Set.of("openid")));
        assertThat(quotientFamilial(JETON)).startsWith("403 ").contains("00100");
    }

    @Test
    void lui_seul_dit_quand_son_jeton_ne_vaut_plus() throws Exception {
        parJeton.put(JETON, new Identification(personne.spi(), Set.of()));
        horloge.avancer(Duration.ofHours(1));
        assertThat(appelant.franceConnect(Route.ASSIETTE, JETON, 2022).statut()).isEqualTo(200);

        parJeton.clear();
        assertErreur(appelant.franceConnect(Route.ASSIETTE, JETON, 2022), 403, 4031);
        assertThat(quotientFamilial(JETON)).startsWith("401 ").contains("51502");
        assertThat(bac.journal().toString()).doesNotContain(JETON);
    }

    @Test
    void une_personne_inconnue_du_bac_est_une_personne_sans_dossier() throws Exception {
        parJeton.put(JETON, new Identification("3999999999999", Set.of()));

        assertErreur(appelant.franceConnect(Route.ASSIETTE, JETON, 2022), 410, 4102);
        assertThat(quotientFamilial(JETON)).startsWith("404 ");
    }

    @Test
    void les_jetons_du_bac_restent_acceptes_et_ne_lui_sont_pas_montres() {
        Set<String> montres = new HashSet<>();
        FournisseurIdentite.relier(bac, jeton -> {
            montres.add(jeton);
            return Optional.empty();
        });

        assertThat(appelant.franceConnect(Route.ASSIETTE, bac.jetonFranceConnect(personne), 2022)
                        .statut())
                .isEqualTo(200);
        assertErreur(appelant.franceConnect(Route.ASSIETTE, JETON, 2022), 403, 4031);
        assertThat(montres).containsExactly(JETON);
    }

    @Test
    void rien_de_la_personne_ne_s_affiche() {
        assertThat(new Identification(personne.spi(), Set.of("cnaf_enfants"))).hasToString("Identification");
        assertThatNullPointerException().isThrownBy(() -> FournisseurIdentite.relier(bac, null));
    }
}
