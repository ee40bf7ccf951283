package io.github.impotparticulier.exemples.raccordement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.ContratPartenaire;
import io.github.impotparticulier.bacasable.EchangeServi;
import io.github.impotparticulier.bacasable.Panne;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Chaque refus de la passerelle de la DGFiP tombe sur sa vérification. */
class DgfipTest {
    private static final String IR = "RessourceIR";
    private static final String SANS_SOUSCRIPTION = "SOUSCRIPTION IR assiette NON_PROUVE";
    private static final String SANS_TELESERVICE = "IDENTITE API Impôt particulier NON_PROUVE";

    private BacASable bac = BacASable.demarrer();

    @AfterEach
    void fermer() {
        bac.close();
    }

    static Stream<Arguments> pannes() {
        return Stream.of(
                arguments(Panne.souscriptionInactive(), List.of("SOUSCRIPTION IR assiette SOUSCRIPTION_INACTIVE")),
                arguments(Panne.applicationBloquee(), List.of("SOUSCRIPTION IR assiette APPLICATION_BLOQUEE")),
                arguments(Panne.faute(403, 900908), List.of("SOUSCRIPTION IR assiette NON_SOUSCRITE")),
                arguments(Panne.faute(401, 900907), List.of("SOUSCRIPTION IR assiette API_BLOQUEE")),
                arguments(Panne.faute(403, 900910), List.of("SOUSCRIPTION IR assiette PORTEE_REFUSEE")),
                arguments(Panne.statutNu(403), List.of("SOUSCRIPTION IR assiette ACCES_REFUSE")),
                arguments(Panne.jetonPerime(), List.of("JETON RessourceIR JETON_NON_RECONNU")),
                arguments(
                        Panne.quotaDepasse(),
                        List.of(SANS_SOUSCRIPTION, SANS_TELESERVICE, "QUOTA API Impôt particulier QUOTA_DEPASSE")),
                arguments(
                        Panne.routeNonDeployee(),
                        List.of(SANS_SOUSCRIPTION, SANS_TELESERVICE, "APPEL IR assiette ROUTE_INCONNUE")),
                arguments(
                        Panne.ressourceNonDeclaree(),
                        List.of(SANS_SOUSCRIPTION, SANS_TELESERVICE, "APPEL IR assiette ROUTE_INCONNUE")),
                arguments(
                        Panne.controleDuJetonEnPanne(),
                        List.of(SANS_SOUSCRIPTION, SANS_TELESERVICE, "APPEL IR assiette INDISPONIBLE")),
                arguments(
                        Panne.coupure(),
                        List.of(SANS_SOUSCRIPTION, SANS_TELESERVICE, "APPEL IR assiette INDISPONIBLE")),
                arguments(
                        Panne.statutNu(410),
                        List.of(SANS_SOUSCRIPTION, SANS_TELESERVICE, "APPEL IR assiette SANS_PREUVE")),
                arguments(
                        Panne.objetVide(), List.of(SANS_SOUSCRIPTION, SANS_TELESERVICE, "APPEL IR assiette ILLISIBLE")),
                arguments(
                        Panne.pageHtml(401),
                        List.of(SANS_SOUSCRIPTION, SANS_TELESERVICE, "APPEL IR assiette REPONSE_ETRANGERE")),
                arguments(Panne.quotaDepasse().surJetons(), List.of("JETON RessourceIR QUOTA_DEPASSE")),
                arguments(Panne.indisponible().surJetons(), List.of("JETON RessourceIR INDISPONIBLE")),
                arguments(Panne.pageHtml(403).surJetons(), List.of("JETON RessourceIR REPONSE_ETRANGERE")));
    }

    @ParameterizedTest
    @MethodSource("pannes")
    void chaque_panne_a_son_constat(Panne panne, List<String> attendus) {
        bac.panne(panne);

        assertThat(Banc.aLire(examiner(Banc.dgfip(bac, IR)))).isEqualTo(attendus);
    }

    @Test
    void tout_est_appele_une_fois_et_tout_repond_pour_une_personne_qui_n_existe_pas() {
        Bilan bilan = examiner(Banc.dgfip(bac, String.join(" ", Ressources.portees(Api.DGFIP))));

        assertThat(Banc.aLire(bilan)).isEmpty();
        assertThat(bilan.etat()).isEqualTo(Etat.BON);
        assertThat(bac.journal())
                .filteredOn(echange -> !echange.route().equals("/token"))
                .extracting(EchangeServi::route)
                .as("la sonde, et un appel par ressource")
                .doesNotHaveDuplicates()
                .hasSize(1 + Ressources.DGFIP.size());
    }

    @Test
    void sans_la_colonne_des_portees_un_refus_n_est_pas_une_faute() {
        bac.close();
        bac = BacASable.builder()
                .contrat(ContratPartenaire.complet().avecPerimetres(IR))
                .demarrer();

        Bilan bilan = examiner(Banc.dgfip(bac, ""));

        assertThat(bilan.etat()).isEqualTo(Etat.INCONNU);
        assertThat(Banc.aLire(bilan))
                .contains("JETON RessourceTHPrincipale PORTEE_NON_LISTEE")
                .noneMatch(constat -> constat.contains(IR + " "))
                .allMatch(constat -> constat.endsWith("PORTEE_NON_LISTEE"));
    }

    @Test
    void un_secret_faux_n_est_essaye_qu_une_fois() {
        Map<Colonne, String> valeurs = Banc.dgfip(bac, "");
        valeurs.put(Colonne.SECRET, "faux");

        Bilan bilan = examiner(valeurs);

        assertThat(Banc.aLire(bilan)).containsExactly("JETON RessourceIR IDENTIFIANTS_REFUSES");
        assertThat(bac.journal())
                .filteredOn(echange -> echange.route().equals("/token"))
                .hasSize(1);
        assertThat(bilan.constats())
                .filteredOn(constat -> constat.motif() == Motif.NON_ESSAYE)
                .extracting(Banc::dit)
                .containsExactly(
                        "JETON les 12 autres NON_ESSAYE",
                        "SOUSCRIPTION NON_ESSAYE",
                        "IDENTITE NON_ESSAYE",
                        "QUOTA NON_ESSAYE",
                        "APPEL NON_ESSAYE");
    }

    @Test
    void un_quota_depasse_fait_cesser_les_appels_a_la_meme_api_et_a_elle_seule() {
        bac.panne(Panne.quotaDepasse(Duration.ofSeconds(30)), 1);

        Bilan bilan = examiner(Banc.dgfip(bac, IR + " RessourceTHPrincipale api_r2p_resolution_spi"));

        assertThat(bac.journal()).extracting(EchangeServi::route).anyMatch(route -> route.startsWith("/personne"));
        assertThat(bac.journal()).extracting(EchangeServi::route).noneMatch(route -> route.contains("/th/"));
        assertThat(bilan.constats())
                .filteredOn(constat -> constat.motif() == Motif.QUOTA_DEPASSE)
                .singleElement()
                .extracting(Constat::precision)
                .isEqualTo("Délai demandé : 30 secondes.");
    }

    @Test
    void un_teleservice_inconnu_vaut_pour_l_api_un_teleservice_absent_se_dit() {
        Map<Colonne, String> valeurs = Banc.dgfip(bac, IR + " sfip_lep api_r2p_resolution_spi");
        valeurs.put(Colonne.TELESERVICE, "INCONNU");

        assertThat(Banc.aLire(examiner(valeurs)))
                .containsExactly(
                        "IDENTITE API Impôt particulier TELESERVICE_REFUSE", "IDENTITE SFiP TELESERVICE_REFUSE");

        valeurs.remove(Colonne.TELESERVICE);
        assertThat(Banc.aLire(examiner(valeurs)))
                .containsExactly(
                        "IDENTITE API Impôt particulier TELESERVICE_ABSENT", "IDENTITE SFiP TELESERVICE_EXIGE");
    }

    @Test
    void une_ligne_qui_ne_vaut_que_pour_r2p_n_a_pas_de_teleservice() {
        Map<Colonne, String> valeurs = Banc.dgfip(bac, "api_r2p_resolution_spi");
        valeurs.remove(Colonne.TELESERVICE);

        Bilan bilan = examiner(valeurs);

        assertThat(bilan.etat()).isEqualTo(Etat.BON);
        assertThat(bilan.constats()).noneMatch(constat -> constat.verification() == Verification.IDENTITE);
    }

    @Test
    void chaque_appel_et_chaque_refus_donnent_au_support_leurs_references() {
        bac.panne(Panne.faute(403, 900908));

        assertThat(examiner(Banc.dgfip(bac, IR)).constats())
                .filteredOn(constat -> constat.motif() == Motif.NON_SOUSCRITE)
                .singleElement()
                .satisfies(constat -> assertThat(constat.references())
                        .containsEntry("HTTP", "403")
                        .containsEntry("code", "900908")
                        .containsKey("corrélation"));
    }

    private static Bilan examiner(Map<Colonne, String> valeurs) {
        return new Banc().examiner(Api.DGFIP, valeurs);
    }
}
