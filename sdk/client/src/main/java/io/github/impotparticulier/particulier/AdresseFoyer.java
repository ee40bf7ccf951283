package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Optional;

/**
 * L'adresse d'un foyer, aux lignes de La Poste. Déclarée par l'allocataire, elle est toujours celle d'aujourd'hui, et peut être ancienne.
 */
public final class AdresseFoyer extends DonneesParticulier {
    AdresseFoyer(ObjetJson json) {
        super(json);
    }

    /** {@return la civilité et le nom du destinataire ; vide si absent} */
    public Optional<String> destinataire() {
        return json.texte("destinataire");
    }

    /** {@return le complément du destinataire ou du point de remise ; vide si absent} */
    public Optional<String> complementInformation() {
        return json.texte("complement_information");
    }

    /** {@return le complément du point géographique (bâtiment, résidence) ; vide si absent} */
    public Optional<String> complementInformationGeographique() {
        return json.texte("complement_information_geographique");
    }

    /** {@return le numéro et la voie ; vide si absent} */
    public Optional<String> numeroLibelleVoie() {
        return json.texte("numero_libelle_voie");
    }

    /** {@return le lieu-dit, ou le service de distribution ; vide si absent} */
    public Optional<String> lieuDit() {
        return json.texte("lieu_dit");
    }

    /** {@return le code postal, suivi ou non de la ville ; vide si absent} */
    public Optional<String> codePostalVille() {
        return json.texte("code_postal_ville");
    }

    /** {@return le pays ; vide si absent} */
    public Optional<String> pays() {
        return json.texte("pays");
    }
}
