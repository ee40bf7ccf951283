package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.CourseAuxReponses;
import io.github.impotparticulier.appui.CourseAuxReponses.Bilan;
import io.github.impotparticulier.appui.ReponseEnTrop;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cas 42, à l'échelle : la mesure que SECURITY.md commande et rapporte. Chaque course y écrit sa ligne. */
@EnabledIfSystemProperty(named = "course", matches = "entiere")
@Timeout(1_800)
class CourseEntiereTest {
    private static final int FILS = 16;
    private static final int APPELS = 2_000;
    private static final int APPELS_D_UN_JOUR = 10_000;

    static Stream<Arguments> erreurs() {
        return Stream.of(false, true)
                .flatMap(tls -> Arrays.stream(ReponseEnTrop.values()).map(erreur -> Arguments.of(erreur, tls)));
    }

    @ParameterizedTest(name = "{0}, TLS : {1}")
    @MethodSource("erreurs")
    void cas_42_une_reponse_de_trop_ne_donne_a_personne_les_donnees_d_un_autre(ReponseEnTrop erreur, boolean tls)
            throws Exception {
        Bilan bilan = new CourseAuxReponses(tls, false, APPELS, FILS).avec(erreur);

        dire(erreur.name(), tls, bilan, APPELS);
        assertThat(bilan.autrui()).as("%s", bilan).isZero();
        assertThat(bilan.indus()).as("%s", bilan).isZero();
    }

    private static CourseAuxReponses jour(boolean tls) {
        return new CourseAuxReponses(tls, false, APPELS_D_UN_JOUR, FILS);
    }

    @ParameterizedTest(name = "TLS : {0}")
    @ValueSource(booleans = {false, true})
    void cas_42_un_jour_ordinaire_ne_coupe_aucune_connexion(boolean tls) throws Exception {
        Bilan bilan = jour(tls).unJourOrdinaire();

        dire("jour ordinaire", tls, bilan, APPELS_D_UN_JOUR);
        assertThat(bilan.requetes()).as("%s", bilan).isEqualTo(APPELS_D_UN_JOUR);
        assertThat(bilan.connexions()).as("%s", bilan).isLessThanOrEqualTo(FILS);
    }

    @ParameterizedTest(name = "TLS : {0}")
    @ValueSource(booleans = {false, true})
    void cas_42_deux_ressources_d_une_meme_personne_ne_coupent_aucune_connexion(boolean tls) throws Exception {
        Bilan bilan = jour(tls).unJourDeDeuxRessources();

        dire("jour de deux ressources par personne", tls, bilan, 2 * APPELS_D_UN_JOUR);
        assertThat(bilan.requetes()).as("%s", bilan).isEqualTo(2 * APPELS_D_UN_JOUR);
        assertThat(bilan.connexions()).as("%s", bilan).isLessThanOrEqualTo(FILS);
    }

    /** Un conjoint sur cent a le foyer de l'autre, et un 503 sur deux cents ferme sa connexion : le coût d'un jour moins bon. */
    @ParameterizedTest(name = "TLS : {0}")
    @ValueSource(booleans = {false, true})
    void cas_42_des_couples_et_des_503_coutent_peu(boolean tls) throws Exception {
        Bilan bilan = jour(tls).unJourAvecDesCouples();

        dire("jour de couples et de 503", tls, bilan, APPELS_D_UN_JOUR);
        assertThat(bilan.justes()).as("%s", bilan).isEqualTo(APPELS_D_UN_JOUR);
        assertThat(bilan.requetes()).as("%s", bilan).isLessThan(APPELS_D_UN_JOUR * 101 / 100);
    }

    /** Ce que nul client ne voit : rien n'est de trop, et tout est faux. */
    @ParameterizedTest(name = "TLS : {0}")
    @ValueSource(booleans = {false, true})
    void cas_42_une_passerelle_qui_intervertit_ne_se_voit_pas(boolean tls) throws Exception {
        Bilan bilan = jour(tls).avecUnePasserelleQuiIntervertit();

        dire("la passerelle intervertit", tls, bilan, APPELS_D_UN_JOUR);
        assertThat(bilan.justes() + bilan.autrui()).as("%s", bilan).isEqualTo(APPELS_D_UN_JOUR);
    }

    private static void dire(String quoi, boolean tls, Bilan bilan, int appels) {
        System.out.printf(
                Locale.FRANCE,
                "| %s | %s | %d | %d | %.4f | %d | %.4f |%n",
                quoi,
                tls ? "TLS" : "clair",
                bilan.autrui(),
                bilan.indus(),
                (double) bilan.requetes() / appels,
                bilan.connexions(),
                (double) bilan.connexions() / appels);
    }
}
