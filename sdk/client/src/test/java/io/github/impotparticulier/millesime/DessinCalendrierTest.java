package io.github.impotparticulier.millesime;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Le dessin du calendrier, dans la page du client, dit ce que le calendrier et le calculateur disent. */
class DessinCalendrierTest {
    private static final int DEBUT = 100;
    private static final int PAR_JOUR = 3;
    private static final int FIN = DEBUT + 214 * PAR_JOUR;
    private static final int DERNIERE_DESSINEE = 2026;
    private static final Pattern TEXTE =
            Pattern.compile("<text id=\"([^\"]+)\" x=\"(\\d+)\" y=\"(\\d+)\">([^<]+)</text>");
    private static final Pattern FRONTIERE = Pattern.compile(
            "<line x1=\"(\\d+)\" x2=\"\\1\" y1=\"(\\d+)\" [^>]*?stroke-width=\"2\"( stroke-dasharray)?");
    private static final Pattern BANDE =
            Pattern.compile("<rect x=\"(\\d+)\" y=\"(\\d+)\" width=\"(\\d+)\" height=\"20\"");

    private final CalendrierTaxation calendrier = CalendrierTaxation.officiel();
    private final MillesimeCalculator calculateur = MillesimeCalculator.officiel();
    private String dessin;

    @BeforeEach
    void lire() throws Exception {
        dessin = Files.readString(Path.of("calendrier.svg"));
    }

    @Test
    void chaque_campagne_publiee_ou_estimee_est_dessinee_et_aucune_autre() {
        assertThat(textes().keySet())
                .containsExactlyInAnyOrderElementsOf(taxations()
                        .flatMap(taxation -> Stream.of(cle(taxation), cle(taxation) + "-avant"))
                        .toList());
        assertThat(FRONTIERE.matcher(dessin).results())
                .hasSameSizeAs(taxations().toList());
        assertThat(taxations()).containsAll(calendrier.publiees());
    }

    @Test
    void chaque_texte_dit_l_annee_que_le_calculateur_sert_de_part_et_d_autre() {
        assertThat(taxations()).allSatisfy(taxation -> {
            LocalDate jour = taxation.date();
            assertThat(textes().get(cle(taxation) + "-avant").texte()).isEqualTo(annee(taxation, jour.minusDays(1)));
            assertThat(textes().get(cle(taxation)).texte())
                    .isEqualTo(annee(taxation, jour) + ", le " + enFrancais(jour) + reserve(taxation.fiabilite()));
        });
    }

    @Test
    void chaque_frontiere_est_a_son_jour_et_pleine_si_le_jour_est_officiel() {
        assertThat(taxations()).allSatisfy(taxation -> {
            Texte texte = textes().get(cle(taxation));
            int abscisse = DEBUT
                    + PAR_JOUR
                            * (int) ChronoUnit.DAYS.between(LocalDate.of(taxation.campagne(), 6, 1), taxation.date());
            String ordonnee = String.valueOf(texte.y() - 15);
            boolean tiretee = taxation.fiabilite() != Fiabilite.OFFICIEL;

            assertThat(texte.x()).isEqualTo(abscisse + 6);
            assertThat(FRONTIERE.matcher(dessin).results()).anySatisfy(ligne -> {
                assertThat(ligne.group(1)).isEqualTo(String.valueOf(abscisse));
                assertThat(ligne.group(2)).isEqualTo(ordonnee);
                assertThat(ligne.group(3) != null).isEqualTo(tiretee);
            });
            assertThat(bandes(texte.y() - 14))
                    .containsExactly(List.of(DEBUT, abscisse - DEBUT), List.of(abscisse, FIN - abscisse));
        });
    }

    @Test
    void chaque_mois_est_ecrit_a_son_premier_jour() {
        for (Month mois : List.of(Month.JUNE, Month.AUGUST, Month.DECEMBER)) {
            LocalDate premier = LocalDate.of(2024, mois, 1);
            long abscisse = DEBUT + PAR_JOUR * ChronoUnit.DAYS.between(LocalDate.of(2024, 6, 1), premier);
            assertThat(dessin)
                    .containsPattern(
                            "<text x=\"" + abscisse + "\" y=\"\\d+\" fill=\"#555555\">" + nom(premier) + "</text>");
        }
    }

    /** Ceux du calendrier, et, pour le revenu, ceux qu'il estime jusqu'à la dernière campagne dessinée. */
    private Stream<Taxation> taxations() {
        return Stream.of(Impot.values())
                .flatMap(impot -> IntStream.rangeClosed(2020, DERNIERE_DESSINEE)
                        .mapToObj(campagne -> calendrier.taxation(impot, campagne))
                        .flatMap(Optional::stream));
    }

    private String annee(Taxation taxation, LocalDate jour) {
        Ressource ressource = taxation.impot() == Impot.REVENU ? Ressource.IR_ASSIETTE : Ressource.TH;
        return String.valueOf(calculateur.derniereAnnee(ressource, jour).annee());
    }

    private Map<String, Texte> textes() {
        return TEXTE.matcher(dessin)
                .results()
                .collect(toMap(
                        texte -> texte.group(1),
                        texte -> new Texte(
                                Integer.parseInt(texte.group(2)), Integer.parseInt(texte.group(3)), texte.group(4)),
                        (un, autre) -> {
                            throw new IllegalStateException("Deux textes de même nom.");
                        },
                        LinkedHashMap::new));
    }

    private List<List<Integer>> bandes(int ordonnee) {
        return BANDE.matcher(dessin)
                .results()
                .filter(bande -> bande.group(2).equals(String.valueOf(ordonnee)))
                .map(bande -> List.of(Integer.valueOf(bande.group(1)), Integer.valueOf(bande.group(3))))
                .toList();
    }

    private static String cle(Taxation taxation) {
        return taxation.impot() + "-" + taxation.campagne();
    }

    private static String reserve(Fiabilite fiabilite) {
        return switch (fiabilite) {
            case OFFICIEL -> "";
            case INDICATIF -> ", indicatif";
            case ESTIME -> ", estimé";
            case CONTRACTUEL -> throw new IllegalStateException("Le calendrier n'en a pas.");
        };
    }

    private static String enFrancais(LocalDate jour) {
        return (jour.getDayOfMonth() == 1 ? "1er" : String.valueOf(jour.getDayOfMonth())) + " " + nom(jour);
    }

    private static String nom(LocalDate jour) {
        return DateTimeFormatter.ofPattern("MMMM", Locale.FRENCH).format(jour);
    }

    private record Texte(int x, int y, String texte) {}
}
