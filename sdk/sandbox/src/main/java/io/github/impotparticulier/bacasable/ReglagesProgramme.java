package io.github.impotparticulier.bacasable;

import io.github.impotparticulier.bacasable.particulier.ReglagesParticulier;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Ce que la ligne de commande demande au programme.
 *
 * @param port port d'écoute ; 0, un port libre
 * @param portParticulier port d'écoute d'API Particulier ; 0, un port libre
 * @param jeton jeton d'API Particulier, le même d'un lancement à l'autre
 * @param identifiants clé et secret, les mêmes d'un lancement à l'autre
 * @param contrat contrat du partenaire
 * @param panne panne dès le démarrage
 * @param aide vrai si l'aide seule est demandée
 */
record ReglagesProgramme(
        int port,
        int portParticulier,
        String jeton,
        Identifiants identifiants,
        ContratPartenaire contrat,
        Optional<Panne> panne,
        boolean aide) {
    static final String CLE = "cle-fictive-du-bac-a-sable";
    static final String SECRET = "secret-fictif-du-bac-a-sable";

    static final String JETON = "jeton-fictif-du-bac-a-sable";

    private static final int PORT = 8080;
    private static final int SUIVANT = -1;

    static String aideEnClair() {
        return """
                Bac à sable de l'API Impôt particulier et d'API Particulier, pour vos essais : des personnes fictives, sur cette machine seulement.

                Options :
                  --port N        port d'écoute (par défaut %s ; 0, un port libre)
                  --port-particulier N
                                  port d'écoute d'API Particulier (par défaut le suivant ; 0, un port libre)
                  --jeton TEXTE   jeton d'API Particulier (par défaut %s)
                  --cle TEXTE     clé de l'application (par défaut %s)
                  --secret TEXTE  secret de l'application (par défaut %s)
                  --annees N      années de revenus du contrat, de 1 à 3 (par défaut 3)
                  --panne NOM     panne dès le démarrage : %s
                  --aide          cette aide
                """.formatted(PORT, JETON, CLE, SECRET, PanneNommee.noms());
    }

    /**
     * Lit la ligne de commande.
     *
     * @throws IllegalArgumentException si elle ne se comprend pas ; le message dit pourquoi
     */
    static ReglagesProgramme lire(List<String> arguments) {
        int port = PORT;
        int portParticulier = SUIVANT;
        String jeton = JETON;
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
                case "--port-particulier" -> portParticulier = nombre(option, suite);
                case "--jeton" -> jeton = valeur(option, suite);
                case "--cle" -> cle = valeur(option, suite);
                case "--secret" -> secret = valeur(option, suite);
                case "--annees" -> contrat = contrat.avecAnnees(nombre(option, suite));
                case "--panne" -> panne = Optional.of(panne(valeur(option, suite)));
                case "--aide" -> aide = true;
                default -> throw new IllegalArgumentException("Option inconnue : " + option);
            }
        }
        return new ReglagesProgramme(
                port,
                portParticulier == SUIVANT ? suivant(port) : portParticulier,
                jeton,
                new Identifiants(cle, secret),
                contrat,
                panne,
                aide);
    }

    BacASable.Builder bac() {
        return BacASable.builder()
                .port(port)
                .identifiants(identifiants.cle(), identifiants.secret())
                .contrat(contrat)
                .particulier(ReglagesParticulier.parDefaut().jeton(jeton).port(portParticulier));
    }

    /** À côté d'un port choisi, le suivant ; à côté d'un port libre, un port libre. */
    private static int suivant(int port) {
        return port == 0 ? 0 : port + 1;
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
