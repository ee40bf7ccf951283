package io.github.impotparticulier.exemples.franceconnect.fournisseur;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ce que chaque périmètre montre, comme chez FranceConnect. */
class IdentitesTest {
    private final Identites identites = new Identites(List.of(new Identite(
            "cas",
            "PAUL SPECIMEN",
            Map.of(
                    "given_name", "PAUL",
                    "family_name", "SPECIMEN",
                    "preferred_username", "MODELE",
                    "gender", "male",
                    "birthdate", "1984-01-01",
                    "idp_birthdate", "1984-00-00",
                    "birthplace", "69123",
                    "birthcountry", "99100",
                    "email", "cas@exemple.invalid"))));
    private final String sub = identites.parSub().keySet().iterator().next();

    @Test
    void le_profil_seul_ne_dit_ni_le_lieu_ni_le_pays_de_naissance() {
        assertThat(identites.claims(sub, Set.of("openid", "profile")))
                .containsOnlyKeys("sub", "given_name", "family_name", "preferred_username", "gender", "birthdate");
        assertThat(identites.claims(sub, Set.of("openid", "birth")))
                .containsOnlyKeys("sub", "birthplace", "birthcountry");
    }

    @Test
    void l_identite_pivot_est_celle_qu_api_particulier_exige() {
        assertThat(identites.claims(sub, Set.of("openid", "identite_pivot")))
                .containsOnlyKeys(
                        "sub", "given_name", "family_name", "gender", "birthdate", "birthplace", "birthcountry");
    }

    @Test
    void le_courriel_et_la_date_du_fournisseur_ont_chacun_leur_perimetre() {
        assertThat(identites.claims(sub, Set.of("openid", "email"))).containsOnlyKeys("sub", "email");
        assertThat(identites.claims(sub, Set.of("openid", "idp_birthdate", "dgfip_rfr")))
                .containsOnlyKeys("sub", "idp_birthdate");
    }

    @Test
    void le_sub_ne_dit_pas_qui_c_est() {
        assertThat(sub).hasSize(36).doesNotContain("cas");
        assertThat(identites.claims("inconnu", Set.of("profile"))).containsOnlyKeys("sub");
    }
}
