package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.ir.SituationsMultiples;
import io.github.impotparticulier.personne.Usager;
import java.util.Objects;

/** IR assiette et ses variantes. */
final class LecteurIrAssiette extends LecteurAnnuel<SituationIr> implements IrAssiette {
    private final Lecteur lecteur;

    LecteurIrAssiette(Lecteur lecteur) {
        super(lecteur, Lignes.IR_ASSIETTE);
        this.lecteur = lecteur;
    }

    @Override
    public SituationIr derniereSituation(Usager usager, int annee) {
        return lecteur.annuelle(Lignes.IR_DERNIERE_SITUATION).pour(usager, annee);
    }

    @Override
    public SituationIr derniereSituationDeuxAns(Usager usager) {
        return lecteur.lire(
                Lignes.IR_DERNIERE_SITUATION_DEUX_ANS, Demande.de(Objects.requireNonNull(usager, "usager")));
    }

    @Override
    public SituationsMultiples situationsMultiples(Usager usager, int annee) {
        return lecteur.annuelle(Lignes.IR_SITUATIONS_MULTIPLES).pour(usager, annee);
    }
}
