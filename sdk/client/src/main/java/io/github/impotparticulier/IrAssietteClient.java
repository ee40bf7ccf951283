package io.github.impotparticulier;

import io.github.impotparticulier.internal.echange.Passerelle;
import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.MillesimeCalculator;

/** IR assiette, par la passerelle. */
final class IrAssietteClient extends LecteurAnnuel<SituationIr> implements IrAssiette {
    IrAssietteClient(Passerelle passerelle, MillesimeCalculator millesimes) {
        super("irAssiette", Ressource.IR_ASSIETTE, SituationIr::depuisJson, passerelle, millesimes);
    }
}
