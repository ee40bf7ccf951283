package io.github.impotparticulier.exemples.observabilite;

import io.github.impotparticulier.appel.EcouteurAppels;
import io.github.impotparticulier.appel.EssaiTermine;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

/**
 * Fait de chaque requête du SDK une trace OpenTelemetry et une mesure Micrometer : le gabarit de sa route, jamais son adresse, où sont le
 * numéro fiscal et l'état civil. À donner à {@code builder().ecouteur(…)}.
 *
 * <p>La trace est l'enfant de celle qui est en cours dans le fil de l'appel ; une demande de jeton, que plusieurs appels se partagent, n'en
 * a pas.
 */
public final class TracesEtMesures implements EcouteurAppels {
    /** Le nom de la mesure : une durée, et le nombre de requêtes. */
    public static final String MESURE = "impot.particulier.requetes";

    private final Tracer traceur;
    private final MeterRegistry mesures;

    /**
     * Prépare l'écouteur.
     *
     * @param traces où vont les traces
     * @param mesures où vont les mesures
     */
    public TracesEtMesures(OpenTelemetry traces, MeterRegistry mesures) {
        this.traceur = traces.getTracer("impot-particulier");
        this.mesures = mesures;
    }

    @Override
    public void essaiTermine(EssaiTermine essai) {
        tracer(essai);
        // Pas d'identifiant de corrélation ici : chaque valeur d'une étiquette fait une mesure de plus.
        mesures.timer(MESURE, "operation", essai.operation(), "route", essai.route(), "statut", statut(essai))
                .record(essai.duree());
    }

    private void tracer(EssaiTermine essai) {
        Span trace = traceur.spanBuilder(essai.operation())
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(essai.debut())
                .setAttribute("http.request.method", essai.methode())
                .setAttribute("url.template", essai.route())
                .setAttribute("http.request.resend_count", essai.numero() - 1L)
                .startSpan();
        essai.statut().ifPresent(statut -> trace.setAttribute("http.response.status_code", statut));
        essai.idCorrelation().ifPresent(id -> trace.setAttribute("impot_particulier.correlation_id", id));
        // Un 404 ou un 410 dit le plus souvent que la personne n'a pas ce que l'on demande : ce n'est pas une panne.
        if (essai.statut().orElse(599) >= 500) {
            trace.setStatus(StatusCode.ERROR);
        }
        trace.end(essai.debut().plus(essai.duree()));
    }

    private static String statut(EssaiTermine essai) {
        return essai.statut().isPresent() ? Integer.toString(essai.statut().getAsInt()) : "aucun";
    }
}
