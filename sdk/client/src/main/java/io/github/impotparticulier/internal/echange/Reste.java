package io.github.impotparticulier.internal.echange;

/**
 * Ce que la place d'une lecture, dans le tampon d'okio, dit de ce qui y restait : il écrit au début d'un segment s'il a tout rendu, et à la
 * suite de ce qu'il n'a pas rendu. Pour le seul fil qui tient la connexion.
 *
 * <p>Derrière un segment comblé, il écrirait au début d'un autre, qu'il en reste ou non : aucune lecture n'en comble donc un, si ce n'est
 * d'un seul octet. Okio ne lit que s'il lui en manque, et de celui-là rien ne reste.
 */
final class Reste {
    private boolean premiere;
    private boolean muet;

    /** Une demande part par une connexion reprise : rien de ce qui précède la réponse ne doit plus être là. */
    void depart() {
        premiere = true;
        muet = true;
    }

    /** Vrai si rien n'est venu depuis le départ. */
    boolean muet() {
        return muet;
    }

    /**
     * Une lecture va se faire.
     *
     * @param debut où elle écrira dans le segment
     * @param longueur combien d'octets au plus
     * @param taille celle du segment
     * @return combien d'octets au plus, sans le combler
     * @throws Decalage si c'est la première depuis le départ, et qu'il reste des octets d'avant
     */
    int avant(int debut, int longueur, int taille) throws Decalage {
        if (premiere) {
            premiere = false;
            if (debut > 0) {
                throw new Decalage();
            }
        }
        return longueur > 1 && debut + longueur == taille ? longueur - 1 : longueur;
    }

    /**
     * Une lecture s'est faite.
     *
     * @param lus combien d'octets ; négatif à la fin du flux
     */
    void apres(int lus) {
        muet &= lus < 0;
    }
}
