package io.github.impotparticulier.bacasable;

import static io.github.impotparticulier.bacasable.Appelant.assertErreur;
import static io.github.impotparticulier.bacasable.Appelant.assertFaute;
import static io.github.impotparticulier.bacasable.Appelant.objet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.impotparticulier.bacasable.Appelant.Recu;
import io.github.impotparticulier.bacasable.Appelant.Route;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Les ressources de l'API Impôt particulier en mode FranceConnect. */
class FranceConnectTest {
    private final HorlogeMobile horloge = new HorlogeMobile("2023-11-10T10:00:00Z");
    private final BacASable bac = BacASable.builder().horloge(horloge).demarrer();
    private final Appelant appelant = new Appelant(bac);
    private final PersonneFictive riche = bac.personne("haut-revenu-ifi");

    @AfterEach
    void fermer() {
        bac.close();
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void chaqueRessourceRendCeQueRendLeSpi(Route route) {
        Recu servie = appelant.franceConnect(route, bac.jetonFranceConnect(riche), 2022);

        assertThat(servie.statut()).isEqualTo(200);
        assertThat(servie.entetes().get("Content-Type")).isEqualTo(route.type());
        assertThat(servie.corps())
                .isEqualTo(appelant.parSpi(route, riche.spi(), 2022).corps());
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void sansJetonDUsagerVaut400(Route route) {
        Map<String, String> entetes = appelant.entetes(route.perimetre(), route.type());
        assertErreur(appelant.get(Appelant.BASE + route.chemin(2022), entetes), 400, 4003);
        entetes.put("X-FranceConnect-OAuth", " ");
        assertErreur(appelant.get(Appelant.BASE + route.chemin(2022), entetes), 400, 4003);
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void unJetonDUsagerNaPasSaPlaceAvecUnSpi(Route route) {
        Map<String, String> entetes = appelant.entetes(route.perimetre(), route.type());
        entetes.put("X-FranceConnect-OAuth", bac.jetonFranceConnect(riche));

        assertErreur(appelant.get(Appelant.BASE + "/spi/" + riche.spi() + route.chemin(2022), entetes), 400, 4003);
    }

    @Test
    void unJetonDUsagerInconnuOuExpireVaut403() {
        assertErreur(appelant.franceConnect(Route.ASSIETTE, "invente", 2022), 403, 4031);
        String jeton = bac.jetonFranceConnect(riche);
        horloge.avancer(Duration.ofSeconds(60).minusNanos(1));
        assertThat(appelant.franceConnect(Route.ASSIETTE, jeton, 2022).statut()).isEqualTo(200);

        horloge.avancer(Duration.ofNanos(1));
        assertErreur(appelant.franceConnect(Route.ASSIETTE, jeton, 2022), 403, 4031);
        assertThat(bac.journal().toString()).contains("FranceConnect").doesNotContain(jeton, "invente");
    }

    @Test
    void laDureeDuJetonDUsagerSeRegle() {
        try (BacASable bref = BacASable.builder()
                .horloge(horloge)
                .dureeJetonFranceConnect(Duration.ofSeconds(5))
                .demarrer()) {
            String jeton = bref.jetonFranceConnect(bref.personne("veuf"));
            horloge.avancer(Duration.ofSeconds(5));

            assertErreur(new Appelant(bref).franceConnect(Route.ASSIETTE, jeton, 2022), 403, 4031);
        }
    }

    @Test
    void lesJetonsSontNeufsEtPropresAUnBac() {
        assertThat(bac.jetonFranceConnect(riche)).isNotEqualTo(bac.jetonFranceConnect(riche));
        try (BacASable autre = BacASable.builder().horloge(horloge).demarrer()) {
            assertErreur(appelant.franceConnect(Route.ASSIETTE, autre.jetonFranceConnect(riche), 2022), 403, 4031);
        }
    }

    @Test
    void unSecondDeclarantAAussiSonJeton() {
        PersonneFictive couple = bac.personne("deces-conjoint-2022");
        String veuve = bac.jetonFranceConnect(couple.spiDeclarant2().orElseThrow());

        assertThat(objet(appelant.franceConnect(Route.DERNIERE, veuve, 2022))).containsEntry("sitFam", "V");
        assertErreur(appelant.franceConnect(Route.DERNIERE, bac.jetonFranceConnect(couple), 2022), 410, 4101);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bac.jetonFranceConnect("3999999999999"))
                .withMessageNotContaining("3999999999999");
    }

    @Test
    void lOrdreDesControles() {
        Map<String, String> entetes = appelant.entetes();
        entetes.put("ID_Teleservice", "AUTRE");
        String chemin = Appelant.BASE + "/situations/ir/assiettes/annrev/";

        assertErreur(appelant.get(chemin + "xx", entetes), 400, 4003);
        entetes.put("X-FranceConnect-OAuth", "invente");
        assertErreur(appelant.get(chemin + "xx", entetes), 400, 4002);
        assertThat(appelant.get(chemin + "2050", entetes).corps()).contains("téléservice");
        entetes.put("ID_Teleservice", bac.idTeleservice());
        assertThat(appelant.get(chemin + "2050", entetes).corps()).contains("FranceConnect");
        entetes.put("X-FranceConnect-OAuth", bac.jetonFranceConnect(riche));
        assertErreur(appelant.get(chemin + "2050", entetes), 410, 4101);
        entetes.remove("Authorization");
        assertFaute(appelant.get(chemin + "2050", entetes), 401, 900902);
    }
}
