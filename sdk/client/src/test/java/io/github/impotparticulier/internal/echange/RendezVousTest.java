package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Ce qu'un fil apporte à ceux qui l'attendent. */
class RendezVousTest {
    private final TempsVirtuel temps = new TempsVirtuel();
    private final RendezVous<String> rendezVous = new RendezVous<>();
    private final List<Operation> operations = new ArrayList<>();

    private CompletableFuture<String> attendre() {
        return temps.lancer(() -> {
            Operation operation = new Operation(Delais.PAR_DEFAUT, null, temps.temps());
            operations.add(operation);
            return rendezVous.attendre(operation);
        });
    }

    private void apporter(String valeur) {
        rendezVous.apporter(valeur);
        temps.calmer();
    }

    @Test
    void ce_qui_est_deja_apporte_ne_s_attend_pas() {
        rendezVous.apporter("x");

        assertThat(attendre()).isCompletedWithValue("x");
        assertThat(attendre()).as("et reste").isCompletedWithValue("x");
    }

    @Test
    void tous_ceux_qui_attendent_le_recoivent() {
        CompletableFuture<String> premier = attendre();
        CompletableFuture<String> second = attendre();
        assertThat(premier).isNotDone();

        apporter("x");

        assertThat(premier).isCompletedWithValue("x");
        assertThat(second).isCompletedWithValue("x");
    }

    @Test
    void qui_renonce_n_a_rien_et_les_autres_attendent_encore() {
        CompletableFuture<String> renonce = attendre();
        CompletableFuture<String> interrompu = attendre();
        CompletableFuture<String> patient = attendre();

        operations.get(0).abandonner();
        operations.get(1).fil().interrupt();
        temps.calmer();

        assertThat(renonce).isCompletedWithValue(null);
        assertThat(interrompu).isCompletedWithValue(null);
        assertThat(patient).isNotDone();
        apporter("x");
        assertThat(patient).isCompletedWithValue("x");
    }

    @Test
    void l_attente_est_bornee_par_l_operation_ou_par_moins() {
        Operation breve = new Operation(Delais.PAR_DEFAUT.avecAppel(Duration.ofMillis(1)), null, temps.temps());
        assertThat(rendezVous.attendre(breve)).isNull();
        Operation longue = new Operation(Delais.PAR_DEFAUT, null, temps.temps());
        assertThat(rendezVous.attendre(longue, 1_000_000)).isNull();
    }
}
