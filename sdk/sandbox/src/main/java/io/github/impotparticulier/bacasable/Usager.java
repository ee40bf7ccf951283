package io.github.impotparticulier.bacasable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Celui dont on demande les données : un numéro fiscal, et la personne fictive dont il est l'un des déclarants. */
record Usager(PersonneFictive personne, String spi) {
    List<Map<String, String>> situations(String section, int annee) {
        return personne.situations(section, spi, annee);
    }

    /** « O », « N », ou vide : sans avis cette année-là, aucune réponse ne peut être donnée. */
    Optional<String> lep(int annee) {
        return Vues.derniere(this, annee).isEmpty() ? Optional.empty() : personne.lep();
    }

    @Override
    public String toString() {
        return personne.toString();
    }
}
