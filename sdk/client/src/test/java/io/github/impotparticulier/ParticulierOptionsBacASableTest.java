package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.OperationParticulier;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.particulier.Generation;
import io.github.impotparticulier.bacasable.particulier.IdentiteFictive;
import io.github.impotparticulier.bacasable.particulier.ReglagesParticulier;
import io.github.impotparticulier.bacasable.particulier.UsagerParticulier;
import io.github.impotparticulier.particulier.Bourses;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.particulier.PerimetreScolaire.Degre;
import io.github.impotparticulier.particulier.QuotientFamilial;
import io.github.impotparticulier.particulier.QuotientFamilialCaf;
import io.github.impotparticulier.particulier.Scolarite;
import io.github.impotparticulier.particulier.StatutBoursier;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Ine;
import io.github.impotparticulier.personne.JetonFranceConnect;
import io.github.impotparticulier.personne.Sexe;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ce qu'une ressource prend outre la personne (un mois, une campagne, une version, un périmètre), servi par le bac à sable dans chaque façon
 * de désigner la personne, chaque génération, chaque environnement, et sous chaque sorte de jeton.
 */
class ParticulierOptionsBacASableTest {
    private static final Clock MIDI = Clock.fixed(Instant.parse("2024-11-15T12:00:00Z"), ZoneOffset.UTC);
    private static final YearMonth MOIS = YearMonth.of(2024, 8);
    private static final int CAMPAGNE = 2022;

    static Stream<Arguments> bacs() {
        return Stream.of(Generation.values())
                .flatMap(generation -> Stream.of(false, true)
                        .flatMap(staging ->
                                Stream.of(false, true).map(editeur -> Arguments.of(generation, staging, editeur))));
    }

    static Stream<Arguments> versions() {
        return bacs().flatMap(bac -> IntStream.rangeClosed(3, 5)
                // La version 5 des bourses est d'automne.
                .filter(version -> version < 5 || bac.get()[0] == Generation.AUTOMNE_2026)
                .mapToObj(version -> Arguments.of(bac.get()[0], bac.get()[1], bac.get()[2], version)));
    }

    private static BacASable demarrer(Generation generation, boolean staging) {
        ReglagesParticulier reglages =
                ReglagesParticulier.parDefaut().generation(generation).quota(10_000);
        return BacASable.builder()
                .horloge(MIDI)
                .particulier(staging ? reglages.commeStaging() : reglages)
                .demarrer();
    }

    private static ApiParticulierClient client(BacASable bac, boolean editeur) {
        ApiParticulierClient.Builder builder = ApiParticulierClient.builder()
                .adresse(bac.particulier())
                .destinataire(editeur ? bac.delegations().get(0).siret() : OperationParticulier.SIRET)
                .temps(TempsFictif.a(System::nanoTime));
        return (editeur ? builder.jetonEditeur(bac.jetonEditeur()) : builder.jeton(bac.jetonParticulier())).build();
    }

    private static EtatCivil etatCivil(UsagerParticulier usager) {
        IdentiteFictive identite = usager.identite();
        return EtatCivil.builder()
                .nom(identite.nomNaissance())
                .prenoms(String.join(" ", identite.prenoms()))
                .sexe(identite.sexe().equals("F") ? Sexe.FEMININ : Sexe.MASCULIN)
                .dateNaissance(LocalDate.of(identite.annee(), identite.mois(), identite.jour()))
                .lieuNaissance(identite.codeCommune().orElse(identite.codePays()))
                .build();
    }

    private static JetonFranceConnect citoyen(BacASable bac, UsagerParticulier usager) {
        return JetonFranceConnect.de(bac.jetonFranceConnect(usager.spi().orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("bacs")
    void un_quotient_se_demande_pour_un_mois(Generation generation, boolean staging, boolean editeur) {
        try (BacASable bac = demarrer(generation, staging);
                ApiParticulierClient client = client(bac, editeur)) {
            UsagerParticulier allocataire = bac.usagerParticulier("maries-deux-enfants");
            QuotientFamilial quotients = client.quotientFamilial();

            for (QuotientFamilialCaf quotient : List.of(
                    quotients.pour(etatCivil(allocataire), MOIS), quotients.pour(citoyen(bac, allocataire), MOIS))) {
                assertThat(quotient.periodeDemandee()).hasValue(MOIS);
                assertThat(quotient.valeur()).isPresent();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void une_bourse_se_demande_pour_une_campagne(Generation generation, boolean staging, boolean editeur, int version) {
        try (BacASable bac = demarrer(generation, staging);
                ApiParticulierClient client = client(bac, editeur)) {
            UsagerParticulier etudiante = bac.usagerParticulier("etudiante-non-imposable");
            Bourses bourses = client.boursier().version(version);
            Ine ine = Ine.de(etudiante.ine().orElseThrow());
            List<StatutBoursier> rendues = new ArrayList<>(List.of(
                    bourses.pour(etatCivil(etudiante)),
                    bourses.pour(ine),
                    bourses.campagne(CAMPAGNE).pour(etatCivil(etudiante)),
                    bourses.campagne(CAMPAGNE).pour(ine)));
            etudiante.spi().ifPresent(spi -> {
                rendues.add(bourses.pour(citoyen(bac, etudiante)));
                rendues.add(bourses.campagne(CAMPAGNE).pour(citoyen(bac, etudiante)));
            });

            assertThat(etudiante.spi()).as("les trois façons de la désigner").isPresent();
            assertThat(rendues).allSatisfy(bourse -> {
                assertThat(bourse.estBoursier()).hasValue(true);
                assertThat(bourse.ine().isPresent()).isEqualTo(version == 5);
            });
            assertThat(rendues)
                    .filteredOn(bourse -> bourse.dateRentree().orElseThrow().getYear() == CAMPAGNE)
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @MethodSource("bacs")
    void un_eleve_se_cherche_en_trois_lieux_dans_chaque_version(
            Generation generation, boolean staging, boolean editeur) {
        List<PerimetreScolaire> lieux = List.of(
                PerimetreScolaire.etablissement("0359999X"),
                PerimetreScolaire.departements(Degre.SECOND, List.of("035")),
                PerimetreScolaire.regions(Degre.SECOND, List.of("53")));
        try (BacASable bac = demarrer(generation, staging);
                ApiParticulierClient client = client(bac, editeur)) {
            EtatCivil eleve = etatCivil(bac.usagerParticulier("eleve-boursiere"));
            for (int version = 3; version <= 5; version++) {
                for (PerimetreScolaire ou : lieux) {
                    Scolarite scolarite = client.scolarite().version(version).pour(eleve, ou, 2024);

                    assertThat(scolarite.estScolarise()).hasValue(true);
                    assertThat(scolarite.estFourni("regime_pensionnat")).isEqualTo(version == 5);
                }
            }
        }
    }
}
