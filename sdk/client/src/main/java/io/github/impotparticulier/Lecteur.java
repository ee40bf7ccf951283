package io.github.impotparticulier;

import io.github.impotparticulier.Ressource.Api;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.internal.echange.Passerelle;
import io.github.impotparticulier.internal.echange.Requete;
import io.github.impotparticulier.ir.Declarant;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fait d'une ligne de {@link Ressource} et d'une personne une requête, et la lit. */
final class Lecteur {
    static final int PREMIERE_ANNEE = 2000;

    private static final String SANS_RESULTAT = "4101";

    private static final Requete.Usage API_IP = new Requete.Usage(true, false, false);
    private static final Requete.Usage API_IP_LEP = new Requete.Usage(true, false, true);
    private static final Requete.Usage R2P = new Requete.Usage(false, true, false);
    private static final Requete.Usage SFIP = new Requete.Usage(true, true, false);

    private final Passerelle passerelle;
    private final MillesimeCalculator millesimes;
    private final boolean teleservice;

    Lecteur(Passerelle passerelle, MillesimeCalculator millesimes, boolean teleservice) {
        this.passerelle = passerelle;
        this.millesimes = millesimes;
        this.teleservice = teleservice;
    }

    MillesimeCalculator millesimes() {
        return millesimes;
    }

    /** L'échéance d'une opération du SDK, toutes ses requêtes comprises. */
    long nouvelleEcheance() {
        return passerelle.nouvelleEcheance();
    }

    /** Lit une ressource de l'API Impôt particulier, dans le mode de l'usager. */
    <T> T lire(
            String operation,
            Ressource ressource,
            Usager usager,
            Map<String, String> variables,
            long echeance,
            Function<byte[], T> decodeur) {
        return lire(
                operation,
                ressource,
                usager.prefixe(),
                usager.spi(),
                usager.jetonFranceConnect(),
                variables,
                Map.of(),
                echeance,
                decodeur);
    }

    /** Cherche une personne, par paramètres ou par numéro fiscal. */
    <T> T chercher(
            String operation,
            Ressource ressource,
            @Nullable Spi spi,
            Map<String, String> variables,
            Map<String, String> parametres,
            Function<byte[], T> decodeur) {
        if (ressource.api() == Api.SFIP && !teleservice && ressource != Ressource.SFIP_INFORMATION) {
            throw new RequeteInvalideException(
                    "SFiP exige un identifiant de téléservice : donnez-le par idTeleservice(…) à la construction du client.",
                    Circonstances.aucunes());
        }
        return lire(operation, ressource, "", spi, null, variables, parametres, nouvelleEcheance(), decodeur);
    }

    private <T> T lire(
            String operation,
            Ressource ressource,
            String prefixe,
            @Nullable Spi spi,
            @Nullable String jetonFranceConnect,
            Map<String, String> variables,
            Map<String, String> parametres,
            long echeance,
            Function<byte[], T> decodeur) {
        String route = prefixe + ressource.chemin();
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            route = route.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        String chemin = ressource.api().base() + (spi == null ? route : route.replace("{spi}", spi.valeur()));
        Requete requete = new Requete(
                operation,
                route,
                chemin,
                parametres,
                ressource.scope(),
                ressource.typeMedia(),
                usage(ressource),
                jetonFranceConnect);
        return passerelle.lire(requete, echeance, decodeur);
    }

    private static Requete.Usage usage(Ressource ressource) {
        return switch (ressource.api()) {
            case IMPOT_PARTICULIER -> ressource == Ressource.LEP ? API_IP_LEP : API_IP;
            case R2P -> R2P;
            case SFIP -> SFIP;
        };
    }

    /** Refuse une année impossible avant tout envoi. */
    void verifierAnnee(int annee) {
        int derniere = millesimes.aujourdhui().getYear();
        if (annee < PREMIERE_ANNEE || annee > derniere) {
            throw new RequeteInvalideException(
                    "Année " + annee + " hors limites : donnez une année de " + PREMIERE_ANNEE + " à " + derniere + ".",
                    Circonstances.aucunes());
        }
    }

    /** Vrai si la DGFiP dit elle-même n'avoir rien ; une réponse sans code vient peut-être d'ailleurs. */
    static boolean sansResultat(AucunResultatException e) {
        return e.code().filter(SANS_RESULTAT::equals).isPresent();
    }

    /** Rend la situation, ou la refuse si elle porte des numéros fiscaux, mais pas celui de la personne demandée. */
    static SituationIr exigerPersonne(@Nullable Spi demandee, SituationIr situation) {
        exigerPersonne(
                demandee,
                Stream.of(situation.declarant1(), situation.declarant2())
                        .flatMap(Optional::stream)
                        .map(Declarant::spi)
                        .flatMap(Optional::stream)
                        .toList());
        return situation;
    }

    static void exigerPersonne(@Nullable Spi demandee, List<String> portes) {
        boolean autre = demandee != null
                && !portes.isEmpty()
                && portes.stream()
                        .map(Spi::siBienForme)
                        .flatMap(Optional::stream)
                        .noneMatch(demandee::equals);
        if (autre) {
            throw new ReponseIncoherenteException(
                    "La réponse porte sur une autre personne que celle demandée ; elle est écartée. Signalez-le à la DGFiP.",
                    Circonstances.aucunes());
        }
    }

    static Usager exiger(Usager usager) {
        return Objects.requireNonNull(usager, "usager");
    }
}
