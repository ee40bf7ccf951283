package io.github.impotparticulier.r2p;

import io.github.impotparticulier.Spi;
import io.github.impotparticulier.Usager;
import java.util.concurrent.CompletableFuture;

/** R2P sans bloquer : le jumeau de {@link R2p}. */
public interface R2pAsync {
    /**
     * Cherche un numéro fiscal par l'état civil.
     *
     * @param etatCivil l'état civil, aussi complet que possible
     * @return le numéro fiscal, à venir
     * @see R2p#spi
     */
    CompletableFuture<Spi> spi(EtatCivil etatCivil);

    /**
     * Cherche une personne par son état civil, pour lire ensuite ses données.
     *
     * @param etatCivil l'état civil, aussi complet que possible
     * @return la personne, désignée par son numéro fiscal, à venir
     * @see R2p#usager
     */
    CompletableFuture<Usager> usager(EtatCivil etatCivil);

    /**
     * Cherche l'état civil et l'adresse d'une personne par son numéro fiscal.
     *
     * @param spi le numéro fiscal
     * @return la personne, à venir
     * @see R2p#personne(Spi)
     */
    CompletableFuture<PersonnePhysique> personne(Spi spi);

    /**
     * Cherche une personne par critères.
     *
     * @param criteres l'état civil, et s'il le faut l'adresse
     * @return la personne, à venir
     * @see R2p#personne(CriteresPersonne)
     */
    CompletableFuture<PersonnePhysique> personne(CriteresPersonne criteres);
}
