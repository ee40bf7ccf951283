package io.github.impotparticulier.bacasable.particulier;

import java.time.Instant;
import java.util.List;

/**
 * Un appel aiguillé.
 *
 * @param ressource la ligne de la table
 * @param version la version demandée
 * @param mode la façon de désigner la personne
 * @param requete ce qui est reçu
 * @param contexte ce qui décide de la réponse
 * @param maintenant l'heure du bac à sable
 */
record Appel(Ressource ressource, int version, Mode mode, Requete requete, Contexte contexte, Instant maintenant) {
    RefusParticulierException refus(RefusPlateforme refus) {
        return new RefusParticulierException(List.of(contexte.erreur(refus)));
    }

    String route() {
        return "/v" + version + "/" + ressource.chemin() + "/" + mode.segment();
    }
}
