package io.github.impotparticulier.exemples.fiabilisation;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.PersonnePhysique;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** Un R2P qui répond ce qu'on veut au énième appel, le premier étant 1. */
final class FauxR2p implements Recherche {
    private final IntFunction<CompletableFuture<PersonnePhysique>> reponses;
    private final List<String> demandes = new ArrayList<>();

    FauxR2p(IntFunction<CompletableFuture<PersonnePhysique>> reponses) {
        this.reponses = reponses;
    }

    static CompletableFuture<PersonnePhysique> trouve() {
        return CompletableFuture.completedFuture(personne("3990000001092", "EXEMPLE"));
    }

    static PersonnePhysique personne(String spi, String nom) {
        return PersonnePhysique.depuisJson(String.format("""
                {"personnePhysique": {"identifiant": {"spi": "%s"},
                  "etatCivil": {"lbNomNaissance": "%s", "anneeNaissance": "1990", "moisNaissance": "03"}}}""", spi, nom));
    }

    static CompletableFuture<PersonnePhysique> echoue(RuntimeException e) {
        return CompletableFuture.failedFuture(e);
    }

    static Circonstances statut(int statut, String code) {
        return Circonstances.aucunes().avecStatut(statut).avecCode(code);
    }

    /** Les noms demandés, dans l'ordre. */
    List<String> demandes() {
        return demandes;
    }

    @Override
    public CompletableFuture<PersonnePhysique> lancer(CriteresPersonne criteres) {
        demandes.add(criteres.etatCivil().orElseThrow().nom());
        return reponses.apply(demandes.size());
    }
}
