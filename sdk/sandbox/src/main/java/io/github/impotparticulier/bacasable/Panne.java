package io.github.impotparticulier.bacasable;

import io.github.impotparticulier.bacasable.commun.BornesDePanne;
import java.time.Duration;
import java.util.function.Predicate;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/**
 * Ce qui peut aller mal sur la passerelle, à provoquer dans ses propres tests par {@link BacASable#panne(Panne)}.
 *
 * <pre>{@code
 * bac.panne(Panne.indisponible(), 2); // les deux prochaines requêtes ; la troisième est servie
 * bac.panne(Panne.lenteur(Duration.ofSeconds(2))); // jusqu'à bac.retablir()
 * bac.panne(Panne.quotaDepasse(Duration.ofSeconds(30)).surJetons()); // POST /token, et non les ressources
 * }</pre>
 *
 * <p>Elle s'insère dans l'ordre des contrôles, que dit la documentation du paquet ; le contrôle qui échoue avant elle l'emporte, et ne la compte pas :
 *
 * <ul>
 *   <li>coupures et lenteur, après la route et la méthode (1) : elles dérangent la réponse, quelle qu'elle soit ;
 *   <li>quota, indisponibilité, erreurs, fautes, page HTML, statut nu, objet vide et refus de la passerelle, après le jeton et son périmètre (2) ;
 *       sur les demandes de jeton, avant tout autre contrôle ;
 *   <li>année pas encore sortie, au moment de choisir l'année (10), après le contrat.
 * </ul>
 *
 * <p>Une panne touche les requêtes de ressources, ou les demandes de jeton après {@link #surJetons()}. API Particulier a
 * les siennes : {@link io.github.impotparticulier.bacasable.particulier.PanneParticulier}. Immuable.
 */
public final class Panne {
    private final EffetPanne effet;
    private final boolean surJetons;

    private Panne(EffetPanne effet, boolean surJetons) {
        this.effet = effet;
        this.surJetons = surJetons;
    }

    private Panne(Genre genre, @Nullable Duration duree, int statut, int code, boolean surJetons) {
        this(new EffetPanne(genre, duree, statut, code), surJetons);
    }

    private Panne(Genre genre, @Nullable Duration duree, int code, boolean surJetons) {
        this(genre, duree, 0, code, surJetons);
    }

    /**
     * Quota dépassé : 429 et une faute WSO2 900804, sans {@code Retry-After}.
     *
     * @return la panne
     */
    public static Panne quotaDepasse() {
        return new Panne(Genre.QUOTA_DEPASSE, null, 0, false);
    }

    /**
     * Quota dépassé : 429 et une faute WSO2 900804, avec {@code Retry-After}.
     *
     * @param reessayerApres le délai demandé, envoyé en secondes entières
     * @return la panne
     * @throws IllegalArgumentException si le délai est négatif, ou dépasse un jour
     */
    public static Panne quotaDepasse(Duration reessayerApres) {
        return new Panne(Genre.QUOTA_DEPASSE, BornesDePanne.delai(reessayerApres), 0, false);
    }

    /**
     * Quota dépassé, comme le disent bien des passerelles : 429 et une faute WSO2 900803 sans {@code Retry-After}, où l'heure de
     * réouverture est dans le corps ({@code nextAccessTime}).
     *
     * @param reouverture dans combien de temps le quota se rouvre, à l'horloge du bac à sable ; en secondes entières
     * @return la panne
     * @throws IllegalArgumentException si le délai est négatif, ou dépasse un jour
     */
    public static Panne quotaDepasseDansLeCorps(Duration reouverture) {
        return new Panne(Genre.QUOTA_DANS_LE_CORPS, BornesDePanne.delai(reouverture), 0, false);
    }

    /**
     * Passerelle qui n'a pas pu contrôler le jeton, bon ou mauvais : 500 et une faute WSO2 900900. Une panne, passagère.
     *
     * @return la panne, qui n'a pas cours sur les jetons
     */
    public static Panne controleDuJetonEnPanne() {
        return new Panne(Genre.CONTROLE_EN_PANNE, null, 0, false);
    }

    /**
     * Souscription inactive : 401 et une faute WSO2 900909, alors que le jeton est bon.
     *
     * @return la panne, qui n'a pas cours sur les jetons
     */
    public static Panne souscriptionInactive() {
        return new Panne(Genre.SOUSCRIPTION_INACTIVE, null, 0, false);
    }

    /**
     * Application bloquée par l'administrateur de la passerelle : 403 et une faute WSO2 900805.
     *
     * @return la panne, qui n'a pas cours sur les jetons
     */
    public static Panne applicationBloquee() {
        return new Panne(Genre.APPLICATION_BLOQUEE, null, 0, false);
    }

    /**
     * Route que la passerelle ne connaît pas, API non déployée : 404, et un code qui ne fait que redire ce statut.
     *
     * @return la panne, qui n'a pas cours sur les jetons
     */
    public static Panne routeNonDeployee() {
        return new Panne(Genre.ROUTE_NON_DEPLOYEE, null, 0, false);
    }

    /**
     * Ressource que l'API ne déclare pas à la passerelle : 403 et une faute WSO2 900906. Un défaut de route, non d'habilitation.
     *
     * @return la panne, qui n'a pas cours sur les jetons
     */
    public static Panne ressourceNonDeclaree() {
        return new Panne(Genre.RESSOURCE_NON_DECLAREE, null, 0, false);
    }

    /**
     * Erreur de la passerelle elle-même : 500, et un code qui ne fait que redire ce statut. Une panne, passagère.
     *
     * @return la panne, qui n'a pas cours sur les jetons
     */
    public static Panne erreurDeLaPasserelle() {
        return new Panne(Genre.ERREUR_DE_LA_PASSERELLE, null, 0, false);
    }

    /**
     * Ce qui est derrière la passerelle ne répond plus, dit sous un statut d'un tout autre sens : 401 et une faute WSO2 101503. Le jeton
     * est bon.
     *
     * @return la panne, qui n'a pas cours sur les jetons
     */
    public static Panne arriereMuet() {
        return new Panne(Genre.ARRIERE_MUET, null, 0, false);
    }

    /**
     * Un statut nu : ni corps, ni en-tête qui le dise. N'importe quel intermédiaire peut en être l'auteur.
     *
     * @param statut le statut HTTP
     * @return la panne
     * @throws IllegalArgumentException si le statut n'est pas de 400 à 599
     */
    public static Panne statutNu(int statut) {
        if (statut < 400 || statut > 599) {
            throw new IllegalArgumentException("Un statut d'erreur va de 400 à 599");
        }
        return new Panne(Genre.STATUT_NU, null, statut, 0, false);
    }

    /**
     * Un objet JSON sans aucun champ, sous le statut 200 : à une demande de jeton, une réponse sans jeton.
     *
     * @return la panne
     */
    public static Panne objetVide() {
        return new Panne(Genre.OBJET_VIDE, null, 0, false);
    }

    /**
     * Erreur sous un statut de succès : 200 et une faute WSO2 303001, là où des données étaient dues.
     *
     * @return la panne, qui n'a pas cours sur les jetons
     */
    public static Panne erreurSousStatut200() {
        return new Panne(Genre.ERREUR_SOUS_200, null, 0, false);
    }

    /**
     * Page HTML de ce qui est devant la passerelle (proxy, pare-feu, maintenance), à la place de sa réponse.
     *
     * @param statut son statut HTTP ; les plus trompeurs sont 200, 400, 401 et 403
     * @return la panne
     * @throws IllegalArgumentException si le statut n'est pas de 200 à 599, ou s'il est de ceux qui n'ont pas de corps : 204, 205, 304
     */
    public static Panne pageHtml(int statut) {
        return new Panne(Genre.PAGE_HTML, null, BornesDePanne.statutDePage(statut), 0, false);
    }

    /**
     * Faute de la passerelle, de votre choix : un corps d'erreur WSO2, sous ce statut et de ce code. Celles que les passerelles de cette
     * famille ont en effet sont documentées chez WSO2 ; le code d'une faute et son statut y vont de pair, comme 401 et 900902.
     *
     * <pre>{@code
     * bac.panne(Panne.faute(401, 900902)); // jeton absent, à en croire la passerelle
     * bac.panne(Panne.faute(503, 303001)); // arrière-plan suspendu
     * }</pre>
     *
     * @param statut son statut HTTP, d'erreur ; ou 200, sous lequel des passerelles en ont rendu
     * @param code le code de la faute
     * @return la panne
     * @throws IllegalArgumentException si le statut n'est ni 200 ni de 400 à 599, ou si le code n'est pas positif
     */
    public static Panne faute(int statut, int code) {
        if (statut != 200 && (statut < 400 || statut > 599)) {
            throw new IllegalArgumentException("Le statut d'une faute est 200, ou va de 400 à 599");
        }
        exigerCode(code);
        return new Panne(Genre.FAUTE, null, statut, code, false);
    }

    /**
     * Service indisponible derrière la passerelle : 503 et une faute WSO2 101503, sans {@code Retry-After}.
     *
     * @return la panne
     */
    public static Panne indisponible() {
        return new Panne(Genre.INDISPONIBLE, null, 0, false);
    }

    /**
     * Service indisponible derrière la passerelle : 503 et une faute WSO2 101503, avec {@code Retry-After}.
     *
     * @param reessayerApres le délai demandé, envoyé en secondes entières
     * @return la panne
     * @throws IllegalArgumentException si le délai est négatif, ou dépasse un jour
     */
    public static Panne indisponible(Duration reessayerApres) {
        return new Panne(Genre.INDISPONIBLE, BornesDePanne.delai(reessayerApres), 0, false);
    }

    /**
     * Erreur technique sans code de la DGFiP : 500, sans corps.
     *
     * @return la panne
     */
    public static Panne erreurTechnique() {
        return new Panne(Genre.ERREUR_TECHNIQUE, null, 0, false);
    }

    /**
     * Erreur technique que la DGFiP dit elle-même : 500, et un corps d'erreur qui porte ce code.
     *
     * @param code le code, comme {@code 5001} ; aucune source publique n'en donne la liste
     * @return la panne, qui n'a pas cours sur les jetons
     * @throws IllegalArgumentException si le code n'est pas positif
     */
    public static Panne erreurTechnique(int code) {
        exigerCode(code);
        return new Panne(Genre.ERREUR_TECHNIQUE_DGFIP, null, code, false);
    }

    /**
     * Réponse lente : elle est celle qui aurait été donnée sans panne, mais rien n'en part avant ce délai, compté en temps
     * réel quelle que soit l'horloge du bac à sable. Fermer celui-ci interrompt l'attente.
     *
     * @param delai l'attente avant la réponse
     * @return la panne
     * @throws IllegalArgumentException si le délai est négatif, ou dépasse un jour
     */
    public static Panne lenteur(Duration delai) {
        return new Panne(Genre.LENTEUR, BornesDePanne.delai(delai), 0, false);
    }

    /**
     * Connexion coupée une fois la requête reçue, sans un octet de réponse.
     *
     * @return la panne
     */
    public static Panne coupure() {
        return new Panne(Genre.COUPURE, null, 0, false);
    }

    /**
     * Connexion coupée au milieu du corps de la réponse, dont les en-têtes promettaient la totalité. Une réponse sans corps
     * est coupée avant de partir.
     *
     * @return la panne
     */
    public static Panne coupureEnCoursDeReponse() {
        return new Panne(Genre.COUPURE_EN_COURS, null, 0, false);
    }

    /**
     * Connexion coupée une fois la requête traitée, sans un octet de réponse : ce qu'elle demandait est fait, et qui l'a envoyée ne le saura
     * pas.
     *
     * @return la panne
     */
    public static Panne coupureApresReception() {
        return new Panne(Genre.COUPURE_APRES, null, 0, false);
    }

    /**
     * Jeton d'application refusé alors qu'il est valide : 401 et une faute WSO2 900901. {@code POST /token} continue de rendre
     * ce même jeton ; pour une vraie expiration, voyez {@link BacASable#perimerJetons()}.
     *
     * @return la panne, qui n'a pas cours sur les jetons
     */
    public static Panne jetonPerime() {
        return new Panne(Genre.JETON_PERIME, null, 0, false);
    }

    /**
     * Année la plus récente pas encore sortie : la demander vaut 410, 4101, comme les jours où la DGFiP a du retard sur le
     * calendrier. Les ressources qui choisissent elles-mêmes l'année (deux ans, SFiP 02AA) servent celles d'avant. Les
     * requêtes qui visent une autre année ne la subissent pas, et ne sont pas comptées.
     *
     * @return la panne, qui n'a pas cours sur les jetons
     */
    public static Panne anneePasEncoreSortie() {
        return new Panne(Genre.ANNEE_PAS_ENCORE_SORTIE, null, 0, false);
    }

    /**
     * La même panne, sur les demandes de jeton ({@code POST /token}) au lieu des requêtes de ressources.
     *
     * @return une autre panne
     * @throws IllegalStateException si cette panne n'a de sens que sur une ressource
     */
    public Panne surJetons() {
        if (!effet.genre().surJetons) {
            throw new IllegalStateException("Cette panne n'a de sens que sur une ressource : " + nom());
        }
        return new Panne(effet, true);
    }

    /**
     * Ce qui va mal, en quelques mots.
     *
     * @return un texte pour les messages de diagnostic
     */
    @Override
    public String toString() {
        return "Panne[" + description() + "]";
    }

    String description() {
        return nom() + (surJetons ? ", sur les jetons" : "");
    }

    String nom() {
        return effet.genre().nom();
    }

    String motif() {
        return "Panne demandée : " + nom();
    }

    /** Vrai si rien ne doit être fait de la requête : sa réponse ne partirait pas. */
    boolean avantReponse() {
        return effet.avantReponse();
    }

    /** La réponse que la passerelle donne à la place de l'API. */
    Reponse reponse(String typeErreur, Horloge horloge) {
        return effet.reponse(motif(), typeErreur, horloge).subissant(this);
    }

    /** Dérange l'envoi d'une réponse, si c'est l'affaire de cette panne. */
    void deranger(MockResponse.Builder http, boolean avecCorps) {
        effet.deranger(http, avecCorps);
    }

    private static void exigerCode(int code) {
        if (code < 1) {
            throw new IllegalArgumentException("Un code d'erreur est positif");
        }
    }

    /** Où une panne s'insère dans l'ordre des contrôles. */
    enum Moment {
        /** La route et la méthode sont connues ; rien d'autre n'a été lu. */
        CONNEXION,
        /** Le jeton d'application est accepté ; pour une demande de jeton, rien n'a été lu. */
        PASSERELLE,
        /** L'année est sur le point d'être choisie. */
        ANNEE;

        /** Ce qu'est une panne qui s'insère ici, et touche les demandes de jeton ou les autres. */
        Predicate<Panne> touchant(boolean demandeDeJeton) {
            return panne -> panne.effet.genre().moment == this && panne.surJetons == demandeDeJeton;
        }
    }

    /** Ce qui va mal. */
    enum Genre {
        QUOTA_DEPASSE("quota dépassé", Moment.PASSERELLE, true),
        QUOTA_DANS_LE_CORPS("quota dépassé, réouverture dans le corps", Moment.PASSERELLE, true),
        CONTROLE_EN_PANNE("contrôle du jeton en panne", Moment.PASSERELLE, false),
        SOUSCRIPTION_INACTIVE("souscription inactive", Moment.PASSERELLE, false),
        APPLICATION_BLOQUEE("application bloquée", Moment.PASSERELLE, false),
        ERREUR_SOUS_200("erreur sous le statut 200", Moment.PASSERELLE, false),
        ROUTE_NON_DEPLOYEE("route non déployée", Moment.PASSERELLE, false),
        RESSOURCE_NON_DECLAREE("ressource non déclarée", Moment.PASSERELLE, false),
        ERREUR_DE_LA_PASSERELLE("erreur de la passerelle", Moment.PASSERELLE, false),
        ARRIERE_MUET("service muet derrière la passerelle", Moment.PASSERELLE, false),
        STATUT_NU("statut nu", Moment.PASSERELLE, true),
        OBJET_VIDE("objet vide", Moment.PASSERELLE, true),
        FAUTE("faute de la passerelle", Moment.PASSERELLE, true),
        PAGE_HTML("page HTML", Moment.PASSERELLE, true),
        INDISPONIBLE("service indisponible", Moment.PASSERELLE, true),
        ERREUR_TECHNIQUE("erreur technique", Moment.PASSERELLE, true),
        ERREUR_TECHNIQUE_DGFIP("erreur technique de la DGFiP", Moment.PASSERELLE, false),
        LENTEUR("réponse retardée", Moment.CONNEXION, true),
        COUPURE("connexion coupée avant la réponse", Moment.CONNEXION, true),
        COUPURE_APRES("connexion coupée après le traitement", Moment.CONNEXION, true),
        COUPURE_EN_COURS("connexion coupée au milieu de la réponse", Moment.CONNEXION, true),
        JETON_PERIME("jeton périmé", Moment.PASSERELLE, false),
        ANNEE_PAS_ENCORE_SORTIE("année pas encore sortie", Moment.ANNEE, false);

        private final String nom;
        private final Moment moment;
        private final boolean surJetons;

        Genre(String nom, Moment moment, boolean surJetons) {
            this.nom = nom;
            this.moment = moment;
            this.surJetons = surJetons;
        }

        String nom() {
            return nom;
        }
    }
}
