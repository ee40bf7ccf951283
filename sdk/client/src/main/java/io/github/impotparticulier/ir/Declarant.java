package io.github.impotparticulier.ir;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * L'un des deux déclarants d'un foyer : son état civil, tel que la DGFiP le tient, en capitales.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », champs en {@code Dec1} et {@code Dec2}.
 */
public final class Declarant {
    private final ObjetJson json;
    private final int rang;

    Declarant(ObjetJson json, int rang) {
        this.json = json;
        this.rang = rang;
    }

    /** {@return 1 ou 2, le rang dans la déclaration} */
    public int rang() {
        return rang;
    }

    /** {@return le nom de naissance ({@code nmNaiDec}) ; vide s'il est absent} */
    public Optional<String> nomNaissance() {
        return json.texte("nmNaiDec" + rang);
    }

    /** {@return le nom d'usage ({@code nmUsaDec}) ; vide s'il est absent ou s'il n'y en a pas} */
    public Optional<String> nomUsage() {
        return json.texte("nmUsaDec" + rang);
    }

    /** {@return les prénoms, séparés par une espace ({@code prnmDec}) ; vide s'ils sont absents} */
    public Optional<String> prenoms() {
        return json.texte("prnmDec" + rang, "prmDec" + rang);
    }

    /** {@return la date de naissance ({@code dateNaisDec}), dont des parties peuvent manquer ; vide si tout manque} */
    public Optional<DateNaissance> dateNaissance() {
        return json.objet("dateNaisDec" + rang).filter(ObjetJson::renseigne).map(DateNaissance::new);
    }

    /** {@return le département de naissance ({@code dptNaissDec}, 99 à l'étranger) ; vide s'il est absent} */
    public Optional<String> departementNaissance() {
        return json.texte("dptNaissDec" + rang, "DptNaissDec" + rang);
    }

    /** {@return la commune ou le pays de naissance, en clair ({@code lieuNaissDec}) ; vide s'il est absent} */
    public Optional<String> lieuNaissance() {
        return json.texte("lieuNaissDec" + rang);
    }

    /**
     * {@return le numéro fiscal ({@code spiDec}) ; vide hors de la ressource « situations multiples »}
     *
     * <p>Donnée personnelle : ne la journalisez pas.
     */
    public Optional<String> spi() {
        return json.texte("spiDec" + rang);
    }

    /** De quoi reconnaître cette personne d'un foyer à l'autre ; vide s'il manque le nom, les prénoms ou la date. */
    Optional<String> identite() {
        Optional<LocalDate> naissance = dateNaissance().flatMap(DateNaissance::date);
        return nomNaissance().isEmpty() || prenoms().isEmpty() || naissance.isEmpty()
                ? Optional.empty()
                : Optional.of(nomNaissance().get() + "/" + prenoms().get() + "/" + naissance.get());
    }

    boolean renseigne() {
        for (Optional<?> champ : contenu()) {
            if (champ.isPresent()) {
                return true;
            }
        }
        return false;
    }

    private List<Optional<?>> contenu() {
        return List.of(
                nomNaissance(), nomUsage(), prenoms(), dateNaissance(), departementNaissance(), lieuNaissance(), spi());
    }

    /** {@return vrai si l'autre déclarant a le même rang et le même état civil} */
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof Declarant declarant
                && rang == declarant.rang
                && contenu().equals(declarant.contenu());
    }

    /** {@return un code de hachage fondé sur le contenu} */
    @Override
    public int hashCode() {
        return Objects.hash(rang, contenu());
    }

    /** {@return le rang, jamais l'état civil} */
    @Override
    public String toString() {
        return "Declarant[" + rang + "]";
    }
}
