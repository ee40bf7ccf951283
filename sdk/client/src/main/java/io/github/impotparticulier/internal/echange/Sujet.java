package io.github.impotparticulier.internal.echange;

import java.security.SecureRandom;
import java.util.List;
import java.util.OptionalInt;

/**
 * De qui parle une demande, ce qu'elle en demande, et de quelle année.
 *
 * @param personne ce qui la désigne ; vide si la demande ne porte sur personne
 * @param contenu ce qu'on en demande : deux ressources de même contenu peuvent rendre le même corps
 * @param annee l'année demandée, si elle est dite
 */
public record Sujet(List<Parametre> personne, String contenu, OptionalInt annee) {
    /** Rien ni personne en particulier. */
    public static final Sujet AUCUN = new Sujet(List.of(), "", OptionalInt.empty());

    /** Tirée à chaque démarrage et jamais dite : hors de ce processus, une empreinte ne désigne personne. */
    private static final long CLE = new SecureRandom().nextLong();

    private static final long MULTIPLICATEUR = 0x9E37_79B9_7F4A_7C15L;
    private static final char FIN = '\uFFFF';

    /** De quoi reconnaître la même personne, sans la retenir. */
    long empreinteDeLaPersonne() {
        long empreinte = CLE;
        for (Parametre parametre : personne) {
            empreinte = meler(meler(empreinte, parametre.nom()), parametre.valeur());
        }
        return empreinte;
    }

    private static long meler(long debut, String texte) {
        long melange = debut;
        for (int i = 0; i < texte.length(); i++) {
            melange = meler(melange, texte.charAt(i));
        }
        return meler(melange, FIN);
    }

    private static long meler(long debut, char suivant) {
        long melange = (debut ^ suivant) * MULTIPLICATEUR;
        return melange ^ melange >>> 32;
    }

    /** Un texte fixe : tout est personnel. */
    @Override
    public String toString() {
        return "Sujet[masqué]";
    }
}
