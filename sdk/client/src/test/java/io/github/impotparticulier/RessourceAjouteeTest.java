package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.ir.ReliquatIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.personne.Usager;
import org.junit.jupiter.api.Test;

/** Une ressource annuelle imaginaire, de bout en bout : une ligne, une classe de données, un accesseur, une ligne du bac à sable. */
class RessourceAjouteeTest {
    @Test
    void une_ligne_suffit_a_l_annee_au_jeton_et_aux_refus() throws Exception {
        try (BacASable bac = BacASable.demarrer();
                ImpotParticulierClient client = ImpotParticulierClient.builder()
                        .passerelle(bac.passerelle().toString())
                        .identifiants(bac.cle(), bac.secret())
                        .build()) {
            DonneesAnnuelles<ReliquatIr> lues =
                    client.irReliquat().derniereAnnee(Usager.parSpi("3990000012103"));

            assertThat(lues.donnees().rfr()).isPresent();
        }
    }
}
