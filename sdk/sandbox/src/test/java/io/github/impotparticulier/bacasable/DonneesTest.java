package io.github.impotparticulier.bacasable;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DonneesTest {
    private static final Set<String> CODES_NETS = Set.of("0240", "0940", "1000", "0550", "0591");
    private static final Set<String> CODES_PUBLIES =
            Set.of(("0020 0021 0022 0024 0025 0026 0027 0030 0040 0041 0070 0150"
                            + " 0170 0171 0175 0180 0361 0369 0370 0440 0530 0570 0600 0640 0706 0707 0721 0722 0739 0760"
                            + " 0790 0820 0240 0902 0940 3012 6898 6899 0991 4801 4802 4803 1000 1010 0363 0470 0550 0591"
                            + " 0620 0670 0710 0711 0725 0726 0748 0780 0810 0825 1320 1330 1340 1400 1402 1562 1565 1566"
                            + " 1570 1571 1572 1585 1590 1591 1600 1610 1620 1630 1830")
                    .split(" "));

    private final List<PersonneFictive> personnes = Annuaire.fictif().personnes();

    @Test
    void chaqueCasPromisExiste() {
        assertThat(personnes)
                .extracting(PersonneFictive::cas)
                .doesNotHaveDuplicates()
                .contains(
                        "celibataire",
                        "maries-deux-enfants",
                        "pacses",
                        "divorce-residence-alternee",
                        "parent-isole",
                        "veuf",
                        "deces-conjoint-2022",
                        "union-libre-mere",
                        "union-libre-pere",
                        "etudiante-non-imposable",
                        "couple-retraite",
                        "declarante-invalide",
                        "conjoint-invalide",
                        "ancien-combattant",
                        "veuve-de-guerre",
                        "haut-revenu-ifi",
                        "deficit",
                        "nee-a-l-etranger",
                        "micro-bic",
                        "montants-64-bits",
                        "famille-nombreuse",
                        "impot-separe-annee-du-mariage",
                        "spi-hors-modulo",
                        "champs-inconnus",
                        "rfr-non-contracte",
                        "sans-avis",
                        "personne-a-charge",
                        "homonyme-ainee",
                        "homonyme-cadette",
                        "non-communicable",
                        "nee-outre-mer",
                        "naissance-presumee",
                        "absences-ecrites")
                .allMatch(cas -> cas.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(personnes).allSatisfy(personne -> {
            assertThat(personne.description()).endsWith(".");
            assertThat(personne.nom()).isNotBlank();
            assertThat(personne.prenoms()).isNotBlank();
        });
    }

    @Test
    void lesSpiSontFictifsUniquesEtSuiventLaRegleSaufUn() {
        List<String> spis = spis();

        assertThat(spis).doesNotHaveDuplicates().allMatch(spi -> spi.matches("399[0-9]{10}"));
        assertThat(spis)
                .filteredOn(spi -> Long.parseLong(spi.substring(0, 10)) % 511 != Long.parseLong(spi.substring(10)))
                .containsExactly(Annuaire.fictif().personne("spi-hors-modulo").spi());
    }

    @Test
    void seizeFoyersAuMoinsSurQuatreAnnees() {
        assertThat(personnes)
                .filteredOn(p -> IntStream.rangeClosed(2021, 2024)
                        .allMatch(annee ->
                                !Vues.assiette(new Usager(p, p.spi()), annee).isEmpty()))
                .hasSizeGreaterThanOrEqualTo(16);
    }

    @Test
    void chaqueReponseEstUnObjetJsonAuxPartsEtAuRfrPlausibles() {
        assertThat(reponses()).hasSizeGreaterThan(64).allSatisfy(texte -> {
            Map<String, Object> foyer = Appelant.objet(texte);
            BigDecimal parts = new BigDecimal(
                    foyer.getOrDefault("nbPart", foyer.get("nbpPart")).toString());
            boolean commune =
                    Set.of("M", "O").contains(foyer.get("sitFam").toString().strip())
                            && !"O".equals(foyer.get("indOptionImpotSepar"));
            assertThat(parts).isGreaterThanOrEqualTo(BigDecimal.valueOf(commune ? 2 : 1));
            assertThat(parts.remainder(new BigDecimal("0.25"))).isEqualByComparingTo(BigDecimal.ZERO);
            if (foyer.containsKey("rfr")) {
                assertThat(new BigDecimal(foyer.get("rfr").toString())).isNotNegative();
            }
            assertThat(foyer.containsKey("nmNaiDec2") && foyer.get("nmNaiDec2") != null)
                    .isEqualTo(commune);
        });
    }

    @Test
    void toutLeSchemaEtSesVariantesSontIllustres() {
        Set<String> noms = new TreeSet<>();
        reponses().forEach(texte -> recolter(Appelant.objet(texte), noms));

        assertThat(noms)
                .contains(("rfr sitFam nbPart pac nmNaiDec1 nmUsaDec1 prnmDec1 dateNaisDec1 dptNaissDec1 lieuNaissDec1"
                                + " nmNaiDec2 nmUsaDec2 prnmDec2 dateNaisDec2 dptNaissDec2 lieuNaissDec2 aft"
                                + " aftDetail sitParIso pensAlPer indDeficit revenuBrutGlobal sitPart"
                                + " sitParDeclaree indOptionImpotSepar mntRevbareme datRec datEtab impAvImput"
                                + " montTotIr revImposable numRole fipNum rev jour mois annee"
                                + " complementAdresse voie getcodePostal getcommune codePostal commune"
                                + " nbPac nbPacF nbPacG nbPacH nbPacI nbPacR nbPacJ nbPacN nbPacP"
                                + " sitPartP sitPartF sitPartW sitComb pensVeufGuerre indNonSeul"
                                + " tspr rcm pv fonc pro chges rici alpha div code valeur"
                                + " prmDec1 prmDec2 DptNaissDec1 impAvImp nbpPart aftdetail sitparP"
                                + " indEnfSeulSansMin indEnfSeul5ansMin indNouveau"
                                + " spiDec1 spiDec2 typeAvis dateDebutPeriode dateFinPeriode dateDecesdec1 dateDecesdec2")
                        .split(" "));
    }

    @Test
    void lesCodesAbandonnesEn2023NeServentPlus() {
        List<String> codes = List.of("\"2RA\"", "\"2RB\"", "\"2RC\"", "\"2RD\"", "\"3SA\"");
        assertThat(reponses(2022)).anyMatch(texte -> codes.stream().anyMatch(texte::contains));
        assertThat(reponses(2023)).noneMatch(texte -> codes.stream().anyMatch(texte::contains));
    }

    @Test
    void chaqueFactureEstCoherenteAvecLeFoyer() {
        Set<String> codes = new TreeSet<>();
        Set<Integer> longueurs = new HashSet<>();
        boolean codeRepete = false;
        for (Usager usager : usagers()) {
            for (int annee = 2021; annee <= 2026; annee++) {
                assertThat(Vues.facture(usager, annee)).hasSameSizeAs(Vues.assiette(usager, annee));
                for (Map<String, String> champs : Vues.facture(usager, annee)) {
                    Map<String, Object> avis = Appelant.objet(CorpsJson.objet(champs));
                    List<Map<String, Object>> lignes = Appelant.liste(avis, "facture");
                    Set<String> codesDeLAvis = new TreeSet<>();
                    for (Map<String, Object> ligne : lignes) {
                        codeRepete |= !codesDeLAvis.add(ligne.get("codeLigne").toString());
                    }
                    codes.addAll(codesDeLAvis);
                    longueurs.add(lignes.size());
                    assertThat(lignes.get(0)).containsEntry("numLigne", 1.0);
                    assertThat(totalNet(lignes))
                            .as("%s, %s", usager, annee)
                            .isEqualTo(
                                    new BigDecimal(avis.get("revenuBrutGlobal").toString()).longValueExact());
                }
            }
        }

        assertThat(codes).contains("0020", "0150", "0240", "0530", "0550", "1000", "1570", "9999");
        assertThat(codes).filteredOn(code -> !CODES_PUBLIES.contains(code)).containsExactly("9999");
        assertThat(longueurs).contains(60);
        assertThat(codeRepete).isTrue();
    }

    @Test
    void lEtatCivilDuRegistreEstCeluiDuFoyer() {
        for (PersonneFictive personne : personnes) {
            for (Map<String, String> champs : Vues.assiette(new Usager(personne, personne.spi()), 2021)) {
                Map<String, Object> foyer = Appelant.objet(CorpsJson.objet(champs));
                comparer(personne.etatCivil(), foyer, "1");
                personne.etatCivilDeclarant2().ifPresent(etatCivil -> comparer(etatCivil, foyer, "2"));
            }
            assertThat(personne.etatCivilDeclarant2().isPresent())
                    .isEqualTo(personne.spiDeclarant2().isPresent());
        }
    }

    @Test
    void leRegistreIllustreLaCorseLOutreMerEtLEtranger() {
        EtatCivilFictif corse = Annuaire.fictif().personne("conjoint-invalide").etatCivil();
        EtatCivilFictif dom = Annuaire.fictif().personne("non-communicable").etatCivil();
        EtatCivilFictif tom = Annuaire.fictif().personne("nee-outre-mer").etatCivil();
        EtatCivilFictif etranger =
                Annuaire.fictif().personne("nee-a-l-etranger").etatCivil();

        assertThat(corse.codeDepartement()).hasValue("2A");
        assertThat(dom.codeDepartement()).hasValue("976");
        assertThat(dom.codeCommune()).hasValue("611");
        assertThat(tom.codeDepartement()).hasValue("988");
        assertThat(tom.codeCommune()).hasValue("18");
        EtatCivilFictif mayotte =
                Annuaire.fictif().personne("naissance-presumee").etatCivil();
        assertThat(mayotte.codeDepartement()).hasValue("985");
        assertThat(mayotte.codeCommune()).hasValue("11");
        assertThat(mayotte.dateNaissance()).isEmpty();
        assertThat(etranger.codePays()).isEqualTo("99394");
        assertThat(etranger.codeDepartement()).isEmpty();
        assertThat(etranger.dateNaissance()).isEmpty();
        assertThat(etranger.anneeNaissance()).isEqualTo(Year.of(1975));
    }

    @Test
    void lesLocauxDeTaxeDHabitationSontDeToutesNatures() {
        Set<String> natures = new TreeSet<>();
        for (Usager usager : usagers()) {
            for (Map<String, String> champs : Vues.th(usager, 2022)) {
                for (Map<String, Object> situation :
                        Appelant.liste(Appelant.objet(CorpsJson.objet(champs)), "situationsTH")) {
                    Appelant.liste(situation, "locaux")
                            .forEach(local ->
                                    natures.add(local.get("natureLocal").toString()));
                }
            }
        }

        assertThat(natures).containsExactly("AP", "MA", "ME", "MP", "XX");
    }

    private static long totalNet(List<Map<String, Object>> lignes) {
        long total = 0;
        for (Map<String, Object> ligne : lignes) {
            if (CODES_NETS.contains(ligne.get("codeLigne").toString())) {
                for (int colonne = 1; colonne <= 4; colonne++) {
                    Object montant = ligne.get("colonne" + colonne);
                    total += montant == null || montant.toString().isBlank()
                            ? 0
                            : Long.parseLong(montant.toString().strip());
                }
            }
        }
        return total;
    }

    private static void comparer(EtatCivilFictif etatCivil, Map<String, Object> foyer, String rang) {
        Object prenoms = foyer.getOrDefault("prnmDec" + rang, foyer.get("prmDec" + rang));
        Object annee = Appelant.sousObjet(foyer, "dateNaisDec" + rang).get("annee");
        String departement = foyer.getOrDefault("dptNaissDec" + rang, "").toString();
        assertThat(etatCivil.nom())
                .isEqualTo(Normalisation.nom(foyer.get("nmNaiDec" + rang).toString()));
        assertThat(etatCivil.prenoms()).isEqualTo(Normalisation.nom(prenoms.toString()));
        assertThat(etatCivil.anneeNaissance()).hasToString(annee.toString());
        if (!departement.isEmpty()) {
            assertThat(etatCivil.codeDepartement()).hasValue(departement);
        }
    }

    private List<Usager> usagers() {
        List<Usager> usagers = new ArrayList<>();
        for (PersonneFictive personne : personnes) {
            usagers.add(new Usager(personne, personne.spi()));
            personne.spiDeclarant2().ifPresent(spi -> usagers.add(new Usager(personne, spi)));
        }
        return usagers;
    }

    private List<String> spis() {
        return usagers().stream().map(Usager::spi).toList();
    }

    private Set<String> reponses() {
        Set<String> reponses = new HashSet<>();
        for (int annee = 2021; annee <= 2026; annee++) {
            reponses.addAll(reponses(annee));
        }
        return reponses;
    }

    private Set<String> reponses(int annee) {
        Set<String> reponses = new HashSet<>();
        for (Usager usager : usagers()) {
            Vues.multiple(usager, annee).forEach(champs -> reponses.add(CorpsJson.objet(champs)));
        }
        return reponses;
    }

    private static void recolter(Object valeur, Set<String> noms) {
        if (valeur instanceof Map<?, ?> objet) {
            objet.forEach((nom, contenu) -> {
                noms.add(nom.toString());
                recolter(contenu, noms);
            });
        } else if (valeur instanceof List<?> liste) {
            liste.forEach(contenu -> recolter(contenu, noms));
        }
    }
}
