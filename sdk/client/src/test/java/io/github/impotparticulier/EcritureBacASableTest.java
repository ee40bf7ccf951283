package io.github.impotparticulier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.autre.AutreApi;
import io.github.impotparticulier.autre.Methode;
import io.github.impotparticulier.autre.ReponseAutreApi;
import io.github.impotparticulier.bacasable.AutreApiServie;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.MessageRecu;
import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce que l'exception d'une écriture promet, à côté de ce que l'API du bac à sable a vraiment reçu. */
class EcritureBacASableTest {
    private static final AutreApi API =
            AutreApi.de("infinoe", "/infinoe-fictif", "portee_a portee_b").avecEntete("X-Identifiant", "organisme-39");
    private static final byte[] MESSAGE = "<message>é</message>".getBytes(UTF_8);

    private final BacASable bac = BacASable.builder()
            .autreApi(AutreApiServie.de("/infinoe-fictif", "portee_a portee_b")
                    .avecEntetesRequis("X-Identifiant")
                    .avecReponse(201, "text/plain", "reçu"))
            .demarrer();
    private final ImpotParticulierClient client = ImpotParticulierClient.builder()
            .passerelle(bac.passerelle())
            .identifiants(bac.cle(), bac.secret())
            .temps(TempsFictif.a(System::nanoTime))
            .build();

    @AfterEach
    void fermer() {
        client.close();
        bac.close();
    }

    private static ReponseAutreApi envoyer(ImpotParticulierClient client, AutreApi api) {
        return client.autreApi(api).envoyer(Methode.POST, "/lots/{n}", Map.of("n", "39"), "application/xml", MESSAGE);
    }

    @Test
    void un_message_arrive_tel_quel() {
        ReponseAutreApi reponse = envoyer(client, API);

        assertThat(reponse.statut()).isEqualTo(201);
        assertThat(reponse.corps()).isEqualTo("reçu".getBytes(UTF_8));
        assertThat(bac.messagesRecus()).singleElement().satisfies(recu -> {
            assertThat(recu.chemin()).isEqualTo("/infinoe-fictif/lots/39");
            assertThat(recu.corps()).isEqualTo(MESSAGE);
            assertThat(recu.typeMedia()).hasValue("application/xml");
        });
    }

    static Stream<Arguments> pannes() {
        Duration longue = Duration.ofSeconds(20);
        return Stream.of(
                // Sûrement pas reçue.
                Arguments.of(Panne.quotaDepasse(), false, 0),
                Arguments.of(Panne.quotaDepasse(Duration.ofSeconds(30)), false, 0),
                Arguments.of(Panne.jetonPerime(), false, 0),
                Arguments.of(Panne.souscriptionInactive(), false, 0),
                Arguments.of(Panne.applicationBloquee(), false, 0),
                Arguments.of(Panne.ressourceNonDeclaree(), false, 0),
                Arguments.of(Panne.routeNonDeployee(), false, 0),
                Arguments.of(Panne.quotaDepasse().surJetons(), false, 0),
                Arguments.of(Panne.coupure().surJetons(), false, 0),
                Arguments.of(Panne.pageHtml(403).surJetons(), false, 0),
                // Pas reçue, mais rien ne le dit au client.
                Arguments.of(Panne.coupure(), true, 0),
                Arguments.of(Panne.controleDuJetonEnPanne(), true, 0),
                Arguments.of(Panne.indisponible(), true, 0),
                Arguments.of(Panne.arriereMuet(), true, 0),
                Arguments.of(Panne.erreurDeLaPasserelle(), true, 0),
                Arguments.of(Panne.erreurSousStatut200(), true, 0),
                Arguments.of(Panne.pageHtml(503), true, 0),
                Arguments.of(Panne.statutNu(401), true, 0),
                // Reçue.
                Arguments.of(Panne.coupureApresReception(), true, 1),
                Arguments.of(Panne.coupureEnCoursDeReponse(), true, 1),
                Arguments.of(Panne.lenteur(longue), true, 1));
    }

    @ParameterizedTest
    @MethodSource("pannes")
    void une_panne_ne_la_fait_pas_partir_deux_fois(Panne panne, boolean peutEtreRecue, int recus) {
        // Chaque portée a son jeton : que la panne frappe l'écriture, et elle seule, même si elle dure.
        bac.panne(panne);

        AppelException levee = catchThrowableOfType(
                AppelException.class, () -> envoyer(client.avecDelaiEssai(Duration.ofSeconds(1)), API));

        assertThat(levee.peutEtreRecue()).isEqualTo(peutEtreRecue);
        assertThat(bac.messagesRecus()).hasSize(recus);
        long ecritures = bac.journal().stream()
                .filter(echange -> echange.route().startsWith("/infinoe-fictif"))
                .count();
        assertThat(ecritures).as("une seule fois, au plus").isLessThanOrEqualTo(1);
    }

    @Test
    void une_panne_du_jeton_qui_passe_laisse_partir_l_ecriture() {
        bac.panne(Panne.indisponible().surJetons(), 1);

        assertThat(envoyer(client, API).reussie()).isTrue();
        assertThat(bac.messagesRecus()).extracting(MessageRecu::methode).containsExactly("POST");
    }

    @Test
    void des_jetons_perimes_font_echouer_une_ecriture_et_pas_la_suivante() {
        envoyer(client, API);
        bac.perimerJetons();

        AuthentificationException levee =
                catchThrowableOfType(AuthentificationException.class, () -> envoyer(client, API));
        assertThat(levee.peutEtreRecue()).isFalse();
        assertThat(envoyer(client, API).reussie()).isTrue();
        assertThat(bac.messagesRecus()).hasSize(2);
    }

    @Test
    void ce_que_le_bac_a_sable_exige() {
        assertThat(envoyer(client, AutreApi.de("infinoe", "/infinoe-fictif", "portee_a portee_b"))
                        .statut())
                .as("un en-tête requis manque")
                .isEqualTo(400);
        AppelException portee = catchThrowableOfType(
                AppelException.class, () -> envoyer(client, AutreApi.de("infinoe", "/infinoe-fictif", "portee_a")));
        assertThat(portee.code()).hasValue("900910");
        assertThat(portee.peutEtreRecue()).isFalse();
        assertThat(catchThrowableOfType(
                                RequeteInvalideException.class,
                                () -> envoyer(client, AutreApi.de("autre", "/ailleurs", "portee_a")))
                        .peutEtreRecue())
                .as("une route que la passerelle ne connaît pas")
                .isFalse();
        assertThat(bac.messagesRecus()).isEmpty();
    }
}
