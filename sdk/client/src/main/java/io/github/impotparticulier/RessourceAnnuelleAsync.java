package io.github.impotparticulier;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Une ressource de la DGFiP qui se lit par personne et par année, sans bloquer : le jumeau de {@link RessourceAnnuelle}, avec les
 * mêmes règles.
 *
 * <p>Ce qui est rendu se complète par la réponse, ou par l'une des exceptions {@link io.github.impotparticulier.erreur.DgfipException}
 * du jumeau ({@code join()} l'enveloppe dans une {@link java.util.concurrent.CompletionException}), au plus tard à l'échéance de
 * l'appel. L'annuler coupe l'échange. Seul un argument nul ou un nombre d'années impossible est refusé par une exception levée
 * aussitôt.
 *
 * @param <T> les données d'une année
 */
public interface RessourceAnnuelleAsync<T> {
    /**
     * Lit une année précise.
     *
     * @param usager la personne
     * @param annee l'année de revenus (IR), de l'avis (TH), ou celle du 31 décembre visé (IFI)
     * @return les données de cette année, à venir
     * @see RessourceAnnuelle#pour
     */
    CompletableFuture<T> pour(Usager usager, int annee);

    /**
     * Lit la dernière année disponible, ou la précédente si la DGFiP n'a pas de résultat pour elle.
     *
     * @param usager la personne
     * @return les données, leur année et la base de ce choix, à venir
     * @see RessourceAnnuelle#derniereAnnee
     */
    CompletableFuture<DonneesAnnuelles<T>> derniereAnnee(Usager usager);

    /**
     * Lit les dernières années, de la plus récente à la plus ancienne.
     *
     * @param usager la personne
     * @param nombre de 1 à 3
     * @return de 1 à {@code nombre} éléments, à venir ; pour l'IFI, de zéro à {@code nombre}
     * @throws IllegalArgumentException si {@code nombre} n'est pas entre 1 et 3
     * @see RessourceAnnuelle#dernieresAnnees
     */
    CompletableFuture<List<DonneesAnnuelles<T>>> dernieresAnnees(Usager usager, int nombre);
}
