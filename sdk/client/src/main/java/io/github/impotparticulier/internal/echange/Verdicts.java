package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.internal.echange.Issue.Echec;
import java.time.Duration;
import java.util.List;

/** Ce que veulent dire les réponses d'une API, et les refus de ses titres. */
public interface Verdicts {
    /** Vrai si la réponse est de celles que la demande attend. */
    boolean attendue(Reponse reponse);

    /** Ce que veut dire une réponse qui n'est pas attendue. */
    Echec<Reponse> deRessource(Reponse reponse, Requete requete);

    /** Ce que veut dire une réponse à une demande de jeton qui n'en porte pas. */
    <T> Echec<T> deJeton(Reponse reponse);

    /**
     * Les repos à prendre l'un après l'autre avant de refaire ce que le serveur remet à plus tard ; vide si ce refus n'en est pas là, et se
     * refait, ou non, comme une panne.
     */
    default List<Duration> repos(Echec<?> refus) {
        return List.of();
    }

    /**
     * Vrai si une panne passagère du réseau se refait.
     *
     * @param coupee vrai si la demande, partie, a été coupée par sa propre borne : le serveur la traite peut-être encore
     */
    default boolean seRefait(boolean coupee) {
        return true;
    }

    /** Vrai si refaire la demande après ces deux manques de suite serait insister. */
    default boolean insiste(Echec<?> precedent, Echec<?> refus) {
        return false;
    }

    /** Faux si ce refus dit que la demande n'a pas été transmise à l'API. */
    default boolean peutEtreTransmise(Reponse refus) {
        return true;
    }

    /** Vrai si ce refus est celui d'un titre. */
    boolean titreRefuse(Echec<?> refus);

    /** Vrai si ce refus montre que le titre, lui, a été accepté. */
    boolean titreAccepte(Echec<?> refus);

    /** Vrai si la demande porte, outre le titre du client, celui de la personne : un refus peut être de l'un ou de l'autre. */
    default boolean porteDeuxTitres(Requete requete) {
        return false;
    }

    /** Vrai si le serveur dit en toutes lettres que c'est le titre du client qu'il refuse. */
    default boolean titreDuClientNomme(Echec<?> refus) {
        return true;
    }

    /**
     * Ce que veut dire le refus définitif d'un titre.
     *
     * @param connu vrai si le serveur a déjà accepté celui du client
     */
    default Echec<Reponse> refusDefinitif(Requete requete, Echec<Reponse> refus, boolean connu) {
        return refus;
    }
}
