package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.r2p.AdresseRecherchee;
import io.github.impotparticulier.r2p.CriteresPersonne;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** La requête exacte de chaque opération, d'après les trois fichiers OpenAPI : une ligne chacune, dans chaque mode. */
class ConformiteTest {
    private static final String IP = "/impotparticulier/1.0";
    private static final String MEDIA = "application/prs.dgfip.part.";
    private static final String SFIP_MEDIA = "application/vnd.dgfip.sfip.v1.0+json";
    private static final EtatCivil JEANNE = EtatCivil.builder()
            .nom("DUPONT-SPÉCIMEN D’ESSAI")
            .prenoms("JEANNE  MARIE")
            .sexe(Sexe.FEMININ)
            .dateNaissance(LocalDate.of(1978, 8, 22))
            .naissanceEnFrance("75", "115")
            .build();
    private static final String JEANNE_EN_PARAMETRES =
            "nom=DUPONT-SP%C3%89CIMEN%20D%27ESSAI&prenom=JEANNE%20MARIE&sexe=2"
                    + "&naisDate=22%2F08%2F1978&naisCodePays=99100&naisCodeDept=%DEPT%&naisCodeCommune=115";
    private static final AdresseRecherchee ADRESSE_R2P = AdresseRecherchee.builder()
            .pays("99100")
            .commune("16", "015")
            .typeVoie("RUE")
            .libelleVoie("DU GAL FICTIF")
            .numeroVoie("35")
            .indiceRepetition("b")
            .build();
    private static final AdresseRecherchee ADRESSE_SFIP = AdresseRecherchee.builder()
            .commune("16", "015")
            .codeVoie("2564")
            .libelleVoie("RTE DU GAL FICTIF")
            .numeroVoie("35")
            .build();

    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    /** Une opération : comment on l'appelle, et ce qui doit partir. */
    record Ligne(
            String nom,
            Function<ImpotParticulierClient, ?> appel,
            String cible,
            String scope,
            String accept,
            boolean teleservice,
            boolean franceConnect) {
        @Override
        public String toString() {
            return nom;
        }
    }

    private static Stream<Ligne> deuxModes(
            String nom,
            BiFunction<ImpotParticulierClient, Usager, ?> appel,
            String route,
            String scope,
            String accept) {
        return Stream.of(
                new Ligne(
                        nom + " par SPI",
                        client -> appel.apply(client, Usager.parSpi(SPI)),
                        IP + "/spi/" + SPI + route,
                        scope,
                        accept,
                        true,
                        false),
                new Ligne(
                        nom + " par FranceConnect",
                        client -> appel.apply(client, Usager.franceConnect("jeton-fc")),
                        IP + route,
                        scope,
                        accept,
                        true,
                        true));
    }

    private static Ligne r2p(String nom, Function<ImpotParticulierClient, ?> appel, String cible, String scope) {
        return new Ligne(nom, appel, "/r2p/v1" + cible, scope, "application/json", false, false);
    }

    private static Ligne ne(String ou, String code, String lieu) {
        return r2p(
                "R2P SPI, né " + ou,
                client -> client.r2p().spi(nomme().lieuNaissance(code).build()),
                "/personne/spi?nom=DUPONT&prenom=JEANNE&naisCodePays=99100" + lieu,
                "api_r2p_resolution_spi");
    }

    private static Ligne sfip(String nom, Function<ImpotParticulierClient, ?> appel, String cible, String scope) {
        return new Ligne(nom, appel, "/sfip/v1" + cible, scope, SFIP_MEDIA, true, false);
    }

    private static EtatCivil.Builder nomme() {
        return EtatCivil.builder().nom("DUPONT").prenoms("JEANNE");
    }

    private static String jeanne(String departement) {
        return JEANNE_EN_PARAMETRES.replace("%DEPT%", departement);
    }

    static Stream<Ligne> impotParticulier() {
        return Stream.of(
                        deuxModes(
                                "IR assiette",
                                (client, usager) -> client.irAssiette().pour(usager, 2023),
                                "/situations/ir/assiettes/annrev/2023",
                                "RessourceIR",
                                MEDIA + "situations.ir.assiettes.v1+json"),
                        deuxModes(
                                "IR facture",
                                (client, usager) -> client.irFacture().pour(usager, 2023),
                                "/situations/ir/factures/annrev/2023",
                                "RessourceIRFacture",
                                MEDIA + "situations.ir.factures.v1+json"),
                        deuxModes(
                                "IR dernière situation",
                                (client, usager) -> client.irAssiette().derniereSituation(usager, 2023),
                                "/dernieresituation/ir/assiettes/annrev/2023",
                                "RessourceIRDerniere",
                                MEDIA + "derniere.situations.ir.assiettes.v1+json"),
                        deuxModes(
                                "IR dernière situation, deux ans",
                                (client, usager) -> client.irAssiette().derniereSituationDeuxAns(usager),
                                "/dernieresituation/ir/assiettes/deuxans",
                                "RessourceIRDerniere2",
                                MEDIA + "derniere.situations.ir.assiettes.v1+json"),
                        deuxModes(
                                "IR situations multiples",
                                (client, usager) -> client.irAssiette().situationsMultiples(usager, 2023),
                                "/situations/ir/assiettes/multiple/annrev/2023",
                                "RessourceIRMultiple",
                                MEDIA + "situations.ir.assiettes.multiple.v1+json"),
                        deuxModes(
                                "TH",
                                (client, usager) -> client.th().pour(usager, 2022),
                                "/situations/th/assiettes/principale/annrev/2022",
                                "RessourceTHPrincipale",
                                MEDIA + "situations.th.assiettes.v1+json"),
                        deuxModes(
                                "ISF/IFI",
                                (client, usager) -> client.ifi().pour(usager, 2023),
                                "/situations/ifiisf/assiettes/annrev/2023",
                                "RessourceIFI",
                                "application/prs.dgfip.situations.ifiisf.assiettes.v1+json"),
                        Stream.of(new Ligne(
                                "LEP",
                                client -> client.lep().indicateur(Spi.de(SPI), "2a", 2022, 2024),
                                IP + "/spi/" + SPI + "/lep/departement/2A/annrev/2022/bareme/2024",
                                "RessourceLEP",
                                MEDIA + "ouverturelep.v1+json",
                                true,
                                false)))
                .flatMap(lignes -> lignes);
    }

    static Stream<Ligne> recherches() {
        return Stream.of(
                r2p(
                        "R2P SPI",
                        client -> client.r2p().spi(JEANNE),
                        "/personne/spi?" + jeanne("075"),
                        "api_r2p_resolution_spi"),
                r2p(
                        "R2P SPI, puis la personne",
                        client -> client.parEtatCivil(JEANNE),
                        "/personne/spi?" + jeanne("075"),
                        "api_r2p_resolution_spi"),
                r2p(
                        "R2P SPI, année seule",
                        client -> client.r2p()
                                .spi(nomme().dateNaissance(Year.of(1978)).build()),
                        "/personne/spi?nom=DUPONT&prenom=JEANNE&naisDate=1978",
                        "api_r2p_resolution_spi"),
                r2p(
                        "R2P SPI, mois seul, né en Corse",
                        client -> client.r2p()
                                .spi(nomme().dateNaissance(YearMonth.of(1978, 8))
                                        .naissanceEnFrance("2A", "004")
                                        .build()),
                        "/personne/spi?nom=DUPONT&prenom=JEANNE&naisDate=08%2F1978&naisCodePays=99100&naisCodeDept=2A0"
                                + "&naisCodeCommune=004",
                        "api_r2p_resolution_spi"),
                r2p(
                        "R2P SPI, né outre-mer",
                        client -> client.r2p()
                                .spi(nomme().naissanceEnFrance("976", "611").build()),
                        "/personne/spi?nom=DUPONT&prenom=JEANNE&naisCodePays=99100&naisCodeDept=976&naisCodeCommune=611",
                        "api_r2p_resolution_spi"),
                r2p(
                        "R2P SPI, né à l'étranger",
                        client -> client.r2p()
                                .spi(nomme().sexe(Sexe.MASCULIN)
                                        .naissanceALEtranger("99139")
                                        .build()),
                        "/personne/spi?nom=DUPONT&prenom=JEANNE&sexe=1&naisCodePays=99139",
                        "api_r2p_resolution_spi"),
                ne("dans un DOM, par son code", "97411", "&naisCodeDept=974&naisCodeCommune=411"),
                ne("en Corse, par son code", "2A004", "&naisCodeDept=2A0&naisCodeCommune=004"),
                ne("en Corse avant 1976", "20004", "&naisCodeDept=020&naisCodeCommune=004"),
                ne("dans un TOM, par son code", "98735", "&naisCodeDept=987&naisCodeCommune=35"),
                ne("à Mayotte avant 2011", "98511", "&naisCodeDept=985&naisCodeCommune=11"),
                ne("à Oran avant 1962", "92352", "&naisCodeDept=092&naisCodeCommune=352"),
                ne("en France, sans plus", "99100", ""),
                r2p(
                        "R2P SPI, né en France, commune inconnue",
                        client -> client.r2p()
                                .spi(nomme().naissanceEnFrance("010").build()),
                        "/personne/spi?nom=DUPONT&prenom=JEANNE&naisCodePays=99100&naisCodeDept=010",
                        "api_r2p_resolution_spi"),
                r2p(
                        "R2P personne par SPI",
                        client -> client.r2p().personne(Spi.de(SPI)),
                        "/personne/" + SPI,
                        "api_r2p_recherche_personne_physique"),
                r2p(
                        "R2P personne par état civil",
                        client -> client.r2p().personne(CriteresPersonne.parEtatCivil(JEANNE)),
                        "/personne?" + jeanne("075"),
                        "api_r2p_recherche_personne_physique"),
                r2p(
                        "R2P personne par adresse",
                        client -> client.r2p().personne(CriteresPersonne.parAdresse(nomme().build(), ADRESSE_R2P)),
                        "/personne?nom=DUPONT&prenom=JEANNE&adrCodePays=99100&adrCodeDept=16&adrCodeCommune=015"
                                + "&adrLibelleTypeVoie=RUE&adrLibelleVoie=DU%20GAL%20FICTIF&adrNumVoie=35&adrIndiceRepetition=B",
                        "api_r2p_recherche_personne_physique"),
                r2p(
                        "R2P personne dans une collectivité d'outre-mer",
                        client -> client.r2p()
                                .personne(CriteresPersonne.parAdresse(
                                        nomme().build(),
                                        AdresseRecherchee.builder().tom("975").build())),
                        "/personne?nom=DUPONT&prenom=JEANNE&adrCodeTom=975",
                        "api_r2p_recherche_personne_physique"),
                sfip(
                        "SFiP LEP par état civil",
                        client -> client.sfip().lep(CriteresPersonne.parEtatCivil(JEANNE), "13", 2022, 2024),
                        "/demandeDeService/02GA/departement/130/annrev/2022/bareme/2024/personne?" + jeanne("75"),
                        "sfip_lep"),
                sfip(
                        "SFiP LEP par SPI",
                        client -> client.sfip().lep(CriteresPersonne.parSpi(Spi.de(SPI)), "974", 2022, 2024),
                        "/demandeDeService/02GA/departement/974/annrev/2022/bareme/2024/personne?spi=" + SPI,
                        "sfip_lep"),
                sfip(
                        "SFiP LEP par adresse",
                        client -> client.sfip()
                                .lep(CriteresPersonne.parAdresse(nomme().build(), ADRESSE_SFIP), "2A", 2022, 2024),
                        "/demandeDeService/02GA/departement/2A0/annrev/2022/bareme/2024/personne?nom=DUPONT&prenom=JEANNE"
                                + "&adrCodeDept=16&adrCodeCommune=015&adrCodeVoie=2564"
                                + "&adrLibelleVoie=RTE%20DU%20GAL%20FICTIF&adrNumVoie=35",
                        "sfip_lep"),
                sfip(
                        "SFiP dernière situation par SPI et date",
                        client -> client.sfip()
                                .derniereSituation(CriteresPersonne.parSpi(Spi.de(SPI), LocalDate.of(1978, 8, 2))),
                        "/demandeDeService/02AA/personne?spi=" + SPI + "&naisDate=02%2F08%2F1978",
                        "sfip_donnees_fiscales_usagers"),
                sfip(
                        "SFiP dernière situation par état civil",
                        client -> client.sfip().derniereSituation(CriteresPersonne.parEtatCivil(JEANNE)),
                        "/demandeDeService/02AA/personne?" + jeanne("75"),
                        "sfip_donnees_fiscales_usagers"),
                sfip(
                        "SFiP dernière situation, né et domicilié dans un DOM",
                        client -> client.sfip()
                                .derniereSituation(CriteresPersonne.parAdresse(
                                        nomme().naissanceEnFrance("974", "411").build(),
                                        AdresseRecherchee.builder()
                                                .commune("976", "611")
                                                .build())),
                        "/demandeDeService/02AA/personne?nom=DUPONT&prenom=JEANNE&naisCodePays=99100&naisCodeDept=974"
                                + "&naisCodeCommune=11&adrCodeDept=976&adrCodeCommune=11",
                        "sfip_donnees_fiscales_usagers"),
                sfip(
                        "SFiP dernière situation, né à Mayotte avant 2011",
                        client -> client.sfip()
                                .derniereSituation(CriteresPersonne.parEtatCivil(
                                        nomme().lieuNaissance("98511").build())),
                        "/demandeDeService/02AA/personne?nom=DUPONT&prenom=JEANNE&naisCodePays=99100&naisCodeDept=985"
                                + "&naisCodeCommune=11",
                        "sfip_donnees_fiscales_usagers"),
                sfip(
                        "SFiP LEP dans l'Ain, comme SFiP l'écrit",
                        client -> client.sfip().lep(CriteresPersonne.parSpi(Spi.de(SPI)), "010", 2022, 2024),
                        "/demandeDeService/02GA/departement/010/annrev/2022/bareme/2024/personne?spi=" + SPI,
                        "sfip_lep"),
                sfip("SFiP information", client -> client.sfip().information(), "/information", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"impotParticulier", "recherches"})
    void la_requete_est_exactement_celle_du_contrat(Ligne ligne) {
        // Un corps où chaque opération trouve ce qu'elle exige.
        dgfip.repond(
                200,
                "{\"rfr\":1,\"indicateurIfiIsf\":\"O\",\"statut\":\"O\",\"descriptif\":\"x\",\"identifiant\":{\"spi\":\""
                        + SPI
                        + "\"},\"personnePhysique\":{\"identifiant\":{\"spi\":\"" + SPI
                        + "\"}},\"situationsTH\":[],\"situationsIR\":[]}");
        try (ImpotParticulierClient client = dgfip.client("2024-11-15")) {
            assertThat(ligne.appel().apply(client)).isNotNull();
        }

        RecordedRequest requete = dgfip.lectures.get(0);
        assertThat(requete.getMethod()).isEqualTo("GET");
        assertThat(requete.getTarget()).isEqualTo(ligne.cible());
        assertThat(requete.getHeaders().get("Accept")).isEqualTo(ligne.accept());
        assertThat(requete.getHeaders().get("Authorization")).isEqualTo("Bearer jeton-1");
        assertThat(UUID.fromString(requete.getHeaders().get("X-Correlation-ID")))
                .isNotNull();
        assertThat(requete.getHeaders().get("ID_Teleservice")).isEqualTo(ligne.teleservice() ? "MAIRIE_CANTINE" : null);
        assertThat(requete.getHeaders().get("X-FranceConnect-OAuth"))
                .isEqualTo(ligne.franceConnect() ? "jeton-fc" : null);
        assertThat(dgfip.jetonsDemandes.get(0).getBody().utf8())
                .isEqualTo("grant_type=client_credentials" + (ligne.scope() == null ? "" : "&scope=" + ligne.scope()));
        assertThat(dgfip.lectures).hasSize(1);
    }
}
