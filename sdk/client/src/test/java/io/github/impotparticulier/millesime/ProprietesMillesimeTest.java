package io.github.impotparticulier.millesime;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce qui est vrai de toute date, vérifié sur chacune des dates permises. */
class ProprietesMillesimeTest {
    private static final LocalDate PREMIERE = LocalDate.of(2000, 1, 1);
    private static final LocalDate DERNIERE = LocalDate.of(2100, 12, 31);

    static List<MillesimeCalculator> calculateurs() {
        List<MillesimeCalculator> calculateurs = new ArrayList<>();
        calculateurs.add(MillesimeCalculator.officiel());
        MillesimeCalculator.Builder civiles = MillesimeCalculator.builder();
        MillesimeCalculator.Builder fevrier = MillesimeCalculator.builder();
        MillesimeCalculator.Builder decembre = MillesimeCalculator.builder();
        for (Ressource ressource : Ressource.values()) {
            civiles.anneeCivile(ressource);
            fevrier.basculeLe(ressource, MonthDay.of(Month.FEBRUARY, 29));
            decembre.basculeLe(ressource, MonthDay.of(Month.DECEMBER, 31));
        }
        calculateurs.add(civiles.build());
        calculateurs.add(fevrier.build());
        calculateurs.add(decembre.build());
        Random hasard = new Random(20240722);
        for (int i = 0; i < 4; i++) {
            CalendrierTaxation calendrier = CalendrierTaxation.officiel();
            for (int j = 0; j < 60; j++) {
                Impot impot = hasard.nextBoolean() ? Impot.REVENU : Impot.HABITATION;
                int campagne = 2000 + hasard.nextInt(impot == Impot.REVENU ? 101 : 23);
                calendrier =
                        calendrier.avecDate(impot, campagne, LocalDate.ofYearDay(campagne, 1 + hasard.nextInt(365)));
            }
            calculateurs.add(
                    MillesimeCalculator.builder().calendrier(calendrier).build());
        }
        return calculateurs;
    }

    @ParameterizedTest
    @MethodSource("calculateurs")
    void laDerniereAnneeNeDepasseNiNNiNeReculeNiNeSaute(MillesimeCalculator calculateur) {
        for (Ressource ressource : Ressource.values()) {
            int precedente = calculateur.derniereAnnee(ressource, PREMIERE).annee();
            for (LocalDate date = PREMIERE; !date.isAfter(DERNIERE); date = date.plusDays(1)) {
                int derniere = calculateur.derniereAnnee(ressource, date).annee();

                verifier(derniere <= date.getYear() - ressource.decalage(), ressource, date);
                verifier(
                        ressource == Ressource.TH || derniere >= date.getYear() - ressource.decalage() - 1,
                        ressource,
                        date);
                verifier(ressource != Ressource.TH || derniere <= 2022, ressource, date);
                verifier(
                        derniere == precedente || derniere == precedente + 1 || date.getDayOfYear() == 1,
                        ressource,
                        date);
                verifier(derniere >= precedente, ressource, date);
                precedente = derniere;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calculateurs")
    void lesDernieresAnneesSontConsecutivesEtLesSeulesDisponibles(MillesimeCalculator calculateur) {
        for (Ressource ressource : Ressource.values()) {
            for (LocalDate date = PREMIERE; !date.isAfter(DERNIERE); date = date.plusDays(3)) {
                Millesime derniere = calculateur.derniereAnnee(ressource, date);
                List<Millesime> annees = calculateur.dernieresAnnees(ressource, date, 3);

                verifier(annees.size() == 3 && annees.get(0).equals(derniere), ressource, date);
                for (int i = 0; i < 3; i++) {
                    verifier(annees.get(i).annee() == derniere.annee() - i, ressource, date);
                    verifier(annees.get(i).fiabilite() == derniere.fiabilite(), ressource, date);
                }
                for (int annee = derniere.annee() - 5; annee <= derniere.annee() + 3; annee++) {
                    int candidate = annee;
                    boolean servie = annees.stream().anyMatch(m -> m.annee() == candidate);
                    verifier(calculateur.estDisponible(ressource, annee, date) == servie, ressource, date);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calculateurs")
    void laProchaineBasculeEstLePremierChangement(MillesimeCalculator calculateur) {
        for (Ressource ressource : Ressource.values()) {
            LocalDate depuis = PREMIERE;
            Optional<Bascule> annoncee = calculateur.prochaineBascule(ressource, depuis);
            while (annoncee.isPresent() && !annoncee.get().date().isAfter(DERNIERE)) {
                Bascule bascule = annoncee.get();
                int actuelle = calculateur.derniereAnnee(ressource, depuis).annee();
                verifier(bascule.date().isAfter(depuis), ressource, depuis);
                verifier(bascule.annee() > actuelle, ressource, depuis);
                for (LocalDate date = depuis; date.isBefore(bascule.date()); date = date.plusDays(1)) {
                    verifier(calculateur.derniereAnnee(ressource, date).annee() == actuelle, ressource, date);
                    verifier(calculateur.prochaineBascule(ressource, date).equals(annoncee), ressource, date);
                }
                verifier(
                        calculateur.derniereAnnee(ressource, bascule.date()).annee() == bascule.annee(),
                        ressource,
                        bascule.date());
                depuis = bascule.date();
                annoncee = calculateur.prochaineBascule(ressource, depuis);
            }
            int derniere = calculateur.derniereAnnee(ressource, depuis).annee();
            verifier(calculateur.derniereAnnee(ressource, DERNIERE).annee() == derniere, ressource, DERNIERE);
            verifier(annoncee.isEmpty() == (ressource == Ressource.TH), ressource, DERNIERE);
        }
    }

    @ParameterizedTest
    @EnumSource(Ressource.class)
    void laDisponibiliteDUneAnneeDureTroisBascules(Ressource ressource) {
        MillesimeCalculator calculateur = MillesimeCalculator.officiel();
        LocalDate debut = LocalDate.of(2018, 6, 1);
        for (int i = 0; i < 2; i++) {
            debut = calculateur.prochaineBascule(ressource, debut).orElseThrow().date();
        }
        int annee = calculateur.derniereAnnee(ressource, debut).annee();
        verifier(!calculateur.estDisponible(ressource, annee, debut.minusDays(1)), ressource, debut);
        for (int i = 0; i < 2; i++) {
            debut = calculateur.prochaineBascule(ressource, debut).orElseThrow().date();
            verifier(calculateur.estDisponible(ressource, annee, debut), ressource, debut);
        }
        LocalDate fin = calculateur
                .prochaineBascule(ressource, debut)
                .map(Bascule::date)
                .orElse(DERNIERE);
        verifier(calculateur.estDisponible(ressource, annee, fin.minusDays(1)), ressource, fin);
        verifier(!calculateur.estDisponible(ressource, annee, fin), ressource, fin);
    }

    /** Sans AssertJ : des millions de vérifications. */
    private static void verifier(boolean vrai, Ressource ressource, LocalDate date) {
        if (!vrai) {
            throw new AssertionError("faux pour " + ressource + " le " + date);
        }
    }
}
