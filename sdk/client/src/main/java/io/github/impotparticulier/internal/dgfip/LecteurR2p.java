package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.PersonnePhysique;
import io.github.impotparticulier.r2p.R2p;
import java.util.Objects;

/** R2P : la recherche d'une personne. */
final class LecteurR2p implements R2p {
    private final Lecteur lecteur;

    LecteurR2p(Lecteur lecteur) {
        this.lecteur = lecteur;
    }

    @Override
    public Spi spi(EtatCivil etatCivil) {
        Objects.requireNonNull(etatCivil, "etatCivil");
        return lecteur.lire(Lignes.R2P_SPI, Demande.parCriteres(null, etatCivil, ParametresRecherche.r2p(etatCivil)));
    }

    @Override
    public Usager usager(EtatCivil etatCivil) {
        return Usager.parSpi(spi(etatCivil));
    }

    @Override
    public PersonnePhysique personne(Spi spi) {
        return lecteur.lire(Lignes.R2P_PERSONNE_PAR_SPI, Demande.de(Objects.requireNonNull(spi, "spi")));
    }

    @Override
    public PersonnePhysique personne(CriteresPersonne criteres) {
        Objects.requireNonNull(criteres, "criteres");
        return lecteur.lire(
                Lignes.R2P_PERSONNE,
                Demande.parCriteres(null, criteres.etatCivil().orElse(null), ParametresRecherche.r2p(criteres)));
    }
}
