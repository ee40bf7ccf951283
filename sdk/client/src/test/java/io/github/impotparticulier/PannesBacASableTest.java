package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.EchangeServi;
import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.personne.Usager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Les pannes que le bac à sable sait montrer, telles que le client les dit : ce que vos propres tests verront. */
class PannesBacASableTest {
    private static final Clock NOVEMBRE_2024 = Clock.fixed(Instant.parse("2024-11-15T12:00:00Z"), ZoneOffset.UTC);

    @AutoClose
    private final BacASable bac =
            BacASable.builder().horloge(NOVEMBRE_2024).jetonsRevoques().demarrer();

    @AutoClose
    private final ImpotParticulierClient client = client();

    private final Usager usager = Usager.parSpi(bac.personne("veuf").spi());

    private ImpotParticulierClient client() {
        return ImpotParticulierClient.builder()
                .passerelle(bac.passerelle())
                .identifiants(bac.cle(), bac.secret())
                .millesimes(FausseDgfip.le("2024-11-15"))
                .temps(TempsFictif.a(System::nanoTime))
                .build();
    }

    private void lire(ImpotParticulierClient lecteur) {
        assertThat(lecteur.irAssiette().pour(usager, 2022).rfr()).isPresent();
    }

    static Stream<Arguments> pannes() {
        return Stream.of(
                Arguments.of(Panne.routeNonDeployee(), RequeteInvalideException.class, 1),
                Arguments.of(Panne.erreurDeLaPasserelle(), ServiceIndisponibleException.class, 3),
                Arguments.of(Panne.arriereMuet(), ServiceIndisponibleException.class, 3),
                Arguments.of(Panne.ressourceNonDeclaree(), RequeteInvalideException.class, 1),
                Arguments.of(Panne.statutNu(429), QuotaDepasseException.class, 3),
                Arguments.of(Panne.controleDuJetonEnPanne(), ServiceIndisponibleException.class, 3),
                Arguments.of(Panne.souscriptionInactive(), AccesRefuseException.class, 1),
                Arguments.of(Panne.applicationBloquee(), AccesRefuseException.class, 1),
                Arguments.of(Panne.quotaDepasseDansLeCorps(Duration.ofSeconds(2)), QuotaDepasseException.class, 3),
                Arguments.of(Panne.quotaDepasseDansLeCorps(Duration.ofMinutes(2)), QuotaDepasseException.class, 1),
                Arguments.of(Panne.erreurSousStatut200(), ServiceIndisponibleException.class, 3),
                Arguments.of(Panne.pageHtml(200), ReponseIllisibleException.class, 1),
                Arguments.of(Panne.pageHtml(400), RequeteInvalideException.class, 1),
                Arguments.of(Panne.pageHtml(403), AccesRefuseException.class, 1));
    }

    @ParameterizedTest(name = "{0}, {2} requêtes")
    @MethodSource("pannes")
    void chaque_panne_se_dit_et_ne_se_redemande_que_si_elle_passe(
            Panne panne, Class<? extends AppelException> attendue, int requetes) {
        lire(client);
        bac.panne(panne, requetes);

        assertThat(catchThrowableOfType(attendue, () -> lire(client))).isExactlyInstanceOf(attendue);

        lire(client);
        assertThat(bac.journal()).as("un jeton, une lecture avant et une après").hasSize(requetes + 3);
    }

    @Test
    void le_delai_que_le_corps_demande_se_lit() {
        bac.panne(Panne.quotaDepasseDansLeCorps(Duration.ofMinutes(2)));

        assertThat(catchThrowableOfType(QuotaDepasseException.class, () -> lire(client))
                        .delai())
                .hasValue(Duration.ofMinutes(2));
    }

    @Test
    void une_page_ou_un_objet_vide_a_la_place_d_un_jeton_passe_comme_une_panne() {
        bac.panne(Panne.pageHtml(401).surJetons(), 2);
        lire(client);
        bac.panne(Panne.objetVide().surJetons(), 2);
        try (ImpotParticulierClient autre = client()) {
            lire(autre);
        }

        for (Panne panne : new Panne[] {Panne.pageHtml(401), Panne.objetVide()}) {
            bac.panne(panne.surJetons());
            try (ImpotParticulierClient autre = client()) {
                AppelException e = catchThrowableOfType(AppelException.class, () -> lire(autre));
                assertThat(e).isNotInstanceOf(AuthentificationException.class).hasMessageContaining("proxy");
            }
        }
    }

    @Test
    void un_jeton_neuf_que_toute_la_passerelle_ne_connait_pas_encore_ne_perd_pas_l_appel() {
        bac.panne(Panne.jetonPerime(), 1);

        lire(client);

        assertThat(bac.journal()).extracting(EchangeServi::statut).contains(401).endsWith(200);
    }

    @Test
    void un_401_nu_quand_le_jeton_d_application_vient_d_etre_accepte_est_celui_de_franceconnect() {
        lire(client);
        Usager citoyen = Usager.franceConnect(bac.jetonFranceConnect(bac.personne("veuf")));
        bac.panne(Panne.statutNu(401));

        AccesRefuseException e = catchThrowableOfType(
                AccesRefuseException.class, () -> client.irAssiette().pour(citoyen, 2022));

        assertThat(e.explication()).contains("FranceConnect", "une fois");
        assertThat(bac.journal()).as("un jeton, deux lectures, aucune reprise").hasSize(3);
    }

    @Test
    void deux_clients_d_une_meme_cle_se_revoquent_leur_jeton_sans_perdre_un_appel() {
        try (ImpotParticulierClient autre = client()) {
            for (int i = 0; i < 10; i++) {
                lire(i % 2 == 0 ? client : autre);
            }
        }
        assertThat(bac.journal())
                .extracting(EchangeServi::statut)
                .filteredOn(statut -> statut == 401)
                .as("chacun, sauf la première fois, trouve le sien révoqué")
                .hasSize(8);
    }
}
