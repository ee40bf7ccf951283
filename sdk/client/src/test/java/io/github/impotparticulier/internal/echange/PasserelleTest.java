package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.internal.echange.PasserelleSimulee.json;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.requete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.DgfipException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** De la requête aux données, ou à une exception du SDK. */
class PasserelleTest {
    private final PasserelleSimulee dgfip = new PasserelleSimulee();

    private static String texte(byte[] corps) {
        return new String(corps, StandardCharsets.UTF_8);
    }

    private Passerelle passerelle() {
        return new Passerelle(dgfip.reglages(), dgfip.fils);
    }

    private static Lecture<String> commencer(Passerelle passerelle, Function<byte[], String> decodeur) {
        return passerelle.commencer(null, null, operation -> passerelle.lire(requete(), operation, decodeur));
    }

    private static Throwable panne(CompletableFuture<String> promesse) {
        assertThat(promesse).isDone();
        return promesse.handle((valeur, panne) -> panne).join();
    }

    @Test
    void les_donnees_sont_decodees() {
        dgfip.lit(200, "{\"rfr\":1}");

        try (Passerelle passerelle = passerelle()) {
            assertThat(commencer(passerelle, PasserelleTest::texte).attendre()).isEqualTo("{\"rfr\":1}");
        }
    }

    @Test
    void un_echec_devient_une_exception_du_sdk() {
        dgfip.lit(400, "{\"erreur\":{\"code\":4001}}");

        try (Passerelle passerelle = passerelle()) {
            RequeteInvalideException e = catchThrowableOfType(
                    RequeteInvalideException.class, commencer(passerelle, PasserelleTest::texte)::attendre);
            assertThat(e.code()).hasValue("4001");
            assertThat(e.route()).hasValue(requete().route());
        }
    }

    @Test
    void les_bornes_de_temps_sont_celles_du_client_ou_de_l_appel() {
        Delais autres = Delais.PAR_DEFAUT.avecAppel(Duration.ofSeconds(3));
        try (Passerelle passerelle = passerelle()) {
            assertThat(passerelle.delais()).isSameAs(dgfip.delais);
            assertThat(passerelle
                            .commencer(autres, "r", operation -> CompletableFuture.completedFuture(operation))
                            .attendre())
                    .satisfies(operation -> {
                        assertThat(operation.delais()).isSameAs(autres);
                        assertThat(operation.reference()).isEqualTo("r");
                    });
            assertThat(passerelle
                            .commencer(null, null, operation -> CompletableFuture.completedFuture(operation.delais()))
                            .attendre())
                    .isSameAs(dgfip.delais);
        }
    }

    @Test
    void une_reponse_illisible_ou_incoherente_dit_de_quel_appel() {
        dgfip.lit(json(200, "{}"), json(200, "{}"));
        try (Passerelle passerelle = passerelle()) {
            ReponseIllisibleException origine = new ReponseIllisibleException("Nombre.", Circonstances.aucunes());
            DgfipException illisible = catchThrowableOfType(
                    ReponseIllisibleException.class, commencer(passerelle, corps -> lever(origine))::attendre);
            assertThat(illisible.explication()).isEqualTo("Nombre.");
            assertThat(illisible.statut()).hasValue(200);
            assertThat(illisible.idCorrelation()).isPresent();
            assertThat(illisible).hasCause(origine);

            ReponseIncoherenteException autre = new ReponseIncoherenteException("Autre.", Circonstances.aucunes());
            DgfipException incoherente = catchThrowableOfType(
                    ReponseIncoherenteException.class, commencer(passerelle, corps -> lever(autre))::attendre);
            assertThat(incoherente.explication()).isEqualTo("Autre.");
            assertThat(incoherente.statut()).hasValue(200);
            assertThat(incoherente).hasCause(autre);
        }
    }

    private static String lever(RuntimeException panne) {
        throw panne;
    }

    @Test
    void un_defaut_devient_une_exception_du_sdk_sans_son_message() {
        dgfip.confie = client -> client.eventListenerFactory(appel -> {
            throw new IllegalStateException("SPI 3990000000001");
        });
        try (Passerelle passerelle = passerelle()) {
            ServiceIndisponibleException e = catchThrowableOfType(
                    ServiceIndisponibleException.class, commencer(passerelle, PasserelleTest::texte)::attendre);
            assertThat(e).hasMessageNotContaining("3990000000001");
            assertThat(e.operation()).hasValue("irAssiette");
            assertThat(e.getCause()).hasMessage("java.lang.IllegalStateException");
        }
    }

    @Test
    void une_erreur_de_la_machine_reste_ce_qu_elle_est() {
        OutOfMemoryError erreur = new OutOfMemoryError("x");
        dgfip.confie = client -> client.eventListenerFactory(appel -> {
            throw erreur;
        });
        try (Passerelle passerelle = passerelle()) {
            assertThat(catchThrowable(commencer(passerelle, PasserelleTest::texte)::attendre))
                    .isSameAs(erreur);
        }
    }

    @Test
    void fermee_elle_ne_laisse_rien_partir() {
        Passerelle passerelle = passerelle();
        passerelle.close();

        AppelInterrompuException e = catchThrowableOfType(
                AppelInterrompuException.class, commencer(passerelle, PasserelleTest::texte)::attendre);

        assertThat(e.operation()).hasValue("irAssiette");
        assertThat(dgfip.demandes).isEmpty();
        passerelle.close();
    }

    @Test
    void fermer_coupe_les_lectures_en_cours() {
        dgfip.temps.hasard(0.5);
        dgfip.lit(json(503, ""), json(200, "{}"));
        Passerelle passerelle = passerelle();
        CompletableFuture<String> enRepos =
                commencer(passerelle, PasserelleTest::texte).promesse();
        assertThat(enRepos).isNotDone();

        passerelle.close();

        assertThat(panne(enRepos)).isInstanceOf(AppelInterrompuException.class);
        assertThat(dgfip.lectures).hasSize(1);
        assertThat(dgfip.temps.minuteries()).isZero();
    }

    @Test
    void fermer_coupe_la_demande_de_jeton_en_cours() {
        dgfip.fils.retenir();
        Passerelle passerelle = passerelle();
        CompletableFuture<String> enAttente =
                commencer(passerelle, PasserelleTest::texte).promesse();

        passerelle.close();
        dgfip.fils.liberer();

        assertThat(panne(enAttente)).isInstanceOf(AppelInterrompuException.class);
        assertThat(dgfip.demandes).isEmpty();
    }

    @Test
    void fermer_rend_le_socle_partage() {
        OkHttpClient socle = SocleHttp.emprunter();
        Reglages reglages = dgfip.reglages();
        Passerelle passerelle = new Passerelle(new Reglages(
                reglages.passerelle(), "cle", "secret", null, null, reglages.delais(), 3, null, null, Temps.REEL));
        SocleHttp.rendre();
        assertThat(socle.dispatcher().executorService().isShutdown()).isFalse();

        passerelle.close();
        passerelle.close();

        assertThat(socle.dispatcher().executorService().isShutdown()).isTrue();
    }

    /** Fermée, elle coupe ce qui court : une lecture finie ne doit plus y être. */
    @Test
    void une_lecture_finie_n_est_plus_suivie() {
        dgfip.lit(200, "{}");
        Passerelle passerelle = passerelle();
        Operation[] suivie = new Operation[1];
        assertThat(passerelle
                        .commencer(null, null, operation -> {
                            suivie[0] = operation;
                            return passerelle.lire(requete(), operation, PasserelleTest::texte);
                        })
                        .attendre())
                .isEqualTo("{}");

        passerelle.close();

        assertThat(suivie[0].abandonnee()).isFalse();
    }
}
