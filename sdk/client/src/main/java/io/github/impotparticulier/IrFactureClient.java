package io.github.impotparticulier;

import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.IrFacture;
import org.jspecify.annotations.Nullable;

/** IR facture, que l'on attend. */
final class IrFactureClient extends AnnuelleSynchrone<AvisIr> implements IrFacture {
    IrFactureClient(Lecteur lecteur) {
        super(annuel(lecteur));
    }

    static LecteurAnnuel<AvisIr> annuel(Lecteur lecteur) {
        return new LecteurAnnuel<>(lecteur, "irFacture", Ressource.IR_FACTURE, IrFactureClient::avis);
    }

    private static AvisIr avis(byte[] corps, @Nullable Spi demandee) {
        AvisIr avis = AvisIr.depuisJson(corps);
        Lecteur.exigerPersonne(demandee, avis.foyer());
        return avis;
    }
}
