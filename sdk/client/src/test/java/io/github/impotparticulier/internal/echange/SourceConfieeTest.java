package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** La source confiée qui ne répond pas, ou trop tard ; {@link DemandeJetonTest} dit ce que valent ses réponses. */
@Timeout(60)
class SourceConfieeTest {
    private static final Optional<String> AUCUN = Optional.empty();

    private final Temps temps = new Temps(System::nanoTime, Clock.systemUTC(), duree -> {}, () -> 0);
    private final FilsManuels lents = new FilsManuels();
    private final List<String> demandes = Collections.synchronizedList(new ArrayList<>());

    SourceConfieeTest() {
        lents.retenir();
    }

    private SourceConfiee source(String... valeurs) {
        return new SourceConfiee(
                (portee, refuse) -> {
                    demandes.add(portee + " " + refuse.orElse("rien"));
                    return valeurs[demandes.size() - 1];
                },
                lents,
                temps);
    }

    private Operation bref() {
        return new Operation(Delais.PAR_DEFAUT.avecAppel(Duration.ofMillis(1)), null, temps);
    }

    private static Echec<Jeton> echec(Issue<Jeton> issue) {
        return (Echec<Jeton>) issue;
    }

    private static String valeur(Issue<Jeton> issue) {
        return ((Succes<Jeton>) issue).valeur().valeur();
    }

    @Test
    void celle_qui_ne_repond_pas_n_occupe_qu_un_fil_par_portee() {
        SourceConfiee muette = source();
        for (int i = 0; i < 5; i++) {
            Echec<Jeton> echec = echec(muette.demander("A", AUCUN, bref()));
            assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
            assertThat(echec.explication()).contains("à temps");
            assertThat(echec.passager()).isTrue();
        }
        assertThat(lents.retenues()).isEqualTo(1);

        muette.demander("B", AUCUN, bref());
        assertThat(lents.retenues()).isEqualTo(2);
    }

    @Test
    void celle_qui_tarde_repond_a_qui_l_attend_alors() throws InterruptedException {
        SourceConfiee lente = source("tardif");
        lente.demander("A", AUCUN, bref());

        Issue<Jeton> issue = pendantQueLAttente(() -> lents.libererUne(), lente, AUCUN);

        assertThat(valeur(issue)).isEqualTo("tardif");
        assertThat(demandes).containsExactly("A rien");
    }

    /** Ce que la source donne à qui demande, une fois qu'il attend. */
    private Issue<Jeton> pendantQueLAttente(Runnable action, SourceConfiee source, Optional<String> refuse)
            throws InterruptedException {
        List<Issue<Jeton>> issues = Collections.synchronizedList(new ArrayList<>());
        Thread fil = new Thread(
                () -> issues.add(source.demander("A", refuse, new Operation(Delais.PAR_DEFAUT, null, temps))));
        fil.start();
        while (fil.isAlive() && fil.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        action.run();
        fil.join();
        return issues.get(0);
    }

    @Test
    void une_reponse_tardive_deja_refusee_depuis_se_redemande() throws InterruptedException {
        SourceConfiee lente = source("ancien", "neuf");
        lente.demander("A", AUCUN, bref());

        Issue<Jeton> issue = pendantQueLAttente(() -> lents.libererDesormais(), lente, Optional.of("ancien"));

        assertThat(valeur(issue)).isEqualTo("neuf");
        assertThat(demandes).containsExactly("A rien", "A ancien");
    }

    @Test
    void une_fois_qu_elle_a_repondu_elle_est_rappelee() {
        SourceConfiee lente = source("perdu", "neuf");
        lente.demander("A", AUCUN, bref());
        lents.libererDesormais();

        assertThat(valeur(lente.demander("A", AUCUN, new Operation(Delais.PAR_DEFAUT, null, temps))))
                .isEqualTo("neuf");
    }

    @Test
    void la_fermeture_l_interrompt_et_rend_son_fil_intact() throws InterruptedException {
        CountDownLatch entree = new CountDownLatch(1);
        CountDownLatch jamais = new CountDownLatch(1);
        List<Boolean> marques = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch sortie = new CountDownLatch(1);
        Executor unFil = tache -> new Thread(() -> {
                    tache.run();
                    marques.add(Thread.currentThread().isInterrupted());
                    sortie.countDown();
                })
                .start();
        SourceConfiee bloquee = new SourceConfiee(
                (portee, refuse) -> {
                    entree.countDown();
                    while (true) {
                        try {
                            jamais.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            return "x";
                        }
                    }
                },
                unFil,
                temps);
        bloquee.demander("A", AUCUN, bref());
        entree.await();

        bloquee.fermer();

        assertThat(sortie.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(marques).containsExactly(false);
    }

    @Test
    void appelee_apres_la_fermeture_elle_est_interrompue_d_emblee() {
        List<Boolean> marques = new ArrayList<>();
        SourceConfiee source = new SourceConfiee(
                (portee, refuse) -> {
                    marques.add(Thread.currentThread().isInterrupted());
                    return "x";
                },
                Runnable::run,
                temps);
        source.fermer();

        source.demander("A", AUCUN, new Operation(Delais.PAR_DEFAUT, null, temps));

        assertThat(marques).containsExactly(true);
        assertThat(Thread.interrupted()).isFalse();
    }

    /** Sans autre fil, elle est appelée dans celui de l'appelant, qui a pu être interrompu par qui que ce soit. */
    @Test
    void une_interruption_venue_d_ailleurs_reste() {
        SourceConfiee source = new SourceConfiee(
                (portee, refuse) -> {
                    Thread.currentThread().interrupt();
                    return "x";
                },
                Runnable::run,
                temps);

        source.demander("A", AUCUN, new Operation(Delais.PAR_DEFAUT, null, temps));

        assertThat(Thread.interrupted()).isTrue();
    }
}
