package io.github.impotparticulier.exemples.raccordement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.particulier.PanneParticulier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Le quota d'une clé tient, quel que soit le nombre de lignes qui l'emploient. */
class CadenceTest {
    private final List<Duration> attentes = new ArrayList<>();
    private long nanos;

    private final Cadence cadence = new Cadence(2, () -> nanos, attente -> {
        attentes.add(attente);
        nanos += attente.toNanos();
    });

    @Test
    void au_dela_du_quota_on_attend_que_la_plus_ancienne_sorte_de_la_minute() {
        cadence.attendre("cle");
        nanos += Duration.ofSeconds(10).toNanos();
        cadence.attendre("cle");
        cadence.attendre("cle");
        cadence.attendre("cle");

        assertThat(attentes).containsExactly(Duration.ofSeconds(52), Duration.ofSeconds(10));
    }

    @Test
    void chaque_cle_a_son_quota_et_ce_qui_est_ancien_ne_compte_plus() {
        cadence.attendre("une");
        cadence.attendre("une");
        cadence.attendre("autre");
        nanos += Duration.ofSeconds(62).toNanos();
        cadence.attendre("une");

        assertThat(attentes).isEmpty();
    }

    @Test
    void un_refus_suspend_sa_cle_et_une_pause_trop_longue_fait_renoncer() {
        cadence.suspendre("cle", Duration.ofSeconds(30));
        cadence.suspendre("longue", Duration.ofHours(1));

        assertThat(cadence.attendre("autre")).isTrue();
        assertThat(cadence.attendre("longue")).isFalse();
        assertThat(attentes).isEmpty();
        assertThat(cadence.attendre("cle")).isTrue();
        assertThat(cadence.attendre("cle")).isTrue();
        assertThat(attentes).containsExactly(Duration.ofSeconds(30));
    }

    /** Deux cents communes sous un même jeton d'éditeur : insister après un refus ferait bannir l'adresse. */
    @Test
    void la_ligne_suivante_attend_ce_que_le_serveur_a_demande_a_la_precedente() {
        try (BacASable bac = BacASable.demarrer()) {
            Examen examen = Banc.examen(cadence);
            Ligne ligne = new Ligne("Essai", Banc.particulier(bac, bac.jetonParticulier(), "cnaf_quotient_familial"));
            bac.panne(PanneParticulier.quotaDepasse(Duration.ofSeconds(30)), 1);

            Bilan refusee = examen.examiner(ligne, Api.PARTICULIER);
            assertThat(Banc.aLire(refusee)).anyMatch(constat -> constat.endsWith("QUOTA_DEPASSE"));
            assertThat(attentes).isEmpty();

            assertThat(Banc.aLire(examen.examiner(ligne, Api.PARTICULIER))).isEmpty();
            assertThat(attentes).containsExactly(Duration.ofSeconds(30));
        }
    }
}
