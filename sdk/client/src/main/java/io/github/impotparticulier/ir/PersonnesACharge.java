package io.github.impotparticulier.ir;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.OptionalInt;

/**
 * Les personnes à charge du foyer, comptées par catégorie ({@code pac}). Un compteur absent est vide, jamais zéro.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code PacJAXBbean}.
 */
public final class PersonnesACharge extends Donnees {
    private final ObjetJson json;

    PersonnesACharge(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /** {@return le nombre total de personnes à charge ; vide si absent} */
    public OptionalInt nbPac() {
        return json.petitEntier("nbPac");
    }

    /** {@return F : enfants de moins de 18 ans ou infirmes, en résidence exclusive ; vide si absent} */
    public OptionalInt nbPacF() {
        return json.petitEntier("nbPacF");
    }

    /** {@return G : parmi F, ceux qui ont une carte d'invalidité ; vide si absent} */
    public OptionalInt nbPacG() {
        return json.petitEntier("nbPacG");
    }

    /** {@return H : enfants de moins de 18 ans ou infirmes, en résidence alternée ; vide si absent} */
    public OptionalInt nbPacH() {
        return json.petitEntier("nbPacH");
    }

    /** {@return I : parmi H, ceux qui ont une carte d'invalidité ; vide si absent} */
    public OptionalInt nbPacI() {
        return json.petitEntier("nbPacI");
    }

    /** {@return J : enfants majeurs célibataires rattachés ; vide si absent} */
    public OptionalInt nbPacJ() {
        return json.petitEntier("nbPacJ");
    }

    /** {@return N : enfants mariés, ou chargés de famille, rattachés ; vide si absent} */
    public OptionalInt nbPacN() {
        return json.petitEntier("nbPacN");
    }

    /** {@return P : petits-enfants en résidence alternée ; vide si absent} */
    public OptionalInt nbPacP() {
        return json.petitEntier("nbPacP");
    }

    /** {@return R : autres personnes à charge titulaires d'une carte d'invalidité ; vide si absent} */
    public OptionalInt nbPacR() {
        return json.petitEntier("nbPacR");
    }
}
