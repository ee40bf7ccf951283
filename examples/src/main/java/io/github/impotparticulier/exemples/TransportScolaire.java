package io.github.impotparticulier.exemples;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.particulier.Scolarite;
import io.github.impotparticulier.personne.EtatCivil;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * La carte de transport d'un élève scolarisé : gratuite si son parent a la complémentaire santé solidaire ou l'AAH, réduite si l'élève est
 * boursier, pleine quand tout cela est non. On ne demande que ce qui sert encore à décider. Les bourses ne sont sûres qu'à la mi-octobre.
 *
 * <p>« Non » ne se déduit pas d'un silence : un champ non accordé ou non connu, une panne, une identité non reconnue laissent la carte à
 * établir. Un parent sans dossier n'a pas de droit ouvert ; une attestation plus récente peut dire le contraire.
 */
public final class TransportScolaire {
    private final ApiParticulierClient client;
    private final Map<String, Function<EtatCivil, Optional<Boolean>>> droits = new LinkedHashMap<>();

    public TransportScolaire(ApiParticulierClient client) {
        this.client = client;
        droits.put(
                "la complémentaire santé solidaire",
                parent -> client.c2s().pour(parent).estBeneficiaire());
        droits.put("l'AAH", parent -> client.aah().pour(parent).estBeneficiaire());
    }

    public enum Tarif {
        GRATUIT,
        REDUIT,
        PLEIN
    }

    /** Un tarif, ou rien tant qu'un agent n'a pas vu le dossier ; et d'où il vient, ou ce qui manque. */
    public record Carte(Optional<Tarif> tarif, String motif) {}

    /** L'année scolaire est celle de la rentrée : 2026 pour 2026-2027. */
    public Carte pour(EtatCivil eleve, PerimetreScolaire ou, int anneeScolaire, EtatCivil parent) {
        try {
            Scolarite scolarite = client.scolarite().pour(eleve, ou, anneeScolaire);
            String annee = scolarite.anneeScolaire().orElse("" + anneeScolaire);
            boolean scolarise = scolarite.estScolarise().orElse(false) && annee.startsWith("" + anneeScolaire);
            return scolarise
                    ? selonLesDroits(scolarite.estBoursier(), parent)
                    : aEtablir("scolarité non communiquée : demander un certificat");
        } catch (AppelException e) {
            return aEtablir("scolarité de l'élève : " + e.explication());
        }
    }

    private Carte selonLesDroits(Optional<Boolean> boursier, EtatCivil parent) {
        for (var droit : droits.entrySet()) {
            try {
                Optional<Boolean> ouvert = droit.getValue().apply(parent);
                if (ouvert.orElse(true)) {
                    return ouvert.isPresent()
                            ? new Carte(Optional.of(Tarif.GRATUIT), "le parent a " + droit.getKey())
                            : aEtablir(droit.getKey() + " : non communiqué");
                }
            } catch (AppelException e) {
                // Cette classe même : une identité inconnue en est une sorte, et n'est pas « pas de droit ».
                if (e.getClass() != AucunResultatException.class || e.code().isEmpty()) {
                    return aEtablir(droit.getKey() + " : " + e.explication());
                }
            }
        }
        Carte plein = new Carte(Optional.of(Tarif.PLEIN), "ni droit du parent, ni bourse");
        return boursier.map(oui -> oui ? new Carte(Optional.of(Tarif.REDUIT), "élève boursier") : plein)
                .orElse(aEtablir("bourse non communiquée ou pas connue : demander la notification"));
    }

    private static Carte aEtablir(String motif) {
        return new Carte(Optional.empty(), motif);
    }
}
