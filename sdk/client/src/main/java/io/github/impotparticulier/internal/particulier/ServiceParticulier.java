package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.internal.texte.Formes;
import io.github.impotparticulier.particulier.EtatFournisseur;
import io.github.impotparticulier.particulier.JetonParticulier;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ce que le serveur dit de lui-même et du jeton. */
public final class ServiceParticulier {
    private static final Pattern FOURNISSEUR = Pattern.compile("[a-z][a-z0-9_-]{0,60}");

    private static final Set<String> DU_JETON = Set.of("_id", "name", "scopes");

    private static final Map<String, EtatFournisseur> ETATS = Map.of(
            "ok", EtatFournisseur.DISPONIBLE,
            "bad_gateway", EtatFournisseur.EN_PANNE,
            "maintenance", EtatFournisseur.EN_MAINTENANCE,
            "unknown", EtatFournisseur.INCONNU);

    private ServiceParticulier() {}

    /** L'état d'un fournisseur. */
    public static EtatFournisseur etat(LecteurParticulier lecteur, String fournisseur) {
        if (!FOURNISSEUR
                .matcher(Objects.requireNonNull(fournisseur, "fournisseur"))
                .matches()) {
            throw Formes.invalide("Fournisseur mal formé : donnez son nom court, en minuscules, par exemple cnaf.");
        }
        return lecteur.service(
                "etat",
                "/api/{fournisseur}/ping",
                "/api/" + fournisseur + "/ping",
                new DePing(lecteur.appelant().horloge()),
                ServiceParticulier::etat);
    }

    private static EtatFournisseur etat(Reponse reponse) {
        String statut = reponse.json()
                .texte("status")
                .orElseThrow(
                        () -> new ReponseIllisibleException("Le champ « status » manque.", Circonstances.aucunes()));
        return ETATS.getOrDefault(statut, EtatFournisseur.INCONNU);
    }

    /** Ce que l'on sait du jeton ; {@code jeton} est {@code null} s'il vient d'une source. */
    public static JetonParticulier jeton(LecteurParticulier lecteur, @Nullable String jeton) {
        Optional<Instant> expiration = jeton == null ? Optional.empty() : expiration(jeton);
        return lecteur.service(
                "jeton",
                "/api/introspect",
                "/api/introspect",
                new VerdictsParticulier(false, lecteur.appelant().horloge()),
                reponse -> {
                    ObjetJson json = reponse.json();
                    json.exigerUnDe(DU_JETON, "La réponse ne dit rien d'un jeton : ce n'est pas ce que l'API rend.");
                    return new JetonParticulier(
                            json.texte("_id"), json.texte("name"), json.textes("scopes"), expiration);
                });
    }

    /** L'échéance d'un JWT ; vide si ce n'en est pas un, ou s'il n'en a pas. */
    private static Optional<Instant> expiration(String jeton) {
        String[] parties = jeton.split("\\.", -1);
        if (parties.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] contenu = Base64.getUrlDecoder().decode(parties[1].getBytes(StandardCharsets.US_ASCII));
            OptionalLong exp = ObjetJson.lire(contenu).entier("exp");
            return exp.isPresent() ? Optional.of(Instant.ofEpochSecond(exp.getAsLong())) : Optional.empty();
        } catch (IllegalArgumentException | ReponseIllisibleException | DateTimeException e) {
            // Un jeton opaque : le serveur seul sait ce qu'il vaut.
            return Optional.empty();
        }
    }

    /** Une panne du fournisseur est ici une réponse. */
    private static final class DePing extends VerdictsParticulier {
        private DePing(Clock horloge) {
            super(true, horloge);
        }

        @Override
        public boolean attendue(Reponse reponse) {
            return reponse.statut() == 200 || (reponse.statut() >= 500 && ditUnEtat(reponse));
        }

        /** Un intermédiaire répond souvent un champ de ce nom, qui n'est pas un état. */
        private static boolean ditUnEtat(Reponse reponse) {
            try {
                return reponse.json()
                        .simpleSiPossible("status")
                        .filter(ETATS::containsKey)
                        .isPresent();
            } catch (ReponseIllisibleException e) {
                // La page d'un intermédiaire.
                return false;
            }
        }
    }
}
