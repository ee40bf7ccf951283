package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.CourseAuxReponses;
import io.github.impotparticulier.appui.CourseAuxReponses.Bilan;
import io.github.impotparticulier.appui.ReponseEnTrop;
import java.util.Arrays;
import java.util.stream.Stream;
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
}
