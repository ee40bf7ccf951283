package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.erreur.ErreurRecue;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'un corps d'erreur dit : {@code {"errors": [{"code", "title", "detail", "source", "meta"}]}}.
 *
 * @param deLApi vrai s'il a cette forme ; sinon autre chose a répondu, ou rien
 * @param vide vrai s'il n'y a pas de corps
 * @param erreurs les erreurs, dans l'ordre
 */
record CorpsErreurs(boolean deLApi, boolean vide, List<Erreur> erreurs) {
    /** Plus que l'API n'en écrit jamais. */
    private static final int ERREURS_MAX = 50;

    private static final Pattern CODE = Pattern.compile("[0-9]{5,}");
    private static final Pattern SECONDES = Pattern.compile("[0-9]{1,9}");

    /**
     * Une erreur.
     *
     * @param recue ce que l'utilisateur peut en lire
     * @param fournisseur le fournisseur, tel qu'il est écrit
     * @param delai le délai demandé
     * @param codeFournisseur le code que le fournisseur a donné
     */
    record Erreur(
            ErreurRecue recue,
            Optional<String> fournisseur,
            @Nullable Duration delai,
            Optional<String> codeFournisseur) {}

    static CorpsErreurs lire(Reponse reponse) {
        if (reponse.estVide()) {
            return new CorpsErreurs(false, !reponse.corpsPerdu(), List.of());
        }
        try {
            return reponse.json().get("errors") instanceof List<?> liste
                    ? new CorpsErreurs(true, false, erreurs(liste))
                    : new CorpsErreurs(false, false, List.of());
        } catch (ReponseIllisibleException e) {
            // Une page, ou du JSON rompu : le statut seul parlera.
            return new CorpsErreurs(false, false, List.of());
        }
    }

    private static List<Erreur> erreurs(List<?> liste) {
        List<Erreur> erreurs = new ArrayList<>();
        for (Object element : liste) {
            if (element instanceof ObjetJson objet && erreurs.size() < ERREURS_MAX) {
                erreurs.add(erreur(objet));
            }
        }
        return List.copyOf(erreurs);
    }

    private static Erreur erreur(ObjetJson objet) {
        Optional<ObjetJson> meta = interieur(objet, "meta");
        return new Erreur(
                ErreurRecue.de(
                        objet.simpleSiPossible("code").orElse(""),
                        objet.simpleSiPossible("title").orElse(null),
                        objet.simpleSiPossible("detail").orElse(null),
                        interieur(objet, "source")
                                .flatMap(source -> source.simpleSiPossible("parameter"))
                                .orElse(null)),
                meta.flatMap(dite -> dite.simpleSiPossible("provider")),
                meta.flatMap(dite -> dite.simpleSiPossible("retry_in"))
                        .filter(texte -> SECONDES.matcher(texte).matches())
                        .map(texte -> Duration.ofSeconds(Long.parseLong(texte)))
                        .orElse(null),
                meta.flatMap(dite -> dite.simpleSiPossible("provider_error_code")));
    }

    private static Optional<ObjetJson> interieur(Map<String, Object> objet, String nom) {
        return objet.get(nom) instanceof ObjetJson dedans ? Optional.of(dedans) : Optional.empty();
    }

    /** Vrai si ce n'est pas l'API qui a répondu. */
    boolean etranger() {
        return !deLApi && !vide;
    }

    /** Vrai si une erreur a un code en chiffres, comme l'API en donne à toutes : d'autres API ont aussi une liste de ce nom. */
    boolean porteUnCode() {
        return erreurs.stream()
                .anyMatch(erreur -> CODE.matcher(erreur.recue().code()).matches());
    }

    List<ErreurRecue> recues() {
        return erreurs.stream().map(Erreur::recue).toList();
    }

    @Override
    public String toString() {
        return "CorpsErreurs[" + erreurs.size() + "]";
    }
}
