package io.github.impotparticulier.bacasable.fenetre;

import static io.github.impotparticulier.bacasable.fenetre.Html.element;

import io.github.impotparticulier.bacasable.fenetre.Etat.Libelle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Les formulaires de la page : tout champ a son étiquette, tout groupe sa légende. */
final class Formulaires {
    private static final String AUCUNE = "aucune panne en cours.";

    private final Etat etat;
    private final Vue vue;

    Formulaires(Etat etat, Vue vue) {
        this.etat = etat;
        this.vue = vue;
    }

    List<Html> pannes() {
        return List.of(
                element("p", "Passerelle de la DGFiP : " + dite(etat.panneEnCours())),
                element("p", "API Particulier : " + dite(etat.panneParticulierEnCours())),
                formulaire(
                        Action.PANNE,
                        "Panne de la passerelle de la DGFiP",
                        "Mettre la passerelle en panne",
                        choix("panne-nom", Action.NOM, "Panne", etat.pannes()),
                        nombre(
                                "panne-reglage",
                                Action.REGLAGE,
                                "Nombre qu'elle prend, si elle en prend un (facultatif)"),
                        nombre("panne-fois", Action.FOIS, "Combien de requêtes (facultatif ; toutes sinon)"),
                        choix(
                                "panne-sur",
                                Action.SUR,
                                "Lesquelles",
                                List.of(
                                        new Libelle("ressources", "les appels aux ressources"),
                                        new Libelle(Action.JETONS, "les demandes de jeton")))),
                formulaire(
                        Action.PANNE_PARTICULIER,
                        "Panne d'API Particulier",
                        "Mettre API Particulier en panne",
                        choix("panne-particulier-nom", Action.NOM, "Panne", etat.pannesParticulier()),
                        nombre("panne-particulier-fois", Action.FOIS, "Combien d'appels (facultatif ; tous sinon)")),
                formulaire(Action.RETABLIR, "Mettre fin aux pannes", "Rétablir"));
    }

    List<Html> horloge() {
        return List.of(
                formulaire(
                        Action.AVANCER,
                        "Avancer l'horloge",
                        "Avancer",
                        nombre("avancer-nombre", Action.NOMBRE, "Avancer de")
                                .avec("min", "1")
                                .avec("max", Integer.toString(Action.NOMBRE_MAXIMAL))
                                .avec("required", ""),
                        choix(
                                "avancer-unite",
                                Action.UNITE,
                                "Unité",
                                List.of(new Libelle("jours", ""), new Libelle("mois", ""), new Libelle("heures", "")))),
                formulaire(Action.REMETTRE_A_L_HEURE, "Revenir à maintenant", "Remettre à l'heure"),
                formulaire(Action.PERIMER_JETONS, "Périmer les jetons d'application délivrés", "Périmer les jetons"));
    }

    private static String dite(Optional<String> panne) {
        return panne.map(enCours -> "en panne, " + enCours + ".").orElse(AUCUNE);
    }

    private Html formulaire(Action action, String legende, String bouton, Champ... champs) {
        List<Html> groupe = new ArrayList<>();
        groupe.add(element("legend", legende));
        Arrays.stream(champs).forEach(champ -> groupe.addAll(champ.html()));
        groupe.add(element("input")
                .avec("type", "hidden")
                .avec("name", Action.ACTION)
                .avec("value", action.valeur()));
        groupe.add(element("button", bouton).avec("type", "submit"));
        return element("form", element("fieldset", groupe))
                .avec("id", action.valeur())
                .avec("method", "post")
                .avec("action", vue.envoi());
    }

    private static Champ choix(String id, String nom, String etiquette, List<Libelle> possibles) {
        List<Html> options = possibles.stream()
                .map(possible -> element("option", intitule(possible)).avec("value", possible.nom()))
                .toList();
        return new Champ(id, etiquette, element("select", options).avec("name", nom));
    }

    private static String intitule(Libelle possible) {
        return possible.valeur().isEmpty() ? possible.nom() : possible.nom() + " : " + possible.valeur();
    }

    private static Champ nombre(String id, String nom, String etiquette) {
        return new Champ(
                id,
                etiquette,
                element("input").avec("type", "number").avec("min", "0").avec("name", nom));
    }

    /** Un champ et son étiquette. */
    private record Champ(String id, String etiquette, Html saisie) {
        Champ avec(String attribut, String valeur) {
            return new Champ(id, etiquette, saisie.avec(attribut, valeur));
        }

        List<Html> html() {
            return List.of(element("label", etiquette).avec("for", id), saisie.avec("id", id));
        }
    }
}
