package io.github.impotparticulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.IrFacture;
import io.github.impotparticulier.personne.Spi;
import org.jspecify.annotations.Nullable;

/** IR facture. */
final class LecteurIrFacture extends LecteurAnnuel<AvisIr> implements IrFacture {
    LecteurIrFacture(Lecteur lecteur) {
        super(lecteur, "irFacture", Ligne.IR_FACTURE, LecteurIrFacture::avis);
    }

    private static AvisIr avis(ObjetJson json, @Nullable Spi demandee, int annee) {
        AvisIr avis = new AvisIr(json);
        Lecteur.exigerAnnee(annee, Lecteur.exigerPersonne(demandee, avis.foyer()));
        return avis;
    }
}
