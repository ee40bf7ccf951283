package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.appui.OperationDgfip.Route;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.r2p.AdresseRecherchee;
import io.github.impotparticulier.r2p.CriteresPersonne;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** La requête exacte de chaque opération, d'après les trois fichiers OpenAPI, et de chaque façon d'écrire les critères d'une recherche. */
class ConformiteTest {
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

    /** Des critères : ce qui en part, sur la route de cette opération. */
    record Ligne(String nom, Route route, Function<ImpotParticulierClient, ?> appel, String cible) {
        @Override
        public String toString() {
            return nom;
        }
    }

    private static Ligne spi(String nom, EtatCivil.Builder etatCivil, String parametres) {
        return new Ligne(
                "R2P SPI, " + nom,
                Route.R2P_SPI,
                client -> client.r2p().spi(etatCivil.build()),
                "/personne/spi?nom=DUPONT&prenom=JEANNE" + parametres);
    }

    private static Ligne ne(String ou, String code, String lieu) {
        return spi("né " + ou, nomme().lieuNaissance(code), "&naisCodePays=99100" + lieu);
    }

    private static Ligne personne(String nom, CriteresPersonne criteres, String parametres) {
        return new Ligne(
                "R2P personne " + nom,
                Route.R2P_PERSONNE,
                client -> client.r2p().personne(criteres),
                "/personne?" + parametres);
    }

    private static Ligne sfipLep(String nom, CriteresPersonne criteres, String donne, String parti, String parametres) {
        return new Ligne(
                "SFiP LEP " + nom,
                Route.SFIP_LEP,
                client -> client.sfip().lep(criteres, donne, 2022, 2024),
                "/demandeDeService/02GA/departement/" + parti + "/annrev/2022/bareme/2024/personne?" + parametres);
    }

    private static Ligne sfip(String nom, CriteresPersonne criteres, String parametres) {
        return new Ligne(
                "SFiP dernière situation " + nom,
                Route.SFIP_DERNIERE,
                client -> client.sfip().derniereSituation(criteres),
                "/demandeDeService/02AA/personne?" + parametres);
    }

    private static EtatCivil.Builder nomme() {
        return EtatCivil.builder().nom("DUPONT").prenoms("JEANNE");
    }

    private static String jeanne(String departement) {
        return JEANNE_EN_PARAMETRES.replace("%DEPT%", departement);
    }

    static Stream<Ligne> criteres() {
        CriteresPersonne parSpi = CriteresPersonne.parSpi(Spi.de(SPI));
        CriteresPersonne parEtatCivil = CriteresPersonne.parEtatCivil(JEANNE);
        return Stream.of(
                new Ligne(
                        "R2P SPI", Route.R2P_SPI, client -> client.r2p().spi(JEANNE), "/personne/spi?" + jeanne("075")),
                new Ligne(
                        "R2P SPI, puis la personne",
                        Route.R2P_SPI,
                        client -> client.parEtatCivil(JEANNE),
                        "/personne/spi?" + jeanne("075")),
                spi("année seule", nomme().dateNaissance(Year.of(1978)), "&naisDate=1978"),
                spi(
                        "mois seul, né en Corse",
                        nomme().dateNaissance(YearMonth.of(1978, 8)).naissanceEnFrance("2A", "004"),
                        "&naisDate=08%2F1978&naisCodePays=99100&naisCodeDept=2A0&naisCodeCommune=004"),
                spi(
                        "né outre-mer",
                        nomme().naissanceEnFrance("976", "611"),
                        "&naisCodePays=99100&naisCodeDept=976&naisCodeCommune=611"),
                spi(
                        "né à l'étranger",
                        nomme().sexe(Sexe.MASCULIN).naissanceALEtranger("99139"),
                        "&sexe=1&naisCodePays=99139"),
                ne("dans un DOM, par son code", "97411", "&naisCodeDept=974&naisCodeCommune=411"),
                ne("en Corse, par son code", "2A004", "&naisCodeDept=2A0&naisCodeCommune=004"),
                ne("en Corse avant 1976", "20004", "&naisCodeDept=020&naisCodeCommune=004"),
                ne("dans un TOM, par son code", "98735", "&naisCodeDept=987&naisCodeCommune=35"),
                ne("à Mayotte avant 2011", "98511", "&naisCodeDept=985&naisCodeCommune=11"),
                ne("à Oran avant 1962", "92352", "&naisCodeDept=092&naisCodeCommune=352"),
                ne("en France, sans plus", "99100", ""),
                spi(
                        "né en France, commune inconnue",
                        nomme().naissanceEnFrance("010"),
                        "&naisCodePays=99100&naisCodeDept=010"),
                personne("par état civil", parEtatCivil, jeanne("075")),
                personne(
                        "par adresse",
                        CriteresPersonne.parAdresse(nomme().build(), ADRESSE_R2P),
                        "nom=DUPONT&prenom=JEANNE&adrCodePays=99100&adrCodeDept=16&adrCodeCommune=015"
                                + "&adrLibelleTypeVoie=RUE&adrLibelleVoie=DU%20GAL%20FICTIF&adrNumVoie=35&adrIndiceRepetition=B"),
                personne(
                        "dans une collectivité d'outre-mer",
                        CriteresPersonne.parAdresse(
                                nomme().build(),
                                AdresseRecherchee.builder().tom("975").build()),
                        "nom=DUPONT&prenom=JEANNE&adrCodeTom=975"),
                sfipLep("par état civil", parEtatCivil, "13", "130", jeanne("75")),
                sfipLep("par SPI", parSpi, "974", "974", "spi=" + SPI),
                sfipLep(
                        "par adresse",
                        CriteresPersonne.parAdresse(nomme().build(), ADRESSE_SFIP),
                        "2A",
                        "2A0",
                        "nom=DUPONT&prenom=JEANNE&adrCodeDept=16&adrCodeCommune=015&adrCodeVoie=2564"
                                + "&adrLibelleVoie=RTE%20DU%20GAL%20FICTIF&adrNumVoie=35"),
                sfipLep("dans l'Ain, comme SFiP l'écrit", parSpi, "010", "010", "spi=" + SPI),
                new Ligne(
                        "LEP, département en minuscules",
                        Route.LEP,
                        client -> client.lep().indicateur(Spi.de(SPI), "2a", 2022, 2024),
                        "/spi/" + SPI + "/lep/departement/2A/annrev/2022/bareme/2024"),
                sfip(
                        "par SPI et date",
                        CriteresPersonne.parSpi(Spi.de(SPI), LocalDate.of(1978, 8, 2)),
                        "spi=" + SPI + "&naisDate=02%2F08%2F1978"),
                sfip("par état civil", parEtatCivil, jeanne("75")),
                sfip(
                        "né et domicilié dans un DOM",
                        CriteresPersonne.parAdresse(
                                nomme().naissanceEnFrance("974", "411").build(),
                                AdresseRecherchee.builder()
                                        .commune("976", "611")
                                        .build()),
                        "nom=DUPONT&prenom=JEANNE&naisCodePays=99100&naisCodeDept=974"
                                + "&naisCodeCommune=11&adrCodeDept=976&adrCodeCommune=11"),
                sfip(
                        "né à Mayotte avant 2011",
                        CriteresPersonne.parEtatCivil(
                                nomme().lieuNaissance("98511").build()),
                        "nom=DUPONT&prenom=JEANNE&naisCodePays=99100&naisCodeDept=985&naisCodeCommune=11"));
    }

    static Stream<OperationDgfip> operations() {
        return OperationDgfip.TOUTES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void la_requete_est_exactement_celle_du_contrat(OperationDgfip operation) {
        exigerLaRequete(operation.route(), operation.appel(), operation.lectures(), operation.cible());
        assertThat(dgfip.lectures)
                .allSatisfy(requete -> assertThat(requete.getHeaders().get("X-FranceConnect-OAuth"))
                        .isEqualTo(operation.parFranceConnect() ? Temoin.JETON_FRANCE_CONNECT : null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("criteres")
    void les_criteres_s_ecrivent_exactement_comme_le_contrat_le_dit(Ligne ligne) {
        exigerLaRequete(ligne.route(), ligne.appel(), 1, ligne.route().racine() + ligne.cible());
        assertThat(dgfip.lectures.get(0).getHeaders().get("X-FranceConnect-OAuth"))
                .isNull();
    }

    private void exigerLaRequete(Route route, Function<ImpotParticulierClient, ?> appel, int lectures, String cible) {
        dgfip.repete(lectures, 200, route.corps());
        try (ImpotParticulierClient client = dgfip.client("2024-11-15")) {
            assertThat(appel.apply(client)).isNotNull();
        }

        assertThat(dgfip.lectures.get(0).getTarget()).isEqualTo(cible);
        assertThat(dgfip.lectures).hasSize(lectures).allSatisfy(requete -> {
            assertThat(requete.getMethod()).isEqualTo("GET");
            assertThat(requete.getHeaders().get("Accept")).isEqualTo(route.media());
            assertThat(requete.getHeaders().get("Authorization")).isEqualTo("Bearer jeton-1");
            assertThat(UUID.fromString(requete.getHeaders().get("X-Correlation-ID")))
                    .isNotNull();
            assertThat(requete.getHeaders().get("ID_Teleservice"))
                    .isEqualTo(route.porteLeTeleservice() ? "MAIRIE_CANTINE" : null);
        });
        assertThat(dgfip.jetonsDemandes.get(0).getBody().utf8())
                .isEqualTo(
                        "grant_type=client_credentials" + (route.portee().isEmpty() ? "" : "&scope=" + route.portee()));
    }
}
