package io.github.impotparticulier.bacasable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockWebServer;

/**
 * Une passerelle DGFiP de remplacement, dans la JVM, peuplée de personnes fictives.
 *
 * <p>Elle écoute en HTTP sur la boucle locale (127.0.0.1), délivre des jetons OAuth 2.0 et sert les ressources de l'API
 * Impôt particulier avec la sévérité d'une passerelle stricte : jeton, périmètre, {@code X-Correlation-ID},
 * {@code Accept}, paramètres et calendrier sont tous contrôlés. Elle sert aux tests et aux démonstrations, jamais en
 * production.
 *
 * <pre>{@code
 * try (BacASable bac = BacASable.demarrer()) {
 *     String spi = bac.personne("maries-deux-enfants").spi();
 *     // … appeler bac.passerelle() avec bac.cle() et bac.secret()
 * }
 * }</pre>
 *
 * <p>Servie à ce jour : l'IR assiette par numéro fiscal, pour les trois dernières années taxées à la date de l'horloge.
 *
 * <p>Les contrôles se font dans cet ordre, le premier qui échoue donnant la réponse : route connue (404), méthode (405),
 * jeton (401), périmètre du jeton (403), {@code X-Correlation-ID} (400), {@code Accept} (406), paramètres de requête
 * (400), forme du SPI (400), forme de l'année (400), {@code ID_Teleservice} (403), SPI inconnu (410, code 4102), année
 * ou avis non disponible (410, code 4101). Le SPI inconnu passe donc avant l'année.
 *
 * <p>Deux réponses sont un choix du bac à sable, faute de règle publiée : un {@code X-Correlation-ID} absent ou mal formé
 * vaut le code 4003 (« paramètre hors de ses valeurs »), et le 406 n'a pas de corps. La raison de chaque refus se lit
 * dans le {@link #journal() journal}.
 *
 * <p>Les instances sont indépendantes et utilisables par plusieurs fils d'exécution. Source des règles : OpenAPI Impôt
 * particulier ; calendrier : présentation fonctionnelle de l'API.
 */
public final class BacASable implements AutoCloseable {
    /** Référence forte : java.util.logging oublie le niveau d'un journaliseur que plus personne ne tient. */
    private static final Logger JOURNAL_MOCKWEBSERVER = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer serveur = new MockWebServer();
    private final Identifiants identifiants = Identifiants.tires();
    private final Annuaire annuaire = Annuaire.fictif();
    private final Journal journal = new Journal();
    private final String passerelle;

    private BacASable(Builder builder) {
        taireLesAdresses();
        Horloge horloge = new Horloge(builder.horloge);
        Jetons jetons = new Jetons(horloge, builder.dureeJeton);
        serveur.setServerSocketFactory(new PortsSansAttente());
        serveur.setDispatcher(new Aiguillage(
                serveur,
                new ServiceJeton(identifiants, jetons, horloge),
                new ServiceRessource(identifiants, jetons, horloge, annuaire),
                journal));
        try {
            serveur.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Le bac à sable n'a pas pu ouvrir de port sur la boucle locale", e);
        }
        passerelle = "http://127.0.0.1:" + serveur.getPort();
    }

    /**
     * Démarre un bac à sable à l'heure du système, sur un port libre.
     *
     * @return le bac à sable démarré, à fermer après usage
     * @throws UncheckedIOException si aucun port de la boucle locale ne peut être ouvert
     */
    public static BacASable demarrer() {
        return builder().demarrer();
    }

    /**
     * Prépare un bac à sable à l'horloge ou à la durée de jeton choisies.
     *
     * @return un constructeur aux valeurs par défaut
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * L'adresse à donner au client comme passerelle de l'APIM.
     *
     * @return {@code http://127.0.0.1:PORT}, sans barre oblique finale
     */
    public String passerelle() {
        return passerelle;
    }

    /**
     * La clé de l'application (« consumer key »), propre à cette instance.
     *
     * @return une clé fictive
     */
    public String cle() {
        return identifiants.cle();
    }

    /**
     * Le secret de l'application (« consumer secret »), propre à cette instance.
     *
     * @return un secret fictif
     */
    public String secret() {
        return identifiants.secret();
    }

    /**
     * La seule valeur d'{@code ID_Teleservice} acceptée ; l'en-tête lui-même est facultatif pour l'API Impôt
     * particulier.
     *
     * @return un identifiant de téléservice fictif
     */
    public String idTeleservice() {
        return identifiants.idTeleservice();
    }

    /**
     * Les personnes connues du bac à sable, les mêmes pour toutes les instances.
     *
     * @return la liste, immuable, dans l'ordre du fichier de données
     */
    public List<PersonneFictive> personnes() {
        return annuaire.personnes();
    }

    /**
     * La personne qui illustre un cas.
     *
     * @param cas la clé du cas, par exemple {@code maries-deux-enfants}
     * @return la personne
     * @throws IllegalArgumentException si aucun cas ne porte cette clé ; le message énumère les cas connus
     */
    public PersonneFictive personne(String cas) {
        return annuaire.personne(cas);
    }

    /**
     * Ce que le bac à sable a reçu et répondu, du plus ancien au plus récent, sans aucune valeur personnelle.
     *
     * @return une copie immuable ; au plus les 10 000 derniers échanges
     */
    public List<EchangeServi> journal() {
        return journal.copie();
    }

    /** Ferme le port et les connexions ; sans effet s'ils le sont déjà. */
    @Override
    public void close() {
        serveur.close();
    }

    /**
     * L'adresse du bac à sable, sans ses identifiants.
     *
     * @return un texte pour les messages de diagnostic
     */
    @Override
    public String toString() {
        return "BacASable[" + passerelle + "]";
    }

    /** MockWebServer journalise chaque adresse demandée au niveau INFO, donc le SPI qu'elle contient. */
    private static void taireLesAdresses() {
        if (JOURNAL_MOCKWEBSERVER.getLevel() == null) {
            JOURNAL_MOCKWEBSERVER.setLevel(Level.WARNING);
        }
    }

    /** Les réglages d'un {@link BacASable} à démarrer. */
    public static final class Builder {
        private Clock horloge = Clock.systemUTC();
        private Duration dureeJeton = Duration.ofHours(1);

        private Builder() {}

        /**
         * L'horloge qui date les erreurs, périme les jetons et décide des années disponibles. Son fuseau est sans
         * effet : les dates se calculent toujours à l'heure de Paris.
         *
         * @param horloge l'horloge à suivre ; par défaut celle du système
         * @return ce constructeur
         */
        public Builder horloge(Clock horloge) {
            this.horloge = Objects.requireNonNull(horloge, "horloge");
            return this;
        }

        /**
         * La durée de validité des jetons délivrés.
         *
         * @param duree une durée d'au moins une seconde ; par défaut une heure
         * @return ce constructeur
         * @throws IllegalArgumentException si la durée est inférieure à une seconde
         */
        public Builder dureeJeton(Duration duree) {
            if (duree.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("Un jeton vit au moins une seconde");
            }
            this.dureeJeton = duree;
            return this;
        }

        /**
         * Démarre le bac à sable sur un port libre de la boucle locale.
         *
         * @return le bac à sable démarré, à fermer après usage
         * @throws UncheckedIOException si aucun port de la boucle locale ne peut être ouvert
         */
        public BacASable demarrer() {
            return new BacASable(this);
        }
    }
}
