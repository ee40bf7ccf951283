package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.erreur.AnneeNonDisponibleException;
import io.github.impotparticulier.millesime.CalendrierTaxation;
import io.github.impotparticulier.millesime.Impot;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.Ressource;
import io.github.impotparticulier.millesime.RessourceAnnuelle;
import io.github.impotparticulier.personne.Usager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** La veille et le jour de chaque taxation, le bac à sable et le calendrier du client tiennent la même année pour la dernière. */
class CalendriersDAccordTest {
    static Stream<Arguments> veillesEtJours() {
        return Stream.of(
                        jours(Impot.REVENU, IntStream.rangeClosed(2023, 2028))
                                .flatMap(jour -> Stream.of(Ressource.IR_ASSIETTE, Ressource.IR_FACTURE, Ressource.IFI)
                                        .map(ressource -> Arguments.of(ressource, jour))),
                        jours(Impot.HABITATION, IntStream.rangeClosed(2021, 2022))
                                .map(jour -> Arguments.of(Ressource.TH, jour)))
                .flatMap(arguments -> arguments);
    }

    private static Stream<LocalDate> jours(Impot impot, IntStream campagnes) {
        return campagnes
                .mapToObj(campagne -> CalendrierTaxation.officiel()
                        .taxation(impot, campagne)
                        .orElseThrow()
                        .date())
                .flatMap(jour -> Stream.of(jour.minusDays(1), jour));
    }

    @ParameterizedTest
    @MethodSource("veillesEtJours")
    void la_derniere_annee_est_la_meme_des_deux_cotes(Ressource ressource, LocalDate jour) {
        ZoneId paris = ZoneId.of("Europe/Paris");
        Clock horloge = Clock.fixed(jour.atTime(12, 0).atZone(paris).toInstant(), paris);
        MillesimeCalculator millesimes =
                MillesimeCalculator.builder().horloge(horloge).build();
        int derniere = millesimes.derniereAnnee(ressource).annee();
        try (BacASable bac = BacASable.builder().horloge(horloge).demarrer();
                ImpotParticulierClient client = ImpotParticulierClient.builder()
                        .depuis(bac.variables())
                        .millesimes(millesimes)
                        .build()) {
            Usager usager = Usager.parSpi(bac.personne("haut-revenu-ifi").spi());
            RessourceAnnuelle<?> annuelle = annuelle(ressource).apply(client);

            assertThat(annuelle.pour(usager, derniere)).isNotNull();
            if (derniere < jour.getYear()) {
                assertThatExceptionOfType(AnneeNonDisponibleException.class)
                        .isThrownBy(() -> annuelle.pour(usager, derniere + 1));
            }
        }
    }

    private static Function<ImpotParticulierClient, RessourceAnnuelle<?>> annuelle(Ressource ressource) {
        return switch (ressource) {
            case IR_FACTURE -> ImpotParticulierClient::irFacture;
            case IFI -> ImpotParticulierClient::ifi;
            case TH -> ImpotParticulierClient::th;
            default -> ImpotParticulierClient::irAssiette;
        };
    }
}
