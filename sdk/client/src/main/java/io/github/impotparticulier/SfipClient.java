package io.github.impotparticulier;

import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.sfip.Sfip;

/** SFiP, que l'on attend. */
final class SfipClient implements Sfip {
    private final LecteurSfip lecteur;

    SfipClient(LecteurSfip lecteur) {
        this.lecteur = lecteur;
    }

    @Override
    public String information() {
        return lecteur.information().attendre();
    }

    @Override
    public EligibiliteLep lep(CriteresPersonne criteres, String departement, int annee, int bareme) {
        return lecteur.lep(criteres, departement, annee, bareme).attendre();
    }

    @Override
    public SituationIr derniereSituation(CriteresPersonne criteres) {
        return lecteur.derniereSituation(criteres).attendre();
    }
}
