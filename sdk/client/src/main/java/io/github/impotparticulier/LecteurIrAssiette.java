package io.github.impotparticulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.ir.SituationsMultiples;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** IR assiette et ses variantes. */
final class LecteurIrAssiette extends LecteurAnnuel<SituationIr> implements IrAssiette {
    LecteurIrAssiette(Lecteur lecteur) {
        super(lecteur, "irAssiette", Ligne.IR_ASSIETTE, LecteurIrAssiette::deLAnnee);
    }

    @Override
    public SituationIr derniereSituation(Usager usager, int annee) {
        return new LecteurAnnuel<>(
                        lecteur,
                        "irAssiette.derniereSituation",
                        Ligne.IR_DERNIERE_SITUATION,
                        LecteurIrAssiette::deLAnnee)
                .pour(usager, annee);
    }

    @Override
    public SituationIr derniereSituationDeuxAns(Usager usager) {
        Objects.requireNonNull(usager, "usager");
        return lecteur.lire(
                lecteur.commencer(),
                "irAssiette.derniereSituationDeuxAns",
                Ligne.IR_DERNIERE_SITUATION_DEUX_ANS,
                usager,
                Map.of(),
                reponse -> situation(reponse.json(), Lecteur.spi(usager)));
    }

    @Override
    public SituationsMultiples situationsMultiples(Usager usager, int annee) {
        return new LecteurAnnuel<>(
                        lecteur,
                        "irAssiette.situationsMultiples",
                        Ligne.IR_SITUATIONS_MULTIPLES,
                        LecteurIrAssiette::situations)
                .pour(usager, annee);
    }

    private static SituationIr deLAnnee(ObjetJson json, @Nullable Spi demandee, int annee) {
        return Lecteur.exigerAnnee(annee, situation(json, demandee));
    }

    static SituationIr situation(ObjetJson json, @Nullable Spi demandee) {
        return Lecteur.exigerPersonne(demandee, new SituationIr(json));
    }

    private static SituationsMultiples situations(ObjetJson json, @Nullable Spi demandee, int annee) {
        SituationsMultiples lues = new SituationsMultiples(json);
        Lecteur.exigerChamp("situationsIR", lues);
        lues.situations().forEach(situation -> Lecteur.exigerAnnee(annee, Lecteur.exigerPersonne(demandee, situation)));
        return lues;
    }
}
