package io.github.impotparticulier;

import static io.github.impotparticulier.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.ifi.IfiAsync;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.EtatCivil;
import io.github.impotparticulier.r2p.Sexe;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ce que la face asynchrone promet de plus que l'autre. */
class AsynchroneTest {
    private static final String FOYER = "{\"rfr\":17827}";
    private static final Usager USAGER = Usager.parSpi(SPI);
    private static final MockResponse MUETTE = new MockResponse.Builder()
            .onResponseStart(SocketEffect.Stall.INSTANCE)
            .build();

    private final FausseDgfip dgfip = new FausseDgfip();
    private final ImpotParticulierClient client = dgfip.client("2024-11-15");

    @AfterEach
    void fermer() {
        client.close();
        dgfip.close();
    }

    @Test
    void annuler_coupe_l_echange() throws Exception {
        dgfip.repond(MUETTE).repond(200, FOYER);
        CompletableFuture<SituationIr> promesse = client.async().irAssiette().pour(USAGER, 2023);
        dgfip.attendreUneLecture();

        promesse.cancel(true);

        assertThat(promesse).isCancelled();
        assertThat(client.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);
        assertThat(dgfip.lectures.get(1).getConnectionIndex())
                .as("la connexion de l'échange annulé est fermée, pas réemployée")
                .isNotEqualTo(dgfip.lectures.get(0).getConnectionIndex());
        assertThat(dgfip.lectures).as("rien n'est refait").hasSize(2);
    }

    @Test
    void a_l_echeance_la_promesse_se_complete() {
        dgfip.repond(MUETTE);

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> client.avecDelaiAppel(Duration.ofMillis(150))
                        .async()
                        .irAssiette()
                        .pour(USAGER, 2023)
                        .join())
                .havingCause()
                .isInstanceOf(ServiceIndisponibleException.class)
                .withMessageContaining("150 ms");
    }

    @Test
    void un_refus_avant_tout_envoi_vient_par_la_promesse_et_une_faute_de_programme_aussitot() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> client.async().irAssiette().pour(USAGER, 1999).get(5, TimeUnit.SECONDS))
                .withCauseInstanceOf(RequeteInvalideException.class);
        assertThatNullPointerException()
                .isThrownBy(() -> client.async().irAssiette().derniereAnnee(null));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> client.async().irAssiette().dernieresAnnees(USAGER, 4));
        assertThat(dgfip.jetonsDemandes).isEmpty();
    }

    @Test
    void une_promesse_tenue_n_annule_rien() throws Exception {
        AtomicInteger annulations = new AtomicInteger();
        OkHttpClient confie = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call appel) {
                        annulations.incrementAndGet();
                    }
                })
                .build();
        dgfip.repond(200, FOYER);
        try (ImpotParticulierClient derive = dgfip.builder()
                .millesimes(FausseDgfip.le("2024-11-15"))
                .httpClient(confie)
                .build()) {
            assertThat(obtenir(derive.async().irAssiette().pour(USAGER, 2023)).rfr())
                    .hasValue(17_827);
        }
        assertThat(annulations).hasValue(0);
        confie.dispatcher().executorService().shutdown();
    }

    /** Plus d'appels qu'il n'y a de requêtes simultanées : des suites qui attendraient dans leurs fils se bloqueraient entre elles. */
    @Test
    void une_suite_peut_attendre_une_autre_lecture() {
        int appels = 200;
        for (int i = 0; i < 2 * appels; i++) {
            dgfip.repond(200, FOYER);
        }
        List<CompletableFuture<SituationIr>> promesses = new ArrayList<>();
        for (int i = 0; i < appels; i++) {
            promesses.add(client.async()
                    .irAssiette()
                    .pour(USAGER, 2023)
                    .thenApply(premiere -> client.irAssiette().pour(USAGER, 2022)));
        }

        assertThat(promesses)
                .allSatisfy(promesse ->
                        assertThat(promesse.get(20, TimeUnit.SECONDS).rfr()).hasValue(17_827));
    }

    @Test
    void chaque_ressource_a_son_jumeau() throws Exception {
        try (BacASable bac = BacASable.demarrer();
                ImpotParticulierClient complet = ImpotParticulierClient.builder()
                        .passerelle(bac.passerelle())
                        .identifiants(bac.cle(), bac.secret())
                        .idTeleservice(bac.idTeleservice())
                        .build()) {
            Usager maries = Usager.parSpi(bac.personne("maries-deux-enfants").spi());
            ImpotParticulierClientAsync async = complet.async();
            int annee = complet.irAssiette().derniereAnnee(maries).annee();

            assertThat(obtenir(async.irAssiette().derniereAnnee(maries)))
                    .isEqualTo(complet.irAssiette().derniereAnnee(maries));
            assertThat(obtenir(async.irAssiette().dernieresAnnees(maries, 2)))
                    .isEqualTo(complet.irAssiette().dernieresAnnees(maries, 2));
            assertThat(obtenir(async.irAssiette().derniereSituation(maries, annee)))
                    .isEqualTo(complet.irAssiette().derniereSituation(maries, annee));
            assertThat(obtenir(async.irAssiette().derniereSituationDeuxAns(maries)))
                    .isEqualTo(complet.irAssiette().derniereSituationDeuxAns(maries));
            assertThat(obtenir(async.irAssiette().situationsMultiples(maries, annee)))
                    .isEqualTo(complet.irAssiette().situationsMultiples(maries, annee));
            assertThat(obtenir(async.irFacture().pour(maries, annee)))
                    .isEqualTo(complet.irFacture().pour(maries, annee));
            assertThat(obtenir(async.th().derniereAnnee(maries)))
                    .isEqualTo(complet.th().derniereAnnee(maries));
            IfiAsync ifi = async.ifi();
            assertThat(obtenir(ifi.estImpose(maries, annee - 1)))
                    .isEqualTo(complet.ifi().estImpose(maries, annee - 1));
            Spi spi = Spi.de(bac.personne("maries-deux-enfants").spi());
            assertThat(obtenir(async.lep().indicateur(spi, "75", annee, annee)))
                    .isEqualTo(complet.lep().indicateur(spi, "75", annee, annee));
            assertThat(obtenir(async.r2p().personne(spi)))
                    .isEqualTo(complet.r2p().personne(spi));
            CriteresPersonne criteres = CriteresPersonne.parSpi(spi);
            assertThat(obtenir(async.sfip().information()))
                    .isEqualTo(complet.sfip().information());
            assertThat(obtenir(async.sfip().derniereSituation(criteres)))
                    .isEqualTo(complet.sfip().derniereSituation(criteres));
            assertThat(obtenir(async.sfip().lep(criteres, "75", annee, annee)))
                    .isEqualTo(complet.sfip().lep(criteres, "75", annee, annee));
        }
    }

    @Test
    void la_recherche_par_etat_civil_a_son_jumeau() throws Exception {
        EtatCivil etatCivil = EtatCivil.builder()
                .nom("SPECIMEN")
                .prenoms("CAMILLE")
                .sexe(Sexe.FEMININ)
                .dateNaissance(LocalDate.of(1990, 3, 14))
                .naissanceEnFrance("35", "238")
                .build();
        String personne = "{\"personnePhysique\":{\"identifiant\":{\"spi\":\"" + SPI + "\"}}}";
        dgfip.repond(200, "{\"identifiant\":{\"spi\":\"" + SPI + "\"}}")
                .repond(200, "{\"identifiant\":{\"spi\":\"" + SPI + "\"}}")
                .repond(200, personne);

        assertThat(obtenir(client.async().r2p().spi(etatCivil)).valeur()).isEqualTo(SPI);
        assertThat(obtenir(client.async().r2p().usager(etatCivil))).isEqualTo(USAGER);
        assertThat(obtenir(client.async().r2p().personne(CriteresPersonne.parEtatCivil(etatCivil)))
                        .spi())
                .hasValue(Spi.de(SPI));
    }

    private static <T> T obtenir(CompletableFuture<T> promesse) throws Exception {
        return promesse.get(20, TimeUnit.SECONDS);
    }
}
