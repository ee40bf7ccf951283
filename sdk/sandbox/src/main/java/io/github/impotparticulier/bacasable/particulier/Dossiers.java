package io.github.impotparticulier.bacasable.particulier;

import io.github.impotparticulier.bacasable.commun.FichierJoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Les dossiers des personnes fictives : les déclarants du registre, et ceux que seul ce fichier connaît. */
final class Dossiers {
    private static final Map<String, @Nullable Object> FICHIER =
            FichierJoint.lire(Dossiers.class, "dossiers-particulier.json", Arbre::lire);

    private final Map<String, Dossier> parCas = new LinkedHashMap<>();
    private final Communes communes;

    Dossiers(List<UsagerParticulier> registre) {
        Map<String, Map<String, @Nullable Object>> ecrits = new LinkedHashMap<>();
        Arbre.objets(FICHIER, "personnes").forEach(ecrit -> ecrits.put(Arbre.texte(ecrit, "cas"), ecrit));
        Map<String, UsagerParticulier> usagers = new LinkedHashMap<>();
        registre.forEach(usager ->
                usagers.put(usager.cas(), completer(usager, ecrits.getOrDefault(usager.cas(), Map.of()))));
        ecrits.forEach((cas, ecrit) -> usagers.computeIfAbsent(cas, nouveau -> inscrire(ecrit)));
        Map<String, Foyer> foyers = foyers(usagers);
        usagers.forEach((cas, usager) -> parCas.put(
                cas,
                new Dossier(usager, foyers.get(cas), Arbre.objet(ecrits.getOrDefault(cas, Map.of()), "sections"))));
        Map<String, String> noms = new LinkedHashMap<>();
        Arbre.objet(FICHIER, "communes").forEach((code, nom) -> noms.put(code, String.valueOf(nom)));
        communes = new Communes(noms);
    }

    Communes communes() {
        return communes;
    }

    List<UsagerParticulier> usagers() {
        return parCas.values().stream().map(Dossier::usager).toList();
    }

    UsagerParticulier usager(String cas) {
        Dossier dossier = parCas.get(cas);
        if (dossier == null) {
            throw new IllegalArgumentException(
                    "Cas inconnu d'API Particulier ; cas connus : " + String.join(", ", parCas.keySet()));
        }
        return dossier.usager();
    }

    List<Dossier> tous() {
        return List.copyOf(parCas.values());
    }

    List<Dossier> tels(Predicate<IdentiteFictive> reconnue) {
        return parCas.values().stream()
                .filter(dossier -> reconnue.test(dossier.usager().identite()))
                .toList();
    }

    Optional<Dossier> parSpi(String spi) {
        return premier(usager -> usager.spi().filter(spi::equals));
    }

    Optional<Dossier> parIne(String ine) {
        return premier(usager -> usager.ine().filter(ine::equalsIgnoreCase));
    }

    Optional<Dossier> parIdentifiant(String identifiant) {
        return premier(usager -> usager.identifiantFranceTravail().filter(identifiant::equals));
    }

    /** Le premier dossier dont l'usager a ce qui le désigne. */
    private Optional<Dossier> premier(Function<UsagerParticulier, Optional<String>> designe) {
        return parCas.values().stream()
                .filter(dossier -> designe.apply(dossier.usager()).isPresent())
                .findFirst();
    }

    private static Map<String, Foyer> foyers(Map<String, UsagerParticulier> usagers) {
        Map<String, Foyer> foyers = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> ecrit : Arbre.objets(FICHIER, "foyers")) {
            List<UsagerParticulier> allocataires = new ArrayList<>();
            for (String cas : Arbre.textes(ecrit, "allocataires")) {
                UsagerParticulier allocataire = usagers.get(cas);
                if (allocataire == null) {
                    throw new IllegalStateException("Un foyer nomme un allocataire inconnu : " + cas);
                }
                allocataires.add(allocataire);
            }
            Foyer foyer = new Foyer(Fournisseur.valueOf(Arbre.texte(ecrit, "fournisseur")), allocataires, ecrit);
            allocataires.forEach(allocataire -> foyers.put(allocataire.cas(), foyer));
        }
        return foyers;
    }

    private static UsagerParticulier completer(UsagerParticulier usager, Map<String, @Nullable Object> ecrit) {
        return new UsagerParticulier(
                usager.cas(),
                usager.description(),
                usager.spi(),
                usager.identite(),
                Optional.ofNullable(Arbre.texteOuNul(ecrit, "ine")),
                Optional.ofNullable(Arbre.texteOuNul(ecrit, "identifiantFranceTravail")));
    }

    private static UsagerParticulier inscrire(Map<String, @Nullable Object> ecrit) {
        Map<String, @Nullable Object> identite = Arbre.objet(ecrit, "identite");
        UsagerParticulier usager = new UsagerParticulier(
                Arbre.texte(ecrit, "cas"),
                Arbre.texte(ecrit, "description"),
                Optional.empty(),
                new IdentiteFictive(
                        Arbre.texte(identite, "nomNaissance"),
                        Optional.ofNullable(Arbre.texteOuNul(identite, "nomUsage")),
                        List.copyOf(Arbre.textes(identite, "prenoms")),
                        Arbre.nombre(identite, "annee"),
                        Arbre.nombre(identite, "mois"),
                        Arbre.nombre(identite, "jour"),
                        Arbre.texte(identite, "sexe"),
                        Arbre.texte(identite, "pays"),
                        Optional.ofNullable(Arbre.texteOuNul(identite, "commune"))),
                Optional.empty(),
                Optional.empty());
        return completer(usager, ecrit);
    }
}
