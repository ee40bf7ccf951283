package io.github.impotparticulier.bacasable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Une personne inventée que le bac à sable connaît, choisie pour illustrer un cas.
 *
 * <p>Son SPI commence par 399. Son foyer se lit dans les réponses de la passerelle, comme dans la réalité : ne figure
 * ici que de quoi choisir la personne, l'afficher et la chercher.
 */
public final class PersonneFictive {
    private final Fiche fiche;
    private final List<PersonnePhysique> inscriptions;
    private final Map<String, Situations> sections;

    PersonneFictive(Fiche fiche, List<PersonnePhysique> inscriptions, Map<String, Situations> sections) {
        this.fiche = fiche;
        this.inscriptions = List.copyOf(inscriptions);
        this.sections = Map.copyOf(sections);
    }

    /**
     * La clé du cas illustré, stable d'une version à l'autre.
     *
     * @return une clé en minuscules et traits d'union, comme {@code maries-deux-enfants}
     */
    public String cas() {
        return fiche.cas();
    }

    /**
     * Ce que le cas a de particulier.
     *
     * @return une phrase
     */
    public String description() {
        return fiche.description();
    }

    /**
     * Le numéro fiscal (SPI) du premier déclarant.
     *
     * @return 13 chiffres
     */
    public String spi() {
        return fiche.spi();
    }

    /**
     * Le numéro fiscal (SPI) du second déclarant, qui mène au même foyer.
     *
     * @return 13 chiffres ; vide si le foyer n'a qu'un déclarant connu
     */
    public Optional<String> spiDeclarant2() {
        return Optional.ofNullable(fiche.spiDeclarant2());
    }

    /**
     * Le nom du premier déclarant, pour l'affichage.
     *
     * @return un nom en majuscules
     */
    public String nom() {
        return fiche.nom();
    }

    /**
     * Les prénoms du premier déclarant, pour l'affichage.
     *
     * @return un ou plusieurs prénoms en majuscules, séparés par une espace
     */
    public String prenoms() {
        return fiche.prenoms();
    }

    /**
     * L'état civil du premier déclarant, pour une recherche par R2P ou SFiP.
     *
     * @return son état civil au registre
     */
    public EtatCivilFictif etatCivil() {
        return inscriptions.get(0).etatCivilFictif();
    }

    /**
     * L'état civil du second déclarant.
     *
     * @return son état civil au registre ; vide si le foyer n'a qu'un déclarant connu
     */
    public Optional<EtatCivilFictif> etatCivilDeclarant2() {
        return inscriptions.stream().skip(1).findFirst().map(PersonnePhysique::etatCivilFictif);
    }

    /**
     * Le cas seulement : ni nom, ni numéro fiscal.
     *
     * @return un texte pour les messages de diagnostic
     */
    @Override
    public String toString() {
        return "PersonneFictive[" + fiche.cas() + "]";
    }

    List<PersonnePhysique> inscriptions() {
        return inscriptions;
    }

    Optional<String> lep() {
        return Optional.ofNullable(fiche.lep());
    }

    /** Le nom de chaque section où l'usager a des données, dans l'ordre. */
    Set<String> sections() {
        return new TreeSet<>(sections.keySet());
    }

    /** Les situations d'une section pour une année ; aucune si l'usager n'y a pas de résultat. */
    List<Map<String, String>> situations(String section, String spi, int annee) {
        Situations situations = sections.get(section);
        Integer deces = fiche.decesDeclarant1();
        boolean decede = deces != null && spi.equals(fiche.spi()) && annee >= deces;
        return situations == null || decede ? List.of() : situations.pour(annee);
    }

    /** Ce que le fichier dit de la personne, hors de ses réponses. */
    record Fiche(
            String cas,
            String description,
            String spi,
            @Nullable String spiDeclarant2,
            @Nullable Integer decesDeclarant1,
            String nom,
            String prenoms,
            @Nullable String lep) {
        @Override
        public String toString() {
            return "Fiche[" + cas + "]";
        }
    }
}
