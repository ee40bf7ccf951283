package io.github.impotparticulier.exemples.franceconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.exemples.franceconnect.fournisseur.Identite;
import io.github.impotparticulier.personne.EtatCivil;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PersonnesDuBacTest {
    private static Map<String, Identite> identites() {
        try (BacASable bac = BacASable.demarrer()) {
            List<Identite> identites = PersonnesDuBac.identites(bac);
            return identites.stream().collect(Collectors.toMap(Identite::cle, Function.identity()));
        }
    }

    @Test
    void le_sdk_lit_chacune_des_identites() {
        assertThat(identites().values())
                .hasSizeGreaterThan(30)
                .allSatisfy(identite -> assertThat(EtatCivil.depuisFranceConnect(identite.claims()))
                        .isNotNull());
    }

    @Test
    void une_naissance_presumee_est_completee_et_dite_a_part() {
        assertThat(identites().get("naissance-presumee").claims())
                .containsEntry("birthdate", "1992-05-01")
                .containsEntry("idp_birthdate", "1992-05-00")
                .containsEntry("birthcountry", "99100");
        assertThat(identites().get("nee-a-l-etranger").claims())
                .containsEntry("birthdate", "1975-01-01")
                .containsEntry("idp_birthdate", "1975-00-00")
                .containsEntry("birthplace", "")
                .containsEntry("birthcountry", "99394");
    }
}
