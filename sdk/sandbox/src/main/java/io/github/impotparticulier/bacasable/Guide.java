package io.github.impotparticulier.bacasable;

import io.github.impotparticulier.bacasable.fenetre.Etat.Libelle;
import io.github.impotparticulier.bacasable.particulier.PanneParticulier;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Ce que le programme affiche au démarrage : de quoi faire un premier appel sans rien lire d'autre. */
final class Guide {
    private static final String CAS = "maries-deux-enfants";

    private final BacASable bac;
    private final int derniereAnnee;

    Guide(BacASable bac, LocalDate jour) {
        this.bac = bac;
        this.derniereAnnee = Calendrier.derniereAnneeRevenu(jour);
    }

    String texte() {
        return """
                Bac à sable de l'API Impôt particulier et d'API Particulier : des serveurs de remplacement et des
                personnes fictives, pour vos essais. Il n'écoute que cette machine. Ctrl-C l'arrête.
                Dans un navigateur, son adresse montre tout ceci, le journal, les pannes et l'horloge.

                  Adresse         %s
                  Clé             %s
                  Secret          %s
                  ID_Teleservice  %s

                API Particulier, aux mêmes personnes :

                  Adresse         %s
                  Jeton           %s
                  recipient       %s

                Les mêmes en variables d'environnement, que depuisEnvironnement() lit :

                %s

                Les personnes : numéro fiscal (SPI), cas, ce qu'il montre.

                %s

                Et, pour API Particulier seulement (un second déclarant y est le cas suivi de -conjoint) :

                %s

                Un jeton, les revenus de la dernière année, une panne puis sa fin, un quotient familial. À coller dans un terminal :

                %s

                Les pannes (fois=N : les N prochaines requêtes ; sur=jetons : celles de POST /token) :

                %s

                Celles d'API Particulier : %s.

                Et aussi, sous %s :

                  GET jeton-franceconnect?spi=…  un jeton FranceConnect au nom de cet usager
                  PUT panne-particulier/NOM      une panne d'API Particulier ; DELETE panne y met fin aussi
                  DELETE jetons                  périme les jetons d'application délivrés
                  GET journal                    ce qui a été reçu et répondu, avec la raison des refus
                """.formatted(
                        bac.passerelle(),
                        bac.cle(),
                        bac.secret(),
                        bac.idTeleservice(),
                        bac.particulier(),
                        bac.jetonParticulier(),
                        recipient(),
                        variables(),
                        personnes(),
                        usagersParticulier(),
                        commandes().stream().map(Libelle::valeur).collect(Collectors.joining("\n")),
                        pannes(),
                        String.join(", ", PanneParticulier.noms()),
                        racine());
    }

    /** Les lignes à coller, dans l'ordre, chacune avec ce qu'elle fait : la deuxième emploie le jeton que garde la première. */
    List<Libelle> commandes() {
        return List.of(
                new Libelle(
                        "Un jeton",
                        "JETON=$(curl -s -u " + proteger(bac.cle() + ":" + bac.secret())
                                + " -d 'grant_type=client_credentials&scope=RessourceIR' " + bac.passerelle()
                                + "/token | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/'); echo \"$JETON\""),
                new Libelle(
                        "Les revenus de la dernière année",
                        "curl -s -H \"Authorization: Bearer $JETON\" -H 'X-Correlation-ID: 00000000-0000-4000-8000-000000000000'"
                                + " -H 'Accept: application/prs.dgfip.part.situations.ir.assiettes.v1+json' "
                                + bac.passerelle() + "/impotparticulier/1.0/spi/"
                                + bac.personne(CAS).spi() + "/situations/ir/assiettes/annrev/" + derniereAnnee
                                + "; echo"),
                new Libelle(
                        "Une panne, puis sa fin",
                        "curl -s -X PUT '" + racine() + "/panne/quota-depasse?fois=2'; curl -s -X DELETE " + racine()
                                + "/panne"),
                new Libelle("Un quotient familial", quotientFamilial()));
    }

    /** Celles que le texte dit sous une autre forme. */
    List<Libelle> autresCommandes() {
        return List.of(
                new Libelle(
                        "Un jeton FranceConnect au nom d'un usager",
                        "curl -s '" + racine() + "/jeton-franceconnect?spi="
                                + bac.personne(CAS).spi() + "'"),
                new Libelle("Le journal en entier", "curl -s " + racine() + "/journal"));
    }

    private String quotientFamilial() {
        StringBuilder commande =
                new StringBuilder("curl -s -G -H " + proteger("Authorization: Bearer " + bac.jetonParticulier())
                        + " " + bac.particulier() + "/v3/dss/quotient_familial/identite --data-urlencode "
                        + proteger("recipient=" + recipient()));
        bac.usagerParticulier(CAS)
                .parametres()
                .forEach((nom, valeurs) -> valeurs.forEach(
                        valeur -> commande.append(" --data-urlencode ").append(proteger(nom + "=" + valeur))));
        return commande.append("; echo").toString();
    }

    String recipient() {
        return bac.delegations().get(0).siret();
    }

    private String variables() {
        return new TreeMap<>(bac.variables())
                .entrySet().stream()
                        .map(variable -> "  export " + variable.getKey() + "=" + proteger(variable.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private String usagersParticulier() {
        return bac.usagersParticulier().stream()
                .filter(usager -> usager.spi().isEmpty())
                .map(usager -> "  " + usager.cas() + " : " + usager.description())
                .collect(Collectors.joining("\n"));
    }

    private String racine() {
        return bac.passerelle() + "/" + Commandes.RACINE;
    }

    private String personnes() {
        int largeur = bac.personnes().stream()
                .mapToInt(personne -> personne.cas().length())
                .max()
                .orElse(1);
        return bac.personnes().stream()
                .map(personne -> "  " + personne.spi() + "  " + completer(personne.cas(), largeur) + "  "
                        + personne.description())
                .collect(Collectors.joining("\n"));
    }

    private static String pannes() {
        int largeur = PanneNommee.TOUTES.stream()
                .mapToInt(panne -> panne.nom().length())
                .max()
                .orElse(1);
        return PanneNommee.TOUTES.stream()
                .map(panne -> "  " + completer(panne.nom(), largeur) + "  " + panne.effet())
                .collect(Collectors.joining("\n"));
    }

    private static String completer(String texte, int largeur) {
        return texte + " ".repeat(largeur - texte.length());
    }

    /** Entre apostrophes, pour l'interpréteur de commandes. */
    private static String proteger(String texte) {
        return "'" + texte.replace("'", "'\\''") + "'";
    }
}
