package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.ifi.SituationIfi;
import io.github.impotparticulier.internal.dgfip.Ligne.Contenu;
import io.github.impotparticulier.internal.json.ChampsDgfip;
import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.Declarant;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.ir.SituationsMultiples;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.r2p.PersonnePhysique;
import io.github.impotparticulier.th.SituationsTh;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Ce que porte le corps de chaque ressource : des données, écartées si elles sont d'une autre personne ou d'une autre année. */
final class Contenus {
    static final Contenu<SituationIr> FOYER = new Contenu<>("foyer", Contenus::situation);
    static final Contenu<SituationsMultiples> FOYERS = new Contenu<>("foyers", Contenus::situations);
    static final Contenu<AvisIr> AVIS = new Contenu<>("avis", Contenus::avis);
    static final Contenu<SituationsTh> HABITATION = new Contenu<>("habitation", Contenus::habitation);
    static final Contenu<SituationIfi> FORTUNE = new Contenu<>("fortune", Contenus::fortune);
    static final Contenu<EligibiliteLep> ELIGIBILITE = new Contenu<>("éligibilité", Contenus::eligibilite);
    static final Contenu<Spi> NUMERO = new Contenu<>("numéro", Contenus::numero);
    static final Contenu<PersonnePhysique> PERSONNE = new Contenu<>("personne", Contenus::personne);
    static final Contenu<PersonnePhysique> PERSONNE_DU_NUMERO =
            new Contenu<>(PERSONNE.nom(), Contenus::personneDuNumero);
    static final Contenu<String> DESCRIPTIF = new Contenu<>("descriptif", Contenus::descriptif);

    private Contenus() {}

    private static SituationIr situation(ObjetJson json, Demande demande) {
        FauxSucces.exigerUnChamp(json, ChampsDgfip.FOYER);
        return exigerDemandee(new SituationIr(json), demande);
    }

    private static SituationsMultiples situations(ObjetJson json, Demande demande) {
        SituationsMultiples lues = new SituationsMultiples(json);
        exigerListe("situationsIR", lues);
        FauxSucces.exigerUnChampDeChacun(json, "situationsIR", ChampsDgfip.FOYER);
        lues.situations().forEach(situation -> exigerDemandee(situation, demande));
        return lues;
    }

    private static AvisIr avis(ObjetJson json, Demande demande) {
        FauxSucces.exigerUnChamp(json, ChampsDgfip.AVIS);
        AvisIr avis = new AvisIr(json);
        exigerDemandee(avis.foyer(), demande);
        return avis;
    }

    /** Une liste vide dit que la personne n'est imposée nulle part ; son absence ne dit rien. */
    private static SituationsTh habitation(ObjetJson json, Demande demande) {
        SituationsTh lues = new SituationsTh(json);
        exigerListe("situationsTH", lues);
        FauxSucces.exigerUnChampDeChacun(json, "situationsTH", ChampsDgfip.IMPOSITION);
        return lues;
    }

    private static SituationIfi fortune(ObjetJson json, Demande demande) {
        FauxSucces.exigerUnChamp(json, ChampsDgfip.IFI);
        return new SituationIfi(json);
    }

    private static EligibiliteLep eligibilite(ObjetJson json, Demande demande) {
        return switch (json.texte("statut").orElse("")) {
            case "O" -> EligibiliteLep.ELIGIBLE;
            case "N" -> EligibiliteLep.NON_ELIGIBLE;
            default -> throw illisible("Le champ « statut » ne vaut ni O ni N.");
        };
    }

    private static Spi numero(ObjetJson json, Demande demande) {
        return json.objet("identifiant")
                .flatMap(identifiant -> identifiant.texte("spi"))
                .flatMap(Spi::siBienForme)
                .orElseThrow(() -> illisible("La réponse ne porte pas de numéro fiscal lisible."));
    }

    /** Le numéro fiscal doit être celui demandé, et à sa place : ni absent, ni dans une liste, ni sous un nom qui imite le chemin. */
    private static PersonnePhysique personneDuNumero(ObjetJson json, Demande demande) {
        PersonnePhysique personne = new PersonnePhysique(json);
        boolean memeNumero = personne.champs().get("identifiant") instanceof Map<?, ?> identifiant
                && identifiant.get("spi") instanceof String porte
                && Spi.siBienForme(porte).equals(Optional.ofNullable(demande.spi()));
        if (!memeNumero) {
            throw incoherente(
                    "La réponse ne porte pas le numéro fiscal demandé ; elle est écartée. Signalez-le à la DGFiP.");
        }
        return personne;
    }

    /**
     * Un autre nom se montre ({@code correspondA}) : la DGFiP rapproche les orthographes. Ni un autre sexe, ni une autre date. Un sexe ou
     * une date que la réponse ne porte pas ne contredisent rien : le contrat n'exige aucun champ d'un état civil.
     */
    private static PersonnePhysique personne(ObjetJson json, Demande demande) {
        PersonnePhysique personne = new PersonnePhysique(json);
        FauxSucces.exigerUnChamp(json.objet("personnePhysique").orElse(ObjetJson.vide()), ChampsDgfip.PERSONNE);
        EtatCivil attendu = demande.etatCivil();
        if (attendu != null && personne.contredit(attendu)) {
            throw incoherente(
                    "La personne rendue n'a pas le sexe ou la date de naissance demandés ; la réponse est écartée. Signalez-le à la"
                            + " DGFiP.");
        }
        return personne;
    }

    private static String descriptif(ObjetJson json, Demande demande) {
        return json.texte("descriptif").orElseThrow(() -> illisible("Le champ « descriptif » manque."));
    }

    /** Exige la liste sans laquelle la réponse ne dit rien : absente, ou à sa place un texte qui le dit, elle n'est pas vide. */
    private static void exigerListe(String nom, Donnees lues) {
        if (!(lues.champs().get(nom) instanceof List)) {
            throw illisible("La réponse ne porte pas le champ « " + nom + " » : ce n'est pas ce que la DGFiP rend.");
        }
    }

    private static SituationIr exigerDemandee(SituationIr situation, Demande demande) {
        exigerPersonne(demande.spi(), situation);
        if (demande.annee().isPresent()) {
            exigerAnnee(demande.annee().getAsInt(), situation);
        }
        return situation;
    }

    private static void exigerAnnee(int demandee, SituationIr situation) {
        if (!peutEtreDe(demandee, situation)) {
            throw incoherente(
                    "La réponse porte sur une autre année que celle demandée, ou sur une année qui ne se lit pas ; elle est écartée."
                            + " Signalez-le à la DGFiP.");
        }
    }

    /** Une année absente n'est pas contractée ; écrite, elle doit se lire et être la bonne : des zéros n'en sont pas une. */
    private static boolean peutEtreDe(int demandee, SituationIr situation) {
        try {
            OptionalInt rendue = situation.annRevenu();
            return rendue.isEmpty() || rendue.getAsInt() == demandee;
        } catch (ReponseIllisibleException e) {
            return false;
        }
    }

    /** Refuse une situation qui porte des numéros fiscaux, mais pas celui de la personne demandée. */
    private static void exigerPersonne(@Nullable Spi demandee, SituationIr situation) {
        Map<String, Object> champs = situation.champs();
        if (!champs.containsKey("spiDec1") && !champs.containsKey("spiDec2")) {
            // D'ordinaire : seules les situations multiples en portent.
            return;
        }
        List<String> portes = new ArrayList<>(2);
        ajouterSpi(situation.declarant1(), portes);
        ajouterSpi(situation.declarant2(), portes);
        if (demandee == null || portes.isEmpty()) {
            return;
        }
        for (String porte : portes) {
            if (Spi.siBienForme(porte).equals(Optional.of(demandee))) {
                return;
            }
        }
        throw incoherente(
                "La réponse porte sur une autre personne que celle demandée ; elle est écartée. Signalez-le à la DGFiP.");
    }

    private static void ajouterSpi(Optional<Declarant> declarant, List<String> portes) {
        Optional<String> spi =
                declarant.isEmpty() ? Optional.empty() : declarant.get().spi();
        if (spi.isPresent()) {
            portes.add(spi.get());
        }
    }

    private static ReponseIllisibleException illisible(String explication) {
        return new ReponseIllisibleException(explication, Circonstances.aucunes());
    }

    private static ReponseIncoherenteException incoherente(String explication) {
        return new ReponseIncoherenteException(explication, Circonstances.aucunes());
    }
}
