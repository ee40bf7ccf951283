package io.github.impotparticulier.bacasable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Un chemin à trous, comme {@code /spi/{spi}/…/annrev/{annrev}}. */
final class ModeleRoute {
    private static final String ANNEE = "{annrev}";
    private static final Pattern FORME_ANNEE = Pattern.compile("[0-9]{4}");

    private final List<String> segments;

    ModeleRoute(String modele) {
        this.segments = decouper(modele);
    }

    static List<String> decouper(String chemin) {
        return Arrays.asList(chemin.substring(1).split("/", -1));
    }

    /** Les valeurs des trous, ou vide si le chemin ne suit pas ce modèle. */
    Optional<Map<String, String>> lire(List<String> chemin) {
        if (chemin.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> valeurs = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                valeurs.put(segment.substring(1, segment.length() - 1), chemin.get(i));
            } else if (!segment.equals(chemin.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(valeurs);
    }

    /** Le modèle, l'année seule étant remplacée par sa valeur quand elle en a la forme. */
    String sansValeurPersonnelle(Map<String, String> valeurs) {
        String annee = valeurs.getOrDefault("annrev", "");
        return "/"
                + segments.stream()
                        .map(s -> s.equals(ANNEE) && estAnnee(annee) ? annee : s)
                        .collect(Collectors.joining("/"));
    }

    /** Ses segments qui ne sont pas des trous. */
    Stream<String> mots() {
        return segments.stream().filter(segment -> !segment.startsWith("{"));
    }

    static boolean estAnnee(String texte) {
        return FORME_ANNEE.matcher(texte).matches();
    }
}
