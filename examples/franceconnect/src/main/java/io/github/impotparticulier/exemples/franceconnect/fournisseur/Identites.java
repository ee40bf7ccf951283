package io.github.impotparticulier.exemples.franceconnect.fournisseur;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Les personnes, par leur {@code sub} ; et ce que chaque périmètre montre d'elles. */
final class Identites {
    private static final Set<String> PROFIL =
            Set.of("given_name", "family_name", "birthdate", "gender", "preferred_username");

    private static final Set<String> NAISSANCE = Set.of("birthplace", "birthcountry");

    /** Un périmètre absent d'ici n'ouvre aucune revendication, ou celle de son nom. */
    private static final Map<String, Set<String>> PAR_PERIMETRE = Map.of(
            "profile", PROFIL,
            "birth", NAISSANCE,
            "identite_pivot", Set.of("given_name", "family_name", "birthdate", "gender", "birthplace", "birthcountry"));

    private final Map<String, Identite> parSub = new LinkedHashMap<>();

    Identites(List<Identite> identites) {
        identites.forEach(identite -> parSub.put(UUID.randomUUID().toString(), identite));
    }

    Map<String, Identite> parSub() {
        return parSub;
    }

    Optional<Identite> identite(String sub) {
        return Optional.ofNullable(parSub.get(sub));
    }

    /** Ce que userinfo rend. */
    Map<String, String> claims(String sub, Set<String> perimetres) {
        Set<String> montrees = perimetres.stream()
                .flatMap(perimetre -> PAR_PERIMETRE.getOrDefault(perimetre, Set.of(perimetre)).stream())
                .collect(Collectors.toSet());
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("sub", sub);
        identite(sub).ifPresent(identite -> claims.putAll(identite.claims()));
        claims.keySet().removeIf(claim -> !claim.equals("sub") && !montrees.contains(claim));
        return claims;
    }
}
