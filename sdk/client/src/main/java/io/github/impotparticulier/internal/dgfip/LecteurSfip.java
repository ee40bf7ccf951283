package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.sfip.Sfip;
import java.util.Objects;

/** SFiP : le courtier. */
final class LecteurSfip implements Sfip {
    private final Lecteur lecteur;

    LecteurSfip(Lecteur lecteur) {
        this.lecteur = lecteur;
    }

    @Override
    public String information() {
        return lecteur.lire(Lignes.SFIP_INFORMATION, Demande.dePersonne());
    }

    @Override
    public EligibiliteLep lep(CriteresPersonne criteres, String departement, int annee, int bareme) {
        Objects.requireNonNull(criteres, "criteres");
        String code = ParametresRecherche.departementDeRoute(departement);
        return lecteur.lire(
                Lignes.SFIP_LEP, demande(criteres).avec(annee, LecteurLep.variables(lecteur, code, annee, bareme)));
    }

    @Override
    public SituationIr derniereSituation(CriteresPersonne criteres) {
        return lecteur.lire(Lignes.SFIP_DERNIERE_SITUATION, demande(Objects.requireNonNull(criteres, "criteres")));
    }

    private static Demande demande(CriteresPersonne criteres) {
        return Demande.parCriteres(
                criteres.spi().orElse(null), criteres.etatCivil().orElse(null), ParametresRecherche.sfip(criteres));
    }
}
