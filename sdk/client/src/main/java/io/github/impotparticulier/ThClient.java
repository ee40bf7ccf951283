package io.github.impotparticulier;

import io.github.impotparticulier.th.SituationsTh;
import io.github.impotparticulier.th.Th;

/** Taxe d'habitation, par la passerelle. */
final class ThClient extends LecteurAnnuel<SituationsTh> implements Th {
    ThClient(Lecteur lecteur) {
        super("th", Ressource.TH, (corps, spi) -> SituationsTh.depuisJson(corps), lecteur);
    }
}
