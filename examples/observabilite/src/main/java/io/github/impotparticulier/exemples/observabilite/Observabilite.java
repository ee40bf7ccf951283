package io.github.impotparticulier.exemples.observabilite;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.personne.Usager;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Deux appels au bac à sable, dont un que la passerelle refuse une fois, puis ce qu'en disent les traces et les mesures. */
public final class Observabilite {
    private Observabilite() {}

    /**
     * Lance la démonstration.
     *
     * @param arguments rien
     */
    public static void main(String[] arguments) {
        montrer(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static void montrer(PrintStream sortie) {
        SimpleMeterRegistry mesures = new SimpleMeterRegistry();
        try (SdkTracerProvider traces = SdkTracerProvider.builder()
                        .addSpanProcessor(new Affichage(sortie))
                        .build();
                BacASable bac = BacASable.demarrer();
                ImpotParticulierClient client = ImpotParticulierClient.builder()
                        .depuis(bac.variables())
                        .ecouteur(new TracesEtMesures(fournies(traces), mesures))
                        .build()) {
            Span page = traces.get("guichet").spanBuilder("page du guichet").startSpan();
            Context.current().with(page).wrap(() -> appeler(client, bac)).run();
            page.end();
        }
        mesures.find(TracesEtMesures.MESURE)
                .timers()
                .forEach(mesure -> sortie.printf(
                        Locale.FRANCE,
                        "mesure %s statut=%s : %d requête(s), %.0f ms%n",
                        mesure.getId().getTag("operation"),
                        mesure.getId().getTag("statut"),
                        mesure.count(),
                        mesure.totalTime(TimeUnit.MILLISECONDS)));
    }

    private static void appeler(ImpotParticulierClient client, BacASable bac) {
        client.irAssiette()
                .derniereAnnee(Usager.parSpi(bac.personne("celibataire").spi()));
        bac.panne(Panne.indisponible(), 1);
        client.irAssiette()
                .derniereAnnee(Usager.parSpi(bac.personne("maries-deux-enfants").spi()));
    }

    /** Dans votre application, c'est GlobalOpenTelemetry.get(), ou ce que votre cadre logiciel injecte. */
    private static OpenTelemetry fournies(SdkTracerProvider traces) {
        return new OpenTelemetry() {
            @Override
            public SdkTracerProvider getTracerProvider() {
                return traces;
            }

            @Override
            public ContextPropagators getPropagators() {
                return ContextPropagators.noop();
            }
        };
    }

    /** Écrit chaque trace, au lieu de l'envoyer. */
    private record Affichage(PrintStream sortie) implements SpanProcessor {
        @Override
        public void onStart(Context parent, ReadWriteSpan trace) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan trace) {
            sortie.println("trace  " + trace.getName()
                    + (trace.getParentSpanContext().isValid() ? " (enfant) " : " ")
                    + trace.toSpanData().getStatus().getStatusCode() + " "
                    + trace.getAttributes().asMap());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
