package io.github.impotparticulier;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.internal.dgfip.Attente;
import io.github.impotparticulier.internal.dgfip.VerdictsDgfip;
import io.github.impotparticulier.internal.echange.Cible;
import io.github.impotparticulier.internal.echange.Delais;
import io.github.impotparticulier.internal.echange.Operation;
import io.github.impotparticulier.internal.echange.Parametre;
import io.github.impotparticulier.internal.echange.Passerelle;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.echange.Requete;
import io.github.impotparticulier.internal.echange.Tache;
import io.github.impotparticulier.ir.Declarant;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.personne.JetonFranceConnect;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fait d'une {@link Ligne} et d'une personne une requête, et la lit. */
final class Lecteur {
    static final int PREMIERE_ANNEE = 2000;

    private static final String SANS_RESULTAT = "4101";
    private static final String NON_OUVERTE = "4031";

    private final Passerelle passerelle;
    private final MillesimeCalculator millesimes;
    private final @Nullable String idTeleservice;
    private final Delais delais;
    private final @Nullable String reference;
    private final @Nullable Tache tache;

    /**
     * Prépare un lecteur.
     *
     * @param passerelle où lire
     * @param millesimes le calcul de l'année
     * @param idTeleservice l'identifiant de téléservice du client, s'il en a un
     * @param delais les bornes de temps
     * @param reference la référence du programme, pour l'écouteur
     * @param tache la tâche asynchrone pour laquelle il lit, s'il y en a une
     */
    Lecteur(
            Passerelle passerelle,
            MillesimeCalculator millesimes,
            @Nullable String idTeleservice,
            Delais delais,
            @Nullable String reference,
            @Nullable Tache tache) {
        this.passerelle = passerelle;
        this.millesimes = millesimes;
        this.idTeleservice = idTeleservice;
        this.delais = delais;
        this.reference = reference;
        this.tache = tache;
    }

    Lecteur avecDelais(Delais nouveaux) {
        return new Lecteur(passerelle, millesimes, idTeleservice, nouveaux, reference, tache);
    }

    Lecteur avecReference(String nouvelle) {
        return new Lecteur(passerelle, millesimes, idTeleservice, delais, nouvelle, tache);
    }

    Delais delais() {
        return delais;
    }

    MillesimeCalculator millesimes() {
        return millesimes;
    }

    /** Commence une opération du SDK, dont toutes les requêtes partagent une échéance. */
    Operation commencer() {
        return passerelle.commencer(delais, reference, tache);
    }

    /** Fait cette action dans un autre fil, avec un lecteur qui ne sert qu'à elle. */
    <T> CompletableFuture<T> async(Function<Lecteur, ? extends T> action) {
        return passerelle.async(
                delais,
                tache,
                nouvelle ->
                        action.apply(new Lecteur(passerelle, millesimes, idTeleservice, delais, reference, nouvelle)));
    }

    /** Lit une ressource de l'API Impôt particulier, dans le mode de l'usager. */
    <T> T lire(
            Operation operation,
            String nom,
            Ligne ligne,
            Usager usager,
            Map<String, String> variables,
            Function<Reponse, T> decodeur) {
        Acces acces = usager.selon(spi -> new Acces("/spi/{spi}", spi, null), jeton -> new Acces("", null, jeton));
        return lire(operation, nom, ligne, acces, variables, Map.of(), decodeur);
    }

    /** Le numéro fiscal, si c'est par lui que la personne est désignée : elle seule est attendue dans la réponse. */
    static @Nullable Spi spi(Usager usager) {
        return usager.<@Nullable Spi>selon(spi -> spi, jeton -> null);
    }

    static boolean parFranceConnect(Usager usager) {
        return usager.selon(spi -> false, jeton -> true);
    }

    /** Cherche une personne, par paramètres ou par numéro fiscal. */
    <T> T chercher(
            Operation operation,
            String nom,
            Ligne ligne,
            @Nullable Spi spi,
            Map<String, String> variables,
            Map<String, String> parametres,
            Function<Reponse, T> decodeur) {
        if (ligne.guichet().equals(Guichet.SFIP) && idTeleservice == null && ligne != Ligne.SFIP_INFORMATION) {
            throw new RequeteInvalideException(
                    "SFiP exige un identifiant de téléservice : donnez-le par idTeleservice(…) à la construction du client.",
                    Circonstances.aucunes());
        }
        return lire(operation, nom, ligne, new Acces("", spi, null), variables, parametres, decodeur);
    }

    private <T> T lire(
            Operation operation,
            String nom,
            Ligne ligne,
            Acces acces,
            Map<String, String> variables,
            Map<String, String> parametres,
            Function<Reponse, T> decodeur) {
        String route = acces.prefixe() + ligne.chemin();
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            route = route.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        Spi spi = acces.spi();
        String chemin = ligne.racine() + (spi == null ? route : route.replace("{spi}", spi.valeur()));
        List<Parametre> deLAdresse = new ArrayList<>(parametres.size());
        parametres.forEach((cle, valeur) -> deLAdresse.add(new Parametre(cle, valeur)));
        String annee = variables.get("annrev");
        Requete requete = new Requete(
                nom,
                new Cible(route, chemin, deLAdresse),
                annee == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(annee)),
                ligne.guichet(),
                ligne.scope(),
                entetes(ligne, acces.jeton()),
                null,
                new VerdictsDgfip(attente(ligne), passerelle.horloge()));
        Reponse reponse = passerelle.lire(requete, operation);
        try {
            return decodeur.apply(reponse);
        } catch (ReponseIllisibleException e) {
            throw reponse.illisible(e);
        } catch (ReponseIncoherenteException e) {
            throw reponse.incoherente(e);
        }
    }

    private Map<String, String> entetes(Ligne ligne, @Nullable JetonFranceConnect jeton) {
        Map<String, String> entetes = new LinkedHashMap<>();
        entetes.put("Accept", ligne.typeMedia());
        if (idTeleservice != null && !ligne.guichet().equals(Guichet.R2P)) {
            entetes.put("ID_Teleservice", idTeleservice);
        }
        if (jeton != null) {
            entetes.put(VerdictsDgfip.FRANCE_CONNECT, jeton.valeur());
        }
        return entetes;
    }

    private static Attente attente(Ligne ligne) {
        return switch (ligne) {
            case LEP -> Attente.LECTURE_PARFOIS_VIDE;
            case R2P_SPI, R2P_PERSONNE, R2P_PERSONNE_PAR_SPI, SFIP_LEP, SFIP_DERNIERE_SITUATION -> Attente.RECHERCHE;
            default -> Attente.LECTURE;
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

    /** Vrai si la DGFiP dit elle-même ne pas ouvrir cette année ; un refus de la passerelle, ou d'un proxy, n'en dit rien. */
    static boolean nonOuverte(AccesRefuseException e) {
        return e.code().filter(NON_OUVERTE::equals).isPresent();
    }

    /** Vrai si l'horloge s'écarte d'un jour au moins de celle de la passerelle : on ne conclut pas d'une date fausse. */
    boolean horlogeFausse(Operation operation) {
        return operation.ecart(millesimes.horloge()).isPresent();
    }

    /** Refuse de conclure d'une date fausse. */
    void exigerHorloge(Operation operation) {
        operation.ecart(millesimes.horloge()).ifPresent(ecart -> {
            throw new RequeteInvalideException(
                    "L'horloge de cette machine s'écarte de " + ecart.toDays()
                            + (ecart.toDays() == 1 ? " jour" : " jours")
                            + " de celle de la passerelle : elle est fausse, et l'année ne peut s'en déduire. Réglez-la, ou demandez"
                            + " une année par pour(…).",
                    operation.circonstances());
        });
    }

    /** Exige le champ sans lequel la réponse ne dit rien : une liste absente n'est pas une liste vide. */
    static void exigerChamp(String nom, Donnees lues) {
        if (!lues.champs().containsKey(nom)) {
            throw new ReponseIllisibleException(
                    "La réponse ne porte pas le champ « " + nom + " » : ce n'est pas ce que la DGFiP rend.",
                    Circonstances.aucunes());
        }
    }

    /** Rend la situation, ou la refuse si elle est d'une autre année que celle demandée. */
    static SituationIr exigerAnnee(int demandee, SituationIr situation) {
        boolean autre = situation
                .champ("annRevenu")
                .filter(annee -> annee.matches("[0-9]{4}") && Integer.parseInt(annee) != demandee)
                .isPresent();
        if (autre) {
            throw new ReponseIncoherenteException(
                    "La réponse porte sur une autre année que celle demandée ; elle est écartée. Signalez-le à la DGFiP.",
                    Circonstances.aucunes());
        }
        return situation;
    }

    /** Rend la situation, ou la refuse si elle porte des numéros fiscaux, mais pas celui de la personne demandée. */
    static SituationIr exigerPersonne(@Nullable Spi demandee, SituationIr situation) {
        List<String> portes = new ArrayList<>(2);
        ajouterSpi(situation.declarant1(), portes);
        ajouterSpi(situation.declarant2(), portes);
        exigerPersonne(demandee, portes);
        return situation;
    }

    private static void ajouterSpi(Optional<Declarant> declarant, List<String> portes) {
        Optional<String> spi =
                declarant.isEmpty() ? Optional.empty() : declarant.get().spi();
        if (spi.isPresent()) {
            portes.add(spi.get());
        }
    }

    static void exigerPersonne(@Nullable Spi demandee, List<String> portes) {
        if (demandee == null || portes.isEmpty()) {
            return;
        }
        for (String porte : portes) {
            if (Spi.siBienForme(porte).equals(Optional.of(demandee))) {
                return;
            }
        }
        throw new ReponseIncoherenteException(
                "La réponse porte sur une autre personne que celle demandée ; elle est écartée. Signalez-le à la DGFiP.",
                Circonstances.aucunes());
    }

    /**
     * Ce que la désignation de la personne change à une requête.
     *
     * @param prefixe ce qui précède la route de la ressource ; le numéro fiscal y reste un gabarit
     * @param spi le numéro fiscal, si c'est par lui que la personne est désignée
     * @param jeton le jeton FranceConnect à envoyer, s'il en faut un
     */
    private record Acces(
            String prefixe, @Nullable Spi spi, @Nullable JetonFranceConnect jeton) {}
}
