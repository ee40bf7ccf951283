package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.OperationParticulier;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.particulier.DelegationFictive;
import io.github.impotparticulier.bacasable.particulier.Generation;
import io.github.impotparticulier.bacasable.particulier.IdentiteFictive;
import io.github.impotparticulier.bacasable.particulier.IncidentFournisseur;
import io.github.impotparticulier.bacasable.particulier.PanneParticulier;
import io.github.impotparticulier.bacasable.particulier.ReglagesParticulier;
import io.github.impotparticulier.bacasable.particulier.UsagerParticulier;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.NonEligibleException;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.particulier.EtatFournisseur;
import io.github.impotparticulier.particulier.IdentifiantFranceTravail;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.particulier.PerimetreScolaire.Degre;
import io.github.impotparticulier.particulier.QuotientFamilialCaf;
import io.github.impotparticulier.particulier.RessourcePersonne;
import io.github.impotparticulier.particulier.Scolarite;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Ine;
import io.github.impotparticulier.personne.JetonFranceConnect;
import io.github.impotparticulier.personne.Sexe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Le client devant le bac à sable, qui est aussi strict que le serveur publié, dans ses deux générations et ses deux environnements. */
class ParticulierBacASableTest {
    /** L'heure du temps fictif. */
    private static final Clock MIDI = Clock.fixed(Instant.parse("2024-11-15T12:00:00Z"), ZoneOffset.UTC);

    @AutoClose
    private BacASable bac = demarrer(ReglagesParticulier.parDefaut());

    private static BacASable demarrer(ReglagesParticulier reglages) {
        return BacASable.builder()
                .horloge(MIDI)
                .particulier(reglages.quota(10_000))
                .demarrer();
    }

    private void rejouer(ReglagesParticulier reglages) {
        bac.close();
        bac = demarrer(reglages);
    }

    private ApiParticulierClient client() {
        return client(bac.jetonParticulier());
    }

    private ApiParticulierClient client(String jeton) {
        return builder(jeton).build();
    }

    private ApiParticulierClient.Builder builder(String jeton) {
        return ApiParticulierClient.builder()
                .adresse(bac.particulier())
                .jeton(jeton)
                .destinataire(OperationParticulier.SIRET)
                .temps(TempsFictif.a(System::nanoTime));
    }

    private static EtatCivil etatCivil(UsagerParticulier usager) {
        IdentiteFictive identite = usager.identite();
        EtatCivil.Builder etatCivil = EtatCivil.builder()
                .nom(identite.nomNaissance())
                .prenoms(String.join(" ", identite.prenoms()))
                .sexe(identite.sexe().equals("F") ? Sexe.FEMININ : Sexe.MASCULIN)
                .lieuNaissance(identite.codeCommune().orElse(identite.codePays()));
        if (identite.mois() == 0) {
            etatCivil.dateNaissance(Year.of(identite.annee()));
        } else if (identite.jour() == 0) {
            etatCivil.dateNaissance(YearMonth.of(identite.annee(), identite.mois()));
        } else {
            etatCivil.dateNaissance(LocalDate.of(identite.annee(), identite.mois(), identite.jour()));
        }
        return etatCivil.build();
    }

    private EtatCivil etatCivil(String cas) {
        return etatCivil(bac.usagerParticulier(cas));
    }

    /** Chaque ressource qui se lit par une personne. */
    private static Map<String, Function<ApiParticulierClient, RessourcePersonne<?>>> ressources(Generation generation) {
        Map<String, Function<ApiParticulierClient, RessourcePersonne<?>>> ressources = new LinkedHashMap<>();
        ressources.put("participationFamiliale", ApiParticulierClient::participationFamiliale);
        ressources.put("rsa", ApiParticulierClient::rsa);
        ressources.put("primeActivite", ApiParticulierClient::primeActivite);
        ressources.put("aah", ApiParticulierClient::aah);
        ressources.put("asf", ApiParticulierClient::asf);
        ressources.put("c2s", ApiParticulierClient::c2s);
        ressources.put("aeeh", ApiParticulierClient::aeeh);
        ressources.put("etudiant", ApiParticulierClient::etudiant);
        ressources.put("boursier v4", c -> c.boursier().version(4));
        if (generation == Generation.AUTOMNE_2026) {
            ressources.put("ars", ApiParticulierClient::ars);
            ressources.put("foyerRsa", ApiParticulierClient::foyerRsa);
            ressources.put("boursier", ApiParticulierClient::boursier);
        }
        return ressources;
    }

    static Stream<Arguments> modes() {
        return Stream.of(Generation.values())
                .flatMap(generation -> Stream.of(
                        Arguments.of(
                                generation,
                                false,
                                ReglagesParticulier.parDefaut().generation(generation)),
                        Arguments.of(
                                generation,
                                true,
                                ReglagesParticulier.parDefaut()
                                        .generation(generation)
                                        .commeStaging())));
    }

    private static boolean repond(Set<String> servies, String nom, Function<Object, ?> appel) {
        try {
            assertThat(appel.apply(nom)).isNotNull();
            servies.add(nom);
            return true;
        } catch (AucunResultatException | PersonneIndistincteException e) {
            assertThat(e.code()).as("%s", e.getMessage()).isPresent();
        } catch (RequeteInvalideException e) {
            assertThat(e.statut())
                    .as("refusée avant l'envoi : %s", e.getMessage())
                    .isEmpty();
        } catch (ServiceIndisponibleException e) {
            // Le serveur ne sait pas l'âge d'un enfant né le 2020-00-00 : son défaut, et non celui d'un fournisseur.
            boolean sansAge = nom.equals("participationFamiliale") && e.statut().orElse(0) == 500;
            assertThat(sansAge || e.fournisseur().isPresent())
                    .as("%s", e.getMessage())
                    .isTrue();
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("modes")
    void chaque_ressource_est_servie_dans_chacun_de_ses_modes(
            Generation generation, boolean staging, ReglagesParticulier reglages) {
        rejouer(reglages);
        Map<String, Function<ApiParticulierClient, RessourcePersonne<?>>> ressources = ressources(generation);
        Set<String> parEtatCivil = new TreeSet<>();
        Set<String> parFranceConnect = new TreeSet<>();
        Set<String> autrement = new TreeSet<>();
        try (ApiParticulierClient client = client()) {
            for (UsagerParticulier usager : bac.usagersParticulier()) {
                EtatCivil etatCivil = etatCivil(usager);
                ressources.forEach((nom, ressource) ->
                        repond(parEtatCivil, nom, n -> ressource.apply(client).pour(etatCivil)));
                repond(
                        parEtatCivil,
                        "quotientFamilial",
                        n -> client.quotientFamilial().actuel(etatCivil));
                // Le serveur n'interroge FranceConnect que trente fois par minute.
                bac.avancer(Duration.ofMinutes(2));
                usager.spi().ifPresent(spi -> {
                    ressources.forEach((nom, ressource) -> repond(
                            parFranceConnect,
                            nom,
                            n -> ressource.apply(client).pour(JetonFranceConnect.de(bac.jetonFranceConnect(spi)))));
                    repond(
                            parFranceConnect,
                            "quotientFamilial",
                            n -> client.quotientFamilial().actuel(JetonFranceConnect.de(bac.jetonFranceConnect(spi))));
                });
                usager.ine().ifPresent(ine -> {
                    repond(autrement, "etudiant par INE", n -> client.etudiant().pour(Ine.de(ine)));
                    repond(
                            autrement,
                            "boursier par INE",
                            n -> client.boursier().version(4).pour(Ine.de(ine)));
                });
                usager.identifiantFranceTravail()
                        .map(IdentifiantFranceTravail::de)
                        .ifPresent(login -> {
                            repond(
                                    autrement,
                                    "statut",
                                    n -> client.franceTravail().statut(login));
                            repond(
                                    autrement,
                                    "indemnites",
                                    n -> client.franceTravail().indemnites(login));
                        });
            }
        }
        Set<String> toutes = new TreeSet<>(ressources.keySet());
        toutes.add("quotientFamilial");
        assertThat(parEtatCivil).isEqualTo(toutes);
        assertThat(parFranceConnect).isEqualTo(toutes);
        assertThat(autrement).containsExactlyInAnyOrder("etudiant par INE", "boursier par INE", "statut", "indemnites");
    }

    @Test
    void un_eleve_se_trouve_par_son_etablissement_ou_par_un_perimetre() {
        try (ApiParticulierClient client = client()) {
            EtatCivil eleve = etatCivil("eleve-boursiere");
            Scolarite scolarite = client.scolarite().pour(eleve, PerimetreScolaire.etablissement("0359999X"), 2024);

            assertThat(scolarite.champ("est_boursier")).hasValue("true");
            assertThat(scolarite.champ("regime_pensionnat.code")).hasValue("2");
            assertThat(client.scolarite()
                            .pour(eleve, PerimetreScolaire.departements(Degre.SECOND, List.of("035", "022")), 2024)
                            .champ("etablissement.code_uai"))
                    .hasValue("0359999X");
            assertThat(client.scolarite()
                            .version(4)
                            .pour(eleve, PerimetreScolaire.regions(Degre.SECOND, List.of("53")), 2024)
                            .estFourni("regime_pensionnat"))
                    .isFalse();
            assertThatExceptionOfType(AucunResultatException.class)
                    .isThrownBy(() -> client.scolarite()
                            .pour(etatCivil("eleve-non-scolarise"), PerimetreScolaire.etablissement("0139999X"), 2024));
        }
    }

    @Test
    void un_quotient_se_lit_avec_ses_trois_mois_et_ses_dates_partielles() {
        try (ApiParticulierClient client = client()) {
            QuotientFamilialCaf actuel = client.quotientFamilial().actuel(etatCivil("maries-deux-enfants"));
            assertThat(actuel.periodeDemandee()).hasValue(YearMonth.of(2024, 11));
            assertThat(actuel.valeur()).isPresent();

            QuotientFamilialCaf passe =
                    client.quotientFamilial().pour(etatCivil("maries-deux-enfants"), YearMonth.of(2023, 5));
            assertThat(passe.periodeDemandee()).hasValue(YearMonth.of(2023, 5));

            QuotientFamilialCaf msa =
                    client.quotientFamilial().pour(etatCivil("famille-nombreuse"), YearMonth.of(2023, 5));
            assertThat(msa.periodeDemandee()).hasValue(YearMonth.of(2023, 5));
            assertThat(msa.periodeCalcul()).as("la MSA n'a pas d'historique").hasValue(YearMonth.of(2024, 11));

            assertThat(client.quotientFamilial()
                            .actuel(etatCivil("nee-a-l-etranger"))
                            .enfants())
                    .isNotEmpty();
        }
    }

    @Test
    void une_portee_qui_manque_fait_manquer_ses_champs_et_aucune_fait_refuser() {
        String quotientSeul = bac.jetonParticulier(Set.of("cnaf_quotient_familial"));
        try (ApiParticulierClient partiel = client(quotientSeul)) {
            QuotientFamilialCaf quotient = partiel.quotientFamilial().actuel(etatCivil("maries-deux-enfants"));
            assertThat(quotient.estFourni("quotient_familial")).isTrue();
            assertThat(quotient.estFourni("enfants")).isFalse();
            assertThat(partiel.jeton().portees()).containsExactly("cnaf_quotient_familial");
            assertThatExceptionOfType(AccesRefuseException.class)
                    .isThrownBy(() -> partiel.rsa().pour(etatCivil("maries-deux-enfants")))
                    .satisfies(e -> assertThat(e.code()).hasValue("00100"));
        }
        try (ApiParticulierClient inconnu = client("jeton.inconnu.ici")) {
            assertThatExceptionOfType(AuthentificationException.class)
                    .isThrownBy(() -> inconnu.rsa().pour(etatCivil("maries-deux-enfants")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void un_jeton_france_connect_inconnu_est_celui_de_la_personne(Generation generation) {
        rejouer(ReglagesParticulier.parDefaut().generation(generation));
        try (ApiParticulierClient client = client()) {
            assertThatExceptionOfType(AccesRefuseException.class)
                    .isThrownBy(() -> client.quotientFamilial().actuel(JetonFranceConnect.de("jeton-inconnu")))
                    .withMessageContaining("FranceConnect");
        }
    }

    @ParameterizedTest
    @EnumSource
    void les_refus_se_distinguent_dans_les_deux_generations(Generation generation) {
        rejouer(ReglagesParticulier.parDefaut().generation(generation));
        try (ApiParticulierClient client = client()) {
            EtatCivil inconnue = etatCivil("maries-deux-enfants")
                    .modifier()
                    .nom("SPECIMEN-INCONNUE")
                    .build();
            assertThatExceptionOfType(UsagerInconnuException.class)
                    .isThrownBy(() -> client.quotientFamilial().actuel(inconnue));
            AppelException veuf = catchThrowableOfType(
                    AucunResultatException.class,
                    () -> client.quotientFamilial().actuel(etatCivil("veuf")));
            assertThat(veuf).isExactlyInstanceOf(AucunResultatException.class);
            assertThat(veuf.fournisseur()).hasValue("CNAF");
            assertThatExceptionOfType(NonEligibleException.class)
                    .isThrownBy(() -> client.participationFamiliale().pour(etatCivil("celibataire")));
            EtatCivil sansLieu = EtatCivil.builder()
                    .nom("JUMELLE-FICTIVE")
                    .prenoms("CLEA")
                    .sexe(Sexe.FEMININ)
                    .dateNaissance(LocalDate.of(2004, 6, 6))
                    .build();
            assertThatExceptionOfType(PersonneIndistincteException.class)
                    .isThrownBy(() -> client.boursier().version(4).pour(sansLieu))
                    .satisfies(e -> assertThat(e.fournisseur()).hasValue("CNOUS"));
            if (generation == Generation.AVRIL_2026) {
                assertThatExceptionOfType(RequeteInvalideException.class)
                        .as("la version 5 des bourses est d'automne")
                        .isThrownBy(() -> client.boursier().pour(etatCivil("personne-a-charge")))
                        .withMessageContaining("version(…)");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void chaque_incident_d_un_fournisseur_dit_quoi_faire(IncidentFournisseur incident) {
        Class<? extends AppelException> attendue = switch (incident) {
            case INTROUVABLE -> AucunResultatException.class;
            case PLUSIEURS_PERSONNES -> PersonneIndistincteException.class;
            default -> ServiceIndisponibleException.class;
        };
        for (Generation generation : Generation.values()) {
            rejouer(ReglagesParticulier.parDefaut().generation(generation));
            bac.panne(PanneParticulier.de(incident));
            try (ApiParticulierClient client = client()) {
                AppelException levee = catchThrowableOfType(
                        AppelException.class, () -> client.rsa().pour(etatCivil("parent-isole")));
                assertThat(levee).isExactlyInstanceOf(attendue);
                assertThat(levee.fournisseur()).isPresent();
            }
        }
    }

    @Test
    void une_panne_passagere_se_refait_et_le_conflit_qui_suit_une_coupure_s_attend() {
        BiFunction<PanneParticulier, Integer, Object> lire = (panne, fois) -> {
            bac.panne(panne, fois);
            try (ApiParticulierClient client = client()) {
                return client.rsa().pour(etatCivil("parent-isole"));
            }
        };
        assertThat(lire.apply(PanneParticulier.de(IncidentFournisseur.SANS_REPONSE), 1))
                .isNotNull();
        assertThat(lire.apply(PanneParticulier.reseau(), 2)).isNotNull();
        assertThat(lire.apply(PanneParticulier.enCours(), 5)).isNotNull();
        assertThat(lire.apply(PanneParticulier.quotaDepasse(Duration.ZERO), 1)).isNotNull();
        assertThatExceptionOfType(ServiceIndisponibleException.class)
                .as("la marque reste une minute, et l'horloge du bac n'avance pas")
                .isThrownBy(() -> lire.apply(PanneParticulier.coupure(), 1))
                .satisfies(e -> assertThat(e.code()).hasValue("00015"));
        bac.avancer(Duration.ofSeconds(61));
        try (ApiParticulierClient client = client()) {
            assertThat(client.rsa().pour(etatCivil("parent-isole"))).isNotNull();
        }
    }

    @Test
    void les_autres_pannes_de_la_plateforme_se_disent() {
        Map<PanneParticulier, Class<? extends AppelException>> attendues = Map.of(
                PanneParticulier.jetonExpire(), AuthentificationException.class,
                PanneParticulier.jetonRevoque(), AuthentificationException.class,
                PanneParticulier.adresseRefusee(), AccesRefuseException.class,
                PanneParticulier.pageHtml(403), AccesRefuseException.class,
                PanneParticulier.quotaDepasse(Duration.ofHours(2)), QuotaDepasseException.class,
                PanneParticulier.maintenance(Duration.ofHours(1)), ServiceIndisponibleException.class,
                PanneParticulier.enCours(), ServiceIndisponibleException.class);
        attendues.forEach((panne, attendue) -> {
            rejouer(ReglagesParticulier.parDefaut());
            bac.panne(panne);
            try (ApiParticulierClient client = client()) {
                assertThat(catchThrowableOfType(
                                AppelException.class, () -> client.rsa().pour(etatCivil("parent-isole"))))
                        .as("%s", panne)
                        .isExactlyInstanceOf(attendue);
            }
        });
    }

    @Test
    void un_editeur_demande_pour_chacune_de_ses_delegations() {
        List<DelegationFictive> delegations = bac.delegations();
        DelegationFictive seule = delegations.get(0);
        DelegationFictive quotientSeul = delegations.get(1);
        DelegationFictive complete = delegations.get(2);
        EtatCivil etatCivil = etatCivil("parent-isole");
        try (ApiParticulierClient editeur = ApiParticulierClient.builder()
                .adresse(bac.particulier())
                .jetonEditeur(bac.jetonEditeur())
                .temps(TempsFictif.a(System::nanoTime))
                .build()) {
            assertThat(editeur.pourDestinataire(seule.siret()).rsa().pour(etatCivil))
                    .isNotNull();
            assertThatExceptionOfType(RequeteInvalideException.class)
                    .isThrownBy(() ->
                            editeur.pourDestinataire(quotientSeul.siret()).rsa().pour(etatCivil))
                    .withMessageContaining("pourDelegation");
            assertThatExceptionOfType(AccesRefuseException.class)
                    .isThrownBy(() -> editeur.pourDelegation(quotientSeul.siret(), UUID.fromString(quotientSeul.id()))
                            .rsa()
                            .pour(etatCivil));
            assertThat(editeur.pourDelegation(complete.siret(), UUID.fromString(complete.id()))
                            .rsa()
                            .pour(etatCivil))
                    .isNotNull();
            assertThatExceptionOfType(AccesRefuseException.class)
                    .isThrownBy(() -> editeur.pourDestinataire(OperationParticulier.SIRET)
                            .rsa()
                            .pour(etatCivil))
                    .satisfies(e -> assertThat(e.code()).hasValue("00213"));
        }
    }

    @Test
    void le_quota_du_bac_n_est_jamais_depasse() {
        bac.close();
        bac = BacASable.builder().particulier(ReglagesParticulier.parDefaut()).demarrer();
        EtatCivil etatCivil = etatCivil("parent-isole");
        List<Integer> statuts = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (ApiParticulierClient client = ApiParticulierClient.builder()
                .adresse(bac.particulier())
                .jeton(bac.jetonParticulier())
                .destinataire(OperationParticulier.SIRET)
                .ecouteur(essai -> statuts.add(essai.statut().orElse(0)))
                .build()) {
            YearMonth courant = YearMonth.now(java.time.ZoneId.of("Europe/Paris"));
            Stream.iterate(0, i -> i + 1)
                    .limit(24)
                    .map(i -> client.async(c -> c.quotientFamilial().pour(etatCivil, courant.minusMonths(i))))
                    .toList()
                    .forEach(java.util.concurrent.CompletableFuture::join);
        }
        assertThat(statuts).hasSize(24).containsOnly(200);
    }

    @Test
    void une_lecture_libre_et_l_etat_d_un_fournisseur_s_y_lisent() {
        try (ApiParticulierClient client = client()) {
            UsagerParticulier usager = bac.usagerParticulier("etudiante-non-imposable");
            IdentiteFictive identite = usager.identite();
            assertThat(client.lire(
                                    "/v3/gip_mds/service_civique/identite",
                                    Map.of(
                                            "nomNaissance", identite.nomNaissance(),
                                            "prenoms", identite.prenoms(),
                                            "anneeDateNaissance", identite.annee(),
                                            "moisDateNaissance", identite.mois(),
                                            "jourDateNaissance", identite.jour()))
                            .champs())
                    .isNotEmpty();
            assertThat(client.etat("dss")).isEqualTo(EtatFournisseur.DISPONIBLE);
        }
    }
}
