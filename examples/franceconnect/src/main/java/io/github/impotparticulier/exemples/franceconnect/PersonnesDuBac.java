package io.github.impotparticulier.exemples.franceconnect;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.particulier.IdentiteFictive;
import io.github.impotparticulier.bacasable.particulier.UsagerParticulier;
import io.github.impotparticulier.exemples.franceconnect.fournisseur.Identite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Les personnes fictives du bac à sable, avec les revendications que FranceConnect en ferait. */
final class PersonnesDuBac {
    private PersonnesDuBac() {}

    /** Celles qui ont un numéro fiscal : les seules que le bac à sable sait reconnaître à un jeton. */
    static List<Identite> identites(BacASable bac) {
        return bac.usagersParticulier().stream()
                .filter(usager -> usager.spi().isPresent())
                .map(PersonnesDuBac::identite)
                .toList();
    }

    private static Identite identite(UsagerParticulier usager) {
        IdentiteFictive personne = usager.identite();
        String prenoms = String.join(" ", personne.prenoms());
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("given_name", prenoms);
        claims.put("family_name", personne.nomNaissance());
        personne.nomUsage().ifPresent(nom -> claims.put("preferred_username", nom));
        claims.put("gender", personne.sexe().equals("M") ? "male" : "female");
        // FranceConnect complète une naissance présumée au premier jour ; ce qui est vraiment connu est à part.
        claims.put("birthdate", date(personne, Math.max(1, personne.mois()), Math.max(1, personne.jour())));
        claims.put("idp_birthdate", date(personne, personne.mois(), personne.jour()));
        claims.put("birthplace", personne.codeCommune().orElse(""));
        claims.put("birthcountry", personne.codePays());
        claims.put("email", usager.cas() + "@exemple.invalid");
        return new Identite(usager.cas(), prenoms + " " + personne.nomNaissance() + " (" + usager.cas() + ")", claims);
    }

    private static String date(IdentiteFictive personne, int mois, int jour) {
        return String.format(Locale.ROOT, "%04d-%02d-%02d", personne.annee(), mois, jour);
    }
}
