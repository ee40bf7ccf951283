package io.github.impotparticulier.bacasable;

import io.github.impotparticulier.bacasable.commun.PanneEnCours;
import io.github.impotparticulier.bacasable.particulier.DelegationFictive;
import io.github.impotparticulier.bacasable.particulier.PanneParticulier;
import io.github.impotparticulier.bacasable.particulier.ReglagesParticulier;
import io.github.impotparticulier.bacasable.particulier.ServiceParticulier;
import io.github.impotparticulier.bacasable.particulier.UsagerParticulier;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 * <p>L'ordre des contrôles, et ce qui est un choix faute de règle publiée, sont dits dans la documentation du paquet. La raison de chaque refus se lit dans le {@link #journal() journal}. Les instances sont indépendantes et utilisables
 * par plusieurs fils d'exécution. Sources : les trois OpenAPI, et la présentation fonctionnelle pour le calendrier.
 */
public final class BacASable implements AutoCloseable {
    final Moyens moyens;
    private final Journal journal = new Journal();
    private final ServiceParticulier particulier;
    private final Annexe annexe;
    private final Serveurs serveurs;

    private BacASable(Builder builder) {
        Horloge horloge = new Horloge(builder.horloge);
        moyens = new Moyens(
                builder.identifiants == null ? Identifiants.tires() : builder.identifiants,
                new Jetons(horloge, builder.dureeJeton, builder.jetonsRevoques),
                new JetonsFranceConnect(horloge, builder.dureeJetonFranceConnect),
                horloge,
                Annuaire.fictif(),
                builder.contrat,
                new PanneEnCours<>("une requête", "requêtes", Panne::description),
                new AutresApis(builder.autresApis));
        particulier = new ServiceParticulier(
                new HoteParticulier(horloge, moyens.annuaire(), moyens.franceConnect(), journal), builder.particulier);
        annexe = new Annexe(moyens, journal, particulier);
        serveurs = Serveurs.ouvrir(
                builder.port,
                moyens.autresApis().corpsMax(ServeurLocal.CORPS_MAX),
                new Aiguillage(moyens, journal, annexe)::repondre,
                builder.particulier.port(),
                particulier::repondre);
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
        return serveurs.passerelle().adresse();
    }

    /**
     * L'adresse à donner au client d'API Particulier ; voyez {@link io.github.impotparticulier.bacasable.particulier}.
     *
     * @return {@code http://127.0.0.1:PORT}, sans barre oblique finale, sur un autre port que la passerelle
     */
    public String particulier() {
        return serveurs.particulier().adresse();
    }

    /**
     * Le jeton d'API Particulier à tous les périmètres.
     *
     * @return un jeton fictif, toujours le même, valide dix-huit mois
     */
    public String jetonParticulier() {
        return particulier.jeton();
    }

    /**
     * Un jeton neuf d'API Particulier, qui ne montre que ce que ses périmètres ouvrent.
     *
     * @param scopes les périmètres, comme {@code cnaf_quotient_familial}
     * @return un jeton fictif, valide dix-huit mois
     * @throws IllegalArgumentException si un périmètre n'existe pas ; le message énumère ceux qui existent
     */
    public String jetonParticulier(Set<String> scopes) {
        return particulier.jeton(scopes);
    }

    /**
     * Le jeton d'éditeur d'API Particulier, qui n'ouvre que ce que ses {@link #delegations() délégations} ouvrent.
     *
     * @return un jeton fictif, toujours le même, valide dix-huit mois
     */
    public String jetonEditeur() {
        return particulier.jetonEditeur();
    }

    /**
     * Les collectivités qui ont délégué leur habilitation à l'éditeur ; leurs SIRET conviennent aussi à tout {@code recipient}.
     *
     * @return la liste, immuable : un SIRET à une délégation, puis un autre à deux
     */
    public List<DelegationFictive> delegations() {
        return particulier.delegations();
    }

    /**
     * Les personnes que connaît API Particulier : celles des impôts, leurs conjoints, et d'autres.
     *
     * @return la liste, immuable
     */
    public List<UsagerParticulier> usagersParticulier() {
        return particulier.usagers();
    }

    /**
     * La personne d'un cas, telle qu'API Particulier la désigne.
     *
     * @param cas la clé, comme {@code maries-deux-enfants}, {@code maries-deux-enfants-conjoint} ou {@code eleve-boursiere}
     * @return la personne
     * @throws IllegalArgumentException si aucun cas ne porte cette clé ; le message énumère les cas connus
     */
    public UsagerParticulier usagerParticulier(String cas) {
        return particulier.usager(cas);
    }

    /**
     * La clé de l'application (« consumer key »), propre à cette instance sauf réglage contraire.
     *
     * @return une clé fictive
     */
    public String cle() {
        return moyens.identifiants().cle();
    }

    /**
     * Le secret de l'application (« consumer secret »), propre à cette instance sauf réglage contraire.
     *
     * @return un secret fictif
     */
    public String secret() {
        return moyens.identifiants().secret();
    }

    /**
     * La seule valeur d'{@code ID_Teleservice} acceptée ; l'en-tête lui-même est facultatif pour l'API Impôt
     * particulier, requis pour SFiP, sans effet pour R2P.
     *
     * @return un identifiant de téléservice fictif
     */
    public String idTeleservice() {
        return moyens.identifiants().idTeleservice();
    }

    /**
     * Les variables d'environnement qui mènent un client à ce bac à sable, pour {@code builder().depuis(…)} ou la configuration d'un logiciel.
     *
     * @return une table immuable : {@code DGFIP_PASSERELLE}, {@code DGFIP_CLE}, {@code DGFIP_SECRET} et {@code DGFIP_ID_TELESERVICE} ;
     *     {@code API_PARTICULIER_BASE_URL} et {@code API_PARTICULIER_TOKEN}
     */
    public Map<String, String> variables() {
        return Map.of(
                "DGFIP_PASSERELLE", passerelle(),
                "DGFIP_CLE", cle(),
                "DGFIP_SECRET", secret(),
                "DGFIP_ID_TELESERVICE", idTeleservice(),
                "API_PARTICULIER_BASE_URL", particulier(),
                "API_PARTICULIER_TOKEN", jetonParticulier());
    }

    /**
     * Les personnes connues du bac à sable, les mêmes pour toutes les instances.
     *
     * @return la liste, immuable, dans l'ordre du fichier de données
     */
    public List<PersonneFictive> personnes() {
        return moyens.annuaire().personnes();
    }

    /**
     * La personne qui illustre un cas.
     *
     * @param cas la clé du cas, par exemple {@code maries-deux-enfants}
     * @return la personne
     * @throws IllegalArgumentException si aucun cas ne porte cette clé ; le message énumère les cas connus
     */
    public PersonneFictive personne(String cas) {
        return moyens.annuaire().personne(cas);
    }

    /**
     * Un jeton FranceConnect neuf au nom du premier déclarant, à envoyer dans {@code X-FranceConnect-OAuth}.
     *
     * @param personne une personne du bac à sable
     * @return un jeton fictif, valide une minute sauf réglage contraire
     */
    public String jetonFranceConnect(PersonneFictive personne) {
        return moyens.franceConnect().delivrer(personne.spi(), Set.of());
    }

    /**
     * Un jeton FranceConnect neuf au nom de n'importe quel usager connu, par exemple un second déclarant.
     *
     * @param spi son numéro fiscal
     * @return un jeton fictif, valide une minute sauf réglage contraire
     * @throws IllegalArgumentException si le numéro fiscal n'est celui d'aucun usager du bac à sable
     */
    public String jetonFranceConnect(String spi) {
        return jetonFranceConnect(spi, Set.of());
    }

    /**
     * Un jeton FranceConnect neuf aux périmètres choisis, ceux qu'API Particulier y lit ; la DGFiP ne les regarde pas.
     *
     * @param spi le numéro fiscal de l'usager
     * @param scopes les périmètres consentis ; vides pour tous
     * @return un jeton fictif, valide une minute sauf réglage contraire
     * @throws IllegalArgumentException si le numéro fiscal ou un périmètre n'existe pas
     */
    public String jetonFranceConnect(String spi, Set<String> scopes) {
        if (moyens.annuaire().parSpi(spi).isEmpty()) {
            throw new IllegalArgumentException("Ce numéro fiscal n'est celui d'aucun usager du bac à sable");
        }
        ServiceParticulier.exigerConnus(scopes);
        return moyens.franceConnect().delivrer(spi, scopes);
    }

    /**
     * Met le bac à sable en panne, jusqu'à {@link #retablir()}. La panne remplace la précédente.
     *
     * @param panne ce qui va mal
     */
    public void panne(Panne panne) {
        moyens.pannes().declencher(Objects.requireNonNull(panne, "panne"), PanneEnCours.SANS_LIMITE);
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
        moyens.pannes().declencher(Objects.requireNonNull(panne, "panne"), fois);
    }

    /**
     * Met API Particulier en panne, jusqu'à {@link #retablir()}. La panne remplace sa précédente.
     *
     * @param panne ce qui va mal
     */
    public void panne(PanneParticulier panne) {
        particulier.panne(panne, PanneEnCours.SANS_LIMITE);
    }

    /**
     * Met API Particulier en panne pour les prochains appels qu'elle touche, puis le rétablit.
     *
     * @param panne ce qui va mal
     * @param fois combien d'appels la subissent, reprises comprises
     * @throws IllegalArgumentException si ce nombre est inférieur à 1
     */
    public void panne(PanneParticulier panne, int fois) {
        particulier.panne(panne, fois);
    }

    /**
     * Met fin aux pannes en cours, et au bannissement d'API Particulier ; sans effet s'il n'y en a pas. Les requêtes qui les subissent
     * déjà vont à leur terme.
     */
    public void retablir() {
        moyens.pannes().retablir();
        particulier.retablir();
    }

    /**
     * Avance l'horloge du bac à sable, qui continue ensuite à son rythme ; celle du constructeur, fût-elle immuable, n'est pas touchée.
     *
     * @param duree de combien ; négative, elle recule
     * @throws IllegalArgumentException si elle passerait l'an 2100, ou reculerait avant 1970
     */
    public void avancer(Duration duree) {
        moyens.horloge().avancer(duree);
    }

    /** Ramène l'horloge du bac à sable à celle du constructeur, quoi qu'en aient fait les {@link #avancer}. */
    public void remettreALHeure() {
        moyens.horloge().remettreALHeure();
    }

    /**
     * Périme tous les jetons d'application délivrés jusqu'ici : les présenter vaut 401, en demander en donne de nouveaux. Ceux
     * de FranceConnect restent valides.
     */
    public void perimerJetons() {
        moyens.jetons().perimer();
    }

    /**
     * Ce que le bac à sable a reçu et répondu, du plus ancien au plus récent, sans aucune valeur personnelle.
     *
     * @return une copie immuable ; au plus les 10 000 derniers échanges
     */
    public List<EchangeServi> journal() {
        return journal.copie();
    }

    /**
     * Ce que les {@link Builder#autreApi autres API} ont reçu, du plus ancien au plus récent.
     * @return une copie immuable ; au plus les 1 000 derniers messages
     */
    public List<MessageRecu> messagesRecus() {
        return moyens.autresApis().recus();
    }

    /** Sert aussi l'{@link Annexe} ; pour le programme seul. */
    BacASable ouvrirAnnexe() {
        annexe.ouvrir(this);
        return this;
    }

    /** Ferme le port et les connexions, une fois. Un programme qui l'oublie ne finit pas : les fils de mockwebserver3 le retiennent. */
    @Override
    public void close() {
        serveurs.close();
    }

    /**
     * L'adresse du bac à sable, sans ses identifiants.
     *
     * @return un texte pour les messages de diagnostic
     */
    @Override
    public String toString() {
        return "BacASable[" + passerelle() + "]";
    }

    /** Les réglages d'un {@link BacASable} à démarrer. */
    public static final class Builder {
        private Clock horloge = Clock.systemUTC();
        private Duration dureeJeton = Duration.ofHours(1);
        private Duration dureeJetonFranceConnect = Duration.ofMinutes(1);
        private ContratPartenaire contrat = ContratPartenaire.complet();
        private @Nullable Identifiants identifiants;
        private int port;
        private boolean jetonsRevoques;
        private ReglagesParticulier particulier = ReglagesParticulier.parDefaut();
        private final List<AutreApiServie> autresApis = new ArrayList<>();

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
            this.dureeJeton = Jeton.dureeAdmise(duree);
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
            this.dureeJetonFranceConnect = Jeton.dureeAdmise(duree);
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
            this.port = ServeurLocal.portAdmis(port);
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
            this.identifiants = Identifiants.choisis(cle, secret);
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

        /**
         * Comment jouer API Particulier.
         *
         * @param reglages les réglages ; par défaut {@link ReglagesParticulier#parDefaut()}
         * @return ce constructeur
         */
        public Builder particulier(ReglagesParticulier reglages) {
            this.particulier = Objects.requireNonNull(reglages, "reglages");
            return this;
        }

        /**
         * Sert aussi cette API, derrière la même passerelle.
         *
         * @param api ce qu'il faut en jouer
         * @return ce constructeur
         */
        public Builder autreApi(AutreApiServie api) {
            autresApis.add(Objects.requireNonNull(api, "api"));
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
    }
}
