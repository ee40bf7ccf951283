package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Les autres tests s'y fient : le temps des tests réveille chacun à son heure, et attend que tous soient calmes. */
@SuppressWarnings("FutureReturnValueIgnored") // L'essai regarde quand chacun finit, pas ce qu'il rend.
class TempsVirtuelTest {
    private static final Duration SECONDE = Duration.ofSeconds(1);

    private final TempsVirtuel temps = new TempsVirtuel();
    private final List<String> faits = Collections.synchronizedList(new ArrayList<>());

    private CompletableFuture<Void> dormir(String nom, Duration duree) {
        return temps.lancer(() -> {
            Operation operation = new Operation(Delais.PAR_DEFAUT, null, temps.temps());
            operation.seReposer(duree.toNanos());
            faits.add(nom);
            return null;
        });
    }

    @Test
    void chacun_se_reveille_a_son_heure_et_les_premiers_endormis_d_abord() {
        dormir("c", SECONDE.multipliedBy(2));
        dormir("a", SECONDE);
        CompletableFuture<Void> b = dormir("b", SECONDE);
        assertThat(temps.dormeurs()).isEqualTo(3);

        temps.avancer(SECONDE.minusNanos(1));
        assertThat(faits).isEmpty();
        temps.avancer(Duration.ofNanos(1));
        assertThat(faits).containsExactly("a", "b");
        assertThat(b).isDone();
        temps.avancer(SECONDE);
        assertThat(faits).containsExactly("a", "b", "c");
        assertThat(temps.dormeurs()).isZero();
        assertThat(temps.vivants()).isZero();
    }

    @Test
    void le_temps_saute_les_reveils_tardent() {
        CompletableFuture<Void> sommeil = dormir("a", SECONDE);

        temps.sauter(SECONDE);
        temps.calmer();
        assertThat(sommeil).isNotDone();
        temps.avancer(Duration.ZERO);
        assertThat(sommeil).isDone();
    }

    @Test
    void une_action_remise_se_fait_a_son_heure_meme_d_un_autre_fil() {
        temps.dans(SECONDE.toNanos(), () -> {
            faits.add("a");
            temps.dans(SECONDE.toNanos(), () -> faits.add("b"));
        });

        temps.avancer(SECONDE);
        assertThat(faits).containsExactly("a");
        temps.avancer(SECONDE);
        assertThat(faits).containsExactly("a", "b");
    }

    /** Chacun n'est réveillé que par le précédent : le calme ne vient qu'après le dernier. */
    @Test
    void le_calme_attend_toute_une_chaine_de_reveils() {
        List<RendezVous<String>> maillons = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            maillons.add(new RendezVous<>());
        }
        for (int i = 19; i >= 0; i--) {
            RendezVous<String> attendu = maillons.get(i);
            RendezVous<String> suivant = maillons.get(i + 1);
            temps.lancer(() -> {
                String recu = attendu.attendre(new Operation(Delais.PAR_DEFAUT, null, temps.temps()));
                suivant.apporter(recu);
                return recu;
            });
        }
        CompletableFuture<String> dernier =
                temps.lancer(() -> maillons.get(20).attendre(new Operation(Delais.PAR_DEFAUT, null, temps.temps())));
        assertThat(dernier).isNotDone();

        maillons.get(0).apporter("x");
        temps.calmer();

        assertThat(dernier).isCompletedWithValue("x");
        assertThat(temps.vivants()).isZero();
    }

    @Test
    void ce_qu_une_tache_leve_ne_passe_pas_inapercu() {
        temps.fils().execute(() -> {
            throw new IllegalStateException("x");
        });

        assertThatThrownBy(temps::calmer).hasCauseInstanceOf(IllegalStateException.class);
    }
}
