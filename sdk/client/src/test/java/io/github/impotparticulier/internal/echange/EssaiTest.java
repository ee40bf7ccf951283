package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.erreur.Circonstances;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** L'essai que fait chaque fil. */
class EssaiTest {
    private static final Circonstances CIRCONSTANCES = Circonstances.de("lep", "/spi/{spi}/lep");
    private final Operation operation = new Operation(Delais.PAR_DEFAUT, null, new TempsVirtuel().temps());

    @AfterEach
    void ne_pas_rester_interrompu() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private Essai essai() {
        return new Essai(CIRCONSTANCES, Duration.ofSeconds(2), Duration.ofSeconds(1), 7, operation);
    }

    @Test
    void il_garde_ce_qu_on_lui_a_donne() {
        Essai essai = essai();

        assertThat(essai.circonstances()).isSameAs(CIRCONSTANCES);
        assertThat(essai.delai()).isEqualTo(Duration.ofSeconds(2));
        assertThat(essai.delaiConnexion()).isEqualTo(Duration.ofSeconds(1));
        assertThat(essai.octetsMax()).isEqualTo(7);
        assertThat(essai.operation()).isSameAs(operation);
    }

    /** Un intercepteur confié peut appeler le SDK au milieu d'un échange. */
    @Test
    void un_essai_dans_un_essai_rend_le_fil_au_premier() {
        Essai dehors = essai();
        Essai dedans = essai();
        assertThat(Essai.duFil()).isNull();

        dehors.entrer(null);
        assertThat(Essai.duFil()).isSameAs(dehors);
        dedans.entrer(null);
        assertThat(Essai.duFil()).isSameAs(dedans);
        dedans.sortir();
        assertThat(Essai.duFil()).isSameAs(dehors);
        dehors.sortir();
        assertThat(Essai.duFil()).isNull();
    }

    @Test
    void un_fil_ne_voit_pas_l_essai_d_un_autre() throws InterruptedException {
        Essai essai = essai();
        essai.entrer(null);
        Essai[] vu = {essai};
        Thread autre = new Thread(() -> vu[0] = Essai.duFil());
        autre.start();
        autre.join();
        essai.sortir();

        assertThat(vu[0]).isNull();
    }

    @Test
    void quand_la_requete_part_le_fil_ecoute_de_nouveau() {
        Call appel = new OkHttpClient()
                .newCall(new Request.Builder()
                        .url("https://hote-fictif.invalid/")
                        .build());
        Coupure coupure = new Coupure(appel);
        Essai essai = essai();
        essai.entrer(coupure);

        essai.part(null);
        CoupureTest.interrompre();
        coupure.cesser();
        essai.sortir();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(appel.isCanceled()).isTrue();
    }

    @Test
    void sans_oreille_partir_ne_fait_rien() {
        Essai essai = essai();
        essai.entrer(null);
        essai.part(null);
        essai.sortir();

        assertThat(Essai.duFil()).isNull();
    }
}
