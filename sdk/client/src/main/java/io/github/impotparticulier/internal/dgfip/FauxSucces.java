package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.json.NomsDuContrat;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Set;

/**
 * Sous le statut 200, ce qui n'est pas des données : lu comme elles, ce serait un foyer vide.
 *
 * <p>Deux temps. Avant de lire, une page ou une erreur se reconnaît, et dit elle-même ce qu'elle est. Une fois lu, un objet qui n'a aucun
 * champ de la ressource n'est pas d'elle : la réponse d'une autre demande, celle d'une autre API. Un seul champ suffit, fût-il nul : la
 * passerelle ne rend que ceux du contrat. Une liste vide reste une réponse ; un élément sans aucun champ n'en est pas un.
 */
final class FauxSucces {
    private FauxSucces() {}

    /** Vrai si ce corps est une page, ou une erreur. */
    static boolean est(Reponse reponse) {
        byte[] corps = reponse.corps();
        int debut = CorpsErreur.debut(corps);
        return debut < corps.length && (corps[debut] == '<' || estUneErreur(reponse));
    }

    /** Refuse un objet qui n'a aucun des champs de la ressource : il répond à une autre demande, et sa connexion ne ressert pas. */
    static void exigerUnChamp(ObjetJson objet, Set<String> champs) {
        exiger(objet.porteUnDe(champs));
    }

    /** De même de chaque élément de cette liste : un élément nul, ou qui n'est pas un objet, n'en a aucun. */
    static void exigerUnChampDeChacun(ObjetJson objet, String liste, Set<String> champs) {
        exiger(objet.chacunPorteUnDe(liste, champs));
    }

    private static void exiger(boolean deLaRessource) {
        if (!deLaRessource) {
            throw new ReponseIncoherenteException(
                    "La réponse n'est pas de cette ressource : elle n'en porte aucun champ. Si cela dure, signalez-le à la DGFiP.",
                    Circonstances.aucunes());
        }
    }

    private static boolean estUneErreur(Reponse reponse) {
        try {
            ObjetJson objet = reponse.json();
            if (objet.containsKey("erreur") || objet.containsKey("fault")) {
                return true;
            }
            boolean plate = objet.containsKey("error") || (objet.containsKey("code") && objet.containsKey("message"));
            return plate && NomsDuContrat.aucunAuPremierRang(objet);
        } catch (ReponseIllisibleException e) {
            // Qui lira les données le dira mieux.
            return false;
        }
    }
}
