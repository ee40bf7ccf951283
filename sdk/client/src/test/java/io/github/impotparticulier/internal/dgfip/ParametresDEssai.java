package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.internal.echange.Parametre;
import io.github.impotparticulier.personne.EtatCivil;
import java.util.Map;
import java.util.stream.Collectors;

/** Ce qu'un état civil fait envoyer à R2P, sans l'envoyer : pour en essayer des dizaines de milliers. */
public final class ParametresDEssai {
    private ParametresDEssai() {}

    public static Map<String, String> r2p(EtatCivil etatCivil) {
        return ParametresRecherche.r2p(etatCivil).stream().collect(Collectors.toMap(Parametre::nom, Parametre::valeur));
    }
}
