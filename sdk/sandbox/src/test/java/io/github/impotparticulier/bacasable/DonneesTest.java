package io.github.impotparticulier.bacasable;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DonneesTest {
    private static final String SECTION = "ir-assiette";

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
                        "personne-a-charge")
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
                        .allMatch(annee -> p.reponse(SECTION, p.spi(), annee).isPresent()))
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
                                + " indEnfSeulSansMin indEnfSeul5ansMin indNouveau")
                        .split(" "));
    }

    @Test
    void lesCodesAbandonnesEn2023NeServentPlus() {
        List<String> codes = List.of("\"2RA\"", "\"2RB\"", "\"2RC\"", "\"2RD\"", "\"3SA\"");
        assertThat(reponses(2022)).anyMatch(texte -> codes.stream().anyMatch(texte::contains));
        assertThat(reponses(2023)).noneMatch(texte -> codes.stream().anyMatch(texte::contains));
    }

    private List<String> spis() {
        List<String> spis = new ArrayList<>();
        for (PersonneFictive personne : personnes) {
            spis.add(personne.spi());
            personne.spiDeclarant2().ifPresent(spis::add);
        }
        return spis;
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
        for (PersonneFictive personne : personnes) {
            Optional<String> seconde = personne.spiDeclarant2().flatMap(s -> personne.reponse(SECTION, s, annee));
            personne.reponse(SECTION, personne.spi(), annee).ifPresent(reponses::add);
            seconde.ifPresent(reponses::add);
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
