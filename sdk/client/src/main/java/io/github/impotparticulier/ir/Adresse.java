package io.github.impotparticulier.ir;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Optional;

/**
 * L'adresse d'imposition, ligne par ligne ({@code aftDetail}).
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code AftJAXBbean} ; les champs {@code getcodePostal} et
 * {@code getcommune} qu'il annonce se rencontrent aussi sans le préfixe : les deux sont lus.
 */
public final class Adresse extends Donnees {
    private final ObjetJson json;

    Adresse(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /** {@return le complément (bâtiment, résidence…) ; vide s'il n'y en a pas} */
    public Optional<String> complementAdresse() {
        return json.texte("complementAdresse");
    }

    /** {@return le numéro et la voie ; vide s'ils sont absents} */
    public Optional<String> voie() {
        return json.texte("voie");
    }

    /** {@return le code postal suivi de la commune, par exemple {@code 93160 NOISY LE GRAND} ; vide s'il est absent} */
    public Optional<String> codePostal() {
        return json.texte("codePostal", "getcodePostal");
    }

    /** {@return le bureau distributeur, quand il diffère de la commune ; vide sinon} */
    public Optional<String> commune() {
        return json.texte("commune", "getcommune");
    }
}
