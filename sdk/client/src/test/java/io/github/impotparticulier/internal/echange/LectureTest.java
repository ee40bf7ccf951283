package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.DgfipException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** L'attente d'une lecture, et sa promesse. */
class LectureTest {
    private static final Circonstances CIRCONSTANCES = Circonstances.de("lep", "/spi/{spi}/lep");
    private final DgfipException refus = new AucunResultatException("Rien.", CIRCONSTANCES);

    private final TempsVirtuel temps = new TempsVirtuel();
    private final FilsManuels fils = new FilsManuels();
    private final Operation operation = new Operation(Delais.PAR_DEFAUT, null, temps.temps());
    private final CompletableFuture<String> suite = new CompletableFuture<>();
    private final Lecture<String> lecture = new Lecture<>(operation, fils, meme -> {
        assertThat(meme).isNotNull();
        meme.noter(CIRCONSTANCES);
        return suite;
    });

    private void depasserLEcheance() {
        temps.avancer(Duration.ofSeconds(31));
    }

    @Test
    void attendre_rend_la_valeur() {
        suite.complete("données");

        assertThat(lecture.attendre()).isEqualTo("données");
        assertThat(operation.abandonnee()).isFalse();
    }

    @Test
    void attendre_leve_le_refus_avec_la_pile_de_l_appelant() {
        refus.setStackTrace(new StackTraceElement[0]);
        suite.completeExceptionally(new CompletionException(refus));

        assertThat(catchThrowable(lecture::attendre)).isSameAs(refus);
        assertThat(refus.getStackTrace())
                .extracting(StackTraceElement::getClassName)
                .contains(LectureTest.class.getName());
    }

    @Test
    void attendre_laisse_passer_une_erreur_de_la_machine() {
        OutOfMemoryError erreur = new OutOfMemoryError("x");
        suite.completeExceptionally(erreur);

        assertThat(catchThrowable(lecture::attendre)).isSameAs(erreur);
    }

    @Test
    void attendre_finit_a_l_echeance_et_abandonne() {
        depasserLEcheance();

        assertThatThrownBy(lecture::attendre)
                .isInstanceOf(ServiceIndisponibleException.class)
                .hasMessageContaining("30000 ms")
                .hasMessageContaining("/spi/{spi}/lep");
        assertThat(operation.abandonnee()).isTrue();
    }

    @Test
    void un_fil_deja_interrompu_ne_commence_rien_et_garde_le_signal() {
        Thread.currentThread().interrupt();

        AppelInterrompuException e = catchThrowableOfType(AppelInterrompuException.class, lecture::attendre);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(e).hasMessageContaining("interrompu");
    }

    @Test
    void un_refus_avant_tout_envoi_est_une_issue_comme_une_autre() {
        Lecture<String> refusee = new Lecture<>(operation, fils, inutile -> {
            throw refus;
        });

        assertThat(catchThrowable(refusee::attendre)).isSameAs(refus);
        assertThat(refusee.promesse())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingRootCause()
                .isSameAs(refus);
    }

    @Test
    void la_promesse_rend_la_valeur_hors_du_fil_qui_l_a_lue() {
        CompletableFuture<String> promesse = lecture.promesse();
        fils.retenir();
        suite.complete("données");

        assertThat(promesse).isNotDone();
        assertThat(fils.retenues()).isEqualTo(1);
        fils.liberer();
        assertThat(promesse).isCompletedWithValue("données");
    }

    @Test
    void la_promesse_rend_le_refus_sans_enveloppe() {
        CompletableFuture<String> promesse = lecture.promesse();
        suite.completeExceptionally(new CompletionException(refus));

        assertThat(promesse.handle((valeur, panne) -> panne)).isCompletedWithValue(refus);
    }

    @Test
    void annuler_la_promesse_abandonne_l_operation() {
        CompletableFuture<String> promesse = lecture.promesse();
        assertThat(operation.abandonnee()).isFalse();

        promesse.cancel(false);

        assertThat(operation.abandonnee()).isTrue();
    }

    @Test
    void l_echeance_complete_la_promesse_et_abandonne() throws Exception {
        depasserLEcheance();
        CompletableFuture<String> promesse = lecture.promesse();

        assertThatThrownBy(() -> promesse.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ServiceIndisponibleException.class);
        assertThat(operation.abandonnee()).isTrue();
    }

    @Test
    void l_origine_est_sous_toutes_les_enveloppes() {
        assertThat(Lecture.origine(refus)).isSameAs(refus);
        assertThat(Lecture.origine(new CompletionException(new ExecutionException(refus))))
                .isSameAs(refus);
        CompletionException vide = new CompletionException("sans cause", null);
        assertThat(Lecture.origine(vide)).isSameAs(vide);
        ExecutionException autreVide = new ExecutionException("sans cause", null);
        assertThat(Lecture.origine(new CompletionException(autreVide))).isSameAs(autreVide);
    }

    @Test
    void rattraper_ne_rattrape_que_sa_sorte() {
        suite.completeExceptionally(new CompletionException(refus));

        assertThat(Lecture.rattraper(
                        suite, AucunResultatException.class, e -> CompletableFuture.completedFuture(e.explication())))
                .isCompletedWithValue("Rien.");
        CompletableFuture<String> passe = Lecture.rattraper(
                suite, AppelInterrompuException.class, e -> CompletableFuture.completedFuture("rattrapé"));
        assertThat(passe.handle((valeur, panne) -> Lecture.origine(panne))).isCompletedWithValue(refus);
        assertThat(Lecture.rattraper(CompletableFuture.completedFuture("données"), DgfipException.class, e -> suite))
                .isCompletedWithValue("données");
    }
}
