package io.github.impotparticulier.bacasable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ce que chaque ressource montre d'un usager pour une année : des champs au texte JSON brut, ou une liste vide. */
final class Vues {
    private static final String FOYER = "ir-assiette";

    private static final Set<String> CHAMPS_DE_PERIODE = Set.of(
            "spiDec1", "spiDec2", "dateDebutPeriode", "dateFinPeriode", "typeAvis", "dateDecesdec1", "dateDecesdec2");

    private Vues() {}

    static List<Map<String, String>> assiette(Usager usager, int annee) {
        List<Map<String, String>> avis = usager.situations(FOYER, annee);
        return avis.size() == 1 ? List.of(sansPeriode(avis.get(0))) : List.of();
    }

    static List<Map<String, String>> facture(Usager usager, int annee) {
        List<Map<String, String>> lignes = usager.situations("ir-facture", annee);
        return lignes.isEmpty()
                ? List.of()
                : assiette(usager, annee).stream()
                        .map(foyer -> completer(foyer, lignes.get(0)))
                        .toList();
    }

    static List<Map<String, String>> derniere(Usager usager, int annee) {
        List<Map<String, String>> avis = usager.situations(FOYER, annee);
        return avis.isEmpty() ? List.of() : List.of(sansPeriode(avis.get(avis.size() - 1)));
    }

    static List<Map<String, String>> derniereDatee(Usager usager, int annee) {
        return derniere(usager, annee).stream()
                .map(foyer -> completer(Map.of("annRevenu", Integer.toString(annee)), foyer))
                .toList();
    }

    static List<Map<String, String>> multiple(Usager usager, int annee) {
        return usager.situations(FOYER, annee).stream()
                .map(avis -> completer(periodeEntiere(usager.personne(), avis, annee), avis))
                .toList();
    }

    static List<Map<String, String>> th(Usager usager, int annee) {
        return usager.situations("th", annee);
    }

    static List<Map<String, String>> ifi(Usager usager, int annee) {
        return usager.situations("ifi", annee);
    }

    private static Map<String, String> periodeEntiere(PersonneFictive personne, Map<String, String> avis, int annee) {
        Map<String, String> periode = new LinkedHashMap<>();
        periode.put("dateDebutPeriode", CorpsJson.texte(annee + "-01-01"));
        periode.put("dateFinPeriode", CorpsJson.texte(annee + "-12-31"));
        periode.put("typeAvis", "1");
        if (!avis.containsKey("spiDec1")) {
            periode.put("spiDec1", CorpsJson.texte(personne.spi()));
            personne.spiDeclarant2().ifPresent(spi -> periode.put("spiDec2", CorpsJson.texte(spi)));
        }
        return periode;
    }

    private static Map<String, String> sansPeriode(Map<String, String> avis) {
        Map<String, String> foyer = new LinkedHashMap<>(avis);
        foyer.keySet().removeAll(CHAMPS_DE_PERIODE);
        return foyer;
    }

    private static Map<String, String> completer(Map<String, String> champs, Map<String, String> autres) {
        Map<String, String> tous = new LinkedHashMap<>(champs);
        tous.putAll(autres);
        return tous;
    }
}
