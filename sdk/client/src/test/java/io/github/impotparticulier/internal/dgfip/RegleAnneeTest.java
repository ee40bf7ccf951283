package io.github.impotparticulier.internal.dgfip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.dgfip.RegleAnnee.Annee;
import io.github.impotparticulier.internal.dgfip.RegleAnnee.Constat;
import io.github.impotparticulier.internal.dgfip.RegleAnnee.Demander;
import io.github.impotparticulier.internal.dgfip.RegleAnnee.Refuser;
import io.github.impotparticulier.internal.dgfip.RegleAnnee.Rendre;
import io.github.impotparticulier.internal.dgfip.RegleAnnee.Suite;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.Ressource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Ce que la règle de l'année promet, chaque jour de 2020 à 2031 et quoi que réponde l'administration, sans aucune requête. */
class RegleAnneeTest {
    private static final MillesimeCalculator MILLESIMES = MillesimeCalculator.officiel();
    private static final LocalDate PREMIER_JOUR = LocalDate.of(2020, 1, 1);
    private static final LocalDate LENDEMAIN_DU_DERNIER = LocalDate.of(2032, 1, 1);

    /** Une suite de demandes, et ce qu'elle a fait conclure. */
    private record Issue(List<Integer> demandees, Suite conclusion) {}

    private static Stream<LocalDate> jours() {
        return PREMIER_JOUR.datesUntil(LENDEMAIN_DU_DERNIER);
    }

    private static Issue suivre(RegleAnnee regle, LocalDate jour, int nombre, IntFunction<Constat> administration) {
        List<Integer> demandees = new ArrayList<>();
        List<Constat> constats = new ArrayList<>();
        while (true) {
            Suite suite = regle.suite(jour, nombre, List.copyOf(constats));
            if (!(suite instanceof Demander demander)) {
                return new Issue(demandees, suite);
            }
            assertThat(demandees).as("une année ne se demande qu'une fois").doesNotContain(demander.annee());
            assertThat(demandees.size()).as("%s : cela finit", jour).isLessThan(5);
            demandees.add(demander.annee());
            constats.add(administration.apply(demander.annee()));
        }
    }

    /** Toutes les réponses que peuvent faire les quatre années qui pourraient être demandées. */
    private static Stream<IntFunction<Constat>> administrations(int derniere) {
        Constat[] sortes = Constat.values();
        return Stream.iterate(0, i -> i < 81, i -> i + 1).map(code -> annee -> {
            int rang = Math.floorMod(derniere + 1 - annee, 4);
            return sortes[code / (int) Math.pow(3, rang) % 3];
        });
    }

    @ParameterizedTest
    @EnumSource(value = Ressource.class, names = "IFI", mode = Mode.EXCLUDE)
    void la_derniere_annee_est_celle_du_calendrier_ou_la_precedente_et_jamais_une_plus_ancienne(Ressource ressource) {
        RegleAnnee regle = new DerniereAnneeOuPrecedente(MILLESIMES, ressource);
        jours().forEach(jour -> {
            int attendue = MILLESIMES.derniereAnnee(ressource, jour).annee();
            administrations(attendue).forEach(administration -> {
                Issue issue = suivre(regle, jour, 1, administration);

                int premiere = issue.demandees().get(0);
                assertThat(premiere).isIn(attendue, attendue + 1);
                if (premiere > attendue) {
                    assertThat(jour.getMonthValue()).isGreaterThanOrEqualTo(7);
                }
                assertThat(issue.demandees().get(issue.demandees().size() - 1)).isGreaterThanOrEqualTo(premiere - 1);
                verifierDerniere(issue, premiere, administration);
            });
        });
    }

    private static void verifierDerniere(Issue issue, int premiere, IntFunction<Constat> administration) {
        Constat constat = administration.apply(premiere);
        if (constat != Constat.SANS_DONNEES) {
            assertThat(issue.demandees()).containsExactly(premiere);
        }
        if (constat == Constat.NON_OUVERTE) {
            assertThat(issue.conclusion()).isEqualTo(Refuser.PAR_LA_DERNIERE);
        } else if (constat == Constat.DONNEES) {
            exigerUne(issue, premiere, false);
        } else {
            assertThat(issue.demandees()).containsExactly(premiere, premiere - 1);
            switch (administration.apply(premiere - 1)) {
                case DONNEES -> exigerUne(issue, premiere - 1, true);
                case SANS_DONNEES -> assertThat(issue.conclusion()).isEqualTo(Refuser.DEUX_ANNEES_SANS_DONNEES);
                case NON_OUVERTE -> assertThat(issue.conclusion()).isEqualTo(Refuser.PAR_LA_PREMIERE);
            }
        }
    }

    private static void exigerUne(Issue issue, int annee, boolean repli) {
        List<Annee> rendues = ((Rendre) issue.conclusion()).annees();
        assertThat(rendues).hasSize(1);
        assertThat(rendues.get(0).annee()).isEqualTo(annee);
        assertThat(rendues.get(0).repli()).isEqualTo(repli);
    }

    @ParameterizedTest
    @EnumSource(value = Ressource.class, names = "IFI", mode = Mode.EXCLUDE)
    void les_dernieres_annees_sont_celles_qui_ont_des_donnees_et_que_le_calendrier_tient_a_disposition(
            Ressource ressource) {
        RegleAnnee regle = new DerniereAnneeOuPrecedente(MILLESIMES, ressource);
        jours().forEach(jour -> {
            int attendue = MILLESIMES.derniereAnnee(ressource, jour).annee();
            administrations(attendue).forEach(administration -> {
                Issue issue = suivre(regle, jour, 3, administration);

                if (issue.conclusion() instanceof Rendre rendre) {
                    List<Integer> annees =
                            rendre.annees().stream().map(Annee::annee).toList();
                    assertThat(annees)
                            .isSortedAccordingTo(Comparator.reverseOrder())
                            .isNotEmpty()
                            .isEqualTo(issue.demandees().stream()
                                    .filter(annee -> administration.apply(annee) == Constat.DONNEES)
                                    .toList());
                    assertThat(annees.get(0) - annees.get(annees.size() - 1)).isLessThan(3);
                    assertThat(issue.demandees().subList(1, issue.demandees().size()))
                            .allSatisfy(annee -> assertThat(annee).isGreaterThan(attendue - 3));
                    assertThat(rendre.annees().stream().filter(Annee::repli).count())
                            .isLessThanOrEqualTo(1);
                } else {
                    assertThat(issue.conclusion())
                            .isEqualTo(suivre(regle, jour, 1, administration).conclusion());
                }
            });
        });
    }

    @Test
    void une_imposition_ne_se_replie_jamais_et_une_absence_ne_conclut_que_d_une_annee_surement_sortie() {
        RegleAnnee regle = new AnneeSansRepli(MILLESIMES, Ressource.IFI);
        jours().forEach(jour -> {
            int derniere = MILLESIMES.derniereAnnee(Ressource.IFI, jour).annee();
            administrations(derniere).forEach(administration -> {
                Issue issue = suivre(regle, jour, 3, administration);

                assertThat(issue.demandees())
                        .isEqualTo(List.of(derniere, derniere - 1, derniere - 2)
                                .subList(0, issue.demandees().size()));
                Constat dernierConstat = administration.apply(
                        issue.demandees().get(issue.demandees().size() - 1));
                if (issue.conclusion() == Refuser.PAR_LA_DERNIERE) {
                    assertThat(issue.demandees()).hasSize(1);
                    assertThat(dernierConstat).isEqualTo(Constat.NON_OUVERTE);
                } else if (issue.conclusion() == Refuser.SANS_POUVOIR_CONCLURE) {
                    assertThat(dernierConstat).isEqualTo(Constat.SANS_DONNEES);
                    int annee = issue.demandees().get(issue.demandees().size() - 1);
                    assertThat(regle.conclutDUneAbsence(annee, jour)).isFalse();
                } else {
                    assertThat(((Rendre) issue.conclusion()).annees())
                            .noneMatch(Annee::repli)
                            .extracting(Annee::annee)
                            .isEqualTo(issue.demandees().stream()
                                    .filter(annee -> administration.apply(annee) == Constat.DONNEES)
                                    .toList());
                }
            });
        });
    }

    /** Une fois qu'on peut conclure, on le peut toujours ; et jamais avant le jour de taxation. */
    @Test
    void conclure_d_une_absence_ne_se_dedit_pas_et_attend_la_taxation() {
        RegleAnnee regle = new AnneeSansRepli(MILLESIMES, Ressource.IFI);
        for (int annee = 2018; annee <= 2030; annee++) {
            int visee = annee;
            List<Boolean> suite =
                    jours().map(jour -> regle.conclutDUneAbsence(visee, jour)).toList();
            int bascule = suite.indexOf(true);
            if (bascule >= 0) {
                assertThat(suite.subList(bascule, suite.size()))
                        .as("IFI %d", annee)
                        .doesNotContain(false);
            }
            assertThat(jours().filter(jour -> jour.getYear() <= visee))
                    .noneMatch(jour -> regle.conclutDUneAbsence(visee, jour));
        }
    }

    @Test
    void ou_l_on_se_replie_une_absence_est_un_refus_et_non_une_conclusion() {
        RegleAnnee regle = new DerniereAnneeOuPrecedente(MILLESIMES, Ressource.IR_ASSIETTE);

        assertThat(regle.conclutDUneAbsence(2022, LocalDate.of(2026, 1, 1))).isFalse();
        assertThat(regle.exigeLeCode()).isFalse();
        assertThat(new AnneeSansRepli(MILLESIMES, Ressource.IFI).exigeLeCode()).isTrue();
    }
}
