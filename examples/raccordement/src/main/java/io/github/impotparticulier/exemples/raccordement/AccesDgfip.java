package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import java.util.Collections;
import java.util.List;

/** La passerelle de la DGFiP : une clé, un jeton par portée. */
final class AccesDgfip implements Acces {
    private final Dossier dossier;
    private final ImpotParticulierClient client;
    private final Appels<ImpotParticulierClient> appels;

    AccesDgfip(Dossier dossier, Moyens moyens) {
        this.dossier = dossier;
        Traces traces = new Traces();
        ImpotParticulierClient.Builder reglages = ImpotParticulierClient.builder()
                .passerelle(dossier.adresse().toString())
                .identifiants(dossier.identifiant().valeur(), dossier.secret().valeur())
                .millesimes(
                        MillesimeCalculator.builder().horloge(moyens.horloge()).build())
                .httpClient(moyens.liaison().pourLeSdk())
                .essaisMax(1)
                .ecouteur(traces);
        dossier.teleservice().ifPresent(teleservice -> reglages.idTeleservice(teleservice.valeur()));
        client = reglages.build();
        appels = new Appels<>(client, dossier, traces, moyens.cadence(), moyens.qui());
    }

    @Override
    public List<Constat> essayer() {
        boolean connues = !dossier.portees().isEmpty();
        List<Essai<ImpotParticulierClient>> essais = Ressources.DGFIP.stream()
                .filter(essai -> !connues || attendu(essai))
                .toList();
        return new LectureAcces(dossier, appels.faire(essais, connues)).lire();
    }

    /** L'information de SFiP n'a pas de portée : elle vient avec les autres de SFiP. */
    private boolean attendu(Essai<?> essai) {
        return essai.portees().isEmpty()
                ? Ressources.DGFIP.stream()
                        .filter(autre -> autre.guichet().equals(Guichet.SFIP.api()))
                        .anyMatch(autre -> !Collections.disjoint(autre.portees(), dossier.portees()))
                : !Collections.disjoint(essai.portees(), dossier.portees());
    }

    @Override
    public void close() {
        client.close();
    }
}
