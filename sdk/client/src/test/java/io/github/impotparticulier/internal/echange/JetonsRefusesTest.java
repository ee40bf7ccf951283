package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.internal.echange.PasserelleSimulee.jeton;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.succes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import io.github.impotparticulier.internal.echange.Jetons.Refus;
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
    private static final Duration SECONDE = Duration.ofSeconds(1);
    private static final String ROUTE = "/situations/2023";
    private static final String AUTRE_ROUTE = "/situations/2022";
    private static final Suite REJOUER = Suite.REJOUER;

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
        return new Jetons(demande, dgfip.temps.fils(), dgfip.temps.temps(), () -> false);
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

    /** Le refus de ce jeton, employé et refusé à l'instant, à un appel qui a tout son temps. */
    private Refus refus(Jeton jeton, String route, int rang) {
        long maintenant = dgfip.temps.maintenant();
        return new Refus(jeton, route, maintenant, maintenant, rang, false, Long.MAX_VALUE);
    }

    private Refus avecReste(Refus refus, Duration reste) {
        return new Refus(
                refus.jeton(),
                refus.route(),
                refus.envoi(),
                refus.recu(),
                refus.rang(),
                refus.presse(),
                reste.toNanos());
    }

    private static Refus presse(Refus refus) {
        return new Refus(refus.jeton(), refus.route(), refus.envoi(), refus.recu(), refus.rang(), true, refus.reste());
    }

    private Suite apresRefus(Jeton refuse, int rang) {
        return jetons.apresRefus(SCOPE, refus(refuse, ROUTE, rang));
    }

    private void accepter(Jeton jeton) {
        accepter(jeton, ROUTE);
    }

    private void accepter(Jeton jeton, String route) {
        jetons.accepter(SCOPE, jeton, route, dgfip.temps.maintenant());
    }

    private Jeton demanderEtAccepter() {
        Jeton jeton = succes(demander());
        accepter(jeton);
        return jeton;
    }

    /** Un jeton que la passerelle n'a pas encore accepté, après un premier qui l'était, refusé à l'instant. */
    private Jeton remplacant() {
        assertThat(apresRefus(demanderEtAccepter(), 1)).isEqualTo(REJOUER);
        return succes(demander());
    }

    private static Suite apres(Duration repos) {
        return new Suite(repos.toNanos(), true);
    }

    @Test
    void seul_le_jeton_refuse_est_oublie() {
        Jeton premier = succes(demander());
        assertThat(apresRefus(premier, 1)).isEqualTo(REJOUER);
        assertThat(valeur()).isEqualTo("jeton-2");

        assertThat(apresRefus(premier, 1)).as("déjà remplacé").isEqualTo(REJOUER);
        assertThat(jetons.apresRefus("Autre", refus(premier, ROUTE, 1)))
                .as("jamais demandé")
                .isEqualTo(REJOUER);

        assertThat(valeur()).isEqualTo("jeton-2");
        assertThat(dgfip.demandes).hasSize(2);
    }

    /** Le second laisse à la passerelle le temps de le connaître ; les trois suivants servent aussitôt, et sont peut-être révoqués. */
    @Test
    void si_nul_jeton_n_a_jamais_ete_accepte_un_appel_en_essaie_cinq() {
        Jeton premier = succes(demander());
        assertThat(jetons.avantUsage(premier)).isZero();
        assertThat(apresRefus(premier, 1)).as("sans attendre").isEqualTo(REJOUER);
        Jeton second = succes(demander());
        assertThat(jetons.avantUsage(second)).isEqualTo(PROPAGATION.toNanos());
        avancer(PROPAGATION);
        assertThat(jetons.avantUsage(second)).isZero();
        for (int rang = 2; rang <= 4; rang++) {
            Jeton jeton = succes(demander());
            assertThat(jetons.avantUsage(jeton)).isZero();
            assertThat(apresRefus(jeton, rang)).isEqualTo(REJOUER);
        }
        assertThat(apresRefus(succes(demander()), 5)).isNull();
        assertThat(valeur()).as("gardé").isEqualTo("jeton-5");
    }

    @Test
    void des_appels_qui_se_croisent_n_en_essaient_pas_plus_a_eux_tous() {
        for (int i = 0; i < 4; i++) {
            Jeton jeton = succes(demander());
            avancer(PROPAGATION);
            assertThat(apresRefus(jeton, 1)).isEqualTo(REJOUER);
        }
        Jeton cinquieme = succes(demander());
        assertThat(apresRefus(cinquieme, 1)).isNull();

        avancer(ECART.minus(NANO));
        assertThat(apresRefus(cinquieme, 1)).as("un toutes les cinq secondes").isNull();
        avancer(NANO);
        assertThat(apresRefus(cinquieme, 2)).as("à un appel qui commence").isNull();
        assertThat(apresRefus(cinquieme, 1)).isEqualTo(REJOUER);
        assertThat(apresRefus(succes(demander()), 1)).isNull();
        assertThat(dgfip.demandes).hasSize(6);
    }

    @Test
    void un_appel_qui_employait_un_jeton_a_propager_le_rejoue_sans_le_remplacer() {
        Jeton premier = succes(demander());
        apresRefus(premier, 1);
        Jeton second = succes(demander());

        assertThat(apresRefus(second, 1)).as("pas encore connu").isEqualTo(REJOUER);
        assertThat(succes(demander())).as("gardé").isSameAs(second);
        assertThat(jetons.apresRefus(SCOPE, avecReste(refus(second, ROUTE, 1), PROPAGATION)))
                .as("ne tient pas dans ce qui reste")
                .isNull();
    }

    /** Une passerelle qui rend le même ne l'a pas révoqué : en redemander n'y changerait rien. */
    @Test
    void si_nul_jeton_n_a_jamais_ete_accepte_le_meme_rendu_deux_fois_est_un_refus_definitif() {
        dgfip.jetons(jeton("le-meme", 3600), jeton("le-meme", 3600));
        assertThat(apresRefus(succes(demander()), 1)).isEqualTo(REJOUER);
        Jeton second = succes(demander());
        avancer(PROPAGATION);

        assertThat(apresRefus(second, 2)).isNull();
        avancer(ECART);
        assertThat(apresRefus(second, 2)).as("même bien après").isNull();
    }

    @Test
    void un_jeton_accepte_se_renouvelle_aussitot_si_recent_que_soit_le_dernier_renouvellement() {
        for (int i = 1; i <= 10; i++) {
            Jeton jeton = demanderEtAccepter();
            assertThat(jeton.valeur()).isEqualTo("jeton-" + i);
            assertThat(apresRefus(jeton, 1)).isEqualTo(REJOUER);
        }
        assertThat(dgfip.demandes).hasSize(10);
    }

    /** Quelqu'un d'autre se sert de la clé : chacun laisse à l'autre le temps d'employer le sien, de plus en plus long. */
    @Test
    void deux_renouvellements_en_une_seconde_font_ceder_la_place_au_hasard() {
        dgfip.temps.hasard(0.5);
        assertThat(apresRefus(demanderEtAccepter(), 1)).as("le premier").isEqualTo(REJOUER);
        for (int millis : new int[] {75, 150, 300, 300}) {
            Jeton jeton = demanderEtAccepter();
            Refus refus = refus(jeton, ROUTE, 1);
            Suite suite = jetons.apresRefus(SCOPE, refus);
            assertThat(suite).isEqualTo(apres(Duration.ofMillis(millis)));
            assertThat(succes(demander())).as("pas encore").isSameAs(jeton);
            avancer(Duration.ofMillis(millis).minus(NANO));
            assertThat(apresRefus(jeton, 1)).as("le même instant pour tous").isEqualTo(apres(NANO));
            avancer(NANO);
            jetons.remplacer(SCOPE, refus);
        }
        Jeton dernier = demanderEtAccepter();
        avancer(SECONDE);
        assertThat(apresRefus(dernier, 1)).as("personne d'autre").isEqualTo(REJOUER);
        assertThat(apresRefus(demanderEtAccepter(), 1)).isEqualTo(apres(Duration.ofMillis(75)));
    }

    @Test
    void ceder_la_place_ne_fait_pas_manquer_l_echeance() {
        dgfip.temps.hasard(0.5);
        Jeton remplacant = remplacant();
        accepter(remplacant);

        assertThat(jetons.apresRefus(SCOPE, avecReste(refus(remplacant, ROUTE, 1), Duration.ofMillis(75))))
                .isEqualTo(REJOUER);
        assertThat(valeur()).isEqualTo("jeton-3");
    }

    @Test
    void un_jeton_accepte_d_une_demande_envoyee_depuis_son_refus_n_est_pas_revoque() {
        dgfip.temps.hasard(0.5);
        Jeton remplacant = remplacant();
        accepter(remplacant);
        Refus refus = refus(remplacant, ROUTE, 1);
        assertThat(jetons.apresRefus(SCOPE, refus)).isEqualTo(apres(Duration.ofMillis(75)));
        avancer(Duration.ofMillis(10));
        accepter(remplacant);
        avancer(Duration.ofMillis(65));

        jetons.remplacer(SCOPE, refus);

        assertThat(succes(demander())).as("gardé").isSameAs(remplacant);
        Refus vrai = refus(remplacant, ROUTE, 1);
        assertThat(jetons.apresRefus(SCOPE, vrai))
                .as("un autre refus, un autre repos")
                .isEqualTo(apres(Duration.ofMillis(75)));
        avancer(Duration.ofMillis(75));
        jetons.remplacer(SCOPE, vrai);
        assertThat(valeur()).isEqualTo("jeton-3");
    }

    /** 75 ms depuis sa réception pour que toute la passerelle le connaisse, puis un repos au hasard, puis un autre. */
    @Test
    void un_remplacant_jamais_accepte_est_laisse_se_propager_puis_remplace_apres_un_repos_qui_double() {
        dgfip.temps.hasard(0.5);
        Jeton remplacant = remplacant();
        for (int millis : new int[] {50, 100, 200, 200}) {
            Refus jeune = refus(remplacant, ROUTE, 1);
            assertThat(jetons.apresRefus(SCOPE, jeune)).isEqualTo(REJOUER);
            assertThat(succes(demander())).as("gardé").isSameAs(remplacant);
            assertThat(jetons.avantUsage(remplacant)).isEqualTo(PROPAGATION.toNanos());
            avancer(PROPAGATION);
            Refus refus = refus(remplacant, ROUTE, 2);
            assertThat(jetons.apresRefus(SCOPE, refus)).isEqualTo(apres(Duration.ofMillis(millis)));
            avancer(Duration.ofMillis(millis));
            jetons.remplacer(SCOPE, refus);
            jetons.remplacer(SCOPE, refus);
            remplacant = succes(demander());
        }
        assertThat(dgfip.demandes).hasSize(6);
        avancer(PROPAGATION);
        assertThat(apresRefus(remplacant, 1))
                .as("puis un toutes les cinq secondes")
                .isEqualTo(apres(ECART.minus(PROPAGATION)));
        assertThat(jetons.apresRefus(SCOPE, avecReste(refus(remplacant, ROUTE, 1), ECART.minus(PROPAGATION))))
                .as("ne tient pas dans ce qui reste")
                .isNull();
        avancer(ECART);
        assertThat(apresRefus(remplacant, 2)).isEqualTo(REJOUER);
        assertThat(valeur()).isEqualTo("jeton-7");
    }

    @Test
    void un_jeton_qui_sert_efface_ceux_qui_n_ont_pas_servi() {
        dgfip.temps.hasard(0.5);
        Jeton premier = remplacant();
        avancer(PROPAGATION);
        Refus refus = refus(premier, ROUTE, 1);
        jetons.apresRefus(SCOPE, refus);
        jetons.remplacer(SCOPE, refus);
        assertThat(apresRefus(demanderEtAccepter(), 1).remplace()).isTrue();
        Jeton suivant = succes(demander());
        accepter(suivant);
        avancer(SECONDE);
        apresRefus(suivant, 1);
        Jeton neuf = succes(demander());
        avancer(PROPAGATION);

        assertThat(apresRefus(neuf, 1)).as("comme le premier").isEqualTo(apres(Duration.ofMillis(50)));
    }

    @Test
    void une_attente_qui_ne_tient_pas_dans_ce_qui_reste_ne_se_propose_pas() {
        dgfip.temps.hasard(0.5);
        Jeton remplacant = remplacant();

        assertThat(jetons.apresRefus(SCOPE, avecReste(refus(remplacant, ROUTE, 1), PROPAGATION)))
                .isNull();
        assertThat(jetons.apresRefus(SCOPE, avecReste(refus(remplacant, ROUTE, 1), PROPAGATION.plus(NANO))))
                .isEqualTo(REJOUER);
        avancer(PROPAGATION);
        assertThat(jetons.apresRefus(SCOPE, avecReste(refus(remplacant, ROUTE, 2), Duration.ofMillis(50))))
                .isNull();
        assertThat(jetons.apresRefus(SCOPE, avecReste(refus(remplacant, ROUTE, 2), Duration.ofMillis(51))))
                .isEqualTo(apres(Duration.ofMillis(50)));
    }

    @Test
    void qui_est_presse_n_insiste_pas_au_dela_d_un_remplacant() {
        Jeton remplacant = remplacant();

        assertThat(jetons.apresRefus(SCOPE, presse(refus(remplacant, ROUTE, 2))))
                .isEqualTo(REJOUER);
        avancer(PROPAGATION);
        assertThat(jetons.apresRefus(SCOPE, presse(refus(remplacant, ROUTE, 3))))
                .isNull();
        assertThat(jetons.apresRefus(SCOPE, presse(refus(remplacant, ROUTE, 1))))
                .as("le premier refus de cet appel-là")
                .isEqualTo(REJOUER);
    }

    @Test
    void au_onzieme_refus_un_appel_renonce_et_un_jeton_jamais_accepte_ne_fait_plus_rien_esperer() {
        Jeton accepte = demanderEtAccepter();
        assertThat(apresRefus(accepte, 11)).isNull();
        assertThat(jetons.confiance(SCOPE)).as("celui-là sert à d'autres").isTrue();
        assertThat(apresRefus(accepte, 10)).isEqualTo(REJOUER);
        assertThat(apresRefus(accepte, 11)).isNull();
        assertThat(jetons.confiance(SCOPE)).as("déjà remplacé").isTrue();
        Jeton suivant = succes(demander());

        assertThat(apresRefus(suivant, 11)).isNull();

        assertThat(jetons.confiance(SCOPE)).isFalse();
        assertThat(succes(demander())).as("gardé").isSameAs(suivant);
        accepter(suivant);
        assertThat(jetons.confiance(SCOPE))
                .as("la passerelle l'accepte de nouveau")
                .isTrue();
    }

    @Test
    void la_confiance_vient_d_un_jeton_accepte_et_de_lui_seul() {
        Jeton ancien = succes(demander());
        assertThat(jetons.confiance(SCOPE)).isFalse();
        apresRefus(ancien, 1);
        Jeton courant = succes(demander());

        accepter(ancien);
        assertThat(jetons.confiance(SCOPE)).as("il n'est plus le jeton courant").isFalse();
        assertThat(jetons.accepteDepuisMoinsDe(Long.MAX_VALUE, SCOPE, ancien)).isFalse();
        accepter(courant);
        assertThat(jetons.confiance(SCOPE)).isTrue();
        assertThat(jetons.confiance("Autre"))
                .as("une portée n'apprend rien d'une autre")
                .isFalse();
        apresRefus(courant, 1);
        assertThat(jetons.confiance(SCOPE)).as("un refus ne l'ôte pas").isTrue();
        assertThat(jetons.accepteDepuisMoinsDe(Long.MAX_VALUE, SCOPE, courant))
                .as("remplacé")
                .isFalse();
    }

    /** Une route qui n'a jamais rien accepté : un renouvellement toutes les cinq secondes, et rien qui gêne les autres. */
    @Test
    void une_route_qui_refuse_ce_qu_une_autre_accepte_ne_fait_renouveler_que_toutes_les_cinq_secondes() {
        accepter(succes(demander()), AUTRE_ROUTE);
        for (int i = 1; i <= 3; i++) {
            Jeton jeton = succes(demander());
            assertThat(apresRefus(jeton, 1)).isEqualTo(REJOUER);
            Jeton neuf = succes(demander());
            assertThat(neuf).isNotSameAs(jeton);
            accepter(neuf, AUTRE_ROUTE);
            assertThat(apresRefus(neuf, 2)).as("le temps qu'il se propage").isEqualTo(REJOUER);
            avancer(PROPAGATION);
            assertThat(apresRefus(neuf, 3)).isNull();
            assertThat(jetons.apresRefus(SCOPE, refus(neuf, AUTRE_ROUTE, 11)))
                    .as("l'autre route garde sa confiance")
                    .isNull();
            assertThat(jetons.confiance(SCOPE)).isTrue();
            avancer(ECART.minus(PROPAGATION).minus(NANO));
            assertThat(apresRefus(neuf, 1)).isNull();
            avancer(NANO);
        }
        assertThat(dgfip.demandes).hasSize(4);
    }

    /** Sans autre route pour dire si le jeton neuf est bon. */
    @Test
    void une_route_qui_refuse_aussi_le_jeton_neuf_n_en_fait_pas_demander_d_autre() {
        accepter(succes(demander()), AUTRE_ROUTE);
        assertThat(apresRefus(succes(demander()), 1)).isEqualTo(REJOUER);
        Jeton neuf = succes(demander());
        avancer(PROPAGATION);

        assertThat(apresRefus(neuf, 2)).isNull();
        assertThat(apresRefus(neuf, 1)).isNull();
    }

    /** Un jeton vient d'être refusé là même où il servait : un autre processus a la clé, et cette route n'y est pour rien. */
    @Test
    void tant_qu_un_autre_processus_a_la_cle_une_route_nouvelle_peut_etre_prise_de_vitesse() {
        Jeton premier = succes(demander());
        accepter(premier, AUTRE_ROUTE);
        assertThat(jetons.apresRefus(SCOPE, refus(premier, AUTRE_ROUTE, 1))).isEqualTo(REJOUER);
        for (int i = 0; i < 4; i++) {
            Jeton jeton = succes(demander());
            accepter(jeton, AUTRE_ROUTE);
            assertThat(apresRefus(jeton, 1)).isEqualTo(REJOUER);
        }
        avancer(PROPAGATION);
        Jeton jeton = succes(demander());
        accepter(jeton, AUTRE_ROUTE);
        avancer(PROPAGATION);
        assertThat(apresRefus(jeton, 1)).isNull();
    }

    @Test
    void une_route_qui_a_deja_accepte_peut_etre_prise_de_vitesse_quatre_fois() {
        Jeton jeton = demanderEtAccepter();
        for (int i = 0; i < 5; i++) {
            assertThat(apresRefus(jeton, 1)).isEqualTo(REJOUER);
            jeton = succes(demander());
            accepter(jeton, AUTRE_ROUTE);
            avancer(PROPAGATION);
        }
        assertThat(apresRefus(jeton, 1)).isNull();
        accepter(jeton);
        assertThat(apresRefus(jeton, 1)).as("elle accepte de nouveau").isEqualTo(REJOUER);
    }

    /** Ni un jeton qu'elle avait accepté, quand les autres l'acceptent encore. */
    @Test
    void une_route_qui_se_met_a_refuser_ne_fait_rien_renouveler() {
        dgfip.temps.hasard(0.5);
        Jeton remplacant = remplacant();
        accepter(remplacant);
        avancer(PROPAGATION);
        for (int i = 0; i < 4; i++) {
            Refus refus = refus(remplacant, ROUTE, 1);
            assertThat(jetons.apresRefus(SCOPE, refus).remplace()).isTrue();
            avancer(NANO);
            accepter(remplacant, AUTRE_ROUTE);
            jetons.remplacer(SCOPE, refus);
        }
        assertThat(apresRefus(remplacant, 1)).isNull();
        assertThat(succes(demander())).isSameAs(remplacant);
    }

    @Test
    void un_jeton_est_accepte_depuis_la_derniere_fois_qu_il_l_a_ete() {
        long minute = Duration.ofMinutes(1).toNanos();
        Jeton jeton = succes(demander());
        assertThat(jetons.accepteDepuisMoinsDe(minute, SCOPE, jeton)).isFalse();

        accepter(jeton);
        avancer(Duration.ofSeconds(50));
        accepter(jeton);
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
}
