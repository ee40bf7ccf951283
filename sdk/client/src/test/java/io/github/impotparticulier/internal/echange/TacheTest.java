package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.erreur.Circonstances;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Une échéance et un renoncement pour toutes les opérations d'une tâche. */
class TacheTest {
    private static final Duration SECONDE = Duration.ofSeconds(1);
    private static final Delais DIX_SECONDES = Delais.PAR_DEFAUT.avecAppel(Duration.ofSeconds(10));

    private final TempsVirtuel temps = new TempsVirtuel();
    private final Tache tache = new Tache(DIX_SECONDES, temps.temps());

    private Operation commencer(Duration delaiAppel) {
        return tache.commencer(Delais.PAR_DEFAUT.avecAppel(delaiAppel), "dossier-7", temps.temps());
    }

    @Test
    void l_echeance_court_des_la_naissance_de_la_tache() {
        assertThat(tache.delais()).isSameAs(DIX_SECONDES);
        assertThat(tache.reste(temps.temps())).isEqualTo(10_000_000_000L);
        temps.avancer(SECONDE);
        assertThat(tache.reste(temps.temps())).isEqualTo(9_000_000_000L);
    }

    @Test
    void une_operation_finit_au_plus_tard_avec_la_tache_et_le_dit() {
        temps.avancer(SECONDE);
        Operation operation = commencer(Duration.ofSeconds(10));

        assertThat(operation.reste()).isEqualTo(9_000_000_000L);
        assertThat(operation.delais()).isEqualTo(DIX_SECONDES);
        assertThat(operation.horsDelai(null).explication()).contains("(10000 ms)");
        assertThat(operation.reference()).isEqualTo("dossier-7");
    }

    @Test
    void une_operation_plus_breve_garde_sa_propre_echeance() {
        Operation operation = commencer(Duration.ofSeconds(3));

        assertThat(operation.reste()).isEqualTo(3_000_000_000L);
        assertThat(operation.horsDelai(null).explication()).contains("(3000 ms)");
    }

    @Test
    void une_operation_aussi_longue_que_ce_qui_reste_garde_la_sienne() {
        Delais delais = Delais.PAR_DEFAUT.avecAppel(Duration.ofSeconds(10));

        assertThat(tache.commencer(delais, null, temps.temps()).delais()).isSameAs(delais);
    }

    @Test
    void finir_coupe_toutes_ses_operations_et_les_suivantes_naissent_coupees() {
        Operation premiere = commencer(SECONDE);
        Operation seconde = commencer(SECONDE);
        Operation finie = commencer(SECONDE);
        premiere.entrer();
        seconde.entrer();
        finie.entrer();
        finie.sortir();
        assertThat(premiere.perdue()).isFalse();

        tache.finir();
        tache.finir();

        assertThat(finie.perdue()).as("ce qui est fini n'est plus coupé").isFalse();

        assertThat(premiere.perdue()).isTrue();
        assertThat(seconde.perdue()).isTrue();
        assertThat(commencer(SECONDE).perdue()).isTrue();
    }

    @Test
    void une_operation_commencee_avant_la_fin_ne_part_plus_apres() {
        Operation operation = commencer(SECONDE);

        tache.finir();
        operation.entrer();

        assertThat(operation.perdue()).isTrue();
    }

    @Test
    void une_tache_borne_et_finit_celles_qu_elle_commence() {
        Tache plusLongue = new Tache(DIX_SECONDES.avecAppel(Duration.ofMinutes(5)), temps.temps(), tache);
        Tache plusCourte = new Tache(DIX_SECONDES.avecAppel(Duration.ofSeconds(3)), temps.temps(), tache);

        assertThat(plusLongue.reste(temps.temps())).isEqualTo(tache.reste(temps.temps()));
        assertThat(plusLongue.delais()).isEqualTo(tache.delais());
        assertThat(plusCourte.reste(temps.temps()))
                .isEqualTo(Duration.ofSeconds(3).toNanos());
        assertThat(plusLongue.finie()).isFalse();

        tache.finir();

        assertThat(plusLongue.finie()).isTrue();
        assertThat(plusCourte.finie()).isTrue();
        assertThat(new Tache(DIX_SECONDES, temps.temps(), tache).finie()).isTrue();
    }

    @Test
    void une_tache_sans_operation_finit_aussi() {
        tache.finir();

        assertThat(commencer(SECONDE).perdue()).isTrue();
    }

    // --- Ce qui ne se répète pas. ---

    private static final Circonstances ECRITURE = Circonstances.de("ecriture", "/lots/{n}");

    @Test
    void une_demande_qui_ne_se_repete_pas_est_peut_etre_recue_des_qu_elle_part() {
        Operation operation = commencer(SECONDE);
        operation.noter(ECRITURE);
        assertThat(tache.clore().peutEtreRecue()).isFalse();

        Tache autre = new Tache(DIX_SECONDES, temps.temps());
        Operation partie = autre.commencer(DIX_SECONDES, null, temps.temps());
        assertThat(partie.laisserPartir(ECRITURE)).isTrue();
        assertThat(partie.circonstances().peutEtreRecue()).isTrue();
        assertThat(autre.clore().peutEtreRecue()).isTrue();
    }

    @Test
    void rien_ne_part_plus_d_une_tache_qui_a_dit_sa_fin() {
        Operation operation = commencer(SECONDE);
        operation.noter(ECRITURE);

        assertThat(tache.clore().peutEtreRecue()).isFalse();
        assertThat(operation.laisserPartir(ECRITURE)).isFalse();
        assertThat(operation.circonstances().peutEtreRecue()).isFalse();
        assertThat(tache.clore().peutEtreRecue()).isFalse();
    }

    @Test
    void rien_ne_part_plus_d_une_tache_finie() {
        Operation operation = commencer(SECONDE);
        tache.finir();

        assertThat(operation.laisserPartir(ECRITURE)).isFalse();
    }

    @Test
    void ce_qui_part_d_une_tache_part_de_celles_ou_elle_est() {
        Tache fille = new Tache(DIX_SECONDES, temps.temps(), tache);
        assertThat(fille.commencer(DIX_SECONDES, null, temps.temps()).laisserPartir(ECRITURE))
                .isTrue();
        assertThat(tache.clore().peutEtreRecue()).isTrue();

        Tache tardive = new Tache(DIX_SECONDES, temps.temps(), tache);
        assertThat(tardive.commencer(DIX_SECONDES, null, temps.temps()).laisserPartir(ECRITURE))
                .as("celle où elle est a dit sa fin")
                .isFalse();
    }
}
