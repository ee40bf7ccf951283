package io.github.impotparticulier.exemples.observabilite;

import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ce que l'agent a envoyé : des lignes d'OTLP en JSON. */
final class Telemetrie {
    private final List<Envoi> envois = new ArrayList<>();

    /** Une trace, une mesure ou une ligne de journal, et l'instrumentation d'où elle vient. */
    record Envoi(String sorte, String origine, Map<?, ?> contenu) {
        /** Combien de points, ou leur somme pour une durée. */
        long compte() {
            Map<?, ?> histogramme = (Map<?, ?>) contenu.get("histogram");
            return liste(histogramme.get("dataPoints"))
                    .mapToLong(point -> Long.parseLong(point.get("count").toString()))
                    .sum();
        }
    }

    Telemetrie(List<String> lignes) {
        lignes.forEach(this::lire);
    }

    /** Les envois d'une sorte ({@code spans}, {@code metrics}, {@code logRecords}). */
    List<Envoi> de(String sorte) {
        return envois.stream().filter(envoi -> envoi.sorte().equals(sorte)).toList();
    }

    private void lire(String ligne) {
        try {
            Map<?, ?> recu = (Map<?, ?>)
                    new Moshi.Builder().build().adapter(Object.class).fromJson(ligne);
            ranger(recu, "resourceSpans", "scopeSpans", "spans");
            ranger(recu, "resourceMetrics", "scopeMetrics", "metrics");
            ranger(recu, "resourceLogs", "scopeLogs", "logRecords");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ranger(Map<?, ?> recu, String parSource, String parOrigine, String sorte) {
        liste(recu.get(parSource))
                .flatMap(source -> liste(source.get(parOrigine)))
                .forEach(groupe -> liste(groupe.get(sorte))
                        .forEach(contenu -> envois.add(new Envoi(
                                sorte,
                                ((Map<?, ?>) groupe.get("scope")).get("name").toString(),
                                contenu))));
    }

    private static Stream<Map<?, ?>> liste(Object valeur) {
        return valeur == null ? Stream.of() : ((List<?>) valeur).stream().map(element -> (Map<?, ?>) element);
    }
}
