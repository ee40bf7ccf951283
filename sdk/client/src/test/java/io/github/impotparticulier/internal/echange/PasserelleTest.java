package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.internal.echange.PasserelleSimulee.json;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.requete;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.internal.dgfip.Attente;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** De la requête à la réponse, ou à une exception du SDK. */
class PasserelleTest {
    private final PasserelleSimulee dgfip = new PasserelleSimulee();

    private static String texte(Reponse reponse) {
        return new String(reponse.corps(), StandardCharsets.UTF_8);
    }

    private Passerelle passerelle() {
        return new Passerelle(dgfip.reglages(), SocleHttp.emprunter(), dgfip.temps.fils());
    }

    private Operation commencer(Passerelle passerelle) {
        return passerelle.commencer(dgfip.delais, null, null);
    }

    private CompletableFuture<Reponse> lancer(Passerelle passerelle) {
        return dgfip.temps.lancer(() -> passerelle.lire(requete(), commencer(passerelle)));
    }

    private Reponse lire(Passerelle passerelle) {
        CompletableFuture<Reponse> promesse = lancer(passerelle);
        assertThat(promesse).isDone();
        return promesse.join();
    }

    private static <E extends Throwable> E panne(Class<E> type, CompletableFuture<?> promesse) {
        assertThat(promesse).isDone();
        Throwable panne = promesse.handle((valeur, levee) -> levee).join();
        assertThat(panne).isInstanceOf(type);
        return type.cast(panne);
    }

    private <E extends Throwable> E panne(Class<E> type, Passerelle passerelle) {
        return panne(type, lancer(passerelle));
    }

    private static EventListener.Factory saufPourLeJeton(Supplier<Error> defaut) {
        return appel -> {
            if (!estJeton(appel)) {
                throw defaut.get();
            }
            return EventListener.NONE;
        };
    }

    private static boolean estJeton(Call appel) {
        return appel.request().url().encodedPath().endsWith("/token");
    }

    @Test
    void les_donnees_sont_rendues() {
        dgfip.lit(200, "{\"rfr\":1}");

        try (Passerelle passerelle = passerelle()) {
            assertThat(texte(lire(passerelle))).isEqualTo("{\"rfr\":1}");
        }
    }

    @Test
    void un_echec_devient_une_exception_du_sdk() {
        dgfip.lit(400, "{\"erreur\":{\"code\":4001}}");

        try (Passerelle passerelle = passerelle()) {
            RequeteInvalideException e = panne(RequeteInvalideException.class, passerelle);
            assertThat(e.code()).hasValue("4001");
            assertThat(e.route()).hasValue(requete().route());
        }
    }

    @Test
    void une_reponse_200_vide_est_illisible() {
        dgfip.lit(200, "");

        try (Passerelle passerelle = passerelle()) {
            ReponseIllisibleException e = panne(ReponseIllisibleException.class, passerelle);
            assertThat(e.explication()).isEqualTo("Réponse sans contenu.");
            assertThat(e.statut()).hasValue(200);
            assertThat(e.idCorrelation()).isPresent();
        }
    }

    @Test
    void une_reponse_204_permise_est_rendue_vide() {
        dgfip.lit(204, "");

        try (Passerelle passerelle = passerelle()) {
            Requete videPermise = requete(Attente.LECTURE_PARFOIS_VIDE, Map.of());
            assertThat(dgfip.temps.lancer(() -> passerelle.lire(videPermise, commencer(passerelle))))
                    .isCompletedWithValueMatching(reponse -> reponse.corps().length == 0);
        }
    }

    @Test
    void les_bornes_de_temps_sont_celles_du_client_ou_de_l_appel() {
        Delais autres = Delais.PAR_DEFAUT.avecAppel(Duration.ofSeconds(3));
        try (Passerelle passerelle = passerelle()) {
            assertThat(dgfip.delais).isSameAs(dgfip.delais);
            Operation operation = passerelle.commencer(autres, "r", null);
            assertThat(operation.delais()).isSameAs(autres);
            assertThat(operation.reference()).isEqualTo("r");
            assertThat(operation.reste()).isEqualTo(Duration.ofSeconds(3).toNanos());
        }
    }

    @Test
    void dans_une_tache_l_operation_a_aussi_les_bornes_de_la_tache() {
        Delais autres = Delais.PAR_DEFAUT.avecAppel(Duration.ofSeconds(3));
        Tache tache = new Tache(autres, dgfip.temps.temps());
        try (Passerelle passerelle = passerelle()) {
            Operation operation = passerelle.commencer(dgfip.delais, "r", tache);
            assertThat(operation.reference()).isEqualTo("r");
            assertThat(operation.reste()).isEqualTo(Duration.ofSeconds(3).toNanos());

            tache.finir();

            assertThat(operation.perdue()).isTrue();
        }
    }

    @Test
    void une_reponse_illisible_ou_incoherente_dit_de_quel_appel() {
        dgfip.lit(json(200, "{}"));
        try (Passerelle passerelle = passerelle()) {
            Reponse reponse = lire(passerelle);
            ReponseIllisibleException origine = new ReponseIllisibleException("Nombre.", Circonstances.aucunes());
            AppelException illisible = reponse.illisible(origine);
            assertThat(illisible.explication()).isEqualTo("Nombre.");
            assertThat(illisible.statut()).hasValue(200);
            assertThat(illisible.idCorrelation()).isPresent();
            assertThat(illisible).hasCause(origine);

            ReponseIncoherenteException autre = new ReponseIncoherenteException("Autre.", Circonstances.aucunes());
            AppelException incoherente = reponse.incoherente(autre);
            assertThat(incoherente.explication()).isEqualTo("Autre.");
            assertThat(incoherente.statut()).hasValue(200);
            assertThat(incoherente).hasCause(autre);
        }
    }

    @Test
    void un_defaut_devient_une_exception_du_sdk_sans_son_message() {
        dgfip.confie =
                client -> client.eventListenerFactory(saufPourLeJeton(() -> new AssertionError("SPI 3990000000001")));
        try (Passerelle passerelle = passerelle()) {
            ServiceIndisponibleException e = panne(ServiceIndisponibleException.class, passerelle);
            assertThat(e).hasMessageNotContaining("3990000000001");
            assertThat(e.operation()).hasValue("irAssiette");
            assertThat(e.getCause()).hasMessage("java.lang.AssertionError");
        }
    }

    @Test
    void un_defaut_dans_la_demande_de_jeton_devient_une_exception_du_sdk_sans_son_message() {
        dgfip.confie = client -> client.eventListenerFactory(appel -> {
            throw new IllegalStateException("SPI 3990000000001");
        });
        try (Passerelle passerelle = passerelle()) {
            ServiceIndisponibleException e = panne(ServiceIndisponibleException.class, passerelle);
            assertThat(e).hasMessageNotContaining("3990000000001");
            assertThat(e.operation()).hasValue("jeton");
            assertThat(e.getCause()).hasMessage("java.lang.IllegalStateException");
        }
    }

    @Test
    void une_erreur_de_la_machine_reste_ce_qu_elle_est() {
        OutOfMemoryError erreur = new OutOfMemoryError("x");
        dgfip.confie = client -> client.eventListenerFactory(saufPourLeJeton(() -> erreur));
        try (Passerelle passerelle = passerelle()) {
            assertThat(panne(OutOfMemoryError.class, passerelle)).isSameAs(erreur);
        }
    }

    @Test
    void fermee_elle_ne_laisse_rien_partir() {
        Passerelle passerelle = passerelle();
        passerelle.close();

        AppelInterrompuException e = panne(AppelInterrompuException.class, passerelle);

        assertThat(e.operation()).hasValue("irAssiette");
        assertThat(e.explication()).startsWith("Le client est fermé");
        assertThat(dgfip.demandes).isEmpty();
        passerelle.close();
    }

    @Test
    void fermer_coupe_les_lectures_en_cours() {
        dgfip.temps.hasard(0.5);
        dgfip.lit(json(503, ""), json(200, "{}"));
        Passerelle passerelle = passerelle();
        CompletableFuture<Reponse> enRepos = lancer(passerelle);
        assertThat(enRepos).isNotDone();

        passerelle.close();
        dgfip.temps.calmer();

        assertThat(panne(AppelInterrompuException.class, enRepos).explication()).contains("fermé le client");
        assertThat(dgfip.lectures).hasSize(1);
        assertThat(dgfip.temps.dormeurs()).isZero();
    }

    @Test
    void fermer_coupe_la_demande_de_jeton_en_cours() {
        dgfip.fils.retenir();
        Passerelle passerelle = passerelle();
        CompletableFuture<Reponse> enAttente = lancer(passerelle);

        passerelle.close();
        dgfip.temps.calmer();
        assertThat(dgfip.temps.vivants())
                .as("la demande de jeton est coupée aussi")
                .isZero();
        dgfip.fils.liberer();

        assertThat(panne(AppelInterrompuException.class, enAttente)).hasNoCause();
        assertThat(dgfip.demandes).isEmpty();
    }

    @Test
    void fermer_rend_le_socle_partage() {
        SocleHttp socle = SocleHttp.emprunter();
        Reglages reglages = dgfip.reglages();
        Passerelle passerelle = new Passerelle(new Reglages(
                RaccordDEssai.oauth2(reglages.raccord().racine(), "cle", "secret", null, null, Temps.REEL),
                null,
                null,
                reglages.delais(),
                3,
                null,
                null,
                Temps.REEL));
        SocleHttp.rendre();
        assertThat(socle.fils().isShutdown()).isFalse();

        passerelle.close();
        passerelle.close();

        assertThat(socle.fils().isShutdown()).isTrue();
    }

    @Test
    void fermer_laisse_au_client_confie_ses_fils() {
        OkHttpClient confie = dgfip.reglages().httpClient();

        passerelle().close();

        assertThat(confie.dispatcher().executorService().isShutdown()).isFalse();
    }

    /** Fermée, elle coupe ce qui court : une lecture finie ne doit plus y être. */
    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void une_lecture_finie_n_est_plus_suivie(int statut) {
        dgfip.lit(statut, "{}");
        Passerelle passerelle = passerelle();
        Operation[] suivie = new Operation[1];
        CompletableFuture<Reponse> lecture = dgfip.temps.lancer(() -> {
            suivie[0] = commencer(passerelle);
            return passerelle.lire(requete(), suivie[0]);
        });
        assertThat(lecture).isDone();

        passerelle.close();

        assertThat(suivie[0].perdue()).isFalse();
    }

    @Test
    void soixante_quatre_requetes_au_plus_sont_en_route_et_fermer_libere_celles_qui_attendent() {
        dgfip.lit(200, "{}");
        Passerelle passerelle = passerelle();
        lire(passerelle);
        dgfip.fils.retenir();
        List<CompletableFuture<Reponse>> lectures = new ArrayList<>();
        for (int i = 0; i < 66; i++) {
            lectures.add(lancer(passerelle));
        }
        assertThat(dgfip.fils.retenues()).isEqualTo(64);
        dgfip.lit(200, "{}");
        dgfip.fils.libererUne();
        assertThat(dgfip.fils.retenues())
                .as("une place rendue, une autre requête part")
                .isEqualTo(64);

        passerelle.close();
        dgfip.temps.calmer();

        assertThat(lectures)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .hasSize(65);
        assertThat(dgfip.temps.vivants()).isZero();
    }

    @Test
    void le_quota_du_client_espace_ses_requetes() {
        dgfip.quota = new Quota(Map.of(Guichet.IMPOT_PARTICULIER, 1), dgfip.temps.temps());
        dgfip.lit(200, "{}");
        try (Passerelle passerelle = passerelle()) {
            lire(passerelle);

            assertThat(panne(QuotaDepasseException.class, passerelle).operation())
                    .hasValue("irAssiette");
        }
        assertThat(dgfip.lectures).hasSize(1);
    }

    @Test
    void le_limiteur_confie_remplace_le_quota_du_client() {
        dgfip.quota = new Quota(Map.of(Guichet.IMPOT_PARTICULIER, 1), dgfip.temps.temps());
        dgfip.limiteur = (guichet, attenteMax) -> CompletableFuture.completedFuture(true);
        dgfip.lit(200, "{}").lit(200, "{}");
        try (Passerelle passerelle = passerelle()) {
            lire(passerelle);
            lire(passerelle);
        }
        assertThat(dgfip.lectures).hasSize(2);
    }

    @Test
    void une_tache_asynchrone_se_fait_dans_un_fil_du_client_et_fermer_y_renonce() throws Exception {
        Passerelle passerelle = passerelle();
        CompletableFuture<String> faite = passerelle.async(
                dgfip.delais, null, tache -> Thread.currentThread().getName());
        assertThat(faite.get(20, TimeUnit.SECONDS)).startsWith("impot-particulier-");

        passerelle.close();

        assertThat(passerelle.async(dgfip.delais, null, tache -> "x"))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(AppelInterrompuException.class);
    }
}
