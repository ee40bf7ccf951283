package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.Guichet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Une demande à une API, titre du client et en-têtes techniques exceptés.
 *
 * @param operation le nom de l'opération, pour les journaux et les exceptions
 * @param cible où elle va
 * @param annee l'année demandée, pour le journal des accès
 * @param guichet celui dont le quota la compte
 * @param portee la portée OAuth exigée ; vide s'il n'en faut pas
 * @param entetes les en-têtes que l'API attend, {@code Accept} compris
 * @param titre ce qui l'autorise, si ce n'est le titre du client
 * @param verdicts ce que veulent dire les réponses
 */
public record Requete(
        String operation,
        Cible cible,
        OptionalInt annee,
        Guichet guichet,
        String portee,
        Map<String, String> entetes,
        @Nullable String titre,
        Verdicts verdicts) {
    String route() {
        return cible.route();
    }

    /** De quoi reconnaître la même demande, sans retenir de qui elle parle. */
    int empreinte() {
        return Objects.hash(cible.chemin(), cible.parametres(), entetes, titre);
    }

    boolean nommeDans(ByteString corps) {
        return cible.nommeDans(corps);
    }

    /** L'opération et le gabarit : le reste est personnel. */
    @Override
    public String toString() {
        return operation + " " + cible;
    }
}
