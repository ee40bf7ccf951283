package io.github.impotparticulier;

import io.github.impotparticulier.th.SituationsTh;
import io.github.impotparticulier.th.Th;

/** Taxe d'habitation. */
final class LecteurTh extends LecteurAnnuel<SituationsTh> implements Th {
    LecteurTh(Lecteur lecteur) {
        super(lecteur, "th", Ligne.TH, (json, spi, annee) -> situations(new SituationsTh(json)));
    }

    /** Une liste vide dit que la personne n'est imposée nulle part ; son absence ne dit rien. */
    private static SituationsTh situations(SituationsTh lues) {
        Lecteur.exigerChamp("situationsTH", lues);
        return lues;
    }
}
