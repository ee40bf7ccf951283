package io.github.impotparticulier.bacasable;

import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;

/** Contrôle un appel à une autre API comme la passerelle, garde son message, et y répond. */
final class ServiceAutreApi {
    private final Moyens moyens;

    ServiceAutreApi(Moyens moyens) {
        this.moyens = moyens;
    }

    Reponse repondre(AutreApiServie api, RecordedRequest requete) {
        try {
            ControleJeton.exiger(requete.getHeaders().values("Authorization"), api.perimetres(), moyens.jetons());
        } catch (RefusException refus) {
            return refus.reponse();
        }
        Optional<Panne> panne = moyens.pannes().subir(Panne.Moment.PASSERELLE.touchant(false));
        if (panne.isPresent()) {
            return panne.get().reponse(Reponse.JSON, moyens.horloge());
        }
        List<String> correlations = requete.getHeaders().values("X-Correlation-ID");
        if (correlations.size() != 1 || !ServiceRessource.estUnUuid(correlations.get(0))) {
            return Reponse.refusCommande(400, "X-Correlation-ID doit porter un UUID, un seul");
        }
        List<String> manquants = api.entetesManquants(requete);
        if (!manquants.isEmpty()) {
            return Reponse.refusCommande(400, "Il manque des en-têtes requis : " + String.join(", ", manquants));
        }
        if (requete.getBodySize() > AutresApis.CORPS_MAX) {
            return Reponse.refusCommande(413, "Le message dépasse 16 Mio, la borne du bac à sable");
        }
        moyens.autresApis().noter(MessageRecu.de(requete));
        return api.reponse();
    }
}
