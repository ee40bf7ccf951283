package io.github.impotparticulier.bacasable.particulier;

import static io.github.impotparticulier.bacasable.particulier.Appelant.QF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.particulier.Appelant.Recu;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Les pannes d'API Particulier, une par une. */
class PanneParticulierTest {
    private static final String CAS = "celibataire";

    private final BacASable bac = BacASable.builder()
            .particulier(ReglagesParticulier.parDefaut().quota(1000))
            .demarrer();
    private final Appelant appelant = new Appelant(bac);

    @AfterEach
    void fermer() {
        bac.close();
    }

    @ParameterizedTest
    @CsvSource({
        "erreur-interne, 502, 35000",
        "indisponible, 502, 35001",
        "sans-reponse, 504, 35002",
        "introuvable, 404, 35003",
        "nom-non-resolu, 502, 35004",
        "authentification, 502, 35006",
        "quota-fournisseur, 502, 35008",
        "tls, 502, 35009",
        "passager, 502, 35011",
        "plusieurs-personnes, 409, 35015",
        "maintenance, 503, 35020",
        "reponse-incomprise, 502, 35999",
        "reseau, 502, 00501",
        "quota-depasse, 429, 00429",
        "en-cours, 409, 00015",
        "jeton-expire, 401, 00103",
        "jeton-revoque, 401, 00105",
        "adresse-refusee, 403, 00107",
    })
    void chaque_panne_nommee_frappe_une_fois_puis_cesse(String nom, int statut, String code) {
        bac.panne(PanneParticulier.nommee(nom).orElseThrow(), 1);

        appelant.identite(QF, CAS).vaut(statut, code);
        assertThat(appelant.identite(QF, CAS).statut()).isEqualTo(200);
        assertThat(bac.journal().get(0).motif()).get().asString().startsWith("Panne demandée : " + nom);
    }

    @Test
    void toutes_les_pannes_ont_un_nom_a_elles() {
        assertThat(PanneParticulier.noms())
                .hasSize(22)
                .doesNotHaveDuplicates()
                .allSatisfy(nom -> assertThat(PanneParticulier.nommee(nom)).isPresent());
        assertThat(PanneParticulier.nommee("grele")).isEmpty();
        assertThat(PanneParticulier.reseau()).hasToString("PanneParticulier[reseau]");
    }

    @Test
    void un_delai_se_dit_la_ou_le_serveur_le_dit() {
        bac.panne(PanneParticulier.maintenance(Duration.ofSeconds(45)), 1);
        assertThat(appelant.identite(QF, CAS).meta())
                .containsEntry("retry_in", 45.0)
                .containsEntry("provider", "CNAF & MSA");
        bac.panne(PanneParticulier.quotaDepasse(Duration.ZERO), 1);
        Recu refus = appelant.identite(QF, CAS);
        assertThat(refus.entetes().get("Retry-After")).isEqualTo("0");
        assertThat(refus.entetes().get("RateLimit-Remaining")).isEqualTo("0");
        bac.panne(PanneParticulier.reseau(), 1);
        assertThat(appelant.identite(QF, CAS).meta()).containsEntry("retry_in", 10.0);
    }

    @Test
    void un_parametre_faux_l_emporte_sur_l_incident_et_ne_le_compte_pas() {
        bac.panne(PanneParticulier.de(IncidentFournisseur.INDISPONIBLE), 1);
        Map<String, List<String>> parametres = appelant.parametres(CAS);
        parametres.put("mois", List.of("13"));

        appelant.get(QF, parametres, bac.jetonParticulier()).vaut(422, "00354");
        appelant.identite(QF, CAS).vaut(502, "35001");
    }

    @Test
    void une_panne_dure_jusqu_au_retablissement() {
        bac.panne(PanneParticulier.pageHtml(503));
        for (int i = 0; i < 3; i++) {
            Recu recu = appelant.identite(QF, CAS);
            assertThat(recu.statut()).isEqualTo(503);
            assertThat(recu.corps()).startsWith("<!DOCTYPE html>");
        }
        bac.retablir();
        assertThat(appelant.identite(QF, CAS).statut()).isEqualTo(200);
    }

    @Test
    void pendant_une_reponse_lente_la_meme_demande_est_en_cours() {
        bac.panne(PanneParticulier.lenteur(Duration.ofHours(1)), 1);
        CompletableFuture<Void> lente = CompletableFuture.runAsync(() -> appelant.identite(QF, CAS));
        while (bac.journal().isEmpty()) {
            Thread.onSpinWait();
        }

        appelant.identite(QF, CAS).vaut(409, "00015");
        assertThat(appelant.identite(QF, "maries-deux-enfants").statut()).isEqualTo(200);
        assertThat(lente).isNotDone();
    }

    @Test
    void une_reponse_lente_une_fois_partie_libere_la_demande() {
        bac.panne(PanneParticulier.lenteur(Duration.ofMillis(1)), 1);
        assertThat(appelant.identite(QF, CAS).statut()).isEqualTo(200);
        assertThat(appelant.identite(QF, CAS).statut()).isEqualTo(200);
    }

    @Test
    void une_coupure_au_milieu_du_corps_se_voit() {
        bac.panne(PanneParticulier.coupureEnCoursDeReponse(), 1);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> appelant.identite(QF, CAS));
    }

    @Test
    void une_panne_insensee_est_refusee() {
        assertThatIllegalArgumentException().isThrownBy(() -> PanneParticulier.lenteur(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> PanneParticulier.maintenance(Duration.ofDays(2)));
        for (int statut : new int[] {199, 204, 205, 304, 600}) {
            assertThatIllegalArgumentException().isThrownBy(() -> PanneParticulier.pageHtml(statut));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> bac.panne(PanneParticulier.reseau(), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReglagesParticulier.parDefaut().quota(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReglagesParticulier.parDefaut().bannirApres(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReglagesParticulier.parDefaut().port(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReglagesParticulier.parDefaut().jeton("a b"));
        assertThatIllegalArgumentException().isThrownBy(() -> bac.usagerParticulier("inconnu"));
    }
}
