package io.github.impotparticulier.exemples.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Supplier;

/** De quoi faire tourner un programme à une heure choisie, et lire ce qu'il imprime. */
final class Essai {
    private Essai() {}

    /** Un programme d'exemple, prêt à être essayé ; rend le nombre d'appels à refaire. */
    @FunctionalInterface
    interface Programme {
        int montrer(BacASable bac, ImpotParticulierClient client, PrintStream sortie);
    }

    /** Ce qu'un programme a imprimé, colonnes séparées par « | », et ce qu'il a rendu. */
    record Resultat(List<String> lignes, int aRefaire) {}

    static Clock le(String date) {
        return Clock.fixed(Instant.parse(date + "T09:00:00Z"), ZoneOffset.UTC);
    }

    static Resultat executer(BacASable bac, Clock horloge, Programme programme) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ImpotParticulierClient client = Demonstration.client(bac, horloge)) {
            int aRefaire = programme.montrer(bac, client, new PrintStream(octets, true, StandardCharsets.UTF_8));
            List<String> lignes = octets.toString(StandardCharsets.UTF_8)
                    .lines()
                    .map(ligne -> ligne.replaceAll(" {2,}", " | "))
                    .toList();
            assertThat(lignes).as("un numéro fiscal").noneMatch(ligne -> ligne.matches(".*\\d{13}.*"));
            return new Resultat(lignes, aRefaire);
        }
    }

    static Resultat executer(Clock horloge, Programme programme) {
        try (BacASable bac = BacASable.builder().horloge(horloge).demarrer()) {
            return executer(bac, horloge, programme);
        }
    }

    /** Sur une passerelle qui n'écoute plus. */
    static Resultat enPanne(Clock horloge, Programme programme) {
        BacASable bac = BacASable.builder().horloge(horloge).demarrer();
        bac.close();
        return executer(bac, horloge, programme);
    }

    /** Sur une machine réglée à l'autre bout du monde. */
    static <T> T ailleurs(Supplier<T> essai) {
        Locale langue = Locale.getDefault();
        TimeZone fuseau = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            return essai.get();
        } finally {
            Locale.setDefault(langue);
            TimeZone.setDefault(fuseau);
        }
    }
}
