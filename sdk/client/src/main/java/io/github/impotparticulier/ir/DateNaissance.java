package io.github.impotparticulier.ir;

import io.github.impotparticulier.DonneesDgfip;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Une date de naissance dont chaque partie peut manquer ({@code dateNaisDec1}, {@code dateNaisDec2}) : beaucoup de
 * personnes nées à l'étranger n'ont qu'une année.
 *
 * <p>La réponse l'écrit en trois champs ; écrite en un texte ({@code 07/03/1984}, {@code 1984-03-07T00:00:00Z}…), elle est lue de
 * même.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code DateNaisDecJAXBbean}.
 */
public final class DateNaissance extends DonneesDgfip {
    private final ObjetJson json;

    DateNaissance(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /** {@return l'année ; vide si elle manque ou vaut zéro} */
    public OptionalInt annee() {
        return json.partieDeDate("annee");
    }

    /** {@return le mois, de 1 à 12 ; vide s'il manque ou vaut zéro} */
    public OptionalInt mois() {
        return json.partieDeDate("mois");
    }

    /** {@return le jour du mois ; vide s'il manque ou vaut zéro} */
    public OptionalInt jour() {
        return json.partieDeDate("jour");
    }

    /** {@return la date entière ; vide s'il en manque une partie ou si le jour n'existe pas} */
    public Optional<LocalDate> date() {
        return json.date("annee", "mois", "jour");
    }
}
