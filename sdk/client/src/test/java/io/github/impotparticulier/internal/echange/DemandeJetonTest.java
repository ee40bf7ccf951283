package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.internal.echange.PasserelleSimulee.json;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.requete;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appel.SourceJetons;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import io.github.impotparticulier.internal.echange.Jetons.Refus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Une demande de jeton à la source confiée ; {@link JetonsTest} en fait à la passerelle. */
class DemandeJetonTest {
    private static final Duration JOUR = Duration.ofDays(1);

    private final PasserelleSimulee dgfip = new PasserelleSimulee();
    private final List<String> demandes = new ArrayList<>();
    private volatile Operation operation;

    private CompletableFuture<Issue<Jeton>> demander(SourceJetons source, Optional<String> refuse) {
        return demander(source, refuse, dgfip.temps.fils());
    }

    private CompletableFuture<Issue<Jeton>> demander(SourceJetons source, Optional<String> refuse, Executor fils) {
        dgfip.sourceJetons = source;
        DemandeJeton demande = demande(fils);
        return dgfip.temps.lancer(() -> {
            operation = demande.commencer();
            return demande.faire("RessourceIR", refuse, operation);
        });
    }

    private DemandeJeton demande(Executor fils) {
        Reglages reglages = dgfip.reglages();
        return new DemandeJeton(
                (Acces.OAuth2) reglages.raccord().acces(),
                reglages,
                dgfip.transport(reglages),
                new Journal(null, reglages.temps()),
                fils);
    }

    private static <T> T succes(CompletableFuture<Issue<T>> promesse) {
        return PasserelleSimulee.succes(promesse);
    }

    private static <T> Echec<T> echec(CompletableFuture<Issue<T>> promesse) {
        return PasserelleSimulee.echec(promesse);
    }

    private SourceJetons source(String valeur) {
        return (portee, refuse) -> {
            demandes.add(portee + " " + refuse);
            return valeur;
        };
    }

    @Test
    void son_jeton_vaut_un_jour_sauf_refus_et_la_passerelle_n_est_pas_sollicitee() {
        long maintenant = dgfip.temps.maintenant();

        Jeton jeton = succes(demander(source("jeton-partage"), Optional.empty()));

        assertThat(jeton.valeur()).isEqualTo("jeton-partage");
        assertThat(jeton.reste(() -> maintenant)).isEqualTo(JOUR.toNanos());
        assertThat(demandes).containsExactly("RessourceIR Optional.empty");
        assertThat(dgfip.demandes).isEmpty();
    }

    @Test
    void un_autre_jeton_que_le_refuse_est_bon() {
        assertThat(succes(demander(source("neuf"), Optional.of("ancien"))).valeur())
                .isEqualTo("neuf");
        assertThat(demandes).containsExactly("RessourceIR Optional[ancien]");
    }

    @Test
    void le_meme_jeton_que_le_refuse_est_un_refus_definitif() {
        Echec<Jeton> echec = echec(demander(source("ancien"), Optional.of("ancien")));

        assertThat(echec.nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(echec.passager()).isFalse();
        assertThat(echec.explication()).contains("n'en a pas d'autre").doesNotContain("ancien");
        assertThat(echec.circonstances().operation()).hasValue("jeton");
        assertThat(echec.circonstances().route()).hasValue("/token");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a b", "a\nb", "é", "jeton ", "\u007f"})
    void ce_qui_n_est_pas_un_jeton_est_un_refus_definitif(String valeur) {
        Echec<Jeton> echec = echec(demander(source(valeur), Optional.empty()));

        assertThat(echec.nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(echec.passager()).isFalse();
        assertThat(echec.explication()).contains("autre chose qu'un jeton");
    }

    static Stream<Throwable> pannes() {
        return Stream.of(
                new Exception("SPI 3990000000001"),
                new IllegalStateException("SPI 3990000000001"),
                new AssertionError("SPI 3990000000001"),
                new NoClassDefFoundError("SPI 3990000000001"),
                new StackOverflowError("SPI 3990000000001"));
    }

    @ParameterizedTest
    @MethodSource("pannes")
    void ce_qu_elle_leve_est_une_panne_passagere_sans_son_message(Throwable panne) {
        Echec<Jeton> echec = echec(demander((portee, refuse) -> lever(panne), Optional.empty()));

        assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec.passager()).isTrue();
        assertThat(echec.cause()).isSameAs(panne);
        assertThat(echec.exception()).hasMessageNotContaining("3990000000001");
        assertThat(echec.exception().getCause()).hasMessage(panne.getClass().getName());
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> String lever(Throwable panne) throws E {
        throw (E) panne;
    }

    @Test
    void elle_peut_bloquer_mais_pas_plus_longtemps_qu_un_essai() {
        dgfip.delais = Delais.PAR_DEFAUT.avecEssai(Duration.ofMillis(1));
        FilsManuels lents = new FilsManuels(dgfip.temps::calmer);
        lents.retenir();

        Issue<Jeton> issue = demander(source("x"), Optional.empty(), lents)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();

        Echec<Jeton> echec = (Echec<Jeton>) issue;
        assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec.passager()).isTrue();
        assertThat(echec.explication()).contains("source de jetons").contains("à temps");
    }

    @Test
    void elle_peut_repondre_plus_tard() {
        FilsManuels lents = new FilsManuels(dgfip.temps::calmer);
        lents.retenir();
        CompletableFuture<Issue<Jeton>> demande = demander(source("x"), Optional.empty(), lents);
        assertThat(demande).isNotDone();

        lents.liberer();

        assertThat(succes(demande).valeur()).isEqualTo("x");
    }

    @Test
    void abandonner_n_attend_pas_sa_reponse() {
        FilsManuels lents = new FilsManuels(dgfip.temps::calmer);
        lents.retenir();
        CompletableFuture<Issue<Jeton>> demande = demander(source("x"), Optional.empty(), lents);

        operation.abandonner();
        dgfip.temps.calmer();

        assertThat(echec(demande).nature()).isEqualTo(Nature.INTERROMPU);
        lents.liberer();
    }

    @Test
    void une_demande_dure_au_plus_un_essai() {
        dgfip.delais = new Delais(Duration.ofSeconds(30), Duration.ofSeconds(7), Duration.ofSeconds(1));

        Operation commencee = demande(Runnable::run).commencer();

        assertThat(commencee.reste()).isEqualTo(Duration.ofSeconds(7).toNanos());
        assertThat(commencee.circonstances().operation()).hasValue("jeton");
        assertThat(commencee.circonstances().route()).hasValue("/token");
    }

    /** Par les jetons gardés : c'est le jeton que la passerelle vient de refuser qui lui est montré. */
    @Test
    void au_refus_de_la_passerelle_elle_recoit_le_jeton_refuse() {
        dgfip.sourceJetons = (portee, refuse) -> {
            demandes.add(refuse.orElse("rien"));
            return "partage-" + demandes.size();
        };
        Jetons jetons = new Jetons(demande(dgfip.temps.fils()), dgfip.temps.fils(), dgfip.temps.temps(), () -> false);

        Jeton premier = succes(pour(jetons));
        assertThat(succes(pour(jetons))).isSameAs(premier);
        assertThat(jetons.apresRefus("RessourceIR", new Refus(premier, "/situations", 0, 0, 1, false, Long.MAX_VALUE)))
                .isNotNull();
        assertThat(succes(pour(jetons)).valeur()).isEqualTo("partage-2");

        assertThat(demandes).containsExactly("rien", "partage-1");
    }

    private CompletableFuture<Issue<Jeton>> pour(Jetons jetons) {
        return dgfip.temps.lancer(
                () -> jetons.pour("RessourceIR", new Operation(dgfip.delais, null, dgfip.temps.temps())));
    }

    @Test
    void a_la_passerelle_une_demande_lente_est_bornee_par_un_essai() {
        List<Duration> bornes = new ArrayList<>();
        dgfip.confie = client -> client.interceptors().add(0, chaine -> {
            bornes.add(Duration.ofNanos(chaine.call().timeout().timeoutNanos()));
            return chaine.proceed(chaine.request());
        });
        dgfip.delais = Delais.PAR_DEFAUT.avecEssai(Duration.ofSeconds(7));

        assertThat(demander(null, Optional.empty()))
                .isCompletedWithValueMatching(issue -> issue instanceof Succes<Jeton>);

        assertThat(bornes).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void les_lectures_d_un_client_qui_a_sa_source_ne_demandent_rien_a_la_passerelle() {
        dgfip.sourceJetons = source("partage");
        dgfip.lit(json(200, "{}"));
        try (Passerelle passerelle = new Passerelle(dgfip.reglages(), SocleHttp.emprunter(), dgfip.temps.fils())) {
            assertThat(dgfip.temps.lancer(
                            () -> passerelle.lire(requete(), passerelle.commencer(dgfip.delais, null, null))))
                    .isCompleted();
        }
        assertThat(dgfip.lectures.get(0).header("Authorization")).isEqualTo("Bearer partage");
        assertThat(dgfip.demandes).isEmpty();
    }

    @Test
    void un_jeton_ne_se_montre_pas() {
        assertThat(new Jeton("valeur-fictive", 0, 0)).hasToString("Jeton[masqué]");
    }
}
