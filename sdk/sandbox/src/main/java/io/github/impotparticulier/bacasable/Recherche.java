package io.github.impotparticulier.bacasable;

import java.util.List;
import java.util.Map;

/** La recherche d'une personne du registre par les paramètres d'un appel. */
final class Recherche {
    private final Appel appel;
    private final Map<String, String> criteres;

    Recherche(Appel appel) {
        this.appel = appel;
        this.criteres = appel.parametres();
    }

    boolean porte(String parametre) {
        return criteres.containsKey(parametre);
    }

    Recherche exiger(boolean condition, String motif) throws RefusException {
        if (!condition) {
            throw appel.refus(400, 4003, motif);
        }
        return this;
    }

    /** Les règles communes à R2P et à SFiP : ce qu'un paramètre suppose des autres. */
    Recherche coherente() throws RefusException {
        return exiger(
                        !porte("adrCodeCommune") || porte("adrCodeDept"),
                        "adrCodeCommune suppose un département (adrCodeDept)")
                .exiger(
                        !porte("adrLibelleVoie") || (porte("adrCodeDept") && porte("adrCodeCommune")),
                        "adrLibelleVoie suppose un département et une commune (adrCodeDept, adrCodeCommune)")
                .exiger(
                        communeALaLongueur("naisCodeDept", "naisCodeCommune"),
                        "naisCodeCommune n'a pas la longueur qui convient à naisCodeDept")
                .exiger(
                        communeALaLongueur("adrCodeDept", "adrCodeCommune"),
                        "adrCodeCommune n'a pas la longueur qui convient à adrCodeDept");
    }

    List<PersonnePhysique> resultats() {
        return appel.moyens().annuaire().registre().stream()
                .filter(personne -> appel.ressource().parametres().stream()
                        .filter(parametre -> porte(parametre.nom()))
                        .allMatch(parametre ->
                                parametre.critere().test(personne, criteres.getOrDefault(parametre.nom(), ""))))
                .toList();
    }

    /** Trois chiffres, deux dans un TOM ; SFiP en veut deux aussi dans un DOM, où R2P en veut trois : il a le choix. */
    private boolean communeALaLongueur(String departement, String commune) {
        if (!porte(departement) || !porte(commune)) {
            return true;
        }
        String code = criteres.getOrDefault(departement, "");
        int longueur = criteres.getOrDefault(commune, "").length();
        boolean deux =
                Departement.estTom(code) || (appel.ressource().api() == Api.SFIP && Departement.estOutreMer(code));
        return longueur == 3 ? !Departement.estTom(code) : deux;
    }
}
