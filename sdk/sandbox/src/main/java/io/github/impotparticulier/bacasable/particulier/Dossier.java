package io.github.impotparticulier.bacasable.particulier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ce que les fournisseurs savent d'une personne.
 *
 * @param usager la personne
 * @param foyer son foyer à la caisse ; nul si aucune ne la connaît
 * @param sections par ressource, ce qui est répondu d'elle ; une section faite d'un « incident » vaut cette erreur
 */
record Dossier(UsagerParticulier usager, @Nullable Foyer foyer, Map<String, @Nullable Object> sections) {
    private static final String INCIDENT = "incident";

    /** La section, ou l'incident qu'elle décrit. */
    Optional<Map<String, @Nullable Object>> section(String nom, Generation generation)
            throws RefusParticulierException {
        if (!sections.containsKey(nom)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> section = Arbre.objet(sections, nom);
        exigerSansIncident(section, generation);
        return Optional.of(new LinkedHashMap<>(section));
    }

    static void exigerSansIncident(Map<String, @Nullable Object> section, Generation generation)
            throws RefusParticulierException {
        if (section.containsKey(INCIDENT)) {
            Erreur erreur = IncidentFournisseur.valueOf(Arbre.texte(section, INCIDENT))
                    .chez(Fournisseur.valueOf(Arbre.texte(section, "fournisseur")), generation);
            String code = Arbre.texteOuNul(section, "provider_error_code");
            throw new RefusParticulierException(
                    List.of(code == null ? erreur : erreur.avec("provider_error_code", code)));
        }
    }

    @Override
    public String toString() {
        return "Dossier[" + usager.cas() + "]";
    }
}
