package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.PersonneFictive;
import io.github.impotparticulier.personne.Usager;
import java.util.ArrayList;
import java.util.List;

/** Une personne à interroger : ce qu'on affiche d'elle, et son numéro fiscal, qu'on n'affiche pas. */
record Demandeur(String nom, String spi) {
    static Demandeur fictif(BacASable bac, String cas) {
        PersonneFictive personne = bac.personne(cas);
        return new Demandeur(personne.nom() + " (" + cas + ")", personne.spi());
    }

    static List<Demandeur> fictifs(BacASable bac, List<String> cas) {
        List<Demandeur> demandeurs = new ArrayList<>();
        cas.forEach(un -> demandeurs.add(fictif(bac, un)));
        return demandeurs;
    }

    /** L'usager à donner au SDK, qui refuse un numéro mal formé. */
    Usager usager() {
        return Usager.parSpi(spi);
    }

    @Override
    public String toString() {
        return "Demandeur";
    }
}
