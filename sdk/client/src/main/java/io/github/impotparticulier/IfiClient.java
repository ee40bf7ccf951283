package io.github.impotparticulier;

import io.github.impotparticulier.ifi.Ifi;
import io.github.impotparticulier.ifi.SituationIfi;

/** ISF/IFI, que l'on attend. */
final class IfiClient extends AnnuelleSynchrone<SituationIfi> implements Ifi {
    private final LecteurIfi lecteur;

    IfiClient(LecteurIfi lecteur) {
        super(lecteur);
        this.lecteur = lecteur;
    }

    @Override
    public boolean estImpose(Usager usager, int annee) {
        return lecteur.estImpose(usager, annee).attendre();
    }
}
