package io.github.impotparticulier;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appel.SourceJetons;
import io.github.impotparticulier.autre.AppelsAutreApi;
import io.github.impotparticulier.autre.AutreApi;
import io.github.impotparticulier.ifi.Ifi;
import io.github.impotparticulier.internal.dgfip.Attente;
import io.github.impotparticulier.internal.dgfip.Lecteur;
import io.github.impotparticulier.internal.dgfip.Lignes;
import io.github.impotparticulier.internal.dgfip.VerdictsDgfip;
import io.github.impotparticulier.internal.echange.Acces;
import io.github.impotparticulier.internal.echange.Appelant;
import io.github.impotparticulier.internal.echange.Delais;
import io.github.impotparticulier.internal.echange.Passerelle;
import io.github.impotparticulier.internal.echange.Quota;
import io.github.impotparticulier.internal.echange.Raccord;
import io.github.impotparticulier.internal.echange.Verifications;
import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.lep.Lep;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.RessourceAnnuelle;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.r2p.R2p;
import io.github.impotparticulier.sfip.Sfip;
import io.github.impotparticulier.th.SituationsTh;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Le client de l'API Impôt particulier : un par jeu d'identifiants et par téléservice, gardé autant que l'application.
 *
 * <p>Utilisable par plusieurs fils d'exécution. Il demande, garde et renouvelle les jetons d'application. Les clients d'un même processus partagent
 * leurs connexions. {@link #close()} ne libère que ce que le client possède : un {@code OkHttpClient} confié reste ouvert.
 *
 * <p>Source : fichiers OpenAPI « Impôt particulier » 1.0, R2P et SFiP.
 */
public final class ImpotParticulierClient implements AutoCloseable {
    private final Lecteur lecteur;
    /** Ce que {@link #close} ferme ; une vue ne possède rien. */
    private final @Nullable Passerelle possedee;

    private ImpotParticulierClient(Lecteur lecteur, @Nullable Passerelle possedee) {
        this.lecteur = lecteur;
        this.possedee = possedee;
    }

    /** {@return de quoi construire un client} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return le calcul du millésime de ce client, pour les méthodes qui veulent une année} */
    public MillesimeCalculator millesimes() {
        return lecteur.millesimes();
    }

    /**
     * Fait des appels dans un autre fil, et rend leur résultat à venir. Une chaîne d'appels tient dans la même fonction :
     *
     * <pre>{@code
     * CompletableFuture<DonneesAnnuelles<SituationIr>> foyer =
     *         client.async(c -> c.irAssiette().derniereAnnee(c.parEtatCivil(etatCivil)));
     * }</pre>
     *
     * <p>L'échéance d'un appel vaut pour le tout, attente d'un fil comprise ({@code client.avecDelaiAppel(…).async(…)} pour une chaîne
     * plus longue) ; passée, le résultat est une {@link io.github.impotparticulier.erreur.ServiceIndisponibleException}. L'annuler, ou le
     * compléter, coupe l'échange en cours et empêche les suivants ; annuler ce que vous en dérivez ({@code thenApply}…) n'y
     * remonte pas. Tout ce que la fonction lève vient par le résultat, fautes de programme comprises.
     *
     * <p>Le client que la fonction reçoit a les réglages de celui-ci ; il ne vaut que jusqu'à ce qu'elle rende la main, et le fermer ne
     * ferme rien. Les appels faits par un autre client, celui-ci compris, ne sont pas coupés avec elle. Un {@code async} dans la
     * fonction se fait aussitôt, dans le même fil.
     *
     * <p>Le fil est l'un des 64 du client, démons, ou de l'exécuteur confié ({@link Builder#executeur}), avec votre chargeur de contexte.
     *
     * @param <T> ce que la fonction rend
     * @param appels les appels à faire
     * @return le résultat à venir
     */
    public <T> CompletableFuture<T> async(Function<? super ImpotParticulierClient, ? extends T> appels) {
        Objects.requireNonNull(appels, "appels");
        return lecteur.async(duLecteur -> appels.apply(vue(duLecteur)));
    }

    /** {@return la ressource « IR assiette » : les données de la déclaration de revenus} */
    public IrAssiette irAssiette() {
        return lecteur.irAssiette();
    }

    /** {@return la ressource « IR facture » : le foyer et les lignes de l'avis d'impôt sur le revenu} */
    public RessourceAnnuelle<AvisIr> irFacture() {
        return lecteur.annuelle(Lignes.IR_FACTURE);
    }

    /** {@return la ressource « TH » : la taxe d'habitation, jusqu'en 2022} */
    public RessourceAnnuelle<SituationsTh> th() {
        return lecteur.annuelle(Lignes.TH);
    }

    /** {@return la ressource « ISF/IFI » : le foyer est-il imposé} */
    public Ifi ifi() {
        return lecteur.ifi();
    }

    /** {@return la ressource « LEP », pour les banques} */
    public Lep lep() {
        return lecteur.lep();
    }

    /** {@return l'API « R2P » : la recherche d'une personne} */
    public R2p r2p() {
        return lecteur.r2p();
    }

    /** {@return l'API « SFiP » : le courtier qui cherche la personne et lit ses données} */
    public Sfip sfip() {
        return lecteur.sfip();
    }

    /**
     * {@return les appels d'une autre API de la même passerelle, dont le SDK ne connaît pas les messages : Infinoé, par exemple}
     *
     * @param api son nom, son chemin et sa portée, que le portail donne
     */
    public AppelsAutreApi autreApi(AutreApi api) {
        return lecteur.autreApi(Objects.requireNonNull(api, "api"));
    }

    /**
     * Cherche une personne par son état civil, pour lire ensuite ses données : l'enchaînement de R2P et de l'API Impôt particulier.
     *
     * @param etatCivil l'état civil, aussi complet que possible
     * @return la personne, désignée par son numéro fiscal
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si personne ne répond à cet état civil
     * @throws io.github.impotparticulier.erreur.PersonneIndistincteException s'ils sont plusieurs, ou le dossier non communicable
     */
    public Usager parEtatCivil(EtatCivil etatCivil) {
        return r2p().usager(etatCivil);
    }

    /**
     * {@return ce client, pour des appels d'une autre durée : mêmes connexions, mêmes jetons, même quota}
     *
     * <p>Les délais d'essai et de connexion gardent leur valeur. Fermer la vue ne ferme rien.
     *
     * @param delai l'échéance d'un appel entier, positive, d'un jour au plus
     */
    public ImpotParticulierClient avecDelaiAppel(Duration delai) {
        return vue(lecteur.pour(lecteur.appelant().avecDelaiAppel(delai)));
    }

    /**
     * {@return ce client, pour des appels dont chaque essai a une autre durée} Fermer la vue ne ferme rien.
     *
     * @param delai la durée d'un essai, c'est-à-dire d'une requête HTTP, positive, d'un jour au plus
     */
    public ImpotParticulierClient avecDelaiEssai(Duration delai) {
        return vue(lecteur.pour(lecteur.appelant().avecDelaiEssai(delai)));
    }

    /**
     * {@return ce client, pour des appels dont la connexion a une autre durée} Fermer la vue ne ferme rien.
     *
     * @param delai la durée d'une connexion, positive, d'un jour au plus
     */
    public ImpotParticulierClient avecDelaiConnexion(Duration delai) {
        return vue(lecteur.pour(lecteur.appelant().avecDelaiConnexion(delai)));
    }

    /**
     * {@return ce client, pour des appels qui portent cette référence : l'agent qui demande, le dossier}
     *
     * <p>Elle est rendue telle quelle à votre {@link io.github.impotparticulier.appel.EcouteurAppels}, pour votre journal des accès ; elle n'est ni envoyée, ni
     * journalisée par le SDK. Fermer la vue ne ferme rien.
     *
     * @param reference la vôtre
     */
    public ImpotParticulierClient avecReference(String reference) {
        return vue(lecteur.pour(lecteur.appelant().avecReference(Objects.requireNonNull(reference, "reference"))));
    }

    private static ImpotParticulierClient vue(Lecteur lecteur) {
        return new ImpotParticulierClient(lecteur, null);
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
        return "ImpotParticulierClient";
    }

    /**
     * Les réglages d'un client. Passerelle et identifiants (ou {@link #sourceJetons}) sont exigés ; le reste a des valeurs par défaut :
     * 30 secondes par appel, 10 par essai, trois essais. Une panne passagère (réseau, 408, 429, 502, 503, 504, 500 sans code de la DGFiP)
     * est refaite ; jamais l'écriture d'une {@link AutreApi}, une fois partie.
     *
     * <p>Chaque méthode rend ce même builder. Un réglage impossible lève {@link IllegalArgumentException} aussitôt, un
     * réglage manquant {@link IllegalStateException} à {@link #build()}.
     */
    public static final class Builder extends BuilderCommun<Builder> {
        private static final Pattern RACINE_DEPASSEE = Pattern.compile("/(token|impotparticulier|r2p|sfip)(/|$)");
        private static final int ID_TELESERVICE_MAX = 255;
        private static final int QUOTA_MAX = 1_000_000;

        private @Nullable HttpUrl passerelle;
        private @Nullable String cle;
        private @Nullable String secret;
        private @Nullable String idTeleservice;
        private MillesimeCalculator millesimes = MillesimeCalculator.officiel();
        private final Map<Guichet, Integer> quotas = new HashMap<>();

        private Builder() {
            super(Delais.PAR_DEFAUT);
        }

        @Override
        Builder ceBuilder() {
            return this;
        }

        /**
         * Donne l'adresse de la passerelle, telle que le portail APIM la communique.
         *
         * @param adresse la racine, sans {@code /token} ni chemin d'API ; {@code http} n'est permis que vers la machine elle-même
         * @return ce builder
         */
        public Builder passerelle(String adresse) {
            HttpUrl lue = Verifications.adresse(adresse);
            if (RACINE_DEPASSEE.matcher(lue.encodedPath()).find()) {
                throw new IllegalArgumentException(
                        "Adresse de passerelle trop longue : donnez la racine, sans /token ni le chemin"
                                + " d'une API (/impotparticulier/1.0, /r2p/v1, /sfip/v1).");
            }
            passerelle = lue;
            return this;
        }

        /**
         * Donne les identifiants de l'application, remis par le portail APIM.
         *
         * @param nouvelleCle la clé (« consumer key »)
         * @param nouveauSecret le secret (« consumer secret »)
         * @return ce builder
         */
        public Builder identifiants(String nouvelleCle, String nouveauSecret) {
            cle = Verifications.visible(nouvelleCle, "La clé");
            secret = Verifications.visible(nouveauSecret, "Le secret");
            return this;
        }

        /**
         * Donne l'identifiant du téléservice, envoyé avec chaque appel ({@code ID_Teleservice}). La DGFiP en attribue un par
         * cas d'usage. Facultatif, sauf pour SFiP.
         *
         * @param identifiant l'identifiant attribué
         * @return ce builder
         */
        public Builder idTeleservice(String identifiant) {
            idTeleservice = Verifications.visible(identifiant, "L'identifiant de téléservice", ID_TELESERVICE_MAX);
            return this;
        }

        /**
         * Lit les réglages des variables d'environnement {@code DGFIP_PASSERELLE}, {@code DGFIP_CLE}, {@code DGFIP_SECRET} et,
         * si elle existe, {@code DGFIP_ID_TELESERVICE}.
         *
         * @return ce builder
         * @throws IllegalStateException si l'une des trois premières manque ; le message les nomme
         */
        public Builder depuisEnvironnement() {
            return lire(System::getenv);
        }

        /**
         * Lit de même dans une table : une configuration, ou celle que donne le bac à sable ({@code bac.variables()}). Ce qui y porte un autre
         * nom est sans effet.
         *
         * @param variables les variables, sous les mêmes noms ; une valeur nulle ou blanche manque
         * @return ce builder
         * @throws IllegalStateException si l'une des trois premières manque ; le message les nomme
         */
        public Builder depuis(Map<String, String> variables) {
            return lire(variables::get);
        }

        private Builder lire(UnaryOperator<@Nullable String> variables) {
            passerelle(Verifications.variable(variables, "DGFIP_PASSERELLE"));
            identifiants(
                    Verifications.variable(variables, "DGFIP_CLE"), Verifications.variable(variables, "DGFIP_SECRET"));
            String identifiant = variables.apply("DGFIP_ID_TELESERVICE");
            return identifiant == null || identifiant.isBlank() ? this : idTeleservice(identifiant);
        }

        /**
         * Remplace le calcul du millésime : autre calendrier, bascule contractuelle, horloge. Par défaut,
         * {@link MillesimeCalculator#officiel()}.
         *
         * @param calcul le calcul à employer
         * @return ce builder
         */
        public Builder millesimes(MillesimeCalculator calcul) {
            millesimes = Objects.requireNonNull(calcul, "millesimes");
            return this;
        }

        /**
         * Respecte un quota : jamais plus de ce nombre de requêtes vers une même API dans une minute, d'où qu'on la compte,
         * sauf si quelque chose retient en chemin une requête que l'appel a déjà abandonnée. Chacune des trois API a le sien ; une
         * {@link AutreApi}, celui qu'on lui donne. Par défaut, aucun. Un appel attend sa place, dans l'ordre d'arrivée ; s'il est sûr
         * de ne pas l'avoir avant son échéance, il échoue aussitôt
         * ({@link io.github.impotparticulier.erreur.QuotaDepasseException}), et rien n'est parti.
         *
         * <p>Une place ne ressert qu'une minute après la fin de sa requête, plus que l'échéance par défaut : pour un lot, donnez aux
         * appels le temps d'attendre ({@code client.avecDelaiAppel(Duration.ofMinutes(5))}).
         *
         * <p>Ce quota ne compte que ce client ; si plusieurs clients ou serveurs se partagent celui de votre contrat, donnez à chacun sa
         * part, ou remplacez le limiteur.
         *
         * @param requetes le nombre contracté, de 1 à 1 000 000
         * @return ce builder
         * @see #limiteur
         */
        public Builder quotaParMinute(int requetes) {
            return quotaParMinute(Guichet.IMPOT_PARTICULIER, requetes)
                    .quotaParMinute(Guichet.R2P, requetes)
                    .quotaParMinute(Guichet.SFIP, requetes);
        }

        /**
         * Respecte un quota pour une API.
         *
         * @param guichet l'une des constantes de {@link Guichet}, ou celui d'une {@link AutreApi} ; un autre ne limiterait rien
         * @param requetes le nombre contracté, de 1 à 1 000 000
         * @return ce builder
         */
        public Builder quotaParMinute(Guichet guichet, int requetes) {
            Objects.requireNonNull(guichet, "guichet");
            if (requetes < 1 || requetes > QUOTA_MAX) {
                throw new IllegalArgumentException("quotaParMinute : donnez un nombre de 1 à " + QUOTA_MAX + ".");
            }
            quotas.put(guichet, requetes);
            return this;
        }

        /**
         * {@return le client}
         *
         * @throws IllegalStateException s'il manque la passerelle ou les identifiants, ou si deux réglages s'excluent ; le message dit lesquels
         */
        public ImpotParticulierClient build() {
            if (limiteur() != null && !quotas.isEmpty()) {
                throw new IllegalStateException(
                        "Donnez quotaParMinute ou limiteur, pas les deux : le limiteur déciderait seul.");
            }
            SourceJetons source = sourceJetons();
            if (source == null) {
                Verifications.donne(cle, "les identifiants", "identifiants(cle, secret)");
            } else if (cle != null) {
                throw new IllegalStateException(
                        "Donnez identifiants ou sourceJetons, pas les deux : la source déciderait seule.");
            }
            Passerelle nouvelle = Passerelle.ouvrir(reglages(new Raccord(
                    Verifications.donne(passerelle, "la passerelle", "passerelle(\"https://…\")"),
                    new Acces.OAuth2(
                            "/token", cle, secret, source, new VerdictsDgfip(Attente.LECTURE, temps().horloge())),
                    quotas.isEmpty() ? null : new Quota(quotas, temps()))));
            return new ImpotParticulierClient(
                    new Lecteur(new Appelant(nouvelle, delais()), millesimes, idTeleservice), nouvelle);
        }

        /** {@return un texte fixe, sans réglage} */
        @Override
        public String toString() {
            return "ImpotParticulierClient.Builder";
        }
    }
}
