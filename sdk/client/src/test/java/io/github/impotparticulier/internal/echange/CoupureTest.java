package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ce qui fait entendre à OkHttp l'interruption du fil. */
class CoupureTest {
    private final AtomicInteger coupes = new AtomicInteger();
    private final Coupure coupure = new Coupure(coupes::incrementAndGet);

    @AfterEach
    void ne_pas_rester_interrompu() {
        assertThat(Thread.interrupted()).isFalse();
    }

    /** D'un autre fil : un fil qui s'interrompt lui-même n'est pas dans un échange. */
    static void interrompre() {
        Thread autre = new Thread(Thread.currentThread()::interrupt);
        autre.start();
        while (autre.isAlive()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void interrompre_le_fil_coupe_l_echange_et_le_signal_reste() {
        coupure.ecouter();
        assertThat(coupes).hasValue(0);

        interrompre();

        assertThat(coupes).hasValue(1);
        coupure.cesser();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void un_fil_deja_interrompu_coupe_aussitot() {
        interrompre();

        coupure.ecouter();
        coupure.cesser();

        assertThat(coupes).hasValue(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void l_echange_fini_une_interruption_ne_coupe_plus_rien() {
        coupure.ecouter();
        coupure.cesser();

        interrompre();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(coupes).hasValue(0);
    }

    /** Un fil n'a qu'une oreille, et la lecture d'un fichier la prend : c'est pourquoi l'on écoute de nouveau. */
    @Test
    void ecouter_de_nouveau_rend_l_oreille_qu_une_lecture_de_fichier_a_prise(@TempDir Path dossier) {
        coupure.ecouter();
        lireUnFichier(dossier);

        coupure.ecouter();
        interrompre();

        assertThat(coupes).hasValue(1);
        coupure.cesser();
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void lireUnFichier(Path dossier) {
        try {
            Path fichier = Files.writeString(dossier.resolve("x"), "x");
            try (FileChannel canal = FileChannel.open(fichier)) {
                assertThat(canal.read(ByteBuffer.allocate(8))).isEqualTo(1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
