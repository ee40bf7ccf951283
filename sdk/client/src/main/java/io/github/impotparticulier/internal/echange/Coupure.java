package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;

/**
 * Fait entendre une interruption à OkHttp, dont {@code execute()} y est sourd : le JDK ferme le « canal » où un fil interrompu
 * attend, et fermer celui-ci coupe l'échange. Un par échange.
 *
 * <p>Un fil n'a qu'une telle oreille, et toute lecture de fichier par un canal la lui prend : entre {@link #ecouter} et
 * {@link #cesser} il n'y a que l'échange, et l'on écoute de nouveau juste avant que la requête parte.
 */
final class Coupure extends AbstractInterruptibleChannel {
    private final Runnable coupe;

    /**
     * Prépare l'oreille d'un échange.
     *
     * @param coupe coupe l'échange
     */
    Coupure(Runnable coupe) {
        this.coupe = coupe;
    }

    void ecouter() {
        begin();
    }

    /** Ce que l'échange a donné est son issue : d'avoir été interrompu ne la remplace pas, et l'indicateur du fil reste levé. */
    void cesser() {
        try {
            end(true);
        } catch (AsynchronousCloseException e) {
            // L'indicateur du fil le dit déjà, et il est lu avant chaque étape.
        }
    }

    @Override
    protected void implCloseChannel() throws IOException {
        coupe.run();
    }
}
