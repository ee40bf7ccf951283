package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.appel.EcouteurAppels;
import io.github.impotparticulier.appel.EssaiTermine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Ce que le SDK dit des requêtes de l'appel en cours. */
final class Traces implements EcouteurAppels {
    private final List<EssaiTermine> requetes = new ArrayList<>();

    @Override
    public synchronized void essaiTermine(EssaiTermine essai) {
        requetes.add(essai);
    }

    synchronized void oublier() {
        requetes.clear();
    }

    /** Vrai si une requête de ressource est partie ; une demande de jeton n'a pas de guichet. */
    synchronized boolean envoyee() {
        return requetes.stream().anyMatch(requete -> requete.guichet().isPresent());
    }

    /** Ce que le serveur dit laisser de requêtes ; vide s'il ne le dit pas. */
    synchronized OptionalInt quotaRestant() {
        return requetes.stream()
                .flatMapToInt(requete -> requete.quotaRestant().stream())
                .min();
    }

    /** Ce que le support demandera de la dernière requête. */
    synchronized Map<String, String> references() {
        Map<String, String> references = new TreeMap<>();
        for (EssaiTermine requete : requetes) {
            requete.statut().ifPresent(statut -> references.put("HTTP", Integer.toString(statut)));
            requete.idCorrelation().ifPresent(id -> references.put("corrélation", id));
            requete.idRequete().ifPresent(id -> references.put("requête", id));
        }
        return references;
    }
}
