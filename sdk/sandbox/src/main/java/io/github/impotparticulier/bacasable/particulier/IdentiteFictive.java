package io.github.impotparticulier.bacasable.particulier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * L'état civil d'une personne fictive, tel qu'API Particulier le demande.
 *
 * @param nomNaissance nom de naissance
 * @param nomUsage nom d'usage ; vide s'il n'y en a pas
 * @param prenoms les prénoms, dans l'ordre de l'état civil
 * @param annee année de naissance
 * @param mois mois de naissance, de 1 à 12 ; 0 s'il n'est pas connu
 * @param jour jour de naissance, de 1 à 31 ; 0 s'il n'est pas connu
 * @param sexe {@code M} ou {@code F}
 * @param codePays code INSEE du pays de naissance, {@code 99100} pour la France
 * @param codeCommune code INSEE de la commune de naissance, cinq caractères ; vide pour une naissance à l'étranger
 */
public record IdentiteFictive(
        String nomNaissance,
        Optional<String> nomUsage,
        List<String> prenoms,
        int annee,
        int mois,
        int jour,
        String sexe,
        String codePays,
        Optional<String> codeCommune) {
    static final String FRANCE = "99100";

    /**
     * Les paramètres d'un appel en mode identité, sans {@code recipient} ni nom d'usage : les noms du réseau, {@code prenoms[]} portant
     * ses crochets, et une valeur par prénom. Une partie de date inconnue n'y est pas.
     *
     * @return les paramètres, dans l'ordre
     */
    public Map<String, List<String>> parametres() {
        Map<String, List<String>> parametres = new LinkedHashMap<>();
        parametres.put("nomNaissance", List.of(nomNaissance));
        parametres.put("prenoms[]", prenoms);
        parametres.put("anneeDateNaissance", List.of(Integer.toString(annee)));
        if (mois > 0) {
            parametres.put("moisDateNaissance", List.of(Integer.toString(mois)));
        }
        if (jour > 0) {
            parametres.put("jourDateNaissance", List.of(Integer.toString(jour)));
        }
        parametres.put("sexeEtatCivil", List.of(sexe));
        parametres.put("codeCogInseePaysNaissance", List.of(codePays));
        codeCommune.ifPresent(code -> parametres.put("codeCogInseeCommuneNaissance", List.of(code)));
        return parametres;
    }

    /**
     * Le type seul : aucune donnée de la personne.
     *
     * @return un texte pour les messages de diagnostic
     */
    @Override
    public String toString() {
        return "IdentiteFictive";
    }

    /** Comme les caisses l'écrivent : {@code 00} à la place de ce qui n'est pas connu. */
    String dateNaissance() {
        return String.format(Locale.ROOT, "%04d-%02d-%02d", annee, mois, jour);
    }
}
