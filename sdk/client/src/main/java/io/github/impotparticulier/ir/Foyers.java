package io.github.impotparticulier.ir;

import io.github.impotparticulier.millesime.DonneesAnnuelles;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plusieurs foyers fiscaux pris ensemble : deux concubins sont deux foyers, mais une famille.
 *
 * <p>Une somme n'est jamais partielle : si un foyer manque d'un champ, la somme est vide. Source : présentation fonctionnelle de
 * l'API Impôt particulier, cas d'usage des concubins.
 */
public final class Foyers {
    private final List<DonneesAnnuelles<SituationIr>> foyers;

    private Foyers(List<DonneesAnnuelles<SituationIr>> foyers) {
        this.foyers = foyers;
    }

    /**
     * Prend plusieurs foyers ensemble.
     *
     * @param foyers un au moins
     * @return les foyers réunis
     * @throws IllegalArgumentException si la liste est vide, ou si un même foyer y figure deux fois : même numéro FIP, ou un déclarant
     *     de mêmes nom, prénoms et date de naissance. Sans ces champs rien ne le montre, voyez {@link #distinctionVerifiee()}
     */
    public static Foyers de(List<DonneesAnnuelles<SituationIr>> foyers) {
        List<DonneesAnnuelles<SituationIr>> copie = List.copyOf(foyers);
        if (copie.isEmpty()) {
            throw new IllegalArgumentException("Aucun foyer : donnez-en un au moins.");
        }
        for (int i = 0; i < copie.size(); i++) {
            for (int j = 0; j < i; j++) {
                exigerDistincts(copie.get(i).donnees(), copie.get(j).donnees());
            }
        }
        return new Foyers(copie);
    }

    private static void exigerDistincts(SituationIr un, SituationIr autre) {
        boolean memeFip = un.fipNum().isPresent() && un.fipNum().equals(autre.fipNum());
        Set<String> communs = new HashSet<>(identites(un));
        communs.retainAll(identites(autre));
        if (memeFip || !communs.isEmpty()) {
            throw new IllegalArgumentException(
                    "Le même foyer deux fois : deux déclarants d'un même foyer n'en font qu'un, ne le comptez qu'une fois.");
        }
    }

    private static Set<String> identites(SituationIr foyer) {
        return Stream.of(foyer.declarant1(), foyer.declarant2())
                .flatMap(Optional::stream)
                .map(Declarant::identite)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /**
     * {@return vrai si chaque foyer porte de quoi le reconnaître (numéro FIP, ou état civil complet d'un déclarant) ; faux si votre
     * contrat n'en rend pas assez pour exclure qu'un foyer soit compté deux fois}
     */
    public boolean distinctionVerifiee() {
        return foyers.size() == 1
                || foyers.stream().allMatch(foyer -> foyer.donnees().fipNum().isPresent())
                || foyers.stream().noneMatch(foyer -> identites(foyer.donnees()).isEmpty());
    }

    /** {@return la somme des revenus fiscaux de référence, en euros ; vide si l'un manque} */
    public OptionalLong rfr() {
        long somme = 0;
        for (DonneesAnnuelles<SituationIr> foyer : foyers) {
            OptionalLong rfr = foyer.donnees().rfr();
            if (rfr.isEmpty()) {
                return OptionalLong.empty();
            }
            somme = LigneAvis.plus(somme, rfr.getAsLong());
        }
        return OptionalLong.of(somme);
    }

    /** {@return la somme des parts ; vide si l'une manque} */
    public Optional<BigDecimal> nbPart() {
        BigDecimal somme = BigDecimal.ZERO;
        for (DonneesAnnuelles<SituationIr> foyer : foyers) {
            Optional<BigDecimal> parts = foyer.donnees().nbPart();
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            somme = somme.add(parts.get());
        }
        return Optional.of(somme);
    }

    /**
     * {@return le quotient familial annuel de l'ensemble, en euros par part, arrondi au centime (au plus proche, le demi vers le
     * haut) ; vide si un revenu ou un nombre de parts manque}
     */
    public Optional<BigDecimal> quotientFamilial() {
        return SituationIr.quotient(rfr(), this::nbPart);
    }

    /** {@return les années de revenus des foyers, de la plus ancienne à la plus récente ; plusieurs si elles diffèrent} */
    public SortedSet<Integer> annees() {
        SortedSet<Integer> annees = new TreeSet<>();
        foyers.forEach(foyer -> annees.add(foyer.annee()));
        return annees;
    }

    /** {@return vrai si tous les foyers sont de la même année de revenus ; sinon la somme mêle des années différentes} */
    public boolean memeAnnee() {
        return annees().size() == 1;
    }

    /** {@return le nombre de foyers et leurs années, jamais un montant} */
    @Override
    public String toString() {
        return "Foyers[" + foyers.size() + ", " + annees() + "]";
    }

    /** {@return vrai si l'autre réunit les mêmes foyers} */
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof Foyers reunis && foyers.equals(reunis.foyers);
    }

    /** {@return un code de hachage fondé sur le contenu} */
    @Override
    public int hashCode() {
        return Objects.hash(foyers);
    }
}
