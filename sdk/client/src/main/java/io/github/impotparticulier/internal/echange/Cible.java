package io.github.impotparticulier.internal.echange;

import java.util.List;
import okio.ByteString;

/**
 * Où va une demande.
 *
 * @param route le gabarit de la route, sans donnée personnelle
 * @param chemin le chemin réel, depuis la racine du serveur
 * @param parametres les paramètres de l'adresse, dans l'ordre
 */
public record Cible(String route, String chemin, List<Parametre> parametres) {
    /** Plus courte, une valeur se trouve dans un corps par hasard. */
    private static final int NOM_MIN = 8;

    /** Vrai si ce corps porte une valeur que le chemin met à la place d'une variable du gabarit : la personne demandée. */
    boolean nommeDans(ByteString corps) {
        String[] gabarit = route.split("/", -1);
        String[] reel = chemin.split("/", -1);
        for (int i = 1; i <= gabarit.length; i++) {
            boolean variable = gabarit[gabarit.length - i].startsWith("{");
            String valeur = reel[reel.length - i];
            if (variable && valeur.length() >= NOM_MIN && corps.indexOf(ByteString.encodeUtf8(valeur)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Le gabarit : le chemin et les paramètres sont personnels. */
    @Override
    public String toString() {
        return route;
    }
}
