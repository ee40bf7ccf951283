package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.internal.echange.PasserelleSimulee.jeton;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.succes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import io.github.impotparticulier.internal.echange.Jetons.Suite;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Les jetons gardés que la passerelle accepte ou refuse : quand un autre est demandé, et ce qu'il faut attendre. */
class JetonsRefusesTest {
    private static final String SCOPE = "RessourceIR";
    private static final Duration MARGE = Duration.ofSeconds(30);
    private static final Duration ECART = Duration.ofSeconds(5);
    private static final Duration NANO = Duration.ofNanos(1);
    private static final Duration PROPAGATION = Duration.ofMillis(75);
    private static final Suite AUSSITOT = new Suite(0, false);
    private static final Suite UNE_FOIS_PROPAGE = new Suite(0, true);

    private final PasserelleSimulee dgfip = new PasserelleSimulee();
    private final Jetons jetons = nouveaux();

    private Jetons nouveaux() {
        Reglages reglages = dgfip.reglages();
        DemandeJeton demande = new DemandeJeton(
                (Acces.OAuth2) reglages.raccord().acces(),
                reglages,
                dgfip.transport(reglages),
                new Journal(null, dgfip.temps.temps()),
                dgfip.temps.fils());
        return new Jetons(demande, dgfip.temps.fils(), dgfip.temps::maintenant, () -> false);
    }

    private CompletableFuture<Issue<Jeton>> demander() {
        return dgfip.temps.lancer(() -> jetons.pour(SCOPE, new Operation(dgfip.delais, null, dgfip.temps.temps())));
    }

    private String valeur() {
        return succes(demander()).valeur();
    }

    private void avancer(Duration duree) {
        dgfip.temps.avancer(duree);
    }

    /** Ce que laisse faire un premier refus, à qui a tout son temps. */
    private Suite apresRefus(Jeton refuse) {
        return jetons.apresRefus(SCOPE, refuse, 1, 1, Long.MAX_VALUE);
    }

    private Jeton demanderEtAccepter() {
        Jeton jeton = succes(demander());
        jetons.accepter(SCOPE, jeton);
        return jeton;
    }

    /** Un jeton que la passerelle n'a pas encore accepté, après un premier qui l'était, refusé à l'instant. */
    private Jeton remplacant() {
        assertThat(apresRefus(demanderEtAccepter())).isEqualTo(AUSSITOT);
        return succes(demander());
    }

    @Test
    void seul_le_jeton_refuse_est_oublie() {
        Jeton premier = succes(demander());
        assertThat(apresRefus(premier)).isEqualTo(UNE_FOIS_PROPAGE);
        assertThat(valeur()).isEqualTo("jeton-2");

        assertThat(apresRefus(premier)).as("déjà remplacé").isEqualTo(UNE_FOIS_PROPAGE);
        assertThat(jetons.apresRefus("Autre", premier, 1, 1, Long.MAX_VALUE))
                .as("jamais demandé")
                .isEqualTo(UNE_FOIS_PROPAGE);

        assertThat(valeur()).isEqualTo("jeton-2");
        assertThat(dgfip.demandes).hasSize(2);
    }

    @Test
    void si_nul_jeton_n_a_jamais_ete_accepte_deux_refus_en_cinq_secondes_ne_font_pas_deux_renouvellements() {
        assertThat(apresRefus(succes(demander()))).isEqualTo(UNE_FOIS_PROPAGE);
        Jeton second = succes(demander());
        avancer(ECART.minus(NANO));

        assertThat(apresRefus(second)).isNull();
        assertThat(valeur()).isEqualTo("jeton-2");
        avancer(NANO);
        assertThat(apresRefus(second)).isEqualTo(UNE_FOIS_PROPAGE);
        assertThat(valeur()).isEqualTo("jeton-3");
        avancer(ECART.minus(NANO));
        assertThat(apresRefus(succes(demander()))).isNull();
    }

    @Test
    void si_nul_jeton_n_a_jamais_ete_accepte_un_second_refus_du_meme_appel_est_definitif() {
        assertThat(apresRefus(succes(demander()))).isEqualTo(UNE_FOIS_PROPAGE);
        Jeton second = succes(demander());
        avancer(ECART);

        assertThat(jetons.apresRefus(SCOPE, second, 1, 2, Long.MAX_VALUE)).isNull();
        assertThat(valeur()).as("gardé").isEqualTo("jeton-2");
    }

    @Test
    void un_jeton_accepte_se_renouvelle_aussitot_si_recent_que_soit_le_dernier_renouvellement() {
        for (int i = 1; i <= 10; i++) {
            Jeton jeton = demanderEtAccepter();
            assertThat(jeton.valeur()).isEqualTo("jeton-" + i);
            assertThat(apresRefus(jeton)).isEqualTo(AUSSITOT);
        }
        assertThat(dgfip.demandes).hasSize(10);
    }

    /** 75 ms pour que toute la passerelle connaisse le jeton, puis ce qui reste des cinq secondes, puis un autre jeton. */
    @Test
    void un_remplacant_jamais_accepte_est_laisse_se_propager_puis_n_est_redemande_qu_apres_cinq_secondes() {
        Jeton remplacant = remplacant();
        avancer(Duration.ofSeconds(1));

        assertThat(apresRefus(remplacant)).isEqualTo(new Suite(PROPAGATION.toNanos(), false));
        avancer(PROPAGATION);
        long reste = ECART.minusSeconds(1).minus(PROPAGATION).toNanos();
        assertThat(jetons.apresRefus(SCOPE, remplacant, 2, 2, Long.MAX_VALUE)).isEqualTo(new Suite(reste, false));
        assertThat(succes(demander())).as("gardé").isSameAs(remplacant);
        avancer(Duration.ofNanos(reste));
        assertThat(jetons.apresRefus(SCOPE, remplacant, 3, 3, Long.MAX_VALUE)).isEqualTo(AUSSITOT);
        assertThat(valeur()).isEqualTo("jeton-3");
    }

    @Test
    void une_attente_qui_ne_tient_pas_dans_ce_qui_reste_ne_se_propose_pas() {
        Jeton remplacant = remplacant();

        assertThat(jetons.apresRefus(SCOPE, remplacant, 1, 1, PROPAGATION.toNanos()))
                .isNull();
        assertThat(jetons.apresRefus(SCOPE, remplacant, 1, 1, PROPAGATION.toNanos() + 1))
                .isEqualTo(new Suite(PROPAGATION.toNanos(), false));
        assertThat(jetons.apresRefus(SCOPE, remplacant, 2, 2, ECART.toNanos())).isNull();
        assertThat(jetons.apresRefus(SCOPE, remplacant, 2, 2, ECART.toNanos() + 1))
                .isEqualTo(new Suite(ECART.toNanos(), false));
    }

    @Test
    void au_onzieme_refus_un_appel_renonce_et_le_jeton_courant_ne_fait_plus_rien_esperer() {
        Jeton jeton = demanderEtAccepter();

        assertThat(jetons.apresRefus(SCOPE, jeton, 1, 10, Long.MAX_VALUE)).isEqualTo(AUSSITOT);
        Jeton suivant = demanderEtAccepter();
        assertThat(jetons.apresRefus(SCOPE, suivant, 1, 11, Long.MAX_VALUE)).isNull();
        assertThat(jetons.confiance(SCOPE)).isFalse();
        assertThat(succes(demander())).as("gardé").isSameAs(suivant);
        jetons.accepter(SCOPE, suivant);
        assertThat(jetons.confiance(SCOPE))
                .as("la passerelle l'accepte de nouveau")
                .isTrue();
    }

    @Test
    void au_onzieme_refus_d_un_jeton_deja_remplace_la_confiance_demeure() {
        Jeton ancien = demanderEtAccepter();
        assertThat(apresRefus(ancien)).isEqualTo(AUSSITOT);
        valeur();

        assertThat(jetons.apresRefus(SCOPE, ancien, 1, 11, Long.MAX_VALUE)).isNull();
        assertThat(jetons.confiance(SCOPE)).isTrue();
    }

    @Test
    void la_confiance_vient_d_un_jeton_accepte_et_de_lui_seul() {
        Jeton ancien = succes(demander());
        assertThat(jetons.confiance(SCOPE)).isFalse();
        apresRefus(ancien);
        Jeton courant = succes(demander());

        jetons.accepter(SCOPE, ancien);
        assertThat(jetons.confiance(SCOPE)).as("il n'est plus le jeton courant").isFalse();
        assertThat(jetons.accepteDepuisMoinsDe(Long.MAX_VALUE, SCOPE, ancien)).isFalse();
        jetons.accepter(SCOPE, courant);
        assertThat(jetons.confiance(SCOPE)).isTrue();
        assertThat(jetons.confiance("Autre"))
                .as("une portée n'apprend rien d'une autre")
                .isFalse();
        jetons.apresRefus(SCOPE, courant, 1, 1, Long.MAX_VALUE);
        assertThat(jetons.confiance(SCOPE)).as("un refus ne l'ôte pas").isTrue();
    }

    @Test
    void un_jeton_est_accepte_depuis_la_derniere_fois_qu_il_l_a_ete() {
        long minute = Duration.ofMinutes(1).toNanos();
        Jeton jeton = succes(demander());
        assertThat(jetons.accepteDepuisMoinsDe(minute, SCOPE, jeton)).isFalse();

        jetons.accepter(SCOPE, jeton);
        avancer(Duration.ofSeconds(50));
        jetons.accepter(SCOPE, jeton);
        avancer(Duration.ofMinutes(1).minus(NANO));
        assertThat(jetons.accepteDepuisMoinsDe(minute, SCOPE, jeton)).isTrue();
        avancer(NANO);
        assertThat(jetons.accepteDepuisMoinsDe(minute, SCOPE, jeton)).isFalse();
    }

    /** Une passerelle qui rend le même texte en prolonge un qu'elle refusait : ce qu'on savait de l'ancien ne vaut pas du nouveau. */
    @Test
    void le_meme_texte_recu_deux_fois_est_deux_jetons() {
        dgfip.jetons(jeton("le-meme", 3600), jeton("le-meme", 3600));
        Jeton premier = demanderEtAccepter();
        avancer(Duration.ofHours(1).minus(MARGE));

        Jeton second = succes(demander());

        assertThat(second).isNotSameAs(premier);
        assertThat(second.valeur()).isEqualTo("le-meme");
        assertThat(jetons.accepteDepuisMoinsDe(Long.MAX_VALUE, SCOPE, premier)).isFalse();
        assertThat(jetons.accepteDepuisMoinsDe(Long.MAX_VALUE, SCOPE, second)).isFalse();
    }

    @Test
    void un_jeton_se_propage_75_ms_depuis_sa_reception() {
        dgfip.fils.retenir();
        CompletableFuture<Issue<Jeton>> demande = demander();
        avancer(Duration.ofSeconds(1));
        dgfip.fils.liberer();
        Jeton jeton = succes(demande);

        assertThat(jetons.avantPropagation(jeton)).isEqualTo(PROPAGATION.toNanos());
        avancer(PROPAGATION);
        assertThat(jetons.avantPropagation(jeton)).isZero();
    }
}
