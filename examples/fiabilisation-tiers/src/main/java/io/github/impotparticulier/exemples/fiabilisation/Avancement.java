package io.github.impotparticulier.exemples.fiabilisation;

/** Ce que l'utilisateur voit pendant le traitement ; rien de personnel n'y passe. */
interface Avancement extends AutoCloseable {
    /**
     * Le traitement commence.
     *
     * @param total le nombre de lignes du fichier
     * @param deja celles qu'un traitement précédent a écrites
     */
    void commencer(long total, long deja);

    /** Tant de lignes sont écrites, celles d'avant comprises. Appelé souvent, même si rien n'avance. */
    void avancer(long ecrites);

    /** Quelque chose à savoir tout de suite. */
    void dire(String phrase);

    @Override
    void close();
}
