package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.ContratPartenaire;
import io.github.impotparticulier.bacasable.EtatCivilFictif;
import io.github.impotparticulier.bacasable.PersonneFictive;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AnneeNonDisponibleException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.CategorieLigne;
import io.github.impotparticulier.ir.Foyers;
import io.github.impotparticulier.ir.SituationFamille;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.ir.SituationsMultiples;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.Ressource;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.r2p.AdresseRecherchee;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.PersonnePhysique;
import io.github.impotparticulier.th.Local;
import io.github.impotparticulier.th.NatureLocal;
import io.github.impotparticulier.th.SituationsTh;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Toutes les ressources, dans chaque mode, contre le bac à sable. */
class RessourcesBacASableTest {
    private static final BacASable BAC =
            BacASable.builder().horloge(horloge("2024-11-15")).demarrer();
    private static final ImpotParticulierClient CLIENT = client(BAC, "2024-11-15");

    private static Clock horloge(String jour) {
        return Clock.fixed(Instant.parse(jour + "T09:00:00Z"), ZoneOffset.UTC);
    }

    private static ImpotParticulierClient client(BacASable bac, String jour) {
        return ImpotParticulierClient.builder()
                .passerelle(bac.passerelle())
                .identifiants(bac.cle(), bac.secret())
                .idTeleservice(bac.idTeleservice())
                .millesimes(MillesimeCalculator.builder().horloge(horloge(jour)).build())
                .build();
    }

    @AfterAll
    static void fermer() {
        CLIENT.close();
        BAC.close();
    }

    /** Les deux façons de désigner quelqu'un. */
    enum Mode {
        PAR_SPI(spi -> Usager.parSpi(spi)),
        FRANCE_CONNECT(spi -> Usager.franceConnect(BAC.jetonFranceConnect(spi)));

        @SuppressWarnings("ImmutableEnumChecker")
        private final Function<String, Usager> designer;

        Mode(Function<String, Usager> designer) {
            this.designer = designer;
        }

        Usager usager(String cas) {
            return designer.apply(BAC.personne(cas).spi());
        }

        Usager declarant2(String cas) {
            return designer.apply(BAC.personne(cas).spiDeclarant2().orElseThrow());
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void ir_assiette(Mode mode) {
        DonneesAnnuelles<SituationIr> derniere = CLIENT.irAssiette().derniereAnnee(mode.usager("maries-deux-enfants"));

        assertThat(derniere.annee()).isEqualTo(2023);
        assertThat(derniere.donnees().rfr()).hasValue(47_880);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void ir_facture(Mode mode) {
        AvisIr avis = CLIENT.irFacture().pour(mode.usager("pacses"), 2023);

        assertThat(avis.foyer().rfr()).hasValue(40_590);
        assertThat(avis.lignes("0020")).hasSize(2);
        assertThat(avis.revenusBruts()).containsKey(CategorieLigne.SALAIRES_PENSIONS_RENTES);
        assertThat(CLIENT.irFacture()
                        .pour(mode.usager("famille-nombreuse"), 2023)
                        .lignes())
                .hasSize(60);
        assertThat(CLIENT.irFacture().dernieresAnnees(mode.usager("celibataire"), 2))
                .extracting(DonneesAnnuelles::annee)
                .containsExactly(2023, 2022);
    }

    @Test
    void une_ligne_de_code_inconnu_reste_lisible() {
        AvisIr avis = CLIENT.irFacture()
                .derniereAnnee(Mode.PAR_SPI.usager("champs-inconnus"))
                .donnees();

        assertThat(avis.ligne("9999")).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void ir_l_annee_d_un_deces(Mode mode) {
        Usager survivante = mode.declarant2("deces-conjoint-2022");

        assertThatExceptionOfType(AucunResultatException.class)
                .isThrownBy(() -> CLIENT.irAssiette().pour(survivante, 2022));
        assertThat(CLIENT.irAssiette().derniereSituation(survivante, 2022).sitFam())
                .hasValue(SituationFamille.VEUF);
        SituationsMultiples multiples = CLIENT.irAssiette().situationsMultiples(survivante, 2022);
        assertThat(multiples.situations()).hasSize(2);
        SituationIr avant = multiples.situations().get(0);
        assertThat(avant.dateDebutPeriode()).hasValue(LocalDate.of(2022, 1, 1));
        assertThat(avant.dateFinPeriode()).hasValue(avant.dateDecesdec1().orElseThrow());
        assertThat(avant.typeAvis()).isPresent();
        assertThat(CLIENT.irAssiette()
                        .situationsMultiples(mode.usager("celibataire"), 2023)
                        .situations())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void ir_derniere_situation_de_deux_ans_dit_l_annee_choisie(Mode mode) {
        assertThat(CLIENT.irAssiette()
                        .derniereSituationDeuxAns(mode.usager("celibataire"))
                        .annRevenu())
                .hasValue(2023);
        assertThatExceptionOfType(AucunResultatException.class)
                .isThrownBy(() -> CLIENT.irAssiette().derniereSituationDeuxAns(mode.usager("sans-avis")));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void th(Mode mode) {
        DonneesAnnuelles<SituationsTh> derniere = CLIENT.th().derniereAnnee(mode.usager("maries-deux-enfants"));

        assertThat(derniere.annee()).isEqualTo(2022);
        assertThat(derniere.donnees().situations().get(0).locaux())
                .hasSize(2)
                .extracting(Local::natureLocal)
                .contains(Optional.of(NatureLocal.MAISON));
        assertThat(CLIENT.th().pour(mode.usager("personne-a-charge"), 2022).situations())
                .isNotEmpty();
    }

    @Test
    void la_fin_de_la_th_est_dite() {
        assertThatExceptionOfType(AnneeNonDisponibleException.class)
                .isThrownBy(() -> CLIENT.th().pour(Mode.PAR_SPI.usager("maries-deux-enfants"), 2023))
                .withMessageContaining("n'alimente plus cette ressource depuis la fin de 2022");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void ifi(Mode mode) {
        assertThat(CLIENT.ifi().estImpose(mode.usager("haut-revenu-ifi"), 2023)).isTrue();
        assertThat(CLIENT.ifi().estImpose(mode.usager("montants-64-bits"), 2022))
                .isTrue();
        assertThat(CLIENT.ifi().estImpose(mode.usager("celibataire"), 2023)).isFalse();
        assertThat(CLIENT.ifi().derniereAnnee(mode.usager("haut-revenu-ifi")).annee())
                .isEqualTo(2023);
        assertThat(CLIENT.ifi().dernieresAnnees(mode.usager("haut-revenu-ifi"), 3))
                .extracting(DonneesAnnuelles::annee)
                .containsExactly(2023, 2022, 2021);
        assertThat(CLIENT.ifi().dernieresAnnees(mode.usager("celibataire"), 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2024, 2020})
    void l_ifi_d_une_annee_que_le_calendrier_exclut_n_est_jamais_un_faux_silencieux(int annee) {
        assertThatExceptionOfType(AnneeNonDisponibleException.class)
                .isThrownBy(() -> CLIENT.ifi().estImpose(Mode.PAR_SPI.usager("celibataire"), annee));
    }

    @Test
    void l_ifi_d_une_personne_inconnue_n_est_pas_un_faux() {
        assertThatExceptionOfType(UsagerInconnuException.class)
                .isThrownBy(() -> CLIENT.ifi().estImpose(Usager.parSpi("3999999999999"), 2023));
    }

    @ParameterizedTest
    @CsvSource({
        "410, ''",
        "404, ''",
        "416, <html>proxy</html>",
        "410, <html>proxy</html>",
        "404, <html><code>4101</code></html>",
        "404, '{\"code\":\"40400\"}'",
        "410, '{\"erreur\":{\"code\":40401}}'",
        "400, '{\"erreur\":{\"code\":4101}}'",
        "200, '{\"indicateurIfiIsf\":\"0\"}'",
        "200, '{\"indicateurIfiIsf\":\"inconnu\"}'",
        "200, '{}'"
    })
    void l_ifi_ne_se_devine_pas(int statut, String corps) {
        try (FausseDgfip dgfip = new FausseDgfip()) {
            dgfip.repond(statut, corps);
            try (ImpotParticulierClient client = dgfip.client("2024-11-15")) {
                assertThatExceptionOfType(AppelException.class)
                        .isThrownBy(() -> client.ifi().estImpose(Usager.parSpi("3990000001092"), 2023));
            }
        }
    }

    @Test
    void pres_d_une_sortie_estimee_une_personne_inconnue_reste_inconnue() {
        try (FausseDgfip dgfip = new FausseDgfip()) {
            dgfip.refuse(410, 4102).refuse(410, 4101);
            try (ImpotParticulierClient client = dgfip.client("2026-08-10")) {
                Usager usager = Usager.parSpi("3990000001092");
                assertThatExceptionOfType(UsagerInconnuException.class)
                        .isThrownBy(() -> client.ifi().derniereAnnee(usager));
                assertThatExceptionOfType(AnneeNonDisponibleException.class)
                        .isThrownBy(() -> client.ifi().derniereAnnee(usager));
            }
        }
    }

    @Test
    void l_ifi_ne_se_replie_pas_sur_une_annee_plus_ancienne() {
        try (FausseDgfip dgfip = new FausseDgfip()) {
            dgfip.refuse(410, 4101).repond(200, "{\"indicateurIfiIsf\":\"O\"}");
            try (ImpotParticulierClient client = dgfip.client("2024-11-15")) {
                assertThatExceptionOfType(AucunResultatException.class)
                        .isThrownBy(() -> client.ifi().derniereAnnee(Usager.parSpi("3990000001092")));
            }
            assertThat(dgfip.anneesLues()).containsExactly("2023");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-31, 2025, pas encore disponible",
        "2026-08-01, 2025, on ne peut conclure",
        "2026-09-14, 2025, on ne peut conclure",
        "2026-09-15, 2025, ",
        "2026-08-01, 2024, ",
        "2024-07-22, 2023, ",
        "2024-07-21, 2023, pas encore disponible"
    })
    void pres_d_une_sortie_estimee_l_absence_d_ifi_ne_conclut_pas(String jour, int annee, String explication) {
        try (FausseDgfip dgfip = new FausseDgfip()) {
            dgfip.refuse(410, 4101);
            try (ImpotParticulierClient client = dgfip.client(jour)) {
                Usager usager = Usager.parSpi("3990000001092");
                if (explication == null) {
                    assertThat(client.ifi().estImpose(usager, annee)).isFalse();
                } else {
                    assertThatExceptionOfType(AnneeNonDisponibleException.class)
                            .isThrownBy(() -> client.ifi().estImpose(usager, annee))
                            .withMessageContaining(explication);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"veuf, ELIGIBLE", "celibataire, NON_ELIGIBLE", "pacses, SANS_REPONSE"})
    void lep(String cas, EligibiliteLep attendue) {
        assertThat(CLIENT.lep().indicateur(Spi.de(BAC.personne(cas).spi()), "75", 2022, 2024))
                .isEqualTo(attendue);
    }

    private static EtatCivil.Builder etatCivil(EtatCivilFictif fictif) {
        EtatCivil.Builder builder = EtatCivil.builder()
                .nom(fictif.nom())
                .prenoms(fictif.prenoms())
                .sexe(fictif.sexe().equals("1") ? Sexe.MASCULIN : Sexe.FEMININ);
        fictif.dateNaissance()
                .ifPresentOrElse(builder::dateNaissance, () -> builder.dateNaissance(fictif.anneeNaissance()));
        return fictif.codeDepartement().isPresent()
                ? builder.naissanceEnFrance(
                        fictif.codeDepartement().get(), fictif.codeCommune().orElseThrow())
                : builder.naissanceALEtranger(fictif.codePays());
    }

    static Stream<PersonneFictive> identifiables() {
        return BAC.personnes().stream().filter(personne -> !personne.cas().equals("non-communicable"));
    }

    @ParameterizedTest
    @MethodSource("identifiables")
    void r2p_trouve_chaque_personne_par_son_etat_civil_et_en_rend_l_etat_civil(PersonneFictive fictive) {
        Spi trouve = CLIENT.r2p().spi(etatCivil(fictive.etatCivil()).build());

        assertThat(trouve.valeur()).isEqualTo(fictive.spi());
        PersonnePhysique personne = CLIENT.r2p().personne(trouve);
        assertThat(personne.spi()).hasValue(trouve);
        assertThat(personne.nomNaissance()).isPresent();
        assertThat(personne.anneeNaissance())
                .hasValue(fictive.etatCivil().anneeNaissance().getValue());
    }

    @Test
    void r2p_accents_minuscules_et_apostrophe_typographique_ne_genent_pas() {
        EtatCivil saisi = EtatCivil.builder()
                .nom("d’outre-fiction")
                .prenoms("Maéva")
                .sexe(Sexe.FEMININ)
                .dateNaissance(LocalDate.of(1987, 2, 8))
                .naissanceEnFrance("988", "18")
                .build();

        assertThat(CLIENT.r2p().spi(saisi).valeur())
                .isEqualTo(BAC.personne("nee-outre-mer").spi());
    }

    @Test
    void une_identite_france_connect_presumee_trouve_la_personne_par_ce_que_l_on_en_sait() {
        Map<String, Object> claims = Map.of(
                "family_name", "Présumée-Fictive",
                "given_name", "Halima",
                "preferred_username", "",
                "gender", "female",
                "birthdate", "1992-05-01",
                "idp_birthdate", "1992-05-00",
                "birthplace", "98511",
                "birthcountry", "99100");
        EtatCivil etatCivil = EtatCivil.depuisFranceConnect(claims);

        PersonnePhysique personne = CLIENT.r2p().personne(CriteresPersonne.parEtatCivil(etatCivil));

        assertThat(personne.spi().map(Spi::valeur))
                .hasValue(BAC.personne("naissance-presumee").spi());
        assertThat(personne.correspondA(etatCivil)).isTrue();
        assertThatExceptionOfType(UsagerInconnuException.class)
                .as("le jour dont FranceConnect complète la date n'est pas au registre")
                .isThrownBy(() -> CLIENT.r2p()
                        .spi(etatCivil
                                .modifier()
                                .dateNaissance(LocalDate.of(1992, 5, 1))
                                .build()));
    }

    @Test
    void r2p_distingue_une_plusieurs_et_aucune_personne() {
        EtatCivil.Builder homonymes =
                EtatCivil.builder().nom("SOSIE-FICTIVE").prenoms("MARIE JEANNE").sexe(Sexe.FEMININ);
        assertThatExceptionOfType(PersonneIndistincteException.class)
                .isThrownBy(() -> CLIENT.r2p().personne(CriteresPersonne.parEtatCivil(homonymes.build())));
        assertThat(CLIENT.r2p()
                        .personne(CriteresPersonne.parEtatCivil(homonymes
                                .dateNaissance(LocalDate.of(1991, 5, 3))
                                .build()))
                        .spi()
                        .map(Spi::valeur))
                .hasValue(BAC.personne("homonyme-cadette").spi());
        assertThatExceptionOfType(PersonneIndistincteException.class)
                .isThrownBy(() -> CLIENT.r2p()
                        .spi(etatCivil(BAC.personne("non-communicable").etatCivil())
                                .build()));
        assertThatExceptionOfType(UsagerInconnuException.class)
                .isThrownBy(() -> CLIENT.r2p()
                        .spi(EtatCivil.builder()
                                .nom("PERSONNE")
                                .prenoms("NULLE")
                                .sexe(Sexe.FEMININ)
                                .build()));
        assertThatExceptionOfType(UsagerInconnuException.class)
                .isThrownBy(() -> CLIENT.r2p().personne(Spi.de("3999999999999")));
    }

    @Test
    void r2p_cherche_par_adresse() {
        CriteresPersonne criteres = CriteresPersonne.parAdresse(
                EtatCivil.builder().nom("SPECIMEN").prenoms("PAUL JEAN").build(),
                AdresseRecherchee.builder()
                        .commune("69", "383")
                        .typeVoie("IMP")
                        .libelleVoie("DU MODELE")
                        .numeroVoie("8")
                        .indiceRepetition("B")
                        .build());

        assertThat(CLIENT.r2p().personne(criteres).spi().map(Spi::valeur))
                .hasValue(BAC.personne("maries-deux-enfants").spi());
    }

    @Test
    void l_etat_civil_mene_aux_donnees_en_une_ligne() {
        EtatCivil camille = etatCivil(BAC.personne("celibataire").etatCivil()).build();

        assertThat(CLIENT.irAssiette()
                        .derniereAnnee(CLIENT.parEtatCivil(camille))
                        .donnees()
                        .rfr())
                .hasValue(23_490);
    }

    @Test
    void sfip_enchaine_la_recherche_et_la_lecture() {
        CriteresPersonne parEtatCivil = CriteresPersonne.parEtatCivil(
                etatCivil(BAC.personne("veuf").etatCivil()).build());
        CriteresPersonne parSpi =
                CriteresPersonne.parSpi(Spi.de(BAC.personne("veuf").spi()));
        CriteresPersonne parAdresse = CriteresPersonne.parAdresse(
                EtatCivil.builder().nom("SPECIMEN").prenoms("PAUL JEAN").build(),
                AdresseRecherchee.builder()
                        .commune("69", "383")
                        .codeVoie("5120")
                        .numeroVoie("8")
                        .indiceRepetition("B")
                        .build());

        assertThat(CLIENT.sfip().information()).isNotBlank();
        for (CriteresPersonne criteres : List.of(parEtatCivil, parSpi)) {
            assertThat(CLIENT.sfip().derniereSituation(criteres).rfr()).hasValue(22_140);
            assertThat(CLIENT.sfip().lep(criteres, "75", 2022, 2024)).isEqualTo(EligibiliteLep.ELIGIBLE);
        }
        assertThat(CLIENT.sfip().derniereSituation(parAdresse).rfr()).hasValue(47_880);
        assertThat(CLIENT.sfip().lep(parAdresse, "69", 2022, 2024)).isEqualTo(EligibiliteLep.NON_ELIGIBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"montants-64-bits", "nee-outre-mer", "conjoint-invalide", "nee-a-l-etranger"})
    void sfip_trouve_aussi_qui_est_ne_outre_mer_en_corse_ou_a_l_etranger(String cas) {
        CriteresPersonne criteres = CriteresPersonne.parEtatCivil(
                etatCivil(BAC.personne(cas).etatCivil()).build());

        assertThat(CLIENT.sfip().derniereSituation(criteres))
                .isEqualTo(CLIENT.sfip()
                        .derniereSituation(
                                CriteresPersonne.parSpi(Spi.de(BAC.personne(cas).spi()))));
    }

    @Test
    void sfip_distingue_personne_indistincte_inconnue_et_sans_resultat() {
        assertThatExceptionOfType(PersonneIndistincteException.class)
                .isThrownBy(() -> CLIENT.sfip()
                        .derniereSituation(CriteresPersonne.parSpi(
                                Spi.de(BAC.personne("non-communicable").spi()))));
        assertThatExceptionOfType(UsagerInconnuException.class)
                .isThrownBy(() -> CLIENT.sfip().derniereSituation(CriteresPersonne.parSpi(Spi.de("3999999999999"))));
        CriteresPersonne sansAvis =
                CriteresPersonne.parSpi(Spi.de(BAC.personne("sans-avis").spi()));
        assertThatExceptionOfType(AucunResultatException.class)
                .isThrownBy(() -> CLIENT.sfip().derniereSituation(sansAvis))
                .isExactlyInstanceOf(AucunResultatException.class);
        assertThat(CLIENT.sfip().lep(sansAvis, "75", 2022, 2024)).isEqualTo(EligibiliteLep.SANS_REPONSE);
    }

    @Test
    void un_jeton_france_connect_perime_est_un_acces_refuse_sans_rejeu() {
        int avant = BAC.journal().size();
        assertThatExceptionOfType(AccesRefuseException.class)
                .isThrownBy(() -> CLIENT.irAssiette().pour(Usager.franceConnect("jeton-perime"), 2023))
                .withMessageContaining("jeton FranceConnect a pu expirer")
                .withMessageNotContaining("jeton-perime");
        assertThat(BAC.journal().subList(avant, BAC.journal().size()))
                .filteredOn(echange -> !echange.route().equals("/token"))
                .hasSize(1);
    }

    @Test
    void un_jeton_france_connect_qui_expire_en_route_ne_fait_pas_disparaitre_des_annees() {
        Usager usager = Usager.franceConnect("jeton-fictif");
        try (FausseDgfip dgfip = new FausseDgfip();
                ImpotParticulierClient client = dgfip.client("2024-11-15")) {
            dgfip.repond(200, "{\"rfr\":1}").refuse(403, 4031).refuse(410, 4101).refuse(403, 4031);
            assertThatExceptionOfType(AccesRefuseException.class)
                    .isThrownBy(() -> client.irAssiette().dernieresAnnees(usager, 3));
            assertThatExceptionOfType(AccesRefuseException.class)
                    .isThrownBy(() -> client.irAssiette().derniereAnnee(usager));
        }
    }

    @Test
    void une_bascule_contractuelle_ne_fait_pas_sortir_l_ifi() {
        MillesimeCalculator contrat = MillesimeCalculator.builder()
                .horloge(horloge("2024-03-01"))
                .basculeLe(Ressource.IFI, MonthDay.of(1, 15))
                .build();
        Usager usager = Usager.parSpi("3990000001092");
        try (FausseDgfip dgfip = new FausseDgfip();
                ImpotParticulierClient client =
                        dgfip.builder().millesimes(contrat).build()) {
            dgfip.refuse(410, 4101).refuse(410, 4101).refuse(410, 4101).refuse(410, 4101);
            assertThatExceptionOfType(AnneeNonDisponibleException.class)
                    .isThrownBy(() -> client.ifi().estImpose(usager, 2023));
            assertThatExceptionOfType(AnneeNonDisponibleException.class)
                    .isThrownBy(() -> client.ifi().derniereAnnee(usager));
            assertThatExceptionOfType(AnneeNonDisponibleException.class)
                    .isThrownBy(() -> client.ifi().dernieresAnnees(usager, 2));
            assertThat(client.ifi().estImpose(usager, 2022)).isFalse();
        }
    }

    @Test
    void l_ifi_des_annees_hors_du_contrat_manque_a_la_liste_sans_perdre_la_derniere() {
        try (BacASable bac = BacASable.builder()
                        .horloge(horloge("2024-11-15"))
                        .contrat(ContratPartenaire.complet().avecAnnees(1))
                        .demarrer();
                ImpotParticulierClient client = client(bac, "2024-11-15")) {
            assertThat(client.ifi()
                            .dernieresAnnees(
                                    Usager.parSpi(
                                            bac.personne("haut-revenu-ifi").spi()),
                                    3))
                    .extracting(DonneesAnnuelles::annee)
                    .containsExactly(2023);
        }
    }

    @Test
    void un_contrat_restreint_se_voit_champ_par_champ_et_portee_par_portee() {
        ContratPartenaire contrat = ContratPartenaire.complet()
                .avecPerimetres("RessourceIR")
                .avecChamps("RessourceIR", "rfr", "nbPart")
                .avecAnnees(1);
        try (BacASable bac = BacASable.builder()
                        .horloge(horloge("2024-11-15"))
                        .contrat(contrat)
                        .demarrer();
                ImpotParticulierClient client = client(bac, "2024-11-15")) {
            Usager usager = Usager.parSpi(bac.personne("maries-deux-enfants").spi());

            SituationIr foyer = client.irAssiette().pour(usager, 2023);
            assertThat(foyer.champs()).containsOnlyKeys("rfr", "nbPart");
            assertThat(foyer.declarant1()).isEmpty();
            assertThat(client.irAssiette().dernieresAnnees(usager, 3)).hasSize(1);
            assertThatExceptionOfType(AccesRefuseException.class)
                    .isThrownBy(() -> client.irFacture().pour(usager, 2023))
                    .satisfies(e -> assertThat(e.code()).hasValue("invalid_scope"));
            assertThat(client.irAssiette().pour(usager, 2023)).isEqualTo(foyer);
        }
    }

    @Test
    void deux_concubins_s_additionnent() {
        Foyers famille = Foyers.de(Stream.of("union-libre-mere", "union-libre-pere")
                .map(cas -> CLIENT.irAssiette().derniereAnnee(Mode.PAR_SPI.usager(cas)))
                .toList());

        // 18 450 + 25 470, sur 1,5 + 1 parts
        assertThat(famille.rfr()).hasValue(43_920);
        assertThat(famille.quotientFamilial())
                .hasValueSatisfying(q -> assertThat(q).isEqualByComparingTo("17568"));
    }
}
