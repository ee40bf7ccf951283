package io.github.impotparticulier;

import static io.github.impotparticulier.appui.OperationParticulier.ETAT_CIVIL;
import static io.github.impotparticulier.appui.OperationParticulier.FRANCE_CONNECT;
import static io.github.impotparticulier.appui.OperationParticulier.VIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationParticulier;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.internal.echange.Temps;
import io.github.impotparticulier.particulier.IdentifiantFranceTravail;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.particulier.PerimetreScolaire.Degre;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ce que le serveur refuserait ne part pas, et ce qu'il prendrait mal part comme il le veut. */
class ParticulierControlesTest {
    @AutoClose
    private final FausseDgfip serveur = new FausseDgfip();

    @AutoClose
    private final ApiParticulierClient client =
            OperationParticulier.vers(serveur).build();

    private void part(Function<ApiParticulierClient, ?> appel) {
        serveur.repond(200, VIDE);
        assertThat(appel.apply(client)).isNotNull();
    }

    private String parametre(String nom) {
        return serveur.lectures.get(serveur.lectures.size() - 1).getUrl().queryParameter(nom);
    }

    private void nePartPas(String dit, Function<ApiParticulierClient, ?> appel) {
        int avant = serveur.lectures.size();
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> appel.apply(client))
                .withMessageContaining(dit)
                .satisfies(e ->
                        assertThat(Temoin.detecteur().genres(e.getMessage())).isEmpty())
                .satisfies(e -> assertThat(e.statut()).isEmpty());
        assertThat(serveur.lectures).hasSize(avant);
    }

    private static EtatCivil.Builder base() {
        return ETAT_CIVIL.modifier();
    }

    @Test
    void les_lettres_que_le_serveur_ne_prend_pas_deviennent_celles_qu_il_prend() {
        part(c -> c.rsa()
                .pour(base().nom("LE CŒUR D’ÉTÉ")
                        .prenoms("Œdipe")
                        .nomUsage("L‘Œuf")
                        .build()));

        assertThat(parametre("nomNaissance")).isEqualTo("LE COEUR D'ÉTÉ");
        assertThat(parametre("prenoms[]")).isEqualTo("OEdipe");
        assertThat(parametre("nomUsage")).isEqualTo("L'OEuf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ÿ", "ÆØÞß", "d'Ézéchi-Elle", "ÀÖØöøÿ", "A B"})
    void les_lettres_de_l_europe_de_l_ouest_partent_telles_quelles(String nom) {
        part(c -> c.rsa().pour(base().nom(nom).build()));

        assertThat(parametre("nomNaissance")).isEqualTo(nom);
    }

    @ParameterizedTest
    @CsvSource({
        "Spécimen7, un chiffre",
        "Spéc.imen, un point",
        "Spéc×imen, signe de ponctuation",
        "Spéc_imen, signe de ponctuation",
        "Złotowska, lettre latine d'une autre langue",
        "Șerban, lettre latine d'une autre langue",
        "Ÿ, lettre latine d'une autre langue",
        "Иванова, autre alphabet",
        "李, autre alphabet"
    })
    void une_autre_lettre_est_refusee_en_disant_sa_sorte(String nom, String sorte) {
        nePartPas(sorte, c -> c.rsa().pour(base().nom(nom).build()));
        nePartPas(
                sorte,
                c -> c.scolarite()
                        .pour(base().prenoms(nom).build(), PerimetreScolaire.etablissement("0399001A"), 2024));
        nePartPas(sorte, c -> c.lire("/v3/gip_mds/service_civique/identite", Map.of("prenoms", List.of("LUC", nom))));
    }

    @Test
    void une_virgule_dans_un_prenom_libre_est_refusee() {
        nePartPas("virgule", c -> c.lire("/v3/dss/foyer_rsa/identite", Map.of("prenoms", List.of("JEAN,LUC"))));
    }

    @Test
    void une_date_partielle_part_pour_une_prestation_et_pas_pour_des_etudes() {
        part(c -> c.rsa().pour(base().dateNaissance(Year.of(1988)).build()));
        assertThat(parametre("anneeDateNaissance")).isEqualTo("1988");
        assertThat(parametre("moisDateNaissance")).isNull();

        part(c -> c.rsa().pour(base().dateNaissance(YearMonth.of(1988, 4)).build()));
        assertThat(parametre("moisDateNaissance")).isEqualTo("4");
        assertThat(parametre("jourDateNaissance")).isNull();

        EtatCivil partiel = base().dateNaissance(YearMonth.of(1988, 4)).build();
        nePartPas("entière", c -> c.etudiant().pour(partiel));
        nePartPas("entière", c -> c.boursier().pour(partiel));
        nePartPas("entière", c -> c.scolarite().pour(partiel, PerimetreScolaire.etablissement("0399001A"), 2024));
    }

    @Test
    void une_naissance_va_de_1900_a_hier_a_paris() {
        nePartPas(
                "1900",
                c -> c.rsa()
                        .pour(base().dateNaissance(LocalDate.of(1899, 12, 31)).build()));
        part(c -> c.rsa().pour(base().dateNaissance(LocalDate.of(1900, 1, 1)).build()));
        part(c -> c.rsa().pour(base().dateNaissance(LocalDate.of(2024, 11, 14)).build()));
        nePartPas(
                "hier",
                c -> c.rsa()
                        .pour(base().dateNaissance(LocalDate.of(2024, 11, 15)).build()));
    }

    @ParameterizedTest
    @CsvSource({"2001, 13, 1", "2001, 0, 1", "2001, 2, 29", "2001, 4, 0"})
    void un_jour_libre_qui_n_existe_pas_est_refuse(int annee, int mois, int jour) {
        nePartPas(
                "n'existe pas",
                c -> c.lire(
                        "/v3/dss/foyer_rsa/identite",
                        Map.of("anneeDateNaissance", annee, "moisDateNaissance", mois, "jourDateNaissance", jour)));
    }

    @Test
    void un_jour_sans_mois_ou_un_mois_sans_annee_est_refuse() {
        nePartPas(
                "sans le mois",
                c -> c.lire("/v3/dss/foyer_rsa/identite", Map.of("anneeDateNaissance", 2001, "jourDateNaissance", 4)));
        nePartPas("sans l'année", c -> c.lire("/v3/dss/foyer_rsa/identite", Map.of("moisDateNaissance", 4)));
    }

    @Test
    void le_sexe_est_exige() {
        EtatCivil sans = EtatCivil.builder()
                .nom(Temoin.NOM)
                .prenoms(Temoin.PRENOM)
                .dateNaissance(LocalDate.of(1988, 4, 7))
                .lieuNaissance("35238")
                .build();
        nePartPas("Sexe", c -> c.rsa().pour(sans));
        part(c -> c.rsa().pour(sans.modifier().sexe(Sexe.MASCULIN).build()));
        assertThat(parametre("sexeEtatCivil")).isEqualTo("M");
    }

    @ParameterizedTest
    @CsvSource({
        "35238, 99100, 35238",
        "2A004, 99100, 2A004",
        "97411, 99100, 97411",
        "98735, 99100, 98735",
        "98511, 99100, 98511",
        "99352, 99352, ",
        "92352, 92352, ",
        "92012, 99100, 92012"
    })
    void un_lieu_part_au_pays_et_a_la_commune_que_le_serveur_attend(String lieu, String pays, String commune) {
        part(c -> c.rsa().pour(base().lieuNaissance(lieu).build()));

        assertThat(parametre("codeCogInseePaysNaissance")).isEqualTo(pays);
        assertThat(parametre("codeCogInseeCommuneNaissance")).isEqualTo(commune);
    }

    @Test
    void la_corse_d_avant_1976_se_donne_par_son_nom_et_son_departement() {
        nePartPas("2A ou 2B", c -> c.rsa().pour(base().lieuNaissance("20004").build()));
        nePartPas(
                "2A ou 2B",
                c -> c.rsa()
                        .pour(base().naissanceEnFranceParNom("20", "Ajaccio").build()));

        part(c -> c.rsa().pour(base().naissanceEnFranceParNom("2A", "Ajaccio").build()));
        assertThat(parametre("nomCommuneNaissance")).isEqualTo("Ajaccio");
        assertThat(parametre("codeCogInseeDepartementNaissance")).isEqualTo("2A");
        assertThat(parametre("codeCogInseePaysNaissance")).isEqualTo("99100");
        assertThat(parametre("codeCogInseeCommuneNaissance")).isNull();
    }

    @Test
    void un_prenom_trop_long_pour_r2p_se_demande_ici() {
        String long26 = "Maximilienne-Théodoralinéa";
        part(c -> c.rsa().pour(base().prenoms(long26 + " Luc").build()));

        assertThat(serveur.lectures.get(0).getUrl().queryParameterValues("prenoms[]"))
                .containsExactly(long26, "Luc");
    }

    @Test
    void une_commune_donnee_par_son_nom_veut_l_annee() {
        EtatCivil sansDate = EtatCivil.builder()
                .nom(Temoin.NOM)
                .prenoms(Temoin.PRENOM)
                .sexe(Sexe.FEMININ)
                .naissanceEnFranceParNom("35", "Rennes")
                .build();
        nePartPas("année", c -> c.rsa().pour(sansDate));
    }

    @Test
    void nee_en_france_sans_commune_ou_sans_lieu_une_prestation_ne_se_demande_pas() {
        nePartPas("Commune", c -> c.rsa().pour(base().naissanceEnFrance("35").build()));
        nePartPas("Commune", c -> c.rsa().pour(base().naissanceEnFrance().build()));
        EtatCivil sansLieu = EtatCivil.builder()
                .nom(Temoin.NOM)
                .prenoms(Temoin.PRENOM)
                .sexe(Sexe.FEMININ)
                .dateNaissance(LocalDate.of(1988, 4, 7))
                .build();
        nePartPas("Lieu", c -> c.rsa().pour(sansLieu));
        part(c -> c.etudiant().pour(sansLieu));
        assertThat(parametre("codeCogInseePaysNaissance")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20004", "2a004", "75000x", "96001x", "3523", "352388", "2C001"})
    void une_commune_libre_mal_formee_est_refusee(String code) {
        nePartPas("ommune", c -> c.lire("/v3/dss/foyer_rsa/identite", Map.of("codeCogInseeCommuneNaissance", code)));
    }

    @ParameterizedTest
    @CsvSource({
        "codeCogInseePaysNaissance, 75001",
        "codeCogInseePaysNaissance, FR",
        "codeCogInseeDepartementNaissance, 96",
        "codeCogInseeDepartementNaissance, 978",
        "codeCogInseeDepartementNaissance, 20",
        "codesBcnDepartements, 035",
        "codesBcnRegions, 14",
        "sexeEtatCivil, Femme",
        "ine, 399",
        "codeEtablissement, 399001A",
        "anneeScolaire, 24",
        "anneeScolaire, 2024-25",
        "degreEtablissement, 3D",
        "degreEtablissement, 1D",
        "campaignYear, 2020",
        "campaignYear, 2024",
        "campaignYear, deux",
        "delegation_id, 399",
        "annee, vingt"
    })
    void une_valeur_que_le_serveur_refuserait_ne_part_pas(String nom, String valeur) {
        nePartPas(" ", c -> c.lire("/v3/exemple/identite", Map.of(nom, valeur)));
    }

    @Test
    void une_campagne_va_de_2021_a_l_an_dernier() {
        nePartPas("2023", c -> c.boursier().campagne(2024).pour(OperationParticulier.INE));
        nePartPas("2021", c -> c.boursier().campagne(2020).pour(FRANCE_CONNECT));
        part(c -> c.boursier().campagne(2021).pour(OperationParticulier.INE));
    }

    @ParameterizedTest
    @CsvSource({"2024, 11", "2022, 12"})
    void les_vingt_quatre_derniers_mois_se_demandent(int annee, int mois) {
        part(c -> c.quotientFamilial().pour(ETAT_CIVIL, YearMonth.of(annee, mois)));
        assertThat(parametre("mois")).isEqualTo(Integer.toString(mois));
    }

    @ParameterizedTest
    @CsvSource({"2024, 12", "2022, 11", "2021, 1"})
    void un_mois_a_venir_ou_trop_ancien_ne_part_pas(int annee, int mois) {
        nePartPas("2022-12 à 2024-11", c -> c.quotientFamilial().pour(ETAT_CIVIL, YearMonth.of(annee, mois)));
        nePartPas("2022-12 à 2024-11", c -> c.quotientFamilial().pour(FRANCE_CONNECT, YearMonth.of(annee, mois)));
        nePartPas(
                "2022-12 à 2024-11",
                c -> c.lire(
                        "/v3/dss/quotient_familial/france_connect",
                        Map.of("annee", annee, "mois", mois),
                        FRANCE_CONNECT));
    }

    @Test
    void le_mois_courant_est_celui_de_paris() {
        Temps reveillon = new Temps(
                System::nanoTime,
                Clock.fixed(Instant.parse("2024-12-31T23:30:00Z"), ZoneOffset.UTC),
                duree -> {},
                () -> 0);
        try (ApiParticulierClient aMinuit =
                OperationParticulier.vers(serveur).temps(reveillon).build()) {
            serveur.repond(200, VIDE);
            assertThat(aMinuit.quotientFamilial().pour(ETAT_CIVIL, YearMonth.of(2025, 1)))
                    .isNotNull();
            assertThatExceptionOfType(RequeteInvalideException.class)
                    .isThrownBy(() -> aMinuit.quotientFamilial().pour(ETAT_CIVIL, YearMonth.of(2023, 1)));
        }
    }

    @Test
    void l_annee_ne_part_pas_sans_le_mois_ni_un_mois_impossible() {
        nePartPas("ensemble", c -> c.lire("/v3/dss/quotient_familial/identite", Map.of("annee", 2024)));
        nePartPas("ensemble", c -> c.lire("/v3/dss/quotient_familial/identite", Map.of("mois", 9)));
        nePartPas("1 à 12", c -> c.lire("/v3/dss/quotient_familial/identite", Map.of("annee", 2024, "mois", 13)));
    }

    @Test
    void un_etablissement_et_un_perimetre_s_excluent() {
        Map<String, Object> deux = new HashMap<>(Map.of("codeEtablissement", "0399001A", "degreEtablissement", "1D"));
        deux.put("codesBcnDepartements", List.of("035"));
        nePartPas("un seul des trois", c -> c.lire("/v5/men/scolarites/identite", deux));
        nePartPas("degré", c -> c.lire("/v5/men/scolarites/identite", Map.of("codesBcnRegions", List.of("14"))));
        nePartPas(
                "un seul des trois",
                c -> c.lire(
                        "/v5/men/scolarites/identite",
                        Map.of(
                                "codesBcnRegions",
                                List.of("14"),
                                "codesBcnDepartements",
                                List.of("035"),
                                "degreEtablissement",
                                "2D")));
        nePartPas("UAI", c -> c.scolarite().pour(ETAT_CIVIL, PerimetreScolaire.etablissement("Rennes"), 2024));
        nePartPas("AAAA", c -> c.scolarite().pour(ETAT_CIVIL, PerimetreScolaire.etablissement("0399001A"), 24));
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> PerimetreScolaire.regions(Degre.SECOND, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13002526500014", "1300252650001", "130025265", "1300252650001A", ""})
    void un_destinataire_faux_est_refuse_avant_tout_envoi(String siret) {
        assertThatExceptionOfType(RequeteInvalideException.class).isThrownBy(() -> client.pourDestinataire(siret));
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> ApiParticulierClient.builder().destinataire(siret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"35600000000048", "35600000099999", "35600000000000"})
    void tout_etablissement_de_la_poste_est_pris(String siret) {
        part(c -> c.pourDestinataire(siret).rsa().pour(ETAT_CIVIL));
        assertThat(parametre("recipient")).isEqualTo(siret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u00A0", "a\u0007b"})
    void un_identifiant_france_travail_vide_est_refuse(String identifiant) {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> IdentifiantFranceTravail.de(identifiant));
    }

    @Test
    void un_etat_civil_compte_son_nom_d_usage_et_sa_commune() {
        EtatCivil avec =
                base().nomUsage("AUTRE").naissanceEnFranceParNom("35", "Rennes").build();

        assertThat(avec).isNotEqualTo(ETAT_CIVIL).isEqualTo(avec.modifier().build());
        assertThat(avec.modifier().lieuNaissance("35238").build().nomCommuneNaissance())
                .isEmpty();
        assertThat(avec.toString()).isEqualTo("EtatCivil[masqué]");
    }
}
