package io.github.impotparticulier.bacasable.particulier;

import java.util.List;

/** Contrôle des paramètres, et ajoute ce qu'il trouve aux erreurs : elles partent toutes à la fois. */
@FunctionalInterface
interface Controle {
    void controler(Requete requete, Contexte contexte, List<Erreur> erreurs);
}
