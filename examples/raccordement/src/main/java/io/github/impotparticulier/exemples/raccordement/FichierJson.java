package io.github.impotparticulier.exemples.raccordement;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Map;
import okio.Buffer;

/** Le rapport en JSON, à joindre à une demande d'assistance : ni secret, ni jeton, ni numéro fiscal. */
final class FichierJson {
    private FichierJson() {}

    static String ecrire(Rapport rapport) throws IOException {
        Buffer tampon = new Buffer();
        try (JsonWriter json = JsonWriter.of(tampon)) {
            json.setIndent("  ");
            json.beginObject();
            json.name("date").value(rapport.date().toString());
            json.name("machine").value(Rapport.machine());
            json.name("etat").value(rapport.etat().name());
            json.name("raccordements").beginArray();
            for (Bilan bilan : rapport.bilans()) {
                ecrire(json, bilan);
            }
            json.endArray().endObject();
        }
        return tampon.readUtf8() + "\n";
    }

    private static void ecrire(JsonWriter json, Bilan bilan) throws IOException {
        json.beginObject();
        json.name("nom").value(bilan.nom());
        json.name("api").value(bilan.api().nom());
        json.name("adresse").value(bilan.adresse());
        json.name("etat").value(bilan.etat().name());
        json.name("constats").beginArray();
        for (Constat constat : bilan.constats()) {
            ecrire(json, constat, bilan.api());
        }
        json.endArray().endObject();
    }

    private static void ecrire(JsonWriter json, Constat constat, Api api) throws IOException {
        json.beginObject();
        json.name("verification").value(constat.verification().name());
        json.name("objet").value(constat.objet());
        json.name("etat").value(constat.etat().name());
        json.name("motif").value(constat.motif().name());
        json.name("constat").value(constat.texte());
        json.name("aFaire").value(constat.aFaire());
        json.name("aQui").value(constat.aQui(api));
        json.name("references").beginObject();
        for (Map.Entry<String, String> reference : constat.references().entrySet()) {
            json.name(reference.getKey()).value(reference.getValue());
        }
        json.endObject().endObject();
    }
}
