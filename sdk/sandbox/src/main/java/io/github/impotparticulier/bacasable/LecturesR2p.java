package io.github.impotparticulier.bacasable;

import java.util.List;
import java.util.Map;

/** Les réponses de R2P, qui rend une personne ou aucune. Son fichier ne décrit pas de corps aux refus 403 et 404. */
final class LecturesR2p {
    private LecturesR2p() {}

    static Reponse spi(Appel appel) throws RefusException {
        PersonnePhysique personne = unique(nommee(appel).coherente().resultats());
        return appel.servir(
                Map.of("identifiant", CorpsJson.ecrire(json -> json.name("spi").value(personne.spi()))));
    }

    static Reponse parCriteres(Appel appel) throws RefusException {
        boolean filtree = appel.parametres().size() > 2;
        return personne(
                appel,
                nommee(appel)
                        .exiger(filtree, "Un filtre au moins est requis, en plus du nom et du prénom")
                        .coherente()
                        .resultats());
    }

    static Reponse parSpi(Appel appel) throws RefusException {
        String spi = appel.variable("spi").orElseThrow();
        return personne(
                appel,
                appel.moyens().annuaire().registre().stream()
                        .filter(personne -> personne.spi().equals(spi))
                        .toList());
    }

    private static Recherche nommee(Appel appel) throws RefusException {
        Recherche recherche = new Recherche(appel);
        return recherche.exiger(recherche.porte("nom") && recherche.porte("prenom"), "Le nom et le prénom sont requis");
    }

    private static Reponse personne(Appel appel, List<PersonnePhysique> resultats) throws RefusException {
        return appel.servir(Map.of("personnePhysique", unique(resultats).json()));
    }

    private static PersonnePhysique unique(List<PersonnePhysique> resultats) throws RefusException {
        if (resultats.isEmpty()) {
            throw refus(404, "Aucune personne ne correspond");
        }
        if (resultats.size() > 1) {
            throw refus(403, "Plusieurs personnes correspondent");
        }
        if (!resultats.get(0).communicable()) {
            throw refus(403, "Le dossier de la personne n'est pas communicable");
        }
        return resultats.get(0);
    }

    private static RefusException refus(int statut, String motif) {
        return new RefusException(Reponse.refusSansCorps(statut, motif));
    }
}
