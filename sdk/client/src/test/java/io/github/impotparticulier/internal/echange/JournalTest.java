package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.impotparticulier.appel.EcouteurAppels;
import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce que l'on dit d'une requête finie, au journal et à l'écouteur. */
class JournalTest {
    private static final Circonstances CIRCONSTANCES =
            Circonstances.de("irAssiette", "/spi/{spi}").avecIdCorrelation("c-1");

    private final TempsVirtuel temps = new TempsVirtuel();
    private final List<EssaiTermine> recus = new ArrayList<>();

    @AutoClose
    private final Releve releve = new Releve(Level.DEBUG);

    private Journal journal(EcouteurAppels ecouteur) {
        return new Journal(ecouteur, temps.temps());
    }

    private Journal.Ligne ligne(EcouteurAppels ecouteur) {
        return journal(ecouteur).essai(CIRCONSTANCES, PasserelleSimulee.requete(), 2, "dossier DURAND");
    }

    private static Issue<Reponse> succes(int statut) {
        return new Succes<>(new Reponse(new byte[0], Headers.EMPTY, CIRCONSTANCES.avecStatut(statut), null));
    }

    @Test
    void l_ecouteur_recoit_ce_qui_a_ete_demande_et_repondu() {
        Journal.Ligne ligne = ligne(recus::add);
        temps.avancer(Duration.ofMillis(180));
        temps.mettreALHeure(Instant.parse("2030-01-01T00:00:00Z"));
        ligne.fin(succes(404));

        EssaiTermine essai = recus.get(0);
        assertThat(recus).hasSize(1);
        assertThat(essai.operation()).isEqualTo("irAssiette");
        assertThat(essai.methode()).isEqualTo("GET");
        assertThat(essai.route()).isEqualTo("/spi/{spi}");
        assertThat(essai.guichet()).hasValue(Guichet.IMPOT_PARTICULIER);
        assertThat(essai.annee()).hasValue(2023);
        assertThat(essai.numero()).isEqualTo(2);
        assertThat(essai.debut()).isEqualTo(Instant.parse("2024-11-15T12:00:00Z"));
        assertThat(essai.duree()).isEqualTo(Duration.ofMillis(180));
        assertThat(essai.statut()).hasValue(404);
        assertThat(essai.idCorrelation()).hasValue("c-1");
        assertThat(essai.reference()).hasValue("dossier DURAND");
    }

    @Test
    void une_demande_de_jeton_n_a_ni_guichet_ni_annee_ni_correlation_ni_reference() {
        journal(recus::add)
                .essai(Circonstances.de("jeton", "/token"), null, 1, null)
                .fin(Issue.echec(
                        Nature.SERVICE_INDISPONIBLE,
                        "x",
                        Circonstances.aucunes().avecStatut(500)));

        EssaiTermine essai = recus.get(0);
        assertThat(essai.guichet()).isEmpty();
        assertThat(essai.annee()).isEmpty();
        assertThat(essai.idCorrelation()).isEmpty();
        assertThat(essai.reference()).isEmpty();
        assertThat(essai.statut()).as("une réponse est venue, même illisible").hasValue(500);
        assertThat(releve.messages()).containsExactly("jeton POST /token : essai 1, HTTP 500, 0 ms");
    }

    @Test
    void le_journal_dit_la_meme_chose_en_une_ligne_sans_la_reference() {
        Journal.Ligne ligne = ligne(null);
        temps.avancer(Duration.ofMillis(180));
        ligne.fin(succes(200));

        assertThat(releve.messages())
                .containsExactly("irAssiette GET /spi/{spi} : essai 2, HTTP 200, 180 ms, corrélation c-1");
        assertThat(releve.lignes().get(0).getLevel()).isEqualTo(Level.DEBUG);
    }

    @Test
    void une_requete_qui_n_a_pu_partir_se_dit_aussi() {
        ligne(recus::add).fin(null);

        assertThat(recus.get(0).statut()).isEmpty();
        assertThat(releve.messages()).hasSize(1).first().asString().contains("sans réponse");
    }

    @Test
    void sans_debug_l_ecouteur_recoit_encore_et_le_journal_se_tait() {
        releve.niveau(Level.INFO);

        ligne(recus::add).fin(succes(200));
        ligne(null).fin(succes(200));

        assertThat(recus).hasSize(1);
        assertThat(releve.messages()).isEmpty();
    }

    static Stream<Throwable> pannes() {
        return Stream.of(
                new IllegalStateException("SPI 3990000000001"),
                new AssertionError("SPI 3990000000001"),
                new NoClassDefFoundError("SPI 3990000000001"));
    }

    @ParameterizedTest
    @MethodSource("pannes")
    void ce_que_l_ecouteur_leve_est_journalise_sans_son_message(Throwable panne) {
        ligne(essai -> lever(panne)).fin(succes(200));

        assertThat(releve.messages())
                .last()
                .isEqualTo("L'écouteur d'appels a levé " + panne.getClass().getName() + " ; l'appel continue.");
        ILoggingEvent derniere = releve.lignes().get(releve.lignes().size() - 1);
        assertThat(derniere.getLevel()).isEqualTo(Level.WARN);
        assertThat(derniere.getThrowableProxy().getMessage())
                .as("la pile, sans le message")
                .isEqualTo(panne.getClass().getName());
        assertThat(releve.messages()).noneMatch(message -> message.contains("3990000000001"));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void lever(Throwable panne) throws E {
        throw (E) panne;
    }

    @Test
    void une_erreur_de_la_machine_n_est_pas_cachee() {
        Journal.Ligne ligne = ligne(essai -> {
            throw new OutOfMemoryError("x");
        });

        assertThatThrownBy(() -> ligne.fin(succes(200))).isInstanceOf(OutOfMemoryError.class);
    }
}
