package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.particulier.IdentifiantFranceTravail;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.r2p.CriteresPersonne;
import java.time.LocalDate;

/**
 * Une personne qui n'existe pas : l'appeler éprouve tout le chemin sans lire les données de quiconque, même en production. « Personne de ce
 * nom » est la réponse attendue.
 *
 * @param spi son numéro fiscal
 * @param etatCivil son état civil
 * @param rentree l'année de la dernière rentrée scolaire
 */
record Inconnu(Spi spi, EtatCivil etatCivil, int rentree) {
    /** Une clé de numéro fiscal est un reste modulo 511 : 999 n'en est jamais une. */
    private static final String SPI_IMPOSSIBLE = "3999999999999";

    private static final int MOIS_DE_RENTREE = 9;

    /** Personne, ce jour-là. */
    static Inconnu le(LocalDate jour) {
        return avecSpi(Spi.de(SPI_IMPOSSIBLE), jour);
    }

    /** Avec l'un des numéros fictifs que la DGFiP donne pour son bac à sable. */
    static Inconnu avecSpi(Spi spi, LocalDate jour) {
        return new Inconnu(
                spi,
                EtatCivil.builder()
                        .nom("RACCORDEMENT-FICTIF")
                        .prenoms("PERSONNE")
                        .sexe(Sexe.FEMININ)
                        .dateNaissance(LocalDate.of(1990, 2, 3))
                        .lieuNaissance("75101")
                        .build(),
                jour.getMonthValue() >= MOIS_DE_RENTREE ? jour.getYear() : jour.getYear() - 1);
    }

    Usager usager() {
        return Usager.parSpi(spi);
    }

    CriteresPersonne criteres() {
        return CriteresPersonne.parSpi(spi);
    }

    IdentifiantFranceTravail franceTravail() {
        return IdentifiantFranceTravail.de("raccordement-fictif");
    }

    @Override
    public String toString() {
        return "Inconnu[masqué]";
    }
}
