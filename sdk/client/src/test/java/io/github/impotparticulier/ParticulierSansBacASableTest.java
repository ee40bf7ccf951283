package io.github.impotparticulier;

import static io.github.impotparticulier.appui.OperationParticulier.ETAT_CIVIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.squareup.moshi.JsonReader;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationParticulier;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Les réponses que la page donne à WireMock, servies telles quelles. */
class ParticulierSansBacASableTest {
    private static final Pattern SOUCHE = Pattern.compile("(?s)```json\n(.*?)```");
    private static final Pattern DANS_UNE_HEURE = Pattern.compile("\\{\\{now offset='1 hours' format='unix'}}");

    @AutoClose
    private final FausseDgfip serveur = new FausseDgfip();

    @AutoClose
    private final ApiParticulierClient client =
            OperationParticulier.vers(serveur).temps(new TempsFictif().temps(0)).build();

    private static List<String> souches() throws IOException {
        String page = Files.readString(Path.of("PARTICULIER.md"));
        return SOUCHE.matcher(page)
                .results()
                .map((MatchResult trouvee) -> trouvee.group(1))
                .toList();
    }

    /** La réponse d'une souche, au chemin qu'elle sert. */
    private static MockResponse reponse(String souche) throws IOException {
        MockResponse.Builder reponse = new MockResponse.Builder();
        try (JsonReader lecteur = JsonReader.of(new Buffer().writeUtf8(souche))) {
            lecteur.beginObject();
            while (lecteur.hasNext()) {
                if (lecteur.nextName().equals("response")) {
                    lire(lecteur, reponse);
                } else {
                    lecteur.skipValue();
                }
            }
        }
        return reponse.build();
    }

    private static void lire(JsonReader lecteur, MockResponse.Builder reponse) throws IOException {
        lecteur.beginObject();
        while (lecteur.hasNext()) {
            switch (lecteur.nextName()) {
                case "status" -> reponse.code(lecteur.nextInt());
                case "jsonBody" -> reponse.body(lecteur.nextSource().readUtf8());
                case "headers" -> {
                    lecteur.beginObject();
                    while (lecteur.hasNext()) {
                        reponse.setHeader(lecteur.nextName(), instant(lecteur.nextString()));
                    }
                    lecteur.endObject();
                }
                default -> lecteur.skipValue();
            }
        }
        lecteur.endObject();
    }

    private static String instant(String valeur) {
        String dansUneHeure = Long.toString(TempsFictif.MIDI.getEpochSecond() + 3_600);
        return DANS_UNE_HEURE.matcher(valeur).replaceAll(dansUneHeure);
    }

    @Test
    void l_une_donne_un_quotient_l_autre_un_refus_qui_dit_quand_revenir() throws IOException {
        List<String> souches = souches();
        assertThat(souches)
                .hasSize(2)
                .allMatch(souche -> souche.contains("\"urlPath\": \"/v3/dss/quotient_familial/identite\""));
        serveur.repond(reponse(souches.get(0))).repond(reponse(souches.get(1)));

        assertThat(client.quotientFamilial().actuel(ETAT_CIVIL).valeur()).hasValue(480);
        assertThatExceptionOfType(QuotaDepasseException.class)
                .isThrownBy(() -> client.quotientFamilial().actuel(ETAT_CIVIL))
                .satisfies(e -> assertThat(e.delai()).hasValue(Duration.ofHours(1)));
        assertThat(serveur.lectures)
                .hasSize(2)
                .allMatch(requete -> requete.getUrl().encodedPath().equals("/v3/dss/quotient_familial/identite"));
    }
}
