package io.github.impotparticulier.bacasable;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Ce que la ligne de commande demande au programme.
 *
 * @param port port d'écoute ; 0, un port libre
 * @param identifiants clé et secret, les mêmes d'un lancement à l'autre
 * @param contrat contrat du partenaire
 * @param panne panne dès le démarrage
 * @param aide vrai si l'aide seule est demandée
 */
record ReglagesProgramme(
        int port, Identifiants identifiants, ContratPartenaire contrat, Optional<Panne> panne, boolean aide) {
    static final String CLE = "cle-fictive-du-bac-a-sable";
    static final String SECRET = "secret-fictif-du-bac-a-sable";

    private static final int PORT = 8080;

    static String aideEnClair() {
        return """
                Bac à sable de l'API Impôt particulier, pour vos essais : des personnes fictives, sur cette machine seulement.

                Options :
                  --port N        port d'écoute (par défaut %s ; 0, un port libre)
                  --cle TEXTE     clé de l'application (par défaut %s)
                  --secret TEXTE  secret de l'application (par défaut %s)
                  --annees N      années de revenus du contrat, de 1 à 3 (par défaut 3)
                  --panne NOM     panne dès le démarrage : %s
                  --aide          cette aide
                """.formatted(PORT, CLE, SECRET, PanneNommee.noms());
    }

    /**
     * Lit la ligne de commande.
     *
     * @throws IllegalArgumentException si elle ne se comprend pas ; le message dit pourquoi
     */
    static ReglagesProgramme lire(List<String> arguments) {
        int port = PORT;
        String cle = CLE;
        String secret = SECRET;
        ContratPartenaire contrat = ContratPartenaire.complet();
        Optional<Panne> panne = Optional.empty();
        boolean aide = false;
        Iterator<String> suite = arguments.iterator();
        while (suite.hasNext()) {
            String option = suite.next();
            switch (option) {
                case "--port" -> port = nombre(option, suite);
                case "--cle" -> cle = valeur(option, suite);
                case "--secret" -> secret = valeur(option, suite);
                case "--annees" -> contrat = contrat.avecAnnees(nombre(option, suite));
                case "--panne" -> panne = Optional.of(panne(valeur(option, suite)));
                case "--aide" -> aide = true;
                default -> throw new IllegalArgumentException("Option inconnue : " + option);
            }
        }
        return new ReglagesProgramme(port, new Identifiants(cle, secret), contrat, panne, aide);
    }

    BacASable.Builder bac() {
        return BacASable.builder()
                .port(port)
                .identifiants(identifiants.cle(), identifiants.secret())
                .contrat(contrat)
                .commandes();
    }

    private static Panne panne(String nom) {
        return PanneNommee.nommee(nom)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Panne inconnue : " + nom + " ; pannes connues : " + PanneNommee.noms()))
                .parDefaut();
    }

    private static int nombre(String option, Iterator<String> suite) {
        String texte = valeur(option, suite);
        if (!texte.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(option + " demande un nombre entier");
        }
        return Integer.parseInt(texte);
    }

    private static String valeur(String option, Iterator<String> suite) {
        try {
            return suite.next();
        } catch (NoSuchElementException e) {
            throw new IllegalArgumentException(option + " demande une valeur", e);
        }
    }
}
