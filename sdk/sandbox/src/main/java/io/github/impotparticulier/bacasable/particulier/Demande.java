package io.github.impotparticulier.bacasable.particulier;

import java.util.List;

/** Une demande bien formée et autorisée, et le dossier de la personne qu'elle désigne. */
record Demande(Ressource ressource, int version, Requete requete, Contexte contexte, Dossier dossier) {
    RefusParticulierException incident(IncidentFournisseur incident, Fournisseur fournisseur) {
        return new RefusParticulierException(List.of(incident.chez(fournisseur, contexte.generation())));
    }

    RefusParticulierException introuvable() {
        return incident(IncidentFournisseur.INTROUVABLE, ressource.sansDossier());
    }
}
