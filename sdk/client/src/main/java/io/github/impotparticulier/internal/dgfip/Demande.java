package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.internal.echange.Parametre;
import io.github.impotparticulier.internal.echange.Sujet;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.JetonFranceConnect;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Ce que l'on demande à une ressource, et de qui. */
final class Demande {
    private final String prefixe;
    private final @Nullable Spi spi;
    private final @Nullable JetonFranceConnect jeton;
    private final @Nullable EtatCivil etatCivil;
    private final OptionalInt annee;
    private final Map<String, String> variables;
    private final List<Parametre> parametres;

    private Demande(
            String prefixe,
            @Nullable Spi spi,
            @Nullable JetonFranceConnect jeton,
            @Nullable EtatCivil etatCivil,
            OptionalInt annee,
            Map<String, String> variables,
            List<Parametre> parametres) {
        this.prefixe = prefixe;
        this.spi = spi;
        this.jeton = jeton;
        this.etatCivil = etatCivil;
        this.annee = annee;
        this.variables = variables;
        this.parametres = parametres;
    }

    /** Les données de cette personne, dans son mode. */
    static Demande de(Usager usager) {
        return usager.selon(
                spi -> new Demande("/spi/{spi}", spi, null, null, OptionalInt.empty(), Map.of(), List.of()),
                jeton -> new Demande("", null, jeton, null, OptionalInt.empty(), Map.of(), List.of()));
    }

    /** La personne de ce numéro fiscal. */
    static Demande de(Spi spi) {
        return new Demande("", spi, null, null, OptionalInt.empty(), Map.of(), List.of());
    }

    /** Personne en particulier. */
    static Demande dePersonne() {
        return new Demande("", null, null, null, OptionalInt.empty(), Map.of(), List.of());
    }

    /**
     * La personne qui répond à ces critères.
     *
     * @param spi son numéro fiscal, s'ils le donnent
     * @param etatCivil son état civil, s'ils le donnent
     * @param parametres les critères
     */
    static Demande parCriteres(@Nullable Spi spi, @Nullable EtatCivil etatCivil, List<Parametre> parametres) {
        return new Demande("", spi, null, etatCivil, OptionalInt.empty(), Map.of(), parametres);
    }

    Demande annee(int nouvelle) {
        return avec(nouvelle, Map.of("annrev", Integer.toString(nouvelle)));
    }

    /** La même, pour cette année, avec ces variables de la route. */
    Demande avec(int nouvelle, Map<String, String> nouvelles) {
        return new Demande(prefixe, spi, jeton, etatCivil, OptionalInt.of(nouvelle), nouvelles, parametres);
    }

    /** La route de cette demande, où la personne reste un gabarit. */
    String route(String gabarit) {
        String route = prefixe + gabarit;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            route = route.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return route;
    }

    /** La même, où la personne est à sa place. */
    String chemin(String route) {
        return spi == null ? route : route.replace("{spi}", spi.valeur());
    }

    OptionalInt annee() {
        return annee;
    }

    /** De qui elle parle, d'une ressource à l'autre, pour ce contenu : un numéro ou un jeton désigne la personne à lui seul. */
    Sujet sujet(String contenu) {
        if (spi != null) {
            return new Sujet(List.of(new Parametre("spi", spi.valeur())), contenu, annee);
        }
        return new Sujet(jeton == null ? parametres : List.of(new Parametre("jeton", jeton.valeur())), contenu, annee);
    }

    /** Le numéro fiscal, si la personne est désignée par lui : elle seule est attendue dans la réponse. */
    @Nullable
    Spi spi() {
        return spi;
    }

    @Nullable
    JetonFranceConnect jeton() {
        return jeton;
    }

    @Nullable
    EtatCivil etatCivil() {
        return etatCivil;
    }

    List<Parametre> parametres() {
        return parametres;
    }

    /** Un texte fixe : tout est personnel. */
    @Override
    public String toString() {
        return "Demande[masquée]";
    }
}
