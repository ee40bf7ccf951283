package io.github.impotparticulier.bacasable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Une ligne de la table des ressources servies : en ajouter une, c'est ajouter une ligne et sa section de données.
 *
 * @param base chemin de l'API devant la route
 * @param route modèle du reste du chemin
 * @param perimetre périmètre que le jeton doit porter
 * @param typeMedia seule valeur d'{@code Accept} admise, et type de la réponse
 * @param parametres paramètres de requête admis
 * @param derniereAnnee règle du millésime : dernière année disponible un jour donné
 * @param section section des données qui contient les réponses
 */
record RessourceServie(
        String base,
        ModeleRoute route,
        String perimetre,
        String typeMedia,
        Set<String> parametres,
        ToIntFunction<LocalDate> derniereAnnee,
        String section) {

    private static final String IMPOT_PARTICULIER = "/impotparticulier/1.0";

    static final List<RessourceServie> TABLE = List.of(new RessourceServie(
            IMPOT_PARTICULIER,
            new ModeleRoute("/spi/{spi}/situations/ir/assiettes/annrev/{annrev}"),
            Perimetre.IR,
            "application/prs.dgfip.part.situations.ir.assiettes.v1+json",
            Set.of(),
            Calendrier::derniereAnneeRevenu,
            "ir-assiette"));

    /** Les valeurs variables du chemin, ou vide s'il ne mène pas à cette ressource. */
    Optional<Map<String, String>> lire(List<String> chemin) {
        List<String> prefixe = ModeleRoute.decouper(base);
        int longueur = prefixe.size();
        return chemin.size() > longueur && chemin.subList(0, longueur).equals(prefixe)
                ? route.lire(chemin.subList(longueur, chemin.size()))
                : Optional.empty();
    }
}
