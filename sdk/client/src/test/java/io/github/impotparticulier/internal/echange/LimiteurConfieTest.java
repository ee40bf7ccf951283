package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Le limiteur de l'utilisateur : sa réponse, son silence, ses pannes. */
class LimiteurConfieTest {
    private final TempsVirtuel temps = new TempsVirtuel();
    private final Limiteur limiteur = new Limiteur();
    private final LimiteurConfie limite = new LimiteurConfie(limiteur, new Journal(null, temps.temps()));
    private Delais delais = Delais.PAR_DEFAUT;
    private volatile Operation operation;

    /** Ce que rend {@code prendre}, en liste : vide si la place est prise. */
    private CompletableFuture<List<Echec<Reponse>>> prendre() {
        return temps.lancer(() -> {
            operation = new Operation(delais, null, temps.temps());
            operation.noter(Circonstances.de("lep", "/spi/{spi}/lep"));
            Echec<Reponse> echec = limite.prendre(Guichet.R2P, operation);
            return echec == null ? List.of() : List.of(echec);
        });
    }

    private Echec<Reponse> refus() {
        CompletableFuture<List<Echec<Reponse>>> refus = prendre();
        assertThat(refus).isDone();
        assertThat(refus.join()).hasSize(1);
        return refus.join().get(0);
    }

    private void abandonner() {
        operation.abandonner();
        temps.calmer();
    }

    @Test
    void il_est_demande_au_guichet_avec_ce_qui_reste_et_oui_prend_la_place() {
        assertThat(prendre()).isCompletedWithValue(List.of());

        assertThat(limiteur.demandes).containsExactly("r2p PT30S");
        assertThat(limiteur.rendues).isEmpty();
    }

    @Test
    void non_est_un_quota_sans_place() {
        limiteur.reponse = CompletableFuture.completedFuture(false);

        Echec<Reponse> refus = refus();

        assertThat(refus.nature()).isEqualTo(Nature.QUOTA_DEPASSE);
        assertThat(refus.passager()).isFalse();
        assertThat(refus.circonstances().operation()).hasValue("lep");
    }

    @Test
    void sa_reponse_peut_venir_plus_tard_d_un_autre_fil() {
        limiteur.reponse = new CompletableFuture<>();
        CompletableFuture<List<Echec<Reponse>>> prise = prendre();
        assertThat(prise).isNotDone();

        limiteur.reponse.complete(true);
        temps.calmer();

        assertThat(prise).isCompletedWithValue(List.of());
    }

    @Test
    void sans_reponse_a_l_echeance_la_demande_est_annulee() {
        delais = delais.avecAppel(Duration.ofMillis(1));
        limiteur.reponse = new CompletableFuture<>();

        Echec<Reponse> echec = prendre().join().get(0);

        assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec.explication()).startsWith("Pas de réponse à l'échéance");
        assertThat(limiteur.reponse).isCancelled();
        assertThat(limiteur.rendues).isEmpty();
    }

    @Test
    void abandonne_la_demande_est_annulee_et_rien_n_est_rendu() {
        limiteur.reponse = new CompletableFuture<>();
        CompletableFuture<List<Echec<Reponse>>> prise = prendre();

        abandonner();

        assertThat(prise.getNow(List.of())).extracting(Echec::nature).containsExactly(Nature.INTERROMPU);
        assertThat(limiteur.reponse).isCancelled();
        assertThat(limiteur.rendues).isEmpty();
    }

    /** Il répond à l'instant où l'on renonce, juste avant l'annulation. */
    @ParameterizedTest
    @MethodSource("reponsesDeDerniereHeure")
    void une_place_accordee_quand_on_renonce_est_rendue_et_elle_seule(
            CompletableFuture<Boolean> reponse, boolean rendue) {
        limiteur.reponse = reponse;
        CompletableFuture<List<Echec<Reponse>>> prise = prendre();

        abandonner();

        assertThat(prise.getNow(List.of())).extracting(Echec::nature).containsExactly(Nature.INTERROMPU);
        assertThat(limiteur.rendues).isEqualTo(rendue ? List.of(Guichet.R2P) : List.of());
    }

    static Stream<Arguments> reponsesDeDerniereHeure() {
        return Stream.of(
                Arguments.of(enAnnulant(promesse -> promesse.complete(true)), true),
                Arguments.of(enAnnulant(promesse -> promesse.complete(false)), false),
                Arguments.of(enAnnulant(promesse -> promesse.complete(null)), false),
                Arguments.of(
                        enAnnulant(promesse -> promesse.completeExceptionally(new IllegalStateException("x"))), false));
    }

    private static CompletableFuture<Boolean> enAnnulant(Consumer<CompletableFuture<Boolean>> avant) {
        return new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean interrompre) {
                avant.accept(this);
                return false;
            }
        };
    }

    @Test
    void sans_promesse_ou_sans_reponse_il_est_en_panne() {
        limiteur.reponse = null;
        assertThat(refus().cause()).isInstanceOf(NullPointerException.class);
        limiteur.reponse = CompletableFuture.completedFuture(null);
        assertThat(refus().cause()).isInstanceOf(NullPointerException.class);
    }

    @Test
    void ce_qu_il_leve_est_la_cause_sous_toutes_ses_enveloppes() {
        IllegalStateException panne = new IllegalStateException("x");
        limiteur.reponse = CompletableFuture.failedFuture(new CompletionException(new CompletionException(panne)));
        Echec<Reponse> echec = refus();
        assertThat(echec.cause()).isSameAs(panne);
        assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec.passager()).isFalse();
        assertThat(echec.circonstances().operation()).hasValue("lep");

        CompletionException vide = new CompletionException("sans cause", null);
        limiteur.reponse = CompletableFuture.failedFuture(vide);
        assertThat(refus().cause()).isSameAs(vide);
    }

    @Test
    void une_demande_qu_il_annule_lui_meme_est_une_panne() {
        limiteur.reponse = new CompletableFuture<>();
        limiteur.reponse.cancel(false);

        assertThat(refus().explication()).startsWith("Votre limiteur d'appels a échoué");
    }

    static Stream<Throwable> pannes() {
        return Stream.of(
                new IllegalStateException("SPI 3990000000001"),
                new AssertionError("SPI 3990000000001"),
                new NoClassDefFoundError("SPI 3990000000001"),
                new StackOverflowError("SPI 3990000000001"));
    }

    @ParameterizedTest
    @MethodSource("pannes")
    void ce_qu_il_leve_ne_casse_rien(Throwable panne) {
        limiteur.panne = panne;

        assertThat(refus().cause()).isSameAs(panne);
        try (Releve releve = new Releve(Level.WARN)) {
            limite.termine(Guichet.R2P);
            limite.rendue(Guichet.R2P);
            assertThat(releve.messages())
                    .hasSize(2)
                    .containsOnly(
                            "Le limiteur d'appels a levé " + panne.getClass().getName() + " ; l'appel continue.");
        }
    }

    @Test
    void la_fin_et_la_place_inutile_lui_sont_dites() {
        limite.termine(Guichet.R2P);
        assertThat(limiteur.finies).containsExactly(Guichet.R2P);
        assertThat(limiteur.rendues).isEmpty();

        limite.rendue(Guichet.SFIP);
        assertThat(limiteur.finies).hasSize(1);
        assertThat(limiteur.rendues).containsExactly(Guichet.SFIP);
    }

    private static final class Limiteur implements LimiteurAppels {
        private final List<String> demandes = new ArrayList<>();
        private final List<Guichet> finies = new ArrayList<>();
        private final List<Guichet> rendues = new ArrayList<>();
        private CompletableFuture<Boolean> reponse = CompletableFuture.completedFuture(true);
        private Throwable panne;

        @Override
        public CompletableFuture<Boolean> demander(Guichet guichet, Duration attenteMax) {
            demandes.add(guichet + " " + attenteMax);
            lever();
            return reponse;
        }

        @Override
        public void termine(Guichet guichet) {
            finies.add(guichet);
            lever();
        }

        @Override
        public void rendue(Guichet guichet) {
            rendues.add(guichet);
            lever();
        }

        private void lever() {
            if (panne != null) {
                lever(panne);
            }
        }

        @SuppressWarnings("unchecked")
        private static <E extends Throwable> void lever(Throwable panne) throws E {
            throw (E) panne;
        }
    }
}
