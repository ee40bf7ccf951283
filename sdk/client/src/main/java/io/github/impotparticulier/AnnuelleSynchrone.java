package io.github.impotparticulier;

import java.util.List;

/** Une ressource annuelle que l'on attend. */
class AnnuelleSynchrone<T> implements RessourceAnnuelle<T> {
    private final LecteurAnnuel<T> lecteur;

    AnnuelleSynchrone(LecteurAnnuel<T> lecteur) {
        this.lecteur = lecteur;
    }

    @Override
    public final T pour(Usager usager, int annee) {
        return lecteur.pour(usager, annee).attendre();
    }

    @Override
    public final DonneesAnnuelles<T> derniereAnnee(Usager usager) {
        return lecteur.derniereAnnee(usager).attendre();
    }

    @Override
    public final List<DonneesAnnuelles<T>> dernieresAnnees(Usager usager, int nombre) {
        return lecteur.dernieresAnnees(usager, nombre).attendre();
    }
}
