package io.github.impotparticulier;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Une ressource annuelle dont on reçoit la réponse plus tard. */
class AnnuelleAsynchrone<T> implements RessourceAnnuelleAsync<T> {
    private final LecteurAnnuel<T> lecteur;

    AnnuelleAsynchrone(LecteurAnnuel<T> lecteur) {
        this.lecteur = lecteur;
    }

    @Override
    public final CompletableFuture<T> pour(Usager usager, int annee) {
        return lecteur.pour(usager, annee).promesse();
    }

    @Override
    public final CompletableFuture<DonneesAnnuelles<T>> derniereAnnee(Usager usager) {
        return lecteur.derniereAnnee(usager).promesse();
    }

    @Override
    public final CompletableFuture<List<DonneesAnnuelles<T>>> dernieresAnnees(Usager usager, int nombre) {
        return lecteur.dernieresAnnees(usager, nombre).promesse();
    }
}
