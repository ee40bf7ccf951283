package io.github.impotparticulier.exemples.raccordement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.particulier.IncidentFournisseur;
import io.github.impotparticulier.bacasable.particulier.PanneParticulier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Chaque refus de l'API Particulier tombe sur sa vérification. */
class ParticulierTest {
    private static final String QF = "cnaf_quotient_familial";
    private static final String SANS_SOUSCRIPTION = "SOUSCRIPTION Quotient familial NON_PROUVE";
    private static final String SANS_DESTINATAIRE = "IDENTITE API Particulier NON_PROUVE";

    private final BacASable bac = BacASable.demarrer();

    @AfterEach
    void fermer() {
        bac.close();
    }

    static Stream<Arguments> pannes() {
        return Stream.of(
                arguments(PanneParticulier.jetonExpire(), List.of("JETON à l'appel JETON_EXPIRE")),
                arguments(PanneParticulier.jetonRevoque(), List.of("JETON à l'appel JETON_REVOQUE")),
                arguments(
                        PanneParticulier.adresseRefusee(),
                        List.of("SOUSCRIPTION Quotient familial ADRESSE_IP_REFUSEE")),
                arguments(
                        PanneParticulier.quotaDepasse(Duration.ofSeconds(2)),
                        List.of(SANS_SOUSCRIPTION, SANS_DESTINATAIRE, "QUOTA API Particulier QUOTA_DEPASSE")),
                arguments(
                        PanneParticulier.pageHtml(503),
                        List.of(SANS_SOUSCRIPTION, SANS_DESTINATAIRE, "APPEL Quotient familial REPONSE_ETRANGERE")),
                arguments(
                        PanneParticulier.de(IncidentFournisseur.SANS_REPONSE),
                        List.of(SANS_SOUSCRIPTION, SANS_DESTINATAIRE, "APPEL Quotient familial INDISPONIBLE")));
    }

    @ParameterizedTest
    @MethodSource("pannes")
    void chaque_panne_a_son_constat(PanneParticulier panne, List<String> attendus) {
        bac.panne(panne);

        assertThat(Banc.aLire(examiner(bac.jetonParticulier(), QF))).isEqualTo(attendus);
    }

    @Test
    void sans_colonne_des_portees_le_serveur_dit_lesquelles_essayer_et_tout_repond() {
        Bilan bilan = examiner(bac.jetonParticulier(), "");

        assertThat(Banc.aLire(bilan)).isEmpty();
        assertThat(bilan.constats())
                .filteredOn(constat -> constat.verification() == Verification.APPEL)
                .hasSize(Ressources.PARTICULIER.size());
        assertThat(bilan.constats())
                .filteredOn(constat -> constat.verification() == Verification.QUOTA)
                .singleElement()
                .extracting(Constat::precision)
                .asString()
                .matches("Le serveur dit laisser [0-9]+ requêtes?\\.");
    }

    @Test
    void un_jeton_restreint_n_essaie_que_ce_qu_il_ouvre() {
        Bilan bilan = examiner(bac.jetonParticulier(Set.of(QF)), "");

        assertThat(Banc.aLire(bilan)).isEmpty();
        assertThat(bilan.constats())
                .filteredOn(constat -> constat.verification() == Verification.APPEL)
                .singleElement()
                .extracting(Constat::objet)
                .isEqualTo("Quotient familial");
    }

    @Test
    void une_portee_attendue_et_non_accordee_est_a_corriger() {
        assertThat(Banc.aLire(examiner(bac.jetonParticulier(Set.of(QF)), QF + " prime_activite")))
                .containsExactly(
                        "JETON prime_activite PORTEE_NON_ACCORDEE",
                        "SOUSCRIPTION Prime d'activité HABILITATION_INSUFFISANTE");
    }

    @Test
    void un_jeton_inconnu_arrete_tout() {
        Bilan bilan = examiner("jeton-fictif-inconnu", "");

        assertThat(Banc.aLire(bilan)).containsExactly("JETON JETON_INCONNU");
        assertThat(bac.journal()).extracting("route").containsOnly("/{…}", "/api/introspect");
    }

    @Test
    void un_jeton_d_editeur_suit_les_delegations() {
        Map<Colonne, String> valeurs = Banc.particulier(bac, bac.jetonEditeur(), QF);
        valeurs.put(Colonne.SIRET, bac.delegations().get(1).siret());

        assertThat(Banc.aLire(examiner(valeurs)))
                .containsExactly(SANS_SOUSCRIPTION, "IDENTITE API Particulier DELEGATION_A_CHOISIR");

        valeurs.put(Colonne.DELEGATION, bac.delegations().get(1).id());
        assertThat(Banc.aLire(examiner(valeurs))).isEmpty();
    }

    private Bilan examiner(String jeton, String portees) {
        return examiner(Banc.particulier(bac, jeton, portees));
    }

    private static Bilan examiner(Map<Colonne, String> valeurs) {
        return new Banc().examiner(Api.PARTICULIER, valeurs);
    }
}
