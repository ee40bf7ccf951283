package io.github.impotparticulier.particulier;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Où chercher un élève : un établissement, ou tous ceux d'un degré dans des départements ou des régions académiques.
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v5/men/scolarites} ; nomenclatures de la Base centrale des nomenclatures.
 */
public final class PerimetreScolaire {
    /** Le degré d'enseignement. */
    public enum Degre {
        /** Écoles maternelles et élémentaires. */
        PREMIER,
        /** Collèges et lycées. */
        SECOND
    }

    private final @Nullable String etablissement;
    private final @Nullable Degre degre;
    private final List<String> departements;
    private final List<String> regions;

    private PerimetreScolaire(
            @Nullable String etablissement, @Nullable Degre degre, List<String> departements, List<String> regions) {
        this.etablissement = etablissement;
        this.degre = degre;
        this.departements = departements;
        this.regions = regions;
    }

    /**
     * {@return un établissement}
     *
     * @param codeUai son code UAI, sept chiffres et une lettre ; il est vérifié à l'appel
     */
    public static PerimetreScolaire etablissement(String codeUai) {
        return new PerimetreScolaire(Objects.requireNonNull(codeUai, "codeUai").strip(), null, List.of(), List.of());
    }

    /**
     * {@return les établissements de départements}
     *
     * @param degre le degré
     * @param codesBcn les codes BCN des départements, un au moins
     */
    public static PerimetreScolaire departements(Degre degre, List<String> codesBcn) {
        return new PerimetreScolaire(null, Objects.requireNonNull(degre, "degre"), codes(codesBcn), List.of());
    }

    /**
     * {@return les établissements de régions académiques}
     *
     * @param degre le degré
     * @param codesBcn les codes BCN des régions académiques, un au moins
     */
    public static PerimetreScolaire regions(Degre degre, List<String> codesBcn) {
        return new PerimetreScolaire(null, Objects.requireNonNull(degre, "degre"), List.of(), codes(codesBcn));
    }

    private static List<String> codes(List<String> codesBcn) {
        List<String> codes = List.copyOf(codesBcn);
        if (codes.isEmpty()) {
            throw new RequeteInvalideException(
                    "Périmètre scolaire : donnez un code au moins.", Circonstances.aucunes());
        }
        return codes;
    }

    /** {@return le code UAI de l'établissement ; vide pour un périmètre} */
    public Optional<String> codeUai() {
        return Optional.ofNullable(etablissement);
    }

    /** {@return le degré ; vide pour un établissement} */
    public Optional<Degre> degre() {
        return Optional.ofNullable(degre);
    }

    /** {@return les codes BCN des départements ; liste vide s'il n'y en a pas} */
    public List<String> departements() {
        return departements;
    }

    /** {@return les codes BCN des régions académiques ; liste vide s'il n'y en a pas} */
    public List<String> regions() {
        return regions;
    }

    /** {@return la sorte de périmètre} */
    @Override
    public String toString() {
        return etablissement != null ? "PerimetreScolaire[établissement]" : "PerimetreScolaire[" + degre + "]";
    }
}
