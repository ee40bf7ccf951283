package io.github.impotparticulier.internal.echange;

/**
 * Ce que la place d'une lecture, dans le tampon d'okio, dit de ce qui y restait : il écrit au début d'un segment s'il a tout rendu, et à la
 * suite de ce qu'il n'a pas rendu. Pour le seul fil qui tient la connexion.
 */
final class Reste {
    private boolean premiere;
    private boolean comble;

    /** Une demande part par une connexion reprise : rien de ce qui précède la réponse ne doit plus être là. */
    void depart() {
        premiere = true;
    }

    /** Vrai si la dernière lecture a comblé un segment : la suivante ira au début d'un autre, qu'il en reste ou non. */
    boolean inconnu() {
        return comble;
    }

    /**
     * Une lecture va se faire.
     *
     * @param debut où elle écrira dans le segment
     * @throws Decalage si c'est la première depuis le départ, et qu'il reste des octets d'avant
     */
    void avant(int debut) throws Decalage {
        if (premiere) {
            premiere = false;
            if (debut > 0) {
                throw new Decalage();
            }
        }
    }

    /**
     * Une lecture s'est faite.
     *
     * @param fin où elle a fini d'écrire dans le segment
     * @param taille celle du segment
     */
    void apres(int fin, int taille) {
        comble = fin == taille;
    }
}
