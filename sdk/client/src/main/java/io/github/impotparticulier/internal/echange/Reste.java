package io.github.impotparticulier.internal.echange;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Ce que la place d'une lecture, dans le tampon d'okio, dit de ce qui y restait : il écrit au début d'un segment s'il a tout rendu, et à la
 * suite de ce qu'il n'a pas rendu. Pour le seul fil qui tient la connexion.
 *
 * <p>Derrière un segment comblé, il écrirait au début d'un autre, qu'il en reste ou non : aucune lecture n'en comble donc un, si ce n'est
 * d'un seul octet. Okio ne lit que s'il lui en manque, et de celui-là rien ne reste.
 *
 * <p>OkHttp lit les en-têtes ligne à ligne : d'un reste qui finit avec une ligne, il a tout rendu quand vient la première lecture. Ce
 * qu'elle apporte n'ouvre alors pas une réponse, et c'est à cela qu'on le voit.
 */
final class Reste {
    /** Ce qui ouvre une réponse ; nulle autre ligne, ni celle d'un en-tête, ne commence ainsi. */
    private static final byte[] OUVERTURE = "HTTP/".getBytes(US_ASCII);

    private int aReconnaitre;
    private boolean premiere;
    private boolean muet;

    /** Une demande part par une connexion reprise : rien de ce qui précède la réponse ne doit plus être là. */
    void depart() {
        premiere = true;
        muet = true;
        aReconnaitre = OUVERTURE.length;
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
     * @param segment où
     * @param debut depuis quelle place
     * @param lus combien d'octets ; négatif à la fin du flux
     * @throws Decalage si ce qui est venu depuis le départ n'ouvre pas une réponse
     */
    void apres(byte[] segment, int debut, int lus) throws Decalage {
        muet &= lus < 0;
        for (int i = debut; i < debut + lus && aReconnaitre > 0; i++) {
            if (segment[i] != OUVERTURE[OUVERTURE.length - aReconnaitre]) {
                aReconnaitre = 0;
                throw new Decalage();
            }
            aReconnaitre--;
        }
    }
}
