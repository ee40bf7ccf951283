package io.github.impotparticulier.millesime;

/** Sur quoi repose un millésime ou un jour de bascule. */
public enum Fiabilite {
    /** Un jour publié par la DGFiP, ou l'arrêt annoncé d'une ressource. */
    OFFICIEL,
    /**
     * Un jour auquel l'administration annonce « la très grande majorité » des foyers taxée, ou les avis en ligne, sans plus de précision :
     * l'API peut avoir quelques jours d'avance ou de retard.
     */
    INDICATIF,
    /** Aucun jour publié n'est connu pour la campagne : le SDK l'estime. */
    ESTIME,
    /** Une bascule convenue entre le partenaire et la DGFiP, que le calculateur applique telle qu'on la lui donne. */
    CONTRACTUEL
}
