package io.github.impotparticulier.ir;

import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.personne.DateNaissance;
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
    private static final List<String> CHAMPS = List.of(
            "nmNaiDec",
            "nmUsaDec",
            "prnmDec",
            "prmDec",
            "dateNaisDec",
            "dptNaissDec",
            "DptNaissDec",
            "lieuNaissDec",
            "spiDec");

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
        return sansZeros(json.nomDePersonne("nmNaiDec" + rang));
    }

    /** {@return le nom d'usage ({@code nmUsaDec}) ; vide s'il est absent ou s'il n'y en a pas} */
    public Optional<String> nomUsage() {
        return sansZeros(json.nomDePersonne("nmUsaDec" + rang));
    }

    /** {@return les prénoms, séparés par une espace ({@code prnmDec}) ; vide s'ils sont absents} */
    public Optional<String> prenoms() {
        return sansZeros(json.nomDePersonne("prnmDec" + rang, "prmDec" + rang));
    }

    /**
     * {@return la date de naissance ({@code dateNaisDec}), dont des parties peuvent manquer ; vide si tout manque}
     *
     * <p>La réponse l'écrit en trois champs ; écrite en un texte ({@code 07/03/1984}, {@code 1984-03-07T00:00:00Z}…), elle est lue de
     * même.
     *
     * @throws ReponseIllisibleException si ce n'est pas une date ; le reste de l'état civil se lit
     */
    public Optional<DateNaissance> dateNaissance() {
        return json.dateEnParties("dateNaisDec" + rang)
                .map(date -> DateNaissance.de(date.annee(), date.mois(), date.jour()));
    }

    /** {@return le département de naissance ({@code dptNaissDec}, 99 à l'étranger) ; vide s'il est absent} */
    public Optional<String> departementNaissance() {
        return sansZeros(json.texte("dptNaissDec" + rang, "DptNaissDec" + rang));
    }

    /** {@return la commune ou le pays de naissance, en clair ({@code lieuNaissDec}) ; vide s'il est absent} */
    public Optional<String> lieuNaissance() {
        return sansZeros(json.texte("lieuNaissDec" + rang));
    }

    /**
     * {@return le numéro fiscal ({@code spiDec}) ; vide hors de la ressource « situations multiples »}
     *
     * <p>Donnée personnelle : ne la journalisez pas.
     */
    public Optional<String> spi() {
        return sansZeros(json.texte("spiDec" + rang));
    }

    /** Des zéros ne sont ni un nom, ni un code : le second déclarant d'une personne seule en est parfois fait. */
    private static Optional<String> sansZeros(Optional<String> texte) {
        return texte.filter(lu -> !ObjetJson.faitDeZeros(lu));
    }

    /** De quoi reconnaître cette personne d'un foyer à l'autre ; vide s'il manque le nom, les prénoms ou la date. */
    Optional<String> identite() {
        try {
            Optional<LocalDate> naissance = dateNaissance().flatMap(DateNaissance::date);
            return nomNaissance().isEmpty() || prenoms().isEmpty() || naissance.isEmpty()
                    ? Optional.empty()
                    : Optional.of(nomNaissance().get() + "/" + prenoms().get() + "/" + naissance.get());
        } catch (ReponseIllisibleException e) {
            // Un état civil qui ne se lit pas ne fait reconnaître personne : il lui manque quelque chose.
            return Optional.empty();
        }
    }

    /**
     * Vrai si la réponse dit quelque chose de lui, fût-ce sous une forme qui ne se lit pas. Un nom, ou des prénoms, peuvent se lire
     * « Null » ; les deux à la fois, et rien d'autre, disent qu'il n'y a personne.
     */
    boolean renseigne() {
        for (String champ : CHAMPS) {
            if (json.renseigne(champ + rang)) {
                return true;
            }
        }
        return nomNaissance().isPresent() != prenoms().isPresent();
    }

    /** Ce qui est écrit dans chaque champ, lisible ou non. */
    private List<Object> contenu() {
        return CHAMPS.stream().map(this::ecrit).toList();
    }

    private Object ecrit(String champ) {
        Object valeur = json.get(champ + rang);
        if (valeur instanceof String texte) {
            String net = texte.strip();
            return ObjetJson.faitDeZeros(net) ? "" : net;
        }
        return valeur != null && json.renseigne(champ + rang) ? valeur : "";
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
