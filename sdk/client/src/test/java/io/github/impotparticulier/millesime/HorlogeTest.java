package io.github.impotparticulier.millesime;

import static io.github.impotparticulier.millesime.Fiabilite.ESTIME;
import static io.github.impotparticulier.millesime.Fiabilite.OFFICIEL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("change le fuseau et la langue de la machine")
class HorlogeTest {
    private static final List<String> FUSEAUX = List.of(
            "Europe/Paris", "UTC", "America/New_York", "Pacific/Auckland", "Pacific/Kiritimati", "Pacific/Pago_Pago");

    @ParameterizedTest(name = "{0} est le {1} à Paris")
    @CsvSource({
        // Heure d'été : minuit à Paris est 22 h UTC la veille.
        "2024-07-21T21:59:59Z, 2024-07-21, 2022",
        "2024-07-21T22:00:00Z, 2024-07-22, 2023",
        "2024-07-22T21:59:59Z, 2024-07-22, 2023",
        // New York est encore en 2022 et Auckland déjà en 2023, de part et d'autre du minuit de Paris.
        "2022-12-31T22:59:00Z, 2022-12-31, 2021",
        "2022-12-31T23:00:00Z, 2023-01-01, 2021",
    })
    void laDateEstCelleDeParisQuelQueSoitLeFuseauDeLHorloge(Instant instant, LocalDate aParis, int annee) {
        for (String fuseau : FUSEAUX) {
            MillesimeCalculator calculateur = a(instant, fuseau);

            assertThat(calculateur.derniereAnnee(Ressource.IR_ASSIETTE))
                    .isEqualTo(new Millesime(annee, OFFICIEL))
                    .isEqualTo(calculateur.derniereAnnee(Ressource.IR_ASSIETTE, aParis));
            assertThat(calculateur.dernieresAnnees(Ressource.IR_ASSIETTE, 3))
                    .hasSize(3)
                    .isEqualTo(calculateur.dernieresAnnees(Ressource.IR_ASSIETTE, aParis, 3));
            assertThat(calculateur.estDisponible(Ressource.IR_ASSIETTE, annee)).isTrue();
            assertThat(calculateur.estDisponible(Ressource.IR_ASSIETTE, annee + 1))
                    .isFalse();
            assertThat(calculateur.prochaineBascule(Ressource.IR_ASSIETTE))
                    .isPresent()
                    .isEqualTo(calculateur.prochaineBascule(Ressource.IR_ASSIETTE, aParis));
        }
    }

    @Test
    void laDateEstCelleDeParisAChaqueHeureDUnSiecle() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        long debut = Instant.parse("1999-12-31T23:00:00Z").getEpochSecond();
        long fin = Instant.parse("2100-12-31T23:00:00Z").getEpochSecond();

        for (long seconde = debut; seconde < fin; seconde += 3600) {
            for (Instant instant : List.of(Instant.ofEpochSecond(seconde), Instant.ofEpochSecond(seconde + 3599))) {
                LocalDate attendue = LocalDate.ofInstant(instant, paris);
                LocalDate obtenue = a(instant, "UTC").aujourdhui();
                if (!obtenue.equals(attendue)) {
                    throw new AssertionError(instant + " : " + obtenue + " au lieu de " + attendue);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Pacific/Auckland"})
    void le31DecembreA23h59DAilleursNEstPasCeluiDeParis(String fuseau) {
        ZoneId ailleurs = ZoneId.of(fuseau);
        Instant instant =
                LocalDate.of(2024, 12, 31).atTime(23, 59).atZone(ailleurs).toInstant();
        MillesimeCalculator calculateur = MillesimeCalculator.builder()
                .anneeCivile(Ressource.IFI)
                .horloge(Clock.fixed(instant, ailleurs))
                .build();
        boolean parisDejaEn2025 = fuseau.startsWith("America");

        assertThat(calculateur.derniereAnnee(Ressource.IFI).annee()).isEqualTo(parisDejaEn2025 ? 2023 : 2022);
        assertThat(calculateur.prochaineBascule(Ressource.IFI).orElseThrow().date())
                .isEqualTo(LocalDate.of(parisDejaEn2025 ? 2026 : 2025, 1, 1));
    }

    @Test
    void lHorlogeEstRelueAChaqueAppel() {
        List<Instant> instants =
                new ArrayList<>(List.of(Instant.parse("2024-07-21T12:00:00Z"), Instant.parse("2024-07-22T12:00:00Z")));
        MillesimeCalculator calculateur = MillesimeCalculator.builder()
                .horloge(new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId fuseau) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Instant instant() {
                        return instants.remove(0);
                    }
                })
                .build();

        assertThat(calculateur.derniereAnnee(Ressource.IFI).annee()).isEqualTo(2022);
        assertThat(calculateur.derniereAnnee(Ressource.IFI).annee()).isEqualTo(2023);
    }

    @Test
    void sansHorlogeLHeureEstCelleDuSysteme() {
        LocalDate avant = LocalDate.now(ZoneId.of("Europe/Paris"));
        Millesime lu = MillesimeCalculator.officiel().derniereAnnee(Ressource.IR_ASSIETTE);
        LocalDate apres = LocalDate.now(ZoneId.of("Europe/Paris"));

        assertThat(lu)
                .isIn(
                        MillesimeCalculator.officiel().derniereAnnee(Ressource.IR_ASSIETTE, avant),
                        MillesimeCalculator.officiel().derniereAnnee(Ressource.IR_ASSIETTE, apres));
    }

    @Test
    void niLeFuseauNiLaLangueDeLaMachineNeChangentRien() {
        TimeZone fuseauInitial = TimeZone.getDefault();
        Locale langueInitiale = Locale.getDefault();
        List<String> attendus = List.of(
                "Millesime[annee=2023, fiabilite=OFFICIEL]",
                "Millesime[annee=2025, fiabilite=ESTIME]",
                "Bascule[date=2027-08-01, annee=2026, fiabilite=ESTIME]",
                "Millesime[annee=2022, fiabilite=OFFICIEL]",
                "Date 1999-12-31 refusée : donnez une date des années 2000 à 2100.");
        try {
            for (String fuseau : FUSEAUX) {
                for (String langue :
                        List.of("fr-FR", "en-US", "tr-TR", "ar-SA-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai")) {
                    TimeZone.setDefault(TimeZone.getTimeZone(fuseau));
                    Locale.setDefault(Locale.forLanguageTag(langue));

                    assertThat(resultats()).as(fuseau + " " + langue).isEqualTo(attendus);
                }
            }
        } finally {
            TimeZone.setDefault(fuseauInitial);
            Locale.setDefault(langueInitiale);
        }
    }

    private static List<String> resultats() {
        MillesimeCalculator juillet = a(Instant.parse("2024-07-21T22:00:00Z"), "UTC");
        MillesimeCalculator aout = a(Instant.parse("2026-07-31T22:00:00Z"), "UTC");
        String refus = "";
        try {
            juillet.derniereAnnee(Ressource.TH, LocalDate.of(1999, 12, 31));
        } catch (IllegalArgumentException e) {
            refus = e.getMessage();
        }
        assertThat(aout.derniereAnnee(Ressource.IFI).fiabilite()).isEqualTo(ESTIME);
        return List.of(
                juillet.derniereAnnee(Ressource.IR_ASSIETTE).toString(),
                aout.derniereAnnee(Ressource.IR_ASSIETTE).toString(),
                aout.prochaineBascule(Ressource.IFI).orElseThrow().toString(),
                aout.derniereAnnee(Ressource.TH).toString(),
                refus);
    }

    private static MillesimeCalculator a(Instant instant, String fuseau) {
        return MillesimeCalculator.builder()
                .horloge(Clock.fixed(instant, ZoneId.of(fuseau)))
                .build();
    }
}
