package io.github.impotparticulier;

import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.IrFacture;

/** IR facture, par la passerelle. */
final class IrFactureClient extends LecteurAnnuel<AvisIr> implements IrFacture {
    IrFactureClient(Lecteur lecteur) {
        super("irFacture", Ressource.IR_FACTURE, AvisIr::depuisJson, lecteur);
    }
}
