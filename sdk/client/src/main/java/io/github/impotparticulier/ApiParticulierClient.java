package io.github.impotparticulier;

import io.github.impotparticulier.internal.echange.Acces;
import io.github.impotparticulier.internal.echange.Appelant;
import io.github.impotparticulier.internal.echange.Delais;
import io.github.impotparticulier.internal.echange.Passerelle;
import io.github.impotparticulier.internal.echange.Raccord;
import io.github.impotparticulier.internal.echange.Verifications;
import io.github.impotparticulier.internal.particulier.DebitParticulier;
import io.github.impotparticulier.internal.particulier.LecteurParticulier;
import io.github.impotparticulier.internal.particulier.LectureLibre;
import io.github.impotparticulier.internal.particulier.Lignes;
import io.github.impotparticulier.internal.particulier.ReglagesParticulier;
import io.github.impotparticulier.internal.particulier.RessourcesParticulier;
import io.github.impotparticulier.internal.particulier.ServiceParticulier;
import io.github.impotparticulier.internal.particulier.VerdictsParticulier;
import io.github.impotparticulier.particulier.Bourses;
import io.github.impotparticulier.particulier.Environnement;
import io.github.impotparticulier.particulier.EtatFournisseur;
import io.github.impotparticulier.particulier.FoyerRsa;
import io.github.impotparticulier.particulier.FranceTravail;
import io.github.impotparticulier.particulier.JetonParticulier;
import io.github.impotparticulier.particulier.ParticipationFamiliale;
import io.github.impotparticulier.particulier.QuotientFamilial;
import io.github.impotparticulier.particulier.ReponseLibre;
import io.github.impotparticulier.particulier.RessourceEtudiant;
import io.github.impotparticulier.particulier.RessourcePersonne;
import io.github.impotparticulier.particulier.Scolarites;
import io.github.impotparticulier.particulier.StatutC2s;
import io.github.impotparticulier.particulier.StatutEnfant;
import io.github.impotparticulier.particulier.StatutEtudiant;
import io.github.impotparticulier.particulier.StatutMajorable;
import io.github.impotparticulier.particulier.StatutPrestation;
import io.github.impotparticulier.personne.JetonFranceConnect;
import io.github.impotparticulier.personne.Siret;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Le client de l'API Particulier de la DINUM : quotient familial, prestations, études, emploi. Un par jeton, gardé autant que l'application.
 *
 * <pre>{@code
 * try (ApiParticulierClient client = ApiParticulierClient.builder()
 *         .jeton(jeton)
 *         .destinataire("21350238800019") // la commune pour qui l'on demande, jamais l'éditeur
 *         .build()) {
 *     QuotientFamilialCaf quotient = client.quotientFamilial().actuel(etatCivil);
 * }
 * }</pre>
 *
 * <p>Utilisable par plusieurs fils d'exécution. Jamais plus de vingt requêtes par seconde ne partent avec un jeton ; un refus de quota
 * suspend tous ses appels, ensemble, le temps que le serveur demande, et un appel refusé deux fois de suite n'est pas refait : insister
 * ferait bannir l'adresse IP pour douze heures. La place d'une requête ne ressert qu'une seconde après sa fin. {@link #close()} ne libère que ce que le client possède.
 *
 * <p>Un appel a 75 secondes et un essai 15 : le serveur en attend 10 son fournisseur, et refuse pendant une minute (409) de refaire une
 * demande qui a été coupée. Un essai coupé n'est donc pas refait, et la même demande « déjà en cours » est refaite après 2, 5, 10, 20 et 30
 * secondes.
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, version 3, et code publié de son serveur.
 */
public final class ApiParticulierClient implements AutoCloseable {
    private final LecteurParticulier lecteur;
    /** Le jeton, s'il ne change pas. */
    private final @Nullable String jeton;
    /** Ce que {@link #close} ferme ; une vue ne possède rien. */
    private final @Nullable Passerelle possedee;

    private ApiParticulierClient(LecteurParticulier lecteur, @Nullable String jeton, @Nullable Passerelle possedee) {
        this.lecteur = lecteur;
        this.jeton = jeton;
        this.possedee = possedee;
    }

    /** {@return de quoi construire un client} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Fait des appels dans un autre fil, et rend leur résultat à venir. Une chaîne d'appels tient dans la même fonction :
     *
     * <pre>{@code
     * CompletableFuture<QuotientFamilialCaf> quotient = client.async(c -> c.quotientFamilial().actuel(etatCivil));
     * }</pre>
     *
     * <p>L'échéance d'un appel vaut pour le tout, attente d'un fil comprise. Annuler le résultat, ou le compléter, coupe l'échange en cours
     * et empêche les suivants. Le client que la fonction reçoit ne vaut que jusqu'à ce qu'elle rende la main ; le fermer ne ferme rien.
     *
     * @param <T> ce que la fonction rend
     * @param appels les appels à faire
     * @return le résultat à venir
     */
    public <T> CompletableFuture<T> async(Function<? super ApiParticulierClient, ? extends T> appels) {
        Objects.requireNonNull(appels, "appels");
        return lecteur.async(duLecteur -> appels.apply(vue(duLecteur)));
    }

    /** {@return le quotient familial de la CAF ou de la MSA} */
    public QuotientFamilial quotientFamilial() {
        return RessourcesParticulier.quotientFamilial(lecteur);
    }

    /** {@return la participation familiale : ce dont se calcule le tarif d'une crèche} */
    public RessourcePersonne<ParticipationFamiliale> participationFamiliale() {
        return RessourcesParticulier.personne(lecteur, Lignes.PARTICIPATION_FAMILIALE);
    }

    /** {@return le revenu de solidarité active, pour l'allocataire ou son conjoint} */
    public RessourcePersonne<StatutMajorable> rsa() {
        return RessourcesParticulier.personne(lecteur, Lignes.RSA);
    }

    /** {@return la prime d'activité, pour l'allocataire ou son conjoint} */
    public RessourcePersonne<StatutMajorable> primeActivite() {
        return RessourcesParticulier.personne(lecteur, Lignes.PRIME_ACTIVITE);
    }

    /** {@return l'allocation aux adultes handicapés} */
    public RessourcePersonne<StatutPrestation> aah() {
        return RessourcesParticulier.personne(lecteur, Lignes.AAH);
    }

    /** {@return l'allocation de soutien familial} */
    public RessourcePersonne<StatutPrestation> asf() {
        return RessourcesParticulier.personne(lecteur, Lignes.ASF);
    }

    /** {@return la complémentaire santé solidaire} */
    public RessourcePersonne<StatutC2s> c2s() {
        return RessourcesParticulier.personne(lecteur, Lignes.C2S);
    }

    /** {@return l'allocation d'éducation de l'enfant handicapé} */
    public RessourcePersonne<StatutEnfant> aeeh() {
        return RessourcesParticulier.personne(lecteur, Lignes.AEEH);
    }

    /** {@return l'allocation de rentrée scolaire} */
    public RessourcePersonne<StatutEnfant> ars() {
        return RessourcesParticulier.personne(lecteur, Lignes.ARS);
    }

    /** {@return le foyer au revenu de solidarité active} */
    public RessourcePersonne<FoyerRsa> foyerRsa() {
        return RessourcesParticulier.personne(lecteur, Lignes.FOYER_RSA);
    }

    /** {@return la scolarité, de la maternelle au lycée} */
    public Scolarites scolarite() {
        return RessourcesParticulier.scolarites(lecteur);
    }

    /** {@return le statut d'étudiant} */
    public RessourceEtudiant<StatutEtudiant> etudiant() {
        return RessourcesParticulier.etudiant(lecteur, Lignes.ETUDIANT);
    }

    /** {@return les bourses du Cnous} */
    public Bourses boursier() {
        return RessourcesParticulier.bourses(lecteur);
    }

    /** {@return les données de France Travail} */
    public FranceTravail franceTravail() {
        return RessourcesParticulier.franceTravail(lecteur);
    }

    /**
     * {@return ce que le serveur sait du jeton : portées, et échéance si le jeton la porte}
     *
     * <p>Une portée qui manque fait manquer des champs dans les réponses. Un changement de portées prend jusqu'à une heure.
     */
    public JetonParticulier jeton() {
        return ServiceParticulier.jeton(lecteur, jeton);
    }

    /**
     * {@return l'état d'un fournisseur de données}
     *
     * @param fournisseur son nom court dans l'adresse de l'API, en minuscules
     */
    public EtatFournisseur etat(String fournisseur) {
        return ServiceParticulier.etat(lecteur, fournisseur);
    }

    /**
     * Lit un chemin que le SDK ne connaît pas encore, avec le même jeton, le même destinataire, les mêmes règles et les mêmes erreurs.
     *
     * <pre>{@code
     * client.lire("/v3/gip_mds/service_civique/identite", Map.of(
     *         "nomNaissance", nom, "prenoms", List.of(prenom),
     *         "anneeDateNaissance", 2001, "moisDateNaissance", 5, "jourDateNaissance", 17));
     * }</pre>
     *
     * @param chemin le chemin depuis la version, sans paramètres
     * @param parametres les paramètres, sous leurs noms : textes, entiers, booléens ou listes ({@code prenoms} part alors sous
     *     {@code prenoms[]}) ; {@code recipient} est ajouté
     * @return la réponse
     */
    public ReponseLibre lire(String chemin, Map<String, ?> parametres) {
        return LectureLibre.lire(lecteur, chemin, parametres, null);
    }

    /**
     * Lit de même un chemin en {@code /france_connect}.
     *
     * @param chemin le chemin depuis la version, sans paramètres
     * @param parametres les paramètres propres au chemin, par exemple {@code immatriculation}
     * @param jetonFranceConnect le jeton que la personne vient d'obtenir
     * @return la réponse
     */
    public ReponseLibre lire(String chemin, Map<String, ?> parametres, JetonFranceConnect jetonFranceConnect) {
        return LectureLibre.lire(lecteur, chemin, parametres, Objects.requireNonNull(jetonFranceConnect, "jeton"));
    }

    /**
     * {@return ce client, pour des appels faits pour un autre destinataire : mêmes connexions, même jeton} Fermer la vue ne ferme rien.
     *
     * @param siret le SIRET de l'administration pour qui l'on demande
     */
    public ApiParticulierClient pourDestinataire(String siret) {
        return vue(lecteur.pour(Siret.de(siret), null));
    }

    /**
     * {@return ce client, pour des appels faits pour un autre destinataire, par l'une des délégations qu'il a données à l'éditeur} Fermer la
     * vue ne ferme rien.
     *
     * @param siret le SIRET de l'administration pour qui l'on demande
     * @param delegation l'identifiant de la délégation
     */
    public ApiParticulierClient pourDelegation(String siret, UUID delegation) {
        return vue(lecteur.pour(
                Siret.de(siret),
                Objects.requireNonNull(delegation, "delegation").toString()));
    }

    /**
     * {@return ce client, pour des appels d'une autre durée : mêmes connexions, même jeton, même quota} Fermer la vue ne ferme rien.
     *
     * @param delai l'échéance d'un appel entier, positive, d'un jour au plus
     */
    public ApiParticulierClient avecDelaiAppel(Duration delai) {
        return vue(lecteur.pour(lecteur.appelant().avecDelaiAppel(delai)));
    }

    /**
     * {@return ce client, pour des appels dont chaque essai a une autre durée} Fermer la vue ne ferme rien.
     *
     * @param delai la durée d'un essai, de 15 secondes au moins : coupé plus tôt, il ne pourrait être refait
     */
    public ApiParticulierClient avecDelaiEssai(Duration delai) {
        return vue(lecteur.pour(lecteur.appelant().avecDelaiEssai(ReglagesParticulier.delaiEssai(delai))));
    }

    /**
     * {@return ce client, pour des appels qui portent cette référence : l'agent qui demande, le dossier}
     *
     * <p>Elle est rendue telle quelle à votre écouteur ; elle n'est ni envoyée, ni journalisée par le SDK. Fermer la vue ne ferme rien.
     *
     * @param reference la vôtre
     */
    public ApiParticulierClient avecReference(String reference) {
        return vue(lecteur.pour(lecteur.appelant().avecReference(Objects.requireNonNull(reference, "reference"))));
    }

    private ApiParticulierClient vue(LecteurParticulier nouveau) {
        return new ApiParticulierClient(nouveau, jeton, null);
    }

    /**
     * Ferme le client, et coupe ses appels en cours. Un appel ultérieur lève
     * {@link io.github.impotparticulier.erreur.AppelInterrompuException}.
     */
    @Override
    public void close() {
        if (possedee != null) {
            possedee.close();
        }
    }

    /** {@return un texte fixe, sans réglage} */
    @Override
    public String toString() {
        return "ApiParticulierClient";
    }

    /**
     * Les réglages d'un client. Le jeton (ou {@link #sourceJetons}) est exigé ; le destinataire l'est au plus tard à l'appel. Par défaut, la
     * production, 75 secondes par appel et 15 par essai.
     *
     * <p>Chaque méthode rend ce même builder. Un réglage impossible lève {@link IllegalArgumentException} aussitôt, un
     * réglage manquant ou contredit {@link IllegalStateException} à {@link #build()}.
     */
    public static final class Builder extends BuilderCommun<Builder> {
        private static final Delais PAR_DEFAUT = ReglagesParticulier.DELAIS;

        private final ReglagesParticulier propres = new ReglagesParticulier();
        private @Nullable Siret destinataire;

        private Builder() {
            super(PAR_DEFAUT);
        }

        @Override
        Builder ceBuilder() {
            return this;
        }

        /**
         * Donne le jeton de l'habilitation. Un quota : le sien, quel que soit le destinataire.
         *
         * @param nouveau le jeton, tel que l'API Particulier le donne
         * @return ce builder
         */
        public Builder jeton(String nouveau) {
            propres.jeton(nouveau, false);
            return this;
        }

        /**
         * Donne un jeton d'éditeur, qui vaut pour toutes les administrations qui lui ont donné délégation. Un quota par destinataire.
         *
         * @param nouveau le jeton, tel que l'API Particulier le donne
         * @return ce builder
         */
        public Builder jetonEditeur(String nouveau) {
            propres.jeton(nouveau, true);
            return this;
        }

        /**
         * Donne le destinataire ({@code recipient}) : l'administration <strong>pour qui</strong> l'on demande (la commune, le CCAS), jamais
         * l'éditeur du logiciel.
         *
         * @param siret son SIRET
         * @return ce builder
         * @throws io.github.impotparticulier.erreur.RequeteInvalideException si la clé du SIRET est fausse
         */
        public Builder destinataire(String siret) {
            destinataire = Siret.de(siret);
            return this;
        }

        /**
         * Choisit l'environnement ; par défaut, la production.
         *
         * @param nouveau l'environnement
         * @return ce builder
         */
        public Builder environnement(Environnement nouveau) {
            propres.environnement(nouveau);
            return this;
        }

        /**
         * Donne une autre adresse : un relais, ou le bac à sable du SDK. Elle ne se donne pas avec un environnement qui en a une autre.
         *
         * @param adresse la racine, sans version ; {@code http} n'est permis que vers la machine elle-même
         * @return ce builder
         */
        public Builder adresse(String adresse) {
            propres.adresse(adresse);
            return this;
        }

        /**
         * Lit ce qui n'est pas donné ici dans les variables d'environnement {@code API_PARTICULIER_TOKEN}, {@code API_PARTICULIER_ENV}
         * ({@code production} ou {@code staging}) et {@code API_PARTICULIER_BASE_URL}. Ce que le builder donne, avant ou après, l'emporte
         * sur la variable du même réglage.
         *
         * @return ce builder
         */
        public Builder depuisEnvironnement() {
            propres.variables(System::getenv);
            return this;
        }

        /**
         * Lit de même dans une table : une configuration, ou celle que donne le bac à sable ({@code bac.variables()}). Ce qui y porte un autre
         * nom est sans effet.
         *
         * @param variables les variables, sous les mêmes noms ; une valeur nulle ou blanche manque
         * @return ce builder
         */
        public Builder depuis(Map<String, String> variables) {
            UnaryOperator<@Nullable String> lues = new HashMap<>(variables)::get;
            propres.variables(lues);
            return this;
        }

        /**
         * Borne la durée d'un essai, c'est-à-dire d'une requête HTTP. Par défaut, 15 secondes, ce qui est aussi le moins : le serveur en
         * attend 10 son fournisseur, et un essai coupé ne peut être refait.
         *
         * @param delai de 15 secondes à un jour
         * @return ce builder
         */
        @Override
        public Builder delaiEssai(Duration delai) {
            return super.delaiEssai(ReglagesParticulier.delaiEssai(delai));
        }

        /**
         * {@return le client}
         *
         * @throws IllegalStateException s'il manque le jeton, ou si deux réglages se contredisent ; le message nomme les deux
         */
        public ApiParticulierClient build() {
            String jeton = propres.jeton(sourceJetons() != null);
            VerdictsParticulier verdicts = new VerdictsParticulier(essaisMax() > 1, temps().horloge());
            Acces acces =
                    jeton == null ? new Acces.OAuth2("", null, null, sourceJetons(), verdicts) : new Acces.Fixe(jeton);
            Passerelle passerelle = Passerelle.ouvrir(reglages(new Raccord(
                    Verifications.adresse(propres.racine()), acces, new DebitParticulier(propres.editeur(), temps()))));
            LecteurParticulier lecteur =
                    new LecteurParticulier(new Appelant(passerelle, delais()), destinataire, essaisMax() > 1);
            return new ApiParticulierClient(lecteur, jeton, passerelle);
        }

        /** {@return un texte fixe, sans réglage} */
        @Override
        public String toString() {
            return "ApiParticulierClient.Builder";
        }
    }
}
