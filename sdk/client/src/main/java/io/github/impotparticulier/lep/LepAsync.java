package io.github.impotparticulier.lep;

import io.github.impotparticulier.Spi;
import java.util.concurrent.CompletableFuture;

/** LEP par numéro fiscal sans bloquer : le jumeau de {@link Lep}. */
public interface LepAsync {
    /**
     * Demande l'éligibilité d'une personne.
     *
     * @param spi le numéro fiscal
     * @param departement le département, en deux ou trois caractères
     * @param annee l'année des revenus
     * @param bareme l'année du barème auquel comparer
     * @return l'éligibilité, ou {@link EligibiliteLep#SANS_REPONSE}, à venir
     * @see Lep#indicateur
     */
    CompletableFuture<EligibiliteLep> indicateur(Spi spi, String departement, int annee, int bareme);
}
