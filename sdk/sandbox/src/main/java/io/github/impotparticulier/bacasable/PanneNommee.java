package io.github.impotparticulier.bacasable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Une panne telle que le programme la nomme, pour qui n'écrit pas de Java.
 *
 * @param nom son nom dans une option ou une adresse
 * @param effet ce qu'elle fait, en quelques mots
 * @param reglage le seul nombre qu'elle prend ; vide si elle n'en prend pas
 * @param fabrique la panne, selon ce nombre s'il est donné
 */
record PanneNommee(String nom, String effet, String reglage, Function<OptionalInt, Panne> fabrique) {
    private static final Duration LENTEUR = Duration.ofSeconds(2);

    static final List<PanneNommee> TOUTES = List.of(
            new PanneNommee(
                    "quota-depasse",
                    "429 ; retry-after=SECONDES",
                    "retry-after",
                    delai -> delai.isPresent()
                            ? Panne.quotaDepasse(Duration.ofSeconds(delai.getAsInt()))
                            : Panne.quotaDepasse()),
            new PanneNommee(
                    "indisponible",
                    "503 ; retry-after=SECONDES",
                    "retry-after",
                    delai -> delai.isPresent()
                            ? Panne.indisponible(Duration.ofSeconds(delai.getAsInt()))
                            : Panne.indisponible()),
            new PanneNommee(
                    "erreur-technique",
                    "500 ; code=CODE, celui de la DGFiP",
                    "code",
                    code -> code.isPresent() ? Panne.erreurTechnique(code.getAsInt()) : Panne.erreurTechnique()),
            new PanneNommee(
                    "lenteur",
                    "la réponse attend 2 s ; duree=MILLISECONDES",
                    "duree",
                    duree -> Panne.lenteur(duree.isPresent() ? Duration.ofMillis(duree.getAsInt()) : LENTEUR)),
            new PanneNommee(
                    "quota-dans-le-corps",
                    "429, l'heure de réouverture dans le corps ; dans=SECONDES, 30 sinon",
                    "dans",
                    delai -> Panne.quotaDepasseDansLeCorps(Duration.ofSeconds(delai.orElse(30)))),
            new PanneNommee(
                    "page-html",
                    "la page d'un proxy ou d'un pare-feu ; statut=STATUT, 403 sinon",
                    "statut",
                    statut -> Panne.pageHtml(statut.orElse(403))),
            new PanneNommee(
                    "statut-nu",
                    "un statut sans corps ; statut=STATUT, 401 sinon",
                    "statut",
                    statut -> Panne.statutNu(statut.orElse(401))),
            sansReglage("objet-vide", "{} sous le statut 200", Panne.objetVide()),
            sansReglage("route-non-deployee", "404, le statut redit pour code", Panne.routeNonDeployee()),
            sansReglage("ressource-non-declaree", "403, 900906", Panne.ressourceNonDeclaree()),
            sansReglage(
                    "erreur-de-la-passerelle",
                    "500, le statut redit pour code : une panne, passagère",
                    Panne.erreurDeLaPasserelle()),
            sansReglage("arriere-muet", "401, 101503 : une panne, et non un refus", Panne.arriereMuet()),
            sansReglage("controle-en-panne", "500, 900900 : une panne, passagère", Panne.controleDuJetonEnPanne()),
            sansReglage(
                    "souscription-inactive", "401, 900909, bien que le jeton soit bon", Panne.souscriptionInactive()),
            sansReglage("application-bloquee", "403, 900805", Panne.applicationBloquee()),
            sansReglage("erreur-sous-200", "une erreur sous le statut 200", Panne.erreurSousStatut200()),
            sansReglage("coupure", "la connexion est coupée avant la réponse", Panne.coupure()),
            sansReglage(
                    "coupure-en-cours",
                    "la connexion est coupée au milieu de la réponse",
                    Panne.coupureEnCoursDeReponse()),
            sansReglage(
                    "coupure-apres-reception",
                    "la connexion est coupée, la requête traitée",
                    Panne.coupureApresReception()),
            sansReglage("jeton-perime", "401, bien que le jeton soit valide", Panne.jetonPerime()),
            sansReglage(
                    "annee-pas-encore-sortie", "410, 4101 pour l'année la plus récente", Panne.anneePasEncoreSortie()));

    static Optional<PanneNommee> nommee(String nom) {
        return TOUTES.stream().filter(panne -> panne.nom.equals(nom)).findFirst();
    }

    static String noms() {
        return TOUTES.stream().map(PanneNommee::nom).collect(Collectors.joining(", "));
    }

    /**
     * La panne, selon son nombre s'il est donné.
     *
     * @throws IllegalArgumentException si elle n'admet pas ce nombre
     * @throws IllegalStateException si elle ne peut toucher les demandes de jeton
     */
    Panne panne(OptionalInt nombre, boolean surJetons) {
        Panne panne = fabrique.apply(nombre);
        return surJetons ? panne.surJetons() : panne;
    }

    Panne parDefaut() {
        return panne(OptionalInt.empty(), false);
    }

    private static PanneNommee sansReglage(String nom, String effet, Panne panne) {
        return new PanneNommee(nom, effet, "", aucun -> panne);
    }
}
