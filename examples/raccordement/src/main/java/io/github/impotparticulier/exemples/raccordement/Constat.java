package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.erreur.AppelException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Une ligne du rapport.
 *
 * @param verification ce qui a été vérifié
 * @param objet sur quoi : une portée, une ressource, une API ; vide s'il n'y en a qu'un
 * @param motif ce qui est constaté
 * @param precision ce qu'il y a à en savoir de plus, sans secret ni donnée personnelle ; vide s'il n'y a rien
 * @param references ce que le support demandera : statut, code, identifiants
 */
record Constat(Verification verification, String objet, Motif motif, String precision, Map<String, String> references) {
    Constat {
        // L'émetteur d'un certificat est de qui répond, fût-il un intrus.
        precision = Textes.lisible(precision);
        references = Collections.unmodifiableMap(new TreeMap<>(references));
    }

    static Constat de(Verification verification, Motif motif, String precision) {
        return new Constat(verification, "", motif, precision, Map.of());
    }

    /** Ce que l'exception porte, et qui se montre. */
    static Map<String, String> references(AppelException refus) {
        Map<String, String> references = new TreeMap<>();
        refus.statut().ifPresent(statut -> references.put("HTTP", Integer.toString(statut)));
        refus.code().ifPresent(code -> references.put("code", code));
        refus.idCorrelation().ifPresent(id -> references.put("corrélation", id));
        refus.idRequete().ifPresent(id -> references.put("requête", id));
        return references;
    }

    Etat etat() {
        return motif.etat();
    }

    /** Ce qu'il y a à faire ; un texte vide s'il n'y a rien. */
    String aFaire() {
        return Conseil.de(motif).map(Conseil::aFaire).orElse("");
    }

    /** Avec qui le faire ; un texte vide s'il n'y a rien à faire. */
    String aQui(Api api) {
        return Conseil.de(motif).map(conseil -> conseil.aQui().nom(api)).orElse("");
    }

    /** Le constat et sa précision, en une phrase. */
    String texte() {
        return precision.isEmpty() ? motif.constat() : motif.constat() + " " + precision;
    }

    /** Les références, à recopier dans une demande d'assistance. */
    String referencesEnTexte() {
        StringBuilder texte = new StringBuilder();
        references.forEach((nom, valeur) -> texte.append(texte.length() == 0 ? "" : ", ")
                .append(nom)
                .append(' ')
                .append(valeur));
        return texte.toString();
    }
}
