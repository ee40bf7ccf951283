package io.github.impotparticulier;

import io.github.impotparticulier.th.SituationsTh;
import io.github.impotparticulier.th.Th;

/** Taxe d'habitation, que l'on attend. */
final class ThClient extends AnnuelleSynchrone<SituationsTh> implements Th {
    ThClient(Lecteur lecteur) {
        super(annuel(lecteur));
    }

    static LecteurAnnuel<SituationsTh> annuel(Lecteur lecteur) {
        return new LecteurAnnuel<>(lecteur, "th", Ressource.TH, (corps, spi) -> SituationsTh.depuisJson(corps));
    }
}
