package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.exemples.raccordement.Motif.Arret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Appelle des ressources, une fois chacune et l'une après l'autre, et cesse quand insister n'apprendrait rien.
 *
 * @param <C> le client du SDK
 */
final class Appels<C> {
    /** Ce que comptent les quotas, quand un refus ne dit pas jusqu'à quand. */
    private static final Duration UNE_MINUTE = Duration.ofMinutes(1);

    private final C client;
    private final Dossier dossier;
    private final Traces traces;
    private final Cadence cadence;
    private final Inconnu qui;

    Appels(C client, Dossier dossier, Traces traces, Cadence cadence, Inconnu qui) {
        this.client = client;
        this.dossier = dossier;
        this.traces = traces;
        this.cadence = cadence;
        this.qui = qui;
    }

    /**
     * Les appelle.
     *
     * @param attendues vrai si chacune doit être ouverte
     */
    List<Tentative> faire(List<Essai<C>> essais, boolean attendues) {
        List<Tentative> tentatives = new ArrayList<>();
        Set<String> fermes = new HashSet<>();
        boolean fini = false;
        for (Essai<C> essai : essais) {
            if (fini || fermes.contains(essai.guichet())) {
                tentatives.add(Tentative.nonFaite(essai, attendues));
                continue;
            }
            Tentative tentative = faire(essai, attendues);
            tentatives.add(tentative);
            Arret arret = Regles.diagnostic(tentative).motif().arret();
            fini = arret == Arret.TOUT;
            if (arret == Arret.API) {
                fermes.add(essai.guichet());
            }
        }
        return tentatives;
    }

    private Tentative faire(Essai<C> essai, boolean attendue) {
        Quota quota = new Quota(dossier.adresse().host(), dossier.identifiant(), essai.guichet());
        if (!cadence.attendre(quota)) {
            return Tentative.nonFaite(essai, attendue);
        }
        traces.oublier();
        try {
            essai.appel().accept(client, qui);
            return tentative(essai, attendue, Optional.empty());
        } catch (AppelException refus) {
            if (refus instanceof QuotaDepasseException) {
                cadence.suspendre(
                        quota, refus.delai().filter(delai -> !delai.isZero()).orElse(UNE_MINUTE));
            }
            return tentative(essai, attendue, Optional.of(refus));
        }
    }

    private Tentative tentative(Essai<C> essai, boolean attendue, Optional<AppelException> refus) {
        Map<String, String> references = new TreeMap<>(traces.references());
        refus.map(Constat::references).ifPresent(references::putAll);
        return new Tentative(essai, attendue, true, traces.envoyee(), refus, traces.quotaRestant(), references);
    }

    /** Ce que le serveur compte ensemble. */
    private record Quota(String hote, Secret identifiant, String guichet) {}
}
