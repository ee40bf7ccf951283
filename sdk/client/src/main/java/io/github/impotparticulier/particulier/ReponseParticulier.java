package io.github.impotparticulier.particulier;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.json.ObjetJson;

/**
 * Une réponse entière de l'API Particulier : {@code data}, dont les champs sont ceux de cette donnée, et ce qui l'entoure.
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, version 3, réponses 200.
 */
public abstract class ReponseParticulier extends DonneesParticulier {
    private final ObjetJson enveloppe;

    ReponseParticulier(ObjetJson enveloppe) {
        super(enveloppe
                .objet("data")
                .orElseThrow(
                        () -> new ReponseIllisibleException("Le champ « data » manque.", Circonstances.aucunes())));
        this.enveloppe = enveloppe;
    }

    /** {@return les liens qui accompagnent les données ({@code links}) ; sans champ le plus souvent} */
    public final Annexe liens() {
        return annexe("links");
    }

    /** {@return ce qui est dit des données ({@code meta}) ; sans champ le plus souvent} */
    public final Annexe meta() {
        return annexe("meta");
    }

    private Annexe annexe(String nom) {
        return new Annexe(enveloppe.objet(nom).orElse(ObjetJson.vide()));
    }
}
