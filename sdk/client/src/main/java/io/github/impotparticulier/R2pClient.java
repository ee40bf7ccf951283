package io.github.impotparticulier;

import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.EtatCivil;
import io.github.impotparticulier.r2p.PersonnePhysique;
import io.github.impotparticulier.r2p.R2p;

/** R2P, que l'on attend. */
final class R2pClient implements R2p {
    private final LecteurR2p lecteur;

    R2pClient(LecteurR2p lecteur) {
        this.lecteur = lecteur;
    }

    @Override
    public Spi spi(EtatCivil etatCivil) {
        return lecteur.spi(etatCivil).attendre();
    }

    @Override
    public Usager usager(EtatCivil etatCivil) {
        return lecteur.usager(etatCivil).attendre();
    }

    @Override
    public PersonnePhysique personne(Spi spi) {
        return lecteur.personne(spi).attendre();
    }

    @Override
    public PersonnePhysique personne(CriteresPersonne criteres) {
        return lecteur.personne(criteres).attendre();
    }
}
