package io.github.impotparticulier;

import io.github.impotparticulier.th.SituationsTh;
import io.github.impotparticulier.th.Th;

/** Taxe d'habitation. */
final class LecteurTh extends LecteurAnnuel<SituationsTh> implements Th {
    LecteurTh(Lecteur lecteur) {
        super(lecteur, "th", Ressource.TH, (json, spi) -> new SituationsTh(json));
    }
}
