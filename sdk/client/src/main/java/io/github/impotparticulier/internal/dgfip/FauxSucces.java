package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.json.NomsDuContrat;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.nio.charset.StandardCharsets;

/** Une erreur sous le statut 200 : lue comme des données, elle serait un foyer vide. */
final class FauxSucces {
    /** Ce qu'une erreur porte, et presque jamais des données. */
    private static final byte[][] INDICES = {
        octets("\"erreur\""), octets("\"fault\""), octets("\"error\""), octets("\"message\"")
    };

    private FauxSucces() {}

    private static byte[] octets(String texte) {
        return texte.getBytes(StandardCharsets.US_ASCII);
    }

    /** Vrai si ce corps est une page, ou une erreur. */
    static boolean est(byte[] corps) {
        int debut = CorpsErreur.debut(corps);
        if (debut == corps.length) {
            return false;
        }
        return corps[debut] == '<' || (porteUnIndice(corps, debut) && estUneErreur(corps));
    }

    /** Vrai s'il faut y lire de plus près : chercher des octets coûte bien moins que lire du JSON, ce qui reste à faire. */
    static boolean porteUnIndice(byte[] corps, int debut) {
        for (int i = debut; i < corps.length; i++) {
            if (corps[i] == '"') {
                for (byte[] indice : INDICES) {
                    if (commence(corps, i, indice)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean commence(byte[] corps, int debut, byte[] indice) {
        if (corps.length - debut < indice.length) {
            return false;
        }
        for (int i = 1; i < indice.length; i++) {
            if (corps[debut + i] != indice[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean estUneErreur(byte[] corps) {
        try {
            ObjetJson objet = ObjetJson.lire(corps);
            if (objet.containsKey("erreur") || objet.containsKey("fault")) {
                return true;
            }
            boolean plate = objet.containsKey("error") || (objet.containsKey("code") && objet.containsKey("message"));
            return plate && NomsDuContrat.aucunAuPremierRang(objet);
        } catch (ReponseIllisibleException e) {
            // Qui lira les données le dira mieux.
            return false;
        }
    }
}
