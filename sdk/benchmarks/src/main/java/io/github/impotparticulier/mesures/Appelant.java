package io.github.impotparticulier.mesures;

/**
 * Une façon d'appeler la DGFiP : celle du client, ou celle d'un étalon. Utilisable par plusieurs fils.
 *
 * <p>{@link Plancher} est ce qu'on peut faire de moins avec ces bibliothèques, {@link Soigneux} ce qu'écrit une bonne équipe,
 * {@link ClientJdk} la même sans OkHttp, {@link Genere} ce que prend qui ne veut rien écrire, {@link Sauvage} ce que font les programmes
 * publics.
 */
interface Appelant extends AutoCloseable {
    /** Demande la personne, et rend son revenu fiscal de référence. */
    long appeler(Charge charge) throws Exception;

    @Override
    void close();
}
