package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.LecturesIr;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.EchangeServi;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.ir.Adresse;
import io.github.impotparticulier.ir.Declarant;
import io.github.impotparticulier.ir.PersonnesACharge;
import io.github.impotparticulier.ir.Revenus;
import io.github.impotparticulier.ir.SituationFamille;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.personne.Usager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Le client contre le bac à sable, qui lit le contrat de son côté : ce qui passe ici a été compris deux fois. */
class BacASableClientTest {
    private static final Clock NOVEMBRE_2025 = Clock.fixed(Instant.parse("2025-11-15T09:00:00Z"), ZoneOffset.UTC);
    private static final BacASable BAC =
            BacASable.builder().horloge(NOVEMBRE_2025).demarrer();
    private static final ImpotParticulierClient CLIENT = client(BAC).build();

    private static ImpotParticulierClient.Builder client(BacASable bac) {
        return ImpotParticulierClient.builder()
                .passerelle(bac.passerelle())
                .identifiants(bac.cle(), bac.secret())
                .idTeleservice(bac.idTeleservice())
                .millesimes(MillesimeCalculator.builder().horloge(NOVEMBRE_2025).build());
    }

    @AfterAll
    static void fermer() {
        CLIENT.close();
        BAC.close();
    }

    private static Usager usager(String cas) {
        return Usager.parSpi(BAC.personne(cas).spi());
    }

    private static SituationIr foyer(String cas, int annee) {
        return CLIENT.irAssiette().pour(usager(cas), annee);
    }

    @Test
    void les_variables_du_bac_suffisent_aux_deux_clients() {
        try (ImpotParticulierClient impots =
                        ImpotParticulierClient.builder().depuis(BAC.variables()).build();
                ApiParticulierClient particulier =
                        ApiParticulierClient.builder().depuis(BAC.variables()).build()) {
            assertThat(impots.irAssiette().pour(usager("celibataire"), 2024).rfr())
                    .hasValue(24_300);
            assertThat(particulier.jeton().portees()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "celibataire, 2024, 24300, 1, CELIBATAIRE",
        "maries-deux-enfants, 2024, 49320, 3, MARIE",
        "pacses, 2023, 40590, 2.5, PACSE",
        "divorce-residence-alternee, 2024, 29700, 1.25, DIVORCE",
        "parent-isole, 2024, 25830, 2.5, DIVORCE",
        "veuf, 2024, 22770, 1.5, VEUF",
        "union-libre-mere, 2024, 19170, 1.5, CELIBATAIRE",
        "couple-retraite, 2024, 46751, 2.5, MARIE",
        "etudiante-non-imposable, 2022, 4860, 1, CELIBATAIRE",
        "ancien-combattant, 2024, 19530, 1.5, CELIBATAIRE",
        "haut-revenu-ifi, 2024, 402874, 4, MARIE",
        "deficit, 2024, 0, 1, CELIBATAIRE",
        "montants-64-bits, 2023, 5400108000, 1, CELIBATAIRE",
        "montants-64-bits, 2024, 5000108000, 1, CELIBATAIRE",
        "famille-nombreuse, 2024, 41919, 6.75, MARIE",
        "spi-hors-modulo, 2024, 20160, 1, CELIBATAIRE",
        "champs-inconnus, 2024, 21600, 1, INCONNUE"
    })
    void les_bizarreries_du_fil_ne_changent_pas_ce_qui_se_lit(
            String cas, int annee, long rfr, BigDecimal parts, SituationFamille situation) {
        SituationIr foyer = foyer(cas, annee);

        assertThat(foyer.rfr()).hasValue(rfr);
        assertThat(foyer.nbPart()).hasValueSatisfying(lues -> assertThat(lues).isEqualByComparingTo(parts));
        assertThat(foyer.sitFam()).hasValue(situation);
    }

    @Test
    void tout_champ_de_toute_personne_se_lit_ou_dit_pourquoi_pas() {
        List<String> illisibles = BAC.personnes().stream()
                .filter(personne -> !List.of("sans-avis", "personne-a-charge", "impot-separe-annee-du-mariage")
                        .contains(personne.cas()))
                .flatMap(personne -> LecturesIr.echecs(CLIENT.irAssiette()
                                .derniereAnnee(
                                        Usager.parSpi(personne.spiDeclarant2().orElse(personne.spi())))
                                .donnees())
                        .map(champ -> personne.cas() + " : " + champ))
                .toList();

        // Une date volontairement illisible, la seule.
        assertThat(illisibles).containsExactly("champs-inconnus : datRec");
    }

    @Test
    void un_foyer_entier_se_lit_type() {
        SituationIr foyer = foyer("maries-deux-enfants", 2024);

        assertThat(foyer.declarant1().flatMap(Declarant::nomNaissance)).hasValue("SPECIMEN");
        assertThat(foyer.declarant2()).isPresent();
        assertThat(foyer.pac().map(PersonnesACharge::nbPacF).orElseThrow()).hasValue(2);
        assertThat(foyer.aftDetail().flatMap(Adresse::codePostal)).isPresent();
        assertThat(foyer.rev().map(Revenus::tspr).orElseThrow()).isNotEmpty();
        assertThat(foyer.montTotIr().orElseThrow()).isNegative();
        assertThat(foyer("pacses", 2024).datRec()).hasValue(LocalDate.of(2025, 7, 31));
    }

    @Test
    void des_valeurs_nulles_ou_mises_en_forme_se_lisent_comme_telles() {
        SituationIr foyer = foyer("absences-ecrites", 2024);

        assertThat(foyer.declarant2()).isEmpty();
        assertThat(foyer.pensAlPer()).isEmpty();
        assertThat(foyer.mntRevbareme()).isEmpty();
        assertThat(foyer.indOptionImpotSepar()).isEmpty();
        assertThat(foyer.indDeficit()).hasValue(false);
        assertThat(foyer.sitParIso()).hasValue(false);
        assertThat(foyer.sitParDeclaree().sitPartP()).isEmpty();
        assertThat(foyer.sitParDeclaree().indNonSeul()).hasValue(false);
        assertThat(foyer.aftDetail().flatMap(Adresse::complementAdresse)).isEmpty();
        assertThat(foyer.revImposable()).hasValue(20_790);
        assertThat(foyer.rev().orElseThrow().montant("1AJ")).hasValue(23_100);
        assertThat(foyer.rev().orElseThrow().montant("1AK")).isEmpty();
        assertThat(foyer.datEtab()).hasValue(LocalDate.of(2025, 7, 15));
        assertThat(foyer.datRec()).hasValue(LocalDate.of(2025, 7, 31));
        assertThat(CLIENT.irAssiette()
                        .situationsMultiples(
                                Usager.parSpi(BAC.personne("absences-ecrites").spi()), 2024)
                        .situations()
                        .get(0)
                        .declarant2())
                .isEmpty();
    }

    @Test
    void les_deux_declarants_ont_le_meme_foyer() {
        Usager second = Usager.parSpi(
                BAC.personne("maries-deux-enfants").spiDeclarant2().orElseThrow());

        assertThat(CLIENT.irAssiette().pour(second, 2024)).isEqualTo(foyer("maries-deux-enfants", 2024));
    }

    @Test
    void un_champ_non_contracte_manque_et_les_autres_restent() {
        SituationIr foyer = foyer("rfr-non-contracte", 2024);

        assertThat(foyer.rfr()).isEmpty();
        assertThat(foyer.quotientFamilial()).isEmpty();
        assertThat(foyer.nbPart()).isPresent();
    }

    @Test
    void les_dernieres_annees_suivent_le_calendrier_du_bac_a_sable() {
        assertThat(CLIENT.irAssiette().dernieresAnnees(usager("celibataire"), 3))
                .extracting(DonneesAnnuelles::annee)
                .containsExactly(2024, 2023, 2022);
    }

    @Test
    void l_annee_d_un_deces_n_a_pas_de_resultat_la_suivante_en_a_un() {
        try (BacASable en2023 = BacASable.builder()
                        .horloge(Clock.fixed(Instant.parse("2023-11-15T09:00:00Z"), ZoneOffset.UTC))
                        .demarrer();
                ImpotParticulierClient client =
                        client(en2023).millesimes(FausseDgfip.le("2023-11-15")).build()) {
            Usager survivante = Usager.parSpi(
                    en2023.personne("deces-conjoint-2022").spiDeclarant2().orElseThrow());

            DonneesAnnuelles<SituationIr> derniere = client.irAssiette().derniereAnnee(survivante);

            assertThat(derniere.annee()).isEqualTo(2021);
            assertThat(derniere.repli()).isTrue();
        }
        Usager survivante = Usager.parSpi(
                BAC.personne("deces-conjoint-2022").spiDeclarant2().orElseThrow());
        assertThat(CLIENT.irAssiette().pour(survivante, 2023).sitFam()).hasValue(SituationFamille.VEUF);
    }

    static Stream<OperationDgfip> operations() {
        return OperationDgfip.TOUTES.stream();
    }

    /** Une route, une portée ou un type de média que le bac lirait autrement serait refusé d'une autre façon. */
    @ParameterizedTest
    @MethodSource("operations")
    void chaque_operation_atteint_le_registre_ou_la_personne_de_la_table_n_est_pas(OperationDgfip operation) {
        AppelException refus = catchThrowableOfType(
                AppelException.class, () -> operation.appel().apply(CLIENT));

        switch (operation.designation()) {
            case SPI, ETAT_CIVIL -> assertThat(refus).isExactlyInstanceOf(UsagerInconnuException.class);
            case FRANCE_CONNECT -> assertThat(refus).isExactlyInstanceOf(AccesRefuseException.class);
            case PERSONNE -> assertThat(refus).isNull();
        }
    }

    @Test
    void une_personne_sans_avis_et_une_personne_inconnue_se_distinguent() {
        assertThatExceptionOfType(AucunResultatException.class)
                .isThrownBy(() -> CLIENT.irAssiette().derniereAnnee(usager("sans-avis")))
                .isExactlyInstanceOf(AucunResultatException.class);
        assertThatExceptionOfType(UsagerInconnuException.class)
                .isThrownBy(() -> CLIENT.irAssiette().derniereAnnee(Usager.parSpi("3999999999999")));
    }

    @Test
    void de_mauvais_identifiants_et_un_autre_teleservice_se_distinguent() {
        try (ImpotParticulierClient mauvaisSecret =
                        client(BAC).identifiants(BAC.cle(), "faux").build();
                ImpotParticulierClient autreTeleservice =
                        client(BAC).idTeleservice("AUTRE").build()) {
            assertThatExceptionOfType(AuthentificationException.class)
                    .isThrownBy(() -> mauvaisSecret.irAssiette().pour(usager("celibataire"), 2024))
                    .satisfies(e -> assertThat(e.code()).hasValue("invalid_client"));
            assertThatExceptionOfType(AccesRefuseException.class)
                    .isThrownBy(() -> autreTeleservice.irAssiette().pour(usager("celibataire"), 2024))
                    .satisfies(e -> assertThat(e.code()).hasValue("4031"));
        }
    }

    @Test
    void un_jeton_perime_au_bac_a_sable_est_remplace_sans_que_rien_n_y_paraisse() {
        TempsFictif temps = new TempsFictif();
        temps.mettreAHeure(NOVEMBRE_2025.instant());
        try (BacASable bac = BacASable.builder().horloge(temps.horloge()).demarrer();
                ImpotParticulierClient client = client(bac).build()) {
            client.irAssiette().pour(usager("celibataire"), 2024);
            // L'horloge du serveur avance, pas celle du client : il croit son jeton bon.
            temps.decalerHeure(Duration.ofHours(2));

            assertThat(client.irAssiette().pour(usager("celibataire"), 2024).rfr())
                    .hasValue(24_300);

            assertThat(bac.journal()).extracting(EchangeServi::statut).containsExactly(200, 200, 401, 200, 200);
        }
    }
}
