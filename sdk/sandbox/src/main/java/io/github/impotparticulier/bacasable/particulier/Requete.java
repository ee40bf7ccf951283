package io.github.impotparticulier.bacasable.particulier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Une requête reçue, lue comme le serveur la lit : les tableaux ont des crochets, et la dernière valeur répétée l'emporte. */
final class Requete {
    private static final String BEARER = "Bearer ";

    private final RecordedRequest recue;

    Requete(RecordedRequest recue) {
        this.recue = recue;
    }

    HttpUrl adresse() {
        return recue.getUrl();
    }

    String methode() {
        return recue.getMethod();
    }

    @Nullable
    String entete(String nom) {
        return recue.getHeaders().get(nom);
    }

    Optional<String> jeton() {
        String autorisation = entete("Authorization");
        return autorisation != null && autorisation.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(autorisation.substring(BEARER.length()).strip()).filter(jeton -> !jeton.isEmpty())
                : Optional.empty();
    }

    boolean porte(String nom) {
        return adresse().queryParameterNames().contains(nom);
    }

    /** La valeur d'un paramètre ; nulle s'il est absent ou blanc. */
    @Nullable
    String texte(String nom) {
        List<@Nullable String> valeurs = adresse().queryParameterValues(nom);
        String derniere = valeurs.isEmpty() ? null : valeurs.get(valeurs.size() - 1);
        return derniere == null || derniere.isBlank() ? null : derniere;
    }

    /** Les valeurs d'un tableau, qui se nomme avec ses crochets. */
    List<String> tableau(String nom) {
        List<String> valeurs = new ArrayList<>();
        for (String valeur : adresse().queryParameterValues(nom + "[]")) {
            valeurs.add(valeur == null ? "" : valeur);
        }
        return valeurs;
    }

    /** Un nombre d'au plus quatre chiffres ; vide si le paramètre est absent ou n'en est pas un. */
    OptionalInt entier(String nom) {
        String texte = texte(nom);
        return texte != null && texte.matches("[0-9]{1,4}")
                ? OptionalInt.of(Integer.parseInt(texte))
                : OptionalInt.empty();
    }

    /** Tous les paramètres, dans un ordre qui ne dépend pas du leur ; celui des valeurs d'un tableau compte. */
    Map<String, List<String>> parametres() {
        Map<String, List<String>> parametres = new TreeMap<>();
        for (String nom : adresse().queryParameterNames()) {
            parametres.put(
                    nom,
                    adresse().queryParameterValues(nom).stream()
                            .map(String::valueOf)
                            .toList());
        }
        return parametres;
    }
}
