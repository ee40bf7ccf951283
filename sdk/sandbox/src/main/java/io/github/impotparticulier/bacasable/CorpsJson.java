package io.github.impotparticulier.bacasable;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import okio.Buffer;

/** Les corps JSON que la passerelle compose : le jeton, et les erreurs de l'API, de WSO2 et d'OAuth 2.0. */
final class CorpsJson {
    private static final DateTimeFormatter HORODATAGE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    /** Comme WSO2 l'écrit. */
    private static final DateTimeFormatter REOUVERTURE =
            DateTimeFormatter.ofPattern("uuuu-MMM-dd HH:mm:ssxx 'UTC'", Locale.US);

    private CorpsJson() {}

    static String dgfip(int code, String message, LocalDateTime horodatage) {
        return ecrire(json -> json.name("erreur")
                .beginObject()
                .name("code")
                .value(code)
                .name("message")
                .value(message)
                .name("horodatage")
                .value(HORODATAGE.format(horodatage))
                .endObject());
    }

    static String wso2(int code, String message, String description) {
        return ecrire(json -> json.name("fault")
                .beginObject()
                .name("code")
                .value(code)
                .name("message")
                .value(message)
                .name("description")
                .value(description)
                .endObject());
    }

    static String statutRedit(int statut, String message, String description) {
        return ecrire(json -> json.name("code")
                .value(Integer.toString(statut))
                .name("type")
                .value("Status report")
                .name("message")
                .value(message)
                .name("description")
                .value(description));
    }

    static String quotaRouvert(Instant reouverture, String description) {
        return ecrire(json -> json.name("fault")
                .beginObject()
                .name("code")
                .value(900803)
                .name("message")
                .value("Message throttled out")
                .name("description")
                .value(description)
                .name("nextAccessTime")
                .value(REOUVERTURE.format(reouverture.atOffset(ZoneOffset.UTC)))
                .endObject());
    }

    static String oauth(String erreur, String description) {
        return ecrire(json ->
                json.name("error").value(erreur).name("error_description").value(description));
    }

    /** Un objet dont les valeurs sont déjà du texte JSON. */
    static String objet(Map<String, String> champs) {
        return champs.entrySet().stream()
                .map(champ -> '"' + champ.getKey() + "\":" + champ.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Un texte sans guillemet ni barre oblique inverse, entre guillemets. */
    static String texte(String valeur) {
        return '"' + valeur + '"';
    }

    static String ecrire(Champs champs) {
        Buffer tampon = new Buffer();
        try (JsonWriter json = JsonWriter.of(tampon)) {
            json.beginObject();
            champs.ecrire(json);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tampon.readUtf8();
    }

    /** Le contenu d'un objet JSON. */
    interface Champs {
        void ecrire(JsonWriter json) throws IOException;
    }
}
