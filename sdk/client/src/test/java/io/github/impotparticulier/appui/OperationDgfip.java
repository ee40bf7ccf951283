package io.github.impotparticulier.appui;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.ifi.SituationIfi;
import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.ir.SituationsMultiples;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.millesime.RessourceAnnuelle;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.PersonnePhysique;
import io.github.impotparticulier.th.SituationsTh;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Une opération de la DGFiP, dans un de ses modes : la table que parcourent tous les essais qui vont sur chacune. Sur un client qui
 * croit être le 15 novembre 2024, aux valeurs fictives de {@link FausseDgfip#builder()}.
 *
 * @param methode la méthode publique, depuis le client ; {@code OperationsDgfipTest} exige qu'il n'en manque aucune
 * @param designation par quoi l'on désigne la personne
 * @param route la route du contrat
 * @param attendu ce que rend {@link Route#corps()}, hors de l'année qui l'accompagne
 * @param appel l'appel
 */
@SuppressWarnings("ImmutableEnumChecker")
public record OperationDgfip(
        String methode,
        Designation designation,
        Route route,
        Object attendu,
        Function<ImpotParticulierClient, Object> appel) {
    public static final Spi NUMERO = Spi.de(SPI);
    public static final Usager PAR_SPI = Usager.parSpi(NUMERO);
    public static final Usager PAR_FRANCE_CONNECT = Usager.franceConnect(Temoin.JETON_FRANCE_CONNECT);
    public static final EtatCivil ETAT_CIVIL = EtatCivil.builder()
            .nom(Temoin.NOM)
            .prenoms(Temoin.PRENOM)
            .dateNaissance(LocalDate.of(1978, 8, 22))
            .build();
    public static final CriteresPersonne CRITERES = CriteresPersonne.parSpi(NUMERO);

    private static final int ANNEES_DEMANDEES = 3;
    private static final String ETAT_CIVIL_ENVOYE =
            "nom=QUINTRELL%C3%89-B%C3%89RANGIER&prenom=%C3%89Z%C3%89CHIELLINE&naisDate=22%2F08%2F1978";

    /** Par quoi l'on désigne la personne. */
    public enum Designation {
        SPI,
        FRANCE_CONNECT,
        ETAT_CIVIL,
        /** Il n'y en a pas. */
        PERSONNE
    }

    /** Ce que porte un corps, et comment il se lit. */
    public enum Contenu {
        FOYER(foyer(17_827), SituationIr::depuisJson),
        AVIS("{\"rfr\":17827,\"spiDec1\":\"" + SPI + "\",\"facture\":[]}", AvisIr::depuisJson),
        FOYERS("{\"situationsIR\":[" + foyer(1) + "," + foyer(2) + "]}", SituationsMultiples::depuisJson),
        HABITATION(
                "{\"situationsTH\":[{\"libelleVoie\":\"" + Temoin.NOM + "\",\"locaux\":[]}]}",
                SituationsTh::depuisJson),
        FORTUNE("{\"indicateurIfiIsf\":\"O\"}", SituationIfi::depuisJson),
        PERSONNE(
                "{\"personnePhysique\":{\"identifiant\":{\"spi\":\"" + SPI + "\"},\"etatCivil\":{\"lbNomNaissance\":\""
                        + Temoin.NOM + "\"}}}",
                PersonnePhysique::depuisJson),
        ELIGIBILITE("{\"statut\":\"O\"}", EligibiliteLep.ELIGIBLE),
        NUMERO("{\"identifiant\":{\"spi\":\"" + SPI + "\"}}", Spi.de(SPI)),
        DESCRIPTIF("{\"descriptif\":\"L'API fictive va bien\"}", "L'API fictive va bien");

        private final String corps;
        private final Function<byte[], Donnees> lecture;
        private final Object lu;

        Contenu(String corps, Function<byte[], Donnees> lecture) {
            this.corps = corps;
            this.lecture = lecture;
            this.lu = lecture.apply(corps.getBytes(StandardCharsets.UTF_8));
        }

        Contenu(String corps, Object lu) {
            this.corps = corps;
            this.lecture = null;
            this.lu = lu;
        }

        private static String foyer(int rfr) {
            return "{\"rfr\":" + rfr + ",\"spiDec1\":\"" + SPI + "\",\"nmNaiDec1\":\"" + Temoin.NOM
                    + "\",\"prnmDec1\":\"" + Temoin.PRENOM + "\"}";
        }

        /** De quoi lire un corps hors de tout appel, pour chacun de ceux qui sont des données. */
        public static List<Function<byte[], Donnees>> lectures() {
            return Stream.of(values())
                    .filter(contenu -> contenu.lecture != null)
                    .map(contenu -> contenu.lecture)
                    .toList();
        }
    }

    /** Une API, et ce qui vaut pour toutes ses routes. */
    private enum Api {
        IMPOT_PARTICULIER(Guichet.IMPOT_PARTICULIER, "/impotparticulier/1.0", "application/prs.dgfip.%s.v1+json"),
        R2P(Guichet.R2P, "/r2p/v1", "application/json"),
        SFIP(Guichet.SFIP, "/sfip/v1", "application/vnd.dgfip.sfip.v1.0+json");

        private final Guichet guichet;
        private final String racine;
        private final String media;

        Api(Guichet guichet, String racine, String media) {
            this.guichet = guichet;
            this.racine = racine;
            this.media = media;
        }
    }

    /** Une route, d'après les trois fichiers OpenAPI, et l'année qu'on y demande : ce qu'ont de commun les opérations qui la lisent. */
    public enum Route {
        IR_ASSIETTE(
                "irAssiette",
                "/situations/ir/assiettes/annrev/2023",
                "RessourceIR",
                Contenu.FOYER,
                "part.situations.ir.assiettes"),
        IR_FACTURE(
                "irFacture",
                "/situations/ir/factures/annrev/2023",
                "RessourceIRFacture",
                Contenu.AVIS,
                "part.situations.ir.factures"),
        IR_DERNIERE(
                "irAssiette.derniereSituation",
                "/dernieresituation/ir/assiettes/annrev/2023",
                "RessourceIRDerniere",
                Contenu.FOYER,
                "part.derniere.situations.ir.assiettes"),
        IR_DEUX_ANS(
                "irAssiette.derniereSituationDeuxAns",
                "/dernieresituation/ir/assiettes/deuxans",
                "RessourceIRDerniere2",
                Contenu.FOYER,
                "part.derniere.situations.ir.assiettes"),
        IR_MULTIPLES(
                "irAssiette.situationsMultiples",
                "/situations/ir/assiettes/multiple/annrev/2023",
                "RessourceIRMultiple",
                Contenu.FOYERS,
                "part.situations.ir.assiettes.multiple"),
        TH(
                "th",
                "/situations/th/assiettes/principale/annrev/2022",
                "RessourceTHPrincipale",
                Contenu.HABITATION,
                "part.situations.th.assiettes"),
        IFI(
                "ifi",
                "/situations/ifiisf/assiettes/annrev/2023",
                "RessourceIFI",
                Contenu.FORTUNE,
                "situations.ifiisf.assiettes"),
        LEP(
                "lep",
                "/lep/departement/130/annrev/2023/bareme/2024",
                "RessourceLEP",
                Contenu.ELIGIBILITE,
                "part.ouverturelep"),
        R2P_SPI("r2p.spi", Api.R2P, "/personne/spi", "api_r2p_resolution_spi", Contenu.NUMERO),
        R2P_PERSONNE("r2p.personne", Api.R2P, "/personne", "api_r2p_recherche_personne_physique", Contenu.PERSONNE),
        R2P_PERSONNE_PAR_SPI(
                "r2p.personne", Api.R2P, "/personne/{spi}", "api_r2p_recherche_personne_physique", Contenu.PERSONNE),
        SFIP_INFORMATION("sfip.information", Api.SFIP, "/information", "", Contenu.DESCRIPTIF),
        SFIP_LEP(
                "sfip.lep",
                Api.SFIP,
                "/demandeDeService/02GA/departement/130/annrev/2023/bareme/2024/personne",
                "sfip_lep",
                Contenu.ELIGIBILITE),
        SFIP_DERNIERE(
                "sfip.derniereSituation",
                Api.SFIP,
                "/demandeDeService/02AA/personne",
                "sfip_donnees_fiscales_usagers",
                Contenu.FOYER);

        private final String operation;
        private final Api api;
        private final String gabarit;
        private final String portee;
        private final Contenu contenu;
        private final String media;

        Route(String operation, String gabarit, String portee, Contenu contenu, String media) {
            this(operation, Api.IMPOT_PARTICULIER, gabarit, portee, contenu, media);
        }

        Route(String operation, Api api, String gabarit, String portee, Contenu contenu) {
            this(operation, api, gabarit, portee, contenu, "");
        }

        Route(String operation, Api api, String gabarit, String portee, Contenu contenu, String media) {
            this.operation = operation;
            this.api = api;
            this.gabarit = gabarit;
            this.portee = portee;
            this.contenu = contenu;
            this.media = media;
        }

        /** Le nom de l'opération, tel que les exceptions, les journaux et l'écouteur le disent. */
        public String operation() {
            return operation;
        }

        /** L'année demandée, ou celle par où l'on commence. */
        public OptionalInt annee() {
            return Pattern.compile("annrev/([0-9]{4})")
                    .matcher(gabarit)
                    .results()
                    .mapToInt(lue -> Integer.parseInt(lue.group(1)))
                    .findFirst();
        }

        public Guichet guichet() {
            return api.guichet;
        }

        /** Le chemin de base de l'API. */
        public String racine() {
            return api.racine;
        }

        /** La portée à demander avec le jeton ; vide si le contrat n'en publie pas. */
        public String portee() {
            return portee;
        }

        /** Le type de média demandé. */
        public String media() {
            return api.media.formatted(media);
        }

        public boolean porteLeTeleservice() {
            return api != Api.R2P;
        }

        public Contenu contenu() {
            return contenu;
        }

        /** Une réponse ordinaire, sur la personne demandée. */
        public String corps() {
            return contenu.corps;
        }
    }

    public static final List<OperationDgfip> TOUTES = Stream.of(
                    annuelle("irAssiette", Route.IR_ASSIETTE, ImpotParticulierClient::irAssiette),
                    deuxModes(
                            "irAssiette.derniereSituation",
                            Route.IR_DERNIERE,
                            (c, usager) -> c.irAssiette().derniereSituation(usager, 2023)),
                    deuxModes(
                            "irAssiette.derniereSituationDeuxAns",
                            Route.IR_DEUX_ANS,
                            (c, usager) -> c.irAssiette().derniereSituationDeuxAns(usager)),
                    deuxModes(
                            "irAssiette.situationsMultiples",
                            Route.IR_MULTIPLES,
                            (c, usager) -> c.irAssiette().situationsMultiples(usager, 2023)),
                    annuelle("irFacture", Route.IR_FACTURE, ImpotParticulierClient::irFacture),
                    annuelle("th", Route.TH, ImpotParticulierClient::th),
                    annuelle("ifi", Route.IFI, ImpotParticulierClient::ifi),
                    deuxModes("ifi.estImpose", Route.IFI, (c, usager) -> c.ifi().estImpose(usager, 2023))
                            .map(operation -> operation.rend(true)),
                    Stream.of(
                            parSpi("lep.indicateur", Route.LEP, c -> c.lep().indicateur(NUMERO, "130", 2023, 2024)),
                            parEtatCivil("r2p.spi", Route.R2P_SPI, c -> c.r2p().spi(ETAT_CIVIL)),
                            parEtatCivil(
                                            "r2p.usager",
                                            Route.R2P_SPI,
                                            c -> c.r2p().usager(ETAT_CIVIL))
                                    .rend(PAR_SPI),
                            parEtatCivil("parEtatCivil", Route.R2P_SPI, c -> c.parEtatCivil(ETAT_CIVIL))
                                    .rend(PAR_SPI),
                            parEtatCivil(
                                    "r2p.personne(CriteresPersonne)",
                                    Route.R2P_PERSONNE,
                                    c -> c.r2p().personne(CriteresPersonne.parEtatCivil(ETAT_CIVIL))),
                            parSpi(
                                    "r2p.personne(Spi)",
                                    Route.R2P_PERSONNE_PAR_SPI,
                                    c -> c.r2p().personne(NUMERO)),
                            de(
                                    "sfip.information",
                                    Designation.PERSONNE,
                                    Route.SFIP_INFORMATION,
                                    c -> c.sfip().information()),
                            parSpi("sfip.lep", Route.SFIP_LEP, c -> c.sfip().lep(CRITERES, "130", 2023, 2024)),
                            parSpi(
                                    "sfip.derniereSituation",
                                    Route.SFIP_DERNIERE,
                                    c -> c.sfip().derniereSituation(CRITERES))))
            .flatMap(operations -> operations)
            .toList();

    /** Les trois lectures d'une ressource annuelle. */
    private static Stream<OperationDgfip> annuelle(
            String nom, Route route, Function<ImpotParticulierClient, RessourceAnnuelle<?>> ressource) {
        int annee = route.annee().orElseThrow();
        return Stream.of(
                        deuxModes(
                                nom + ".pour",
                                route,
                                (c, usager) -> ressource.apply(c).pour(usager, annee)),
                        deuxModes(
                                nom + ".derniereAnnee",
                                route,
                                (c, usager) -> ressource.apply(c).derniereAnnee(usager)),
                        deuxModes(
                                nom + ".dernieresAnnees",
                                route,
                                (c, usager) -> ressource.apply(c).dernieresAnnees(usager, ANNEES_DEMANDEES)))
                .flatMap(operations -> operations);
    }

    private static Stream<OperationDgfip> deuxModes(
            String methode, Route route, BiFunction<ImpotParticulierClient, Usager, Object> appel) {
        return Stream.of(
                parSpi(methode, route, c -> appel.apply(c, PAR_SPI)),
                de(methode, Designation.FRANCE_CONNECT, route, c -> appel.apply(c, PAR_FRANCE_CONNECT)));
    }

    private static OperationDgfip parSpi(String methode, Route route, Function<ImpotParticulierClient, Object> appel) {
        return de(methode, Designation.SPI, route, appel);
    }

    private static OperationDgfip parEtatCivil(
            String methode, Route route, Function<ImpotParticulierClient, Object> appel) {
        return de(methode, Designation.ETAT_CIVIL, route, appel);
    }

    private static OperationDgfip de(
            String methode, Designation designation, Route route, Function<ImpotParticulierClient, Object> appel) {
        return new OperationDgfip(methode, designation, route, route.contenu.lu, appel);
    }

    private OperationDgfip rend(Object nouveau) {
        return new OperationDgfip(methode, designation, route, nouveau, appel);
    }

    /** Celle de cette méthode, par numéro fiscal si elle a deux modes. */
    public static OperationDgfip de(String methode) {
        return TOUTES.stream()
                .filter(operation -> operation.methode.equals(methode))
                .findFirst()
                .orElseThrow();
    }

    /** Chacune, sur chaque face. */
    public static Stream<Arguments> surChaqueFace() {
        return surChaqueFace(operation -> true);
    }

    /** Celles-là, sur chaque face. */
    public static Stream<Arguments> surChaqueFace(Predicate<OperationDgfip> voulue) {
        return Banc.surChaqueFace(TOUTES.stream().filter(voulue).map(Banc::cas).toArray(Object[][]::new));
    }

    public boolean parFranceConnect() {
        return designation == Designation.FRANCE_CONNECT;
    }

    /** Vrai si l'on cherche une personne, avec ou sans la lecture qui suit. */
    public boolean estUneRecherche() {
        return route.api != Api.IMPOT_PARTICULIER && designation != Designation.PERSONNE;
    }

    /** Vrai si c'est le SDK qui choisit l'année. */
    public boolean chercheLAnnee() {
        return methode.endsWith(".derniereAnnee") || listeDesAnnees();
    }

    private boolean listeDesAnnees() {
        return methode.endsWith(".dernieresAnnees");
    }

    /** Vrai si « aucun résultat », que la DGFiP dit, n'y est pas une exception, ou pas avant d'avoir demandé une autre année. */
    public boolean conclutDUneAbsence() {
        return chercheLAnnee() || methode.equals("ifi.estImpose") || methode.equals("sfip.lep");
    }

    /** Vrai si la réponse doit être sur le numéro fiscal demandé. */
    public boolean exigeLeNumero() {
        return designation == Designation.SPI && route.corps().contains(SPI);
    }

    /** Combien de lectures, si chacune réussit. */
    public int lectures() {
        return listeDesAnnees() ? ANNEES_DEMANDEES : 1;
    }

    /** Une réponse ordinaire, mais dont la dernière personne qu'elle nomme a ce numéro. */
    public String corpsSur(String numero) {
        String corps = route.corps();
        int ou = corps.lastIndexOf(SPI);
        return corps.substring(0, ou) + numero + corps.substring(ou + SPI.length());
    }

    /** La route, telle qu'elle se dit : l'année à sa place, la personne jamais. */
    public String gabarit() {
        boolean parSpi = designation == Designation.SPI && route.api == Api.IMPOT_PARTICULIER;
        return (parSpi ? "/spi/{spi}" : "") + route.gabarit;
    }

    /** Ce qui part, chemin et critères. */
    public String cible() {
        String criteres = designation == Designation.ETAT_CIVIL ? "?" + ETAT_CIVIL_ENVOYE : "";
        return route.racine()
                + gabarit().replace("{spi}", SPI)
                + (route.api == Api.SFIP && estUneRecherche() ? "?spi=" + SPI : criteres);
    }

    @Override
    public String toString() {
        return switch (designation) {
            case SPI -> methode + " par SPI";
            case FRANCE_CONNECT -> methode + " par FranceConnect";
            default -> methode;
        };
    }
}
