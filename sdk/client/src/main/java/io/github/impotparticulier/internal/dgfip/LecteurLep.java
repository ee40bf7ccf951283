package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.lep.Lep;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** LEP par numéro fiscal. */
final class LecteurLep implements Lep {
    private static final Pattern DEPARTEMENT = Pattern.compile("(0[1-9]|[1-8][0-9]|9[0-5]|2[AB])0?|97[1-8]|98[46-8]");

    private final Lecteur lecteur;

    LecteurLep(Lecteur lecteur) {
        this.lecteur = lecteur;
    }

    @Override
    public EligibiliteLep indicateur(Spi spi, String departement, int annee, int bareme) {
        Demande demande = Demande.de(Usager.parSpi(spi));
        String code = Objects.requireNonNull(departement, "departement").strip().toUpperCase(Locale.ROOT);
        if (!DEPARTEMENT.matcher(code).matches()) {
            throw new RequeteInvalideException(
                    "Département : donnez son code en deux ou trois caractères, par exemple 13, 130, 2A ou 974.",
                    Circonstances.aucunes());
        }
        return lecteur.lire(Lignes.LEP, demande.avec(annee, variables(lecteur, code, annee, bareme)));
    }

    /** Les variables d'une route du LEP ; le barème peut être celui de l'année qui suit. */
    static Map<String, String> variables(Lecteur lecteur, String departement, int annee, int bareme) {
        lecteur.verifierAnnee(annee);
        int dernierBareme = lecteur.anneeCourante() + 1;
        if (bareme < Lecteur.PREMIERE_ANNEE || bareme > dernierBareme) {
            throw new RequeteInvalideException(
                    "Barème " + bareme + " hors limites : donnez une année de " + Lecteur.PREMIERE_ANNEE + " à "
                            + dernierBareme + ".",
                    Circonstances.aucunes());
        }
        return Map.of(
                "departement", departement, "annrev", Integer.toString(annee), "bareme", Integer.toString(bareme));
    }
}
