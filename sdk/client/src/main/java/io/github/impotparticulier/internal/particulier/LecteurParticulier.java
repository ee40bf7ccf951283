package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.internal.echange.Appelant;
import io.github.impotparticulier.internal.echange.Cible;
import io.github.impotparticulier.internal.echange.Parametre;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.echange.Requete;
import io.github.impotparticulier.internal.echange.Sujet;
import io.github.impotparticulier.internal.echange.Verdicts;
import io.github.impotparticulier.internal.texte.Formes;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.JetonFranceConnect;
import io.github.impotparticulier.personne.Siret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fait d'une ligne et d'une personne une requête, pour un destinataire, et la lit. */
public final class LecteurParticulier {
    /** Le nom court de l'API, dans les guichets. */
    public static final String API = "particulier";

    /** De même, quand c'est le jeton de la personne qui autorise : le serveur ne le compte pas avec celui du client. */
    public static final String API_FRANCE_CONNECT = "particulier.franceconnect";

    private static final Logger JOURNAL = LoggerFactory.getLogger("io.github.impotparticulier");
    private static final Map<String, String> ENTETES = Map.of("Accept", "application/json", "User-Agent", Agent.NOM);
    /** Les paramètres qui disent de quelle année l'on parle. */
    private static final Set<String> ANNEES = Set.of("annee", "campaignYear", "anneeScolaire");

    /** Le jeton FranceConnect vit une minute : au-delà, aucun essai n'a de sens. */
    private static final Duration VIE_FRANCE_CONNECT = Duration.ofSeconds(60);

    private final Appelant appelant;
    private final @Nullable Siret destinataire;
    private final @Nullable String delegation;
    private final Verdicts verdicts;
    private final Controles controles;

    /**
     * Prépare un lecteur.
     *
     * @param appelant le client, ou sa vue
     * @param destinataire pour qui l'on demande, si c'est dit
     * @param reprises faux si rien ne doit être refait
     */
    public LecteurParticulier(Appelant appelant, @Nullable Siret destinataire, boolean reprises) {
        this(
                appelant,
                destinataire,
                null,
                new VerdictsParticulier(reprises, appelant.horloge()),
                new Controles(appelant.horloge()));
    }

    private LecteurParticulier(
            Appelant appelant,
            @Nullable Siret destinataire,
            @Nullable String delegation,
            Verdicts verdicts,
            Controles controles) {
        this.appelant = appelant;
        this.destinataire = destinataire;
        this.delegation = delegation;
        this.verdicts = verdicts;
        this.controles = controles;
    }

    public Appelant appelant() {
        return appelant;
    }

    public LecteurParticulier pour(Appelant nouveau) {
        return new LecteurParticulier(nouveau, destinataire, delegation, verdicts, controles);
    }

    public LecteurParticulier pour(Siret nouveau, @Nullable String nouvelleDelegation) {
        return new LecteurParticulier(appelant, nouveau, nouvelleDelegation, verdicts, controles);
    }

    public <T> CompletableFuture<T> async(Function<LecteurParticulier, ? extends T> action) {
        return appelant.async(nouveau -> action.apply(pour(nouveau)));
    }

    /** Lit la ressource d'une personne, par son état civil. */
    <T> T lire(Ligne<T> ligne, int version, EtatCivil etatCivil, List<Parametre> options, Predicate<T> coherente) {
        List<Parametre> identite =
                ParametresIdentite.de(Objects.requireNonNull(etatCivil, "etatCivil"), ligne.identite());
        return lire(ligne, version, Mode.IDENTITE, identite, options, null, coherente);
    }

    /** De même, par son jeton FranceConnect : les paramètres d'identité seraient ignorés. */
    <T> T lire(Ligne<T> ligne, int version, JetonFranceConnect jeton, List<Parametre> options, Predicate<T> coherente) {
        Objects.requireNonNull(jeton, "jeton");
        return lire(ligne, version, Mode.FRANCE_CONNECT, List.of(), options, jeton, coherente);
    }

    /** De même, par un identifiant. */
    <T> T lire(Ligne<T> ligne, int version, Mode mode, List<Parametre> parametres, Predicate<T> coherente) {
        return lire(ligne, version, mode, parametres, List.of(), null, coherente);
    }

    private <T> T lire(
            Ligne<T> ligne,
            int version,
            Mode mode,
            List<Parametre> personne,
            List<Parametre> options,
            @Nullable JetonFranceConnect jeton,
            Predicate<T> coherente) {
        if (ligne.depreciees().contains(version)) {
            JOURNAL.debug("{} : la version {} est dépréciée, voyez la version {}.", ligne, version, ligne.version());
        }
        return envoyer(ligne.operation(), ligne.route(version, mode), personne, options, jeton, reponse -> {
            T donnees = ligne.lire(reponse.json());
            if (!coherente.test(donnees)) {
                throw new ReponseIncoherenteException(
                        "La réponse porte sur autre chose que ce qui était demandé ; elle est écartée. Signalez-le au support de"
                                + " l'API.",
                        Circonstances.aucunes());
            }
            return donnees;
        });
    }

    /**
     * Lit un chemin, pour le destinataire.
     *
     * @param personne les paramètres qui la désignent, s'il n'y a pas de jeton
     * @param options les autres
     */
    <T> T envoyer(
            String operation,
            String route,
            List<Parametre> personne,
            List<Parametre> options,
            @Nullable JetonFranceConnect jeton,
            Function<Reponse, T> decodeur) {
        List<Parametre> complets = new ArrayList<>(personne.size() + options.size() + 2);
        String demande = valeur(personne, "recipient") + valeur(options, "recipient");
        if (demande.isEmpty()) {
            if (destinataire == null) {
                throw Formes.invalide("Il manque le destinataire, celui pour qui l'on demande : donnez son SIRET par"
                        + " destinataire(…) à la construction du client, ou par pourDestinataire(…).");
            }
            complets.add(new Parametre("recipient", destinataire.valeur()));
        }
        if (delegation != null && jeton == null) {
            if (!demande.isEmpty()
                    && (destinataire == null || !destinataire.valeur().equals(demande))) {
                throw Formes.invalide(
                        "Une vue de pourDelegation(…) ne demande que pour le destinataire de sa délégation :"
                                + " donnez l'autre à pourDestinataire(…) ou à pourDelegation(…).");
            }
            complets.add(new Parametre("delegation_id", delegation));
        }
        complets.addAll(personne);
        complets.addAll(options);
        controles.verifier(complets);
        return lire(operation, route, personne, complets, jeton, decodeur);
    }

    /** Lit un chemin du service, sans destinataire. */
    <T> T service(String operation, String route, String chemin, Verdicts attendus, Function<Reponse, T> decodeur) {
        Requete requete = new Requete(
                operation,
                new Cible(route, chemin, List.of()),
                Sujet.AUCUN,
                Guichet.de(API),
                "",
                ENTETES,
                null,
                attendus);
        return appelant.lire(appelant.commencer(), requete, decodeur);
    }

    private <T> T lire(
            String operation,
            String route,
            List<Parametre> personne,
            List<Parametre> parametres,
            @Nullable JetonFranceConnect jeton,
            Function<Reponse, T> decodeur) {
        List<Parametre> designation = jeton == null ? personne : List.of(new Parametre("jeton", jeton.valeur()));
        Requete requete = new Requete(
                operation,
                new Cible(route, route, List.copyOf(parametres)),
                new Sujet(designation, route, annee(parametres)),
                Guichet.de(jeton == null ? API : API_FRANCE_CONNECT, valeur(parametres, "recipient")),
                "",
                ENTETES,
                jeton == null ? null : jeton.valeur(),
                verdicts);
        Appelant qui = jeton == null || appelant.delais().appel().compareTo(VIE_FRANCE_CONNECT) <= 0
                ? appelant
                : appelant.avecDelaiAppel(VIE_FRANCE_CONNECT);
        return qui.lire(qui.commencer(), requete, decodeur);
    }

    /** L'année demandée ; celle de la rentrée, d'une année scolaire. */
    private static OptionalInt annee(List<Parametre> parametres) {
        for (Parametre parametre : parametres) {
            if (ANNEES.contains(parametre.nom())) {
                return OptionalInt.of(Integer.parseInt(parametre.valeur().split("-", 2)[0]));
            }
        }
        return OptionalInt.empty();
    }

    /** La valeur de ce paramètre ; vide s'il n'est pas donné : les contrôles refusent un texte vide. */
    private static String valeur(List<Parametre> parametres, String nom) {
        for (Parametre parametre : parametres) {
            if (parametre.nom().equals(nom)) {
                return parametre.valeur();
            }
        }
        return "";
    }
}
