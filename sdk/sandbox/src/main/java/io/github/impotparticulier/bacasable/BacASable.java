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
import org.jspecify.annotations.Nullable;

/**
 * Une passerelle DGFiP de remplacement, dans la JVM, peuplée de personnes fictives.
 *
 * <p>Elle écoute en HTTP sur la boucle locale (127.0.0.1), délivre des jetons OAuth 2.0 et sert l'API Impôt particulier
 * (par SPI et en mode FranceConnect), R2P et SFiP avec la sévérité d'une passerelle stricte. Elle sert aux tests et aux
 * démonstrations, jamais en production.
 *
 * <pre>{@code
 * try (BacASable bac = BacASable.demarrer()) {
 *     String spi = bac.personne("maries-deux-enfants").spi();
 *     // … appeler bac.passerelle() avec bac.cle() et bac.secret()
 * }
 * }</pre>
 *
 * <p>Les contrôles se font dans cet ordre, le premier qui échoue donnant la réponse :
 *
 * <ol>
 *   <li>route connue (404), méthode (405) ;
 *   <li>jeton d'application (401), périmètre du jeton (403, 900910) ;
 *   <li>{@code X-Correlation-ID} (400, 4003), {@code Accept} (406) ;
 *   <li>paramètres de requête : connus, non répétés, bien formés (400, 4003) ;
 *   <li>{@code X-FranceConnect-OAuth} : exigé sans SPI dans le chemin, refusé avec (400, 4003) ;
 *   <li>forme du SPI (4001), du département (4007), de l'année puis du barème (4002), toujours en 400 ; SFiP : 4003 ;
 *   <li>{@code ID_Teleservice} : un autre que le sien (403, 4031) ; absent, pour SFiP seulement (400, 4003) ;
 *   <li>jeton FranceConnect inconnu ou expiré (403, 4031) ;
 *   <li>R2P et SFiP : paramètres requis ou incompatibles (400, 4003), personne introuvable (404 ; SFiP, 40433),
 *       plusieurs personnes ou dossier non communicable (403 ; SFiP, 40305) ;
 *   <li>SPI inconnu (410, 4102), année hors des trois dernières taxées (410, 4101) ou non contractée (403, 4031) ;
 *   <li>aucun résultat (410, 4101 ; SFiP 02AA, 416), ou aucune réponse du LEP par SPI (204).
 * </ol>
 *
 * <p>Une {@link Panne} demandée s'insère dans cet ordre ; le contrôle qui échoue avant elle l'emporte, et ne la compte pas :
 *
 * <ul>
 *   <li>coupure et lenteur, après la route et la méthode (1) : elles dérangent la réponse, quelle qu'elle soit ;
 *   <li>quota, indisponibilité, erreurs, page HTML et refus de la passerelle, après le jeton et son périmètre (2) ; sur les
 *       demandes de jeton, avant tout autre contrôle ;
 *   <li>année pas encore sortie, au moment de choisir l'année (10), après le contrat.
 * </ul>
 *
 * <p>Sont des choix du bac à sable, faute de règle publiée :
 *
 * <ul>
 *   <li>un en-tête requis absent ou mal formé vaut 4003 ;
 *   <li>le 406, et les 403 et 404 de R2P, n'ont pas de corps ;
 *   <li>un jeton FranceConnect inconnu ou expiré vaut 403 et non 401, qui ferait croire à un jeton d'application périmé ;
 *   <li>« deux ans » et SFiP 02AA rendent la dernière année taxée ou, à défaut d'avis, celle d'avant ;
 *   <li>après un décès, le SPI du défunt n'a plus de résultat ; les situations multiples d'une année ordinaire ont une
 *       seule période, du 1er janvier au 31 décembre ;
 *   <li>R2P n'accepte que {@code application/json} ; les prénoms demandés doivent être les premiers de l'état civil ; une
 *       date plus précise que celle du registre ne correspond pas ; accents et casse sont indifférents, mais traits
 *       d'union et apostrophes comptent ;
 *   <li>SFiP cherche par le SPI, ou par le nom et le prénom ; tous les critères donnés doivent correspondre ;
 *       {@code /information} se contente d'un jeton valide.
 * </ul>
 *
 * <p>La raison de chaque refus se lit dans le {@link #journal() journal}. Les instances sont indépendantes et utilisables
 * par plusieurs fils d'exécution. Sources : les trois OpenAPI, et la présentation fonctionnelle pour le calendrier.
 */
public final class BacASable implements AutoCloseable {
    /** Référence forte : java.util.logging oublie le niveau d'un journaliseur que plus personne ne tient. */
    private static final Logger JOURNAL_MOCKWEBSERVER = Logger.getLogger(MockWebServer.class.getName());

    /** Aucune requête légitime n'approche 64 Kio ; le reste d'un corps est lu sans être gardé. */
    private static final long CORPS_MAX = 64 * 1024;

    private final MockWebServer serveur = new MockWebServer();
    private final Identifiants identifiants;
    private final Annuaire annuaire = Annuaire.fictif();
    private final Journal journal = new Journal();
    private final Pannes pannes = new Pannes();
    private final Jetons jetons;
    private final JetonsFranceConnect franceConnect;
    private final String passerelle;

    private BacASable(Builder builder) {
        taireLesAdresses();
        identifiants = builder.identifiants == null ? Identifiants.tires() : builder.identifiants;
        Horloge horloge = new Horloge(builder.horloge);
        franceConnect = new JetonsFranceConnect(horloge, builder.dureeJetonFranceConnect);
        jetons = new Jetons(horloge, builder.dureeJeton, builder.jetonsRevoques);
        Moyens moyens = new Moyens(identifiants, jetons, franceConnect, horloge, annuaire, builder.contrat, pannes);
        serveur.setServerSocketFactory(new PortsSansAttente());
        serveur.setBodyLimit(CORPS_MAX);
        serveur.setDispatcher(
                new Aiguillage(serveur, moyens, journal, builder.commandes ? new Commandes(moyens, journal) : null));
        try {
            serveur.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), builder.port);
        } catch (IOException e) {
            String port = builder.port == 0 ? "de port" : "le port " + builder.port;
            throw new UncheckedIOException("Le bac à sable n'a pas pu ouvrir " + port + " sur la boucle locale", e);
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
     * Prépare un bac à sable à l'horloge, au contrat ou aux durées de jeton choisis.
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
     * La clé de l'application (« consumer key »), propre à cette instance sauf réglage contraire.
     *
     * @return une clé fictive
     */
    public String cle() {
        return identifiants.cle();
    }

    /**
     * Le secret de l'application (« consumer secret »), propre à cette instance sauf réglage contraire.
     *
     * @return un secret fictif
     */
    public String secret() {
        return identifiants.secret();
    }

    /**
     * La seule valeur d'{@code ID_Teleservice} acceptée ; l'en-tête lui-même est facultatif pour l'API Impôt
     * particulier, requis pour SFiP, sans effet pour R2P.
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
     * Un jeton FranceConnect neuf au nom du premier déclarant, à envoyer dans {@code X-FranceConnect-OAuth}.
     *
     * @param personne une personne du bac à sable
     * @return un jeton fictif, valide une minute sauf réglage contraire
     */
    public String jetonFranceConnect(PersonneFictive personne) {
        return franceConnect.delivrer(personne.spi());
    }

    /**
     * Un jeton FranceConnect neuf au nom de n'importe quel usager connu, par exemple un second déclarant.
     *
     * @param spi son numéro fiscal
     * @return un jeton fictif, valide une minute sauf réglage contraire
     * @throws IllegalArgumentException si le numéro fiscal n'est celui d'aucun usager du bac à sable
     */
    public String jetonFranceConnect(String spi) {
        if (annuaire.parSpi(spi).isEmpty()) {
            throw new IllegalArgumentException("Ce numéro fiscal n'est celui d'aucun usager du bac à sable");
        }
        return franceConnect.delivrer(spi);
    }

    /**
     * Met le bac à sable en panne, jusqu'à {@link #retablir()}. La panne remplace la précédente.
     *
     * @param panne ce qui va mal
     */
    public void panne(Panne panne) {
        pannes.declencher(Objects.requireNonNull(panne, "panne"), Pannes.SANS_LIMITE);
    }

    /**
     * Met le bac à sable en panne pour les prochaines requêtes qu'elle touche, puis le rétablit. La panne remplace la
     * précédente.
     *
     * @param panne ce qui va mal
     * @param fois combien de requêtes la subissent, reprises comprises
     * @throws IllegalArgumentException si ce nombre est inférieur à 1
     */
    public void panne(Panne panne, int fois) {
        if (fois < 1) {
            throw new IllegalArgumentException("Une panne touche au moins une requête");
        }
        pannes.declencher(Objects.requireNonNull(panne, "panne"), fois);
    }

    /** Met fin à la panne en cours ; sans effet s'il n'y en a pas. Les requêtes qui la subissent déjà vont à leur terme. */
    public void retablir() {
        pannes.retablir();
    }

    /**
     * Périme tous les jetons d'application délivrés jusqu'ici : les présenter vaut 401, en demander en donne de nouveaux. Ceux
     * de FranceConnect restent valides.
     */
    public void perimerJetons() {
        jetons.perimer();
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

    /** MockWebServer journalise les adresses, donc les SPI qu'elles contiennent : à INFO d'ordinaire, à SEVERE parfois. */
    private static void taireLesAdresses() {
        if (JOURNAL_MOCKWEBSERVER.getLevel() == null) {
            JOURNAL_MOCKWEBSERVER.setLevel(Level.OFF);
        }
    }

    /** Les réglages d'un {@link BacASable} à démarrer. */
    public static final class Builder {
        private Clock horloge = Clock.systemUTC();
        private Duration dureeJeton = Duration.ofHours(1);
        private Duration dureeJetonFranceConnect = Duration.ofMinutes(1);
        private ContratPartenaire contrat = ContratPartenaire.complet();
        private @Nullable Identifiants identifiants;
        private int port;
        private boolean commandes;
        private boolean jetonsRevoques;

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
         * La durée de validité des jetons d'application délivrés.
         *
         * @param duree une durée d'au moins une seconde ; par défaut une heure
         * @return ce constructeur
         * @throws IllegalArgumentException si la durée est inférieure à une seconde, ou dépasse un an
         */
        public Builder dureeJeton(Duration duree) {
            this.dureeJeton = auMoinsUneSeconde(duree);
            return this;
        }

        /**
         * La durée de validité des jetons FranceConnect délivrés.
         *
         * @param duree une durée d'au moins une seconde ; par défaut une minute
         * @return ce constructeur
         * @throws IllegalArgumentException si la durée est inférieure à une seconde, ou dépasse un an
         */
        public Builder dureeJetonFranceConnect(Duration duree) {
            this.dureeJetonFranceConnect = auMoinsUneSeconde(duree);
            return this;
        }

        /**
         * Ce que le partenaire a contracté.
         *
         * @param contrat le contrat ; par défaut {@link ContratPartenaire#complet()}
         * @return ce constructeur
         */
        public Builder contrat(ContratPartenaire contrat) {
            this.contrat = Objects.requireNonNull(contrat, "contrat");
            return this;
        }

        /**
         * Le port où écouter.
         *
         * @param port de 1 à 65535 ; par défaut 0, un port libre
         * @return ce constructeur
         * @throws IllegalArgumentException si le numéro sort de ces bornes
         */
        public Builder port(int port) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("Un port va de 0, un port libre, à 65535");
            }
            this.port = port;
            return this;
        }

        /**
         * La clé et le secret à présenter pour obtenir un jeton, par exemple ceux que la configuration d'un logiciel porte
         * déjà. N'y mettez pas de vrais identifiants.
         *
         * @param cle la clé, sans deux-points ; par défaut tirée au hasard
         * @param secret le secret ; par défaut tiré au hasard
         * @return ce constructeur
         * @throws IllegalArgumentException si l'un est vide, ou si la clé contient un deux-points
         */
        public Builder identifiants(String cle, String secret) {
            if (cle.isBlank() || secret.isBlank() || cle.contains(":")) {
                throw new IllegalArgumentException(
                        "Ni la clé ni le secret ne sont vides, et la clé n'a pas de deux-points");
            }
            this.identifiants = new Identifiants(cle, secret);
            return this;
        }

        /**
         * Chaque nouveau jeton révoque l'ancien de la même clé et de la même portée, comme le fait d'origine une passerelle WSO2 à
         * jetons JWT : deux clients s'y prennent leur jeton l'un à l'autre. Sans quoi le même jeton est rendu tant qu'il vaut.
         *
         * @return ce constructeur
         */
        public Builder jetonsRevoques() {
            this.jetonsRevoques = true;
            return this;
        }

        /** Sert aussi les {@link Commandes}. */
        Builder commandes() {
            this.commandes = true;
            return this;
        }

        /**
         * Démarre le bac à sable sur la boucle locale.
         *
         * @return le bac à sable démarré, à fermer après usage
         * @throws UncheckedIOException si le port demandé, ou à défaut aucun port, ne peut être ouvert
         */
        public BacASable demarrer() {
            return new BacASable(this);
        }

        private static Duration auMoinsUneSeconde(Duration duree) {
            if (duree.compareTo(Duration.ofSeconds(1)) < 0 || duree.compareTo(Duration.ofDays(365)) > 0) {
                throw new IllegalArgumentException("Un jeton vit au moins une seconde, au plus un an");
            }
            return duree;
        }
    }
}
