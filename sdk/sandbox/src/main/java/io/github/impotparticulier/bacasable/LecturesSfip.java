package io.github.impotparticulier.bacasable;

import java.util.List;
import java.util.Map;

/** Les réponses du courtier SFiP, qui cherche la personne comme R2P puis lit ses données. */
final class LecturesSfip {
    private LecturesSfip() {}

    static Reponse information(Appel appel) {
        return appel.servir(Map.of("descriptif", CorpsJson.texte("Bac à sable ouvert")));
    }

    static Reponse lep(Appel appel) throws RefusException {
        Usager usager = usager(appel);
        String statut = usager.lep(appel.annee())
                .orElseThrow(() -> appel.refus(410, 4101, "Aucune réponse ne peut être donnée pour cet usager"));
        return LecturesImpot.lep(statut, appel);
    }

    static Reponse derniereImposition(Appel appel) throws RefusException {
        Usager usager = usager(appel);
        Map<String, String> situation = LecturesImpot.derniereImposition(Vues::derniere, usager, appel)
                .orElseThrow(() -> appel.refus(416, 4101, "Aucun résultat pour les dernières années"));
        return appel.servir(situation);
    }

    private static Usager usager(Appel appel) throws RefusException {
        Recherche recherche = new Recherche(appel);
        List<PersonnePhysique> resultats = recherche
                .exiger(
                        recherche.porte("spi") || (recherche.porte("nom") && recherche.porte("prenom")),
                        "Le numéro fiscal (spi), ou le nom et le prénom, sont requis")
                .coherente()
                .resultats();
        if (resultats.isEmpty()) {
            throw appel.refus(404, 40433, "Aucune personne ne correspond");
        }
        if (resultats.size() > 1) {
            throw appel.refus(403, 40305, "Plusieurs personnes correspondent");
        }
        if (!resultats.get(0).communicable()) {
            throw appel.refus(403, 40305, "Le dossier de la personne n'est pas communicable");
        }
        return appel.usager(resultats.get(0).spi());
    }
}
