package io.github.impotparticulier.bacasable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Les réponses de l'API Impôt particulier. */
final class LecturesImpot {
    private LecturesImpot() {}

    /** La situation d'une année. */
    static Lecture annuelle(Vue vue) {
        return appel -> appel.servir(situations(vue, appel).get(0));
    }

    /** Toutes les situations d'une année ; le contrat s'applique aux champs de chacune. */
    static Reponse multiple(Appel appel) throws RefusException {
        String situations = situations(Vues::multiple, appel).stream()
                .map(appel::contractes)
                .map(CorpsJson::objet)
                .collect(Collectors.joining(",", "[", "]"));
        return Reponse.servie(appel.ressource().typeMedia(), CorpsJson.objet(Map.of("situationsIR", situations)));
    }

    static Reponse deuxAns(Appel appel) throws RefusException {
        Usager usager = appel.usager();
        Map<String, String> derniere = derniereImposition(Vues::derniereDatee, usager, appel)
                .orElseThrow(() -> appel.refus(410, 4101, "Aucun résultat pour les dernières années"));
        return appel.servir(derniere);
    }

    /** La situation la plus récente des deux dernières années. */
    static Optional<Map<String, String>> derniereImposition(Vue vue, Usager usager, Appel appel) {
        return appel.deuxDernieresAnnees()
                .mapToObj(annee -> vue.lire(usager, annee))
                .flatMap(List::stream)
                .findFirst();
    }

    static Reponse lep(Appel appel) throws RefusException {
        Usager usager = appel.usager();
        return usager.lep(appel.annee()).map(statut -> lep(statut, appel)).orElseGet(Reponse::sansContenu);
    }

    static Reponse lep(String statut, Appel appel) {
        return appel.servir(Map.of("statut", CorpsJson.texte(statut)));
    }

    private static List<Map<String, String>> situations(Vue vue, Appel appel) throws RefusException {
        Usager usager = appel.usager();
        List<Map<String, String>> situations = vue.lire(usager, appel.annee());
        if (situations.isEmpty()) {
            throw appel.refus(410, 4101, "Aucun résultat : l'usager n'a rien, ou rien d'unique, pour cette année");
        }
        return situations;
    }

    /** Ce qu'une ressource montre d'un usager pour une année. */
    @FunctionalInterface
    interface Vue {
        List<Map<String, String>> lire(Usager usager, int annee);
    }
}
