package io.github.impotparticulier.exemples.raccordement;

import java.time.Clock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Ce dont un examen se sert, le même pour tous.
 *
 * @param liaison par où l'on sort
 * @param horloge l'heure de la machine
 * @param cadence ce qui tient le quota
 * @param qui la personne appelée, qui n'existe pas
 * @param variables les variables d'environnement
 */
record Moyens(
        Liaison liaison, Clock horloge, Cadence cadence, Inconnu qui, UnaryOperator<@Nullable String> variables) {}
