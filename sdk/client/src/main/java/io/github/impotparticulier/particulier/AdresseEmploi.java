package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Optional;

/**
 * L'adresse qu'un demandeur d'emploi a déclarée à France Travail.
 */
public final class AdresseEmploi extends DonneesParticulier {
    AdresseEmploi(ObjetJson json) {
        super(json);
    }

    /** {@return le code postal ; vide si absent} */
    public Optional<String> codePostal() {
        return json.texte("code_postal");
    }

    /** {@return le code INSEE de la commune ; vide si absent} */
    public Optional<String> codeCommune() {
        return json.texte("code_cog_insee_commune");
    }

    /** {@return le code postal et la commune ; vide si absent} */
    public Optional<String> localite() {
        return json.texte("localite");
    }

    /** {@return le numéro et la voie ; vide si absent} */
    public Optional<String> voie() {
        return json.texte("ligne_voie");
    }

    /** {@return le nom du destinataire ; vide si absent} */
    public Optional<String> nom() {
        return json.texte("ligne_nom");
    }

    /** {@return le complément du destinataire ; vide si absent} */
    public Optional<String> complementDestinataire() {
        return json.texte("ligne_complement_destinataire");
    }

    /** {@return le complément d'adresse ; vide si absent} */
    public Optional<String> complementAdresse() {
        return json.texte("ligne_complement_adresse");
    }

    /** {@return le complément de distribution ; vide si absent} */
    public Optional<String> complementDistribution() {
        return json.texte("ligne_complement_distribution");
    }
}
