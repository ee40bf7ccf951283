package io.github.impotparticulier;

import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.IrFacture;
import org.jspecify.annotations.Nullable;

/** IR facture, par la passerelle. */
final class IrFactureClient extends LecteurAnnuel<AvisIr> implements IrFacture {
    IrFactureClient(Lecteur lecteur) {
        super("irFacture", Ressource.IR_FACTURE, IrFactureClient::avis, lecteur);
    }

    private static AvisIr avis(byte[] corps, @Nullable Spi demandee) {
        AvisIr avis = AvisIr.depuisJson(corps);
        Lecteur.exigerPersonne(demandee, avis.foyer());
        return avis;
    }
}
