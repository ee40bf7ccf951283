package io.github.impotparticulier.r2p;

import io.github.impotparticulier.internal.texte.Formes;
import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Spi;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * De quoi désigner une personne : son état civil, avec ou sans adresse, ou (SFiP seulement) son numéro fiscal, avec ou sans date de
 * naissance.
 *
 * <p>Source : fichiers OpenAPI R2P ({@code /personne}) et SFiP.
 */
public final class CriteresPersonne {
    private final @Nullable EtatCivil etatCivil;
    private final @Nullable AdresseRecherchee adresse;
    private final @Nullable Spi spi;
    private final @Nullable DateNaissance dateNaissance;

    private CriteresPersonne(
            @Nullable EtatCivil etatCivil,
            @Nullable AdresseRecherchee adresse,
            @Nullable Spi spi,
            @Nullable DateNaissance dateNaissance) {
        this.etatCivil = etatCivil;
        this.adresse = adresse;
        this.spi = spi;
        this.dateNaissance = dateNaissance;
    }

    /**
     * {@return la personne de cet état civil}
     *
     * @param etatCivil nom, prénoms et au moins un autre élément
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException s'il n'y a que le nom et les prénoms
     */
    public static CriteresPersonne parEtatCivil(EtatCivil etatCivil) {
        if (sansAutreElement(Objects.requireNonNull(etatCivil, "etatCivil"))) {
            throw Formes.invalide(
                    "Critères insuffisants : donnez, outre le nom et les prénoms, le sexe, la date ou le lieu de"
                            + " naissance, ou une adresse (parAdresse).");
        }
        return new CriteresPersonne(etatCivil, null, null, null);
    }

    /** Vrai s'il n'y a que le nom et les prénoms. */
    private static boolean sansAutreElement(EtatCivil etatCivil) {
        return etatCivil.sexe().isEmpty()
                && etatCivil.dateNaissance().isEmpty()
                && etatCivil.paysNaissance().isEmpty();
    }

    /**
     * {@return la personne de cet état civil, à cette adresse}
     *
     * @param etatCivil au moins le nom et les prénoms
     * @param adresse au moins le pays, le département ou la collectivité
     */
    public static CriteresPersonne parAdresse(EtatCivil etatCivil, AdresseRecherchee adresse) {
        return new CriteresPersonne(
                Objects.requireNonNull(etatCivil, "etatCivil"), Objects.requireNonNull(adresse, "adresse"), null, null);
    }

    /**
     * {@return la personne de ce numéro fiscal (SFiP seulement ; pour R2P, appelez {@code personne(Spi)})}
     *
     * @param spi le numéro fiscal
     */
    public static CriteresPersonne parSpi(Spi spi) {
        return new CriteresPersonne(null, null, Objects.requireNonNull(spi, "spi"), null);
    }

    /**
     * {@return la personne de ce numéro fiscal, née ce jour-là (SFiP seulement)}
     *
     * @param spi le numéro fiscal
     * @param dateNaissance la date de naissance, que SFiP réclame parfois
     */
    public static CriteresPersonne parSpi(Spi spi, LocalDate dateNaissance) {
        return parSpi(spi, DateNaissance.de(Objects.requireNonNull(dateNaissance, "dateNaissance")));
    }

    /**
     * {@return la personne de ce numéro fiscal, née à cette date, dont le jour ou le mois peuvent manquer (SFiP seulement)}
     *
     * @param spi le numéro fiscal
     * @param dateNaissance l'année de naissance, et s'ils sont connus le mois, ou le mois et le jour
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si l'année manque, ou si le jour n'existe pas
     */
    public static CriteresPersonne parSpi(Spi spi, DateNaissance dateNaissance) {
        // Les mêmes dates que celles d'un état civil : la même vérification.
        EtatCivil.builder().dateNaissance(Objects.requireNonNull(dateNaissance, "dateNaissance"));
        return new CriteresPersonne(null, null, Objects.requireNonNull(spi, "spi"), dateNaissance);
    }

    /** {@return l'état civil ; vide si la personne est désignée par son numéro fiscal} */
    public Optional<EtatCivil> etatCivil() {
        return Optional.ofNullable(etatCivil);
    }

    /** {@return l'adresse ; vide si elle n'est pas donnée} */
    public Optional<AdresseRecherchee> adresse() {
        return Optional.ofNullable(adresse);
    }

    /** {@return le numéro fiscal ; vide si la personne est désignée par son état civil} */
    public Optional<Spi> spi() {
        return Optional.ofNullable(spi);
    }

    /** {@return la date de naissance qui accompagne le numéro fiscal ; vide si elle n'est pas donnée} */
    public Optional<DateNaissance> dateNaissance() {
        return Optional.ofNullable(dateNaissance);
    }

    /** {@return vrai si l'autre désigne la personne par les mêmes critères} */
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof CriteresPersonne criteres
                && Objects.equals(etatCivil, criteres.etatCivil)
                && Objects.equals(adresse, criteres.adresse)
                && Objects.equals(spi, criteres.spi)
                && Objects.equals(dateNaissance, criteres.dateNaissance);
    }

    /** {@return un code de hachage fondé sur le contenu} */
    @Override
    public int hashCode() {
        return Objects.hash(etatCivil, adresse, spi, dateNaissance);
    }

    /** {@return un texte fixe, sans les critères} */
    @Override
    public String toString() {
        return "CriteresPersonne[masqués]";
    }
}
