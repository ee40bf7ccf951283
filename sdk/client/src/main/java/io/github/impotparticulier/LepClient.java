package io.github.impotparticulier;

import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.lep.Lep;

/** LEP par numéro fiscal, que l'on attend. */
final class LepClient implements Lep {
    private final LecteurLep lecteur;

    LepClient(LecteurLep lecteur) {
        this.lecteur = lecteur;
    }

    @Override
    public EligibiliteLep indicateur(Spi spi, String departement, int annee, int bareme) {
        return lecteur.indicateur(spi, departement, annee, bareme).attendre();
    }
}
