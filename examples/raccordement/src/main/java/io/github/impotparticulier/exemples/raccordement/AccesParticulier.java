package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.exemples.raccordement.Motif.Arret;
import io.github.impotparticulier.exemples.raccordement.Regles.Diagnostic;
import io.github.impotparticulier.particulier.JetonParticulier;
import io.github.impotparticulier.personne.Siret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** L'API Particulier : un jeton qui dure, dont le serveur dit les portées. */
final class AccesParticulier implements Acces {
    private final Dossier dossier;
    private final ApiParticulierClient possede;
    private final ApiParticulierClient client;
    private final Appels<ApiParticulierClient> appels;

    AccesParticulier(Dossier dossier, Moyens moyens) {
        this.dossier = dossier;
        Traces traces = new Traces();
        String siret = dossier.siret().map(Siret::valeur).orElseThrow();
        possede = ApiParticulierClient.builder()
                .adresse(dossier.adresse().toString())
                .jeton(dossier.identifiant().valeur())
                .destinataire(siret)
                .httpClient(moyens.liaison().pourLeSdk())
                .essaisMax(1)
                .ecouteur(traces)
                .build();
        client = dossier.delegation()
                .map(delegation -> possede.pourDelegation(siret, delegation))
                .orElse(possede);
        appels = new Appels<>(client, dossier, traces, moyens.cadence(), moyens.qui());
    }

    @Override
    public List<Constat> essayer() {
        List<Constat> constats = new ArrayList<>();
        Set<String> accordees = new HashSet<>();
        Arret arret = examinerLeJeton(constats, accordees);
        Set<String> utiles = dossier.portees().isEmpty() ? accordees : dossier.portees();
        List<Essai<ApiParticulierClient>> essais = arret != Arret.AUCUN
                ? List.of()
                : Ressources.PARTICULIER.stream()
                        .filter(essai -> utiles.isEmpty() || !Collections.disjoint(essai.portees(), utiles))
                        .toList();
        constats.addAll(
                essais.isEmpty()
                        ? Examen.nonEssayes(Verification.SOUSCRIPTION)
                        : new LectureAcces(dossier, appels.faire(essais, !utiles.isEmpty())).lire());
        return constats;
    }

    /** Ce que le serveur dit du jeton, puis de chaque portée attendue. */
    private Arret examinerLeJeton(List<Constat> constats, Set<String> accordees) {
        try {
            JetonParticulier jeton = client.jeton();
            accordees.addAll(jeton.portees());
            constats.add(Constat.de(Verification.JETON, Motif.JETON_BON, dit(jeton)));
            // Un jeton d'éditeur n'en a pas à lui : l'appel dira.
            Set<String> attendues = accordees.isEmpty() ? Set.of() : dossier.portees();
            for (String portee : attendues) {
                boolean accordee = accordees.contains(portee);
                constats.add(new Constat(
                        Verification.JETON,
                        portee,
                        accordee ? Motif.PORTEE_ACCORDEE : Motif.PORTEE_NON_ACCORDEE,
                        "",
                        Map.of()));
            }
            return Arret.AUCUN;
        } catch (AppelException refus) {
            Diagnostic diagnostic = Regles.diagnostic(refus, Api.PARTICULIER, false);
            constats.add(new Constat(Verification.JETON, "", diagnostic.motif(), "", Constat.references(refus)));
            return diagnostic.motif().arret();
        }
    }

    private static String dit(JetonParticulier jeton) {
        String portees = jeton.portees().isEmpty()
                ? "Il n'a pas de portée à lui : d'un éditeur, ce sont celles des délégations."
                : Textes.combien(jeton.portees().size(), "portée") + ".";
        return jeton.expiration()
                .map(fin -> portees + " Il vaut jusqu'au " + Textes.jour(fin) + ".")
                .orElse(portees);
    }

    @Override
    public void close() {
        possede.close();
    }
}
