package io.github.impotparticulier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.CourseAuxReponses;
import io.github.impotparticulier.appui.CourseAuxReponses.Bilan;
import io.github.impotparticulier.appui.ReponseEnTrop;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.autre.AutreApi;
import io.github.impotparticulier.autre.Methode;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cas 42 : une réponse de trop décale une connexion, et chacun y recevrait les données du précédent. */
@Timeout(120)
class ConnexionsDecaleesTest {
    static Stream<Arguments> erreurs() {
        return Arrays.stream(ReponseEnTrop.values())
                .flatMap(erreur -> Stream.of(Arguments.of(erreur, false, false), Arguments.of(erreur, true, false)));
    }

    static Stream<Arguments> erreursInterceptees() {
        return Stream.of(
                        ReponseEnTrop.DOUBLEE_EN_UNE_ECRITURE,
                        ReponseEnTrop.DOUBLEE_EN_DEUX_ECRITURES,
                        ReponseEnTrop.DOUBLEE_EN_RETARD,
                        ReponseEnTrop.SECONDE_REPONSE_EN_RETARD_APRES_103,
                        ReponseEnTrop.REPONSE_APRES_404)
                .flatMap(erreur -> Stream.of(Arguments.of(erreur, false, true), Arguments.of(erreur, true, true)));
    }

    @ParameterizedTest(name = "{0}, TLS : {1}")
    @MethodSource({"erreurs", "erreursInterceptees"})
    void cas_42_une_reponse_de_trop_ne_donne_a_personne_les_donnees_d_un_autre(
            ReponseEnTrop erreur, boolean tls, boolean intercepte) throws Exception {
        Bilan bilan = new CourseAuxReponses(tls, intercepte, 100, 4).avec(erreur);

        assertThat(bilan.autrui()).as("%s", bilan).isZero();
        assertThat(bilan.indus()).as("%s", bilan).isZero();
        assertThat(bilan.justes() + bilan.prevus()).isEqualTo(100);
    }

    @ParameterizedTest(name = "TLS : {0}")
    @ValueSource(booleans = {false, true})
    void cas_42_un_jour_ordinaire_ne_coupe_aucune_connexion(boolean tls) throws Exception {
        Bilan bilan = new CourseAuxReponses(tls, false, 400, 4).unJourOrdinaire();

        assertThat(bilan.justes()).as("%s", bilan).isEqualTo(380);
        assertThat(bilan.prevus()).as("%s", bilan).isEqualTo(20);
        assertThat(bilan.requetes()).as("%s", bilan).isEqualTo(400);
        assertThat(bilan.connexions()).as("%s", bilan).isLessThanOrEqualTo(5);
    }

    /** Le foyer d'un autre, venu en retard, porte par hasard le numéro court que cette demande met dans son chemin. */
    @Test
    void cas_42_une_autre_api_ne_recoit_pas_le_foyer_de_la_demande_precedente() {
        String lot = "{\"lot\":1}";
        AtomicInteger lots = new AtomicInteger();
        try (ServeurDirect serveur = new ServeurDirect();
                ImpotParticulierClient client = serveur.builder().build()) {
            serveur.lecture((demande, liaison) -> liaison.ecrire(
                    demande.chemin().equals("/base/lots/1") && lots.getAndIncrement() > 0
                            ? ServeurDirect.reponse(200, lot)
                            : ReponseEnTrop.foyer(1)));
            client.irAssiette().pour(ServeurDirect.usager(1), 2023);

            byte[] rendu = client.autreApi(AutreApi.de("lots", "/base", ""))
                    .envoyer(Methode.GET, "/lots/{n}", Map.of("n", "1"))
                    .corps();

            assertThat(new String(rendu, UTF_8)).isEqualTo(lot);
            assertThat(lots).hasValue(2);
        }
    }
}
