package io.github.impotparticulier.bacasable.commun;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import okio.BufferedSource;
import okio.Okio;

/** Un fichier de données du jar. */
public final class FichierJoint {
    private FichierJoint() {}

    /**
     * Lit un fichier.
     *
     * @param <T> ce qu'il contient
     * @param aCoteDe une classe du même paquet
     * @param nom son nom
     * @param lecture comment le lire
     * @return ce qu'il contient
     * @throws IllegalStateException s'il n'y est pas
     * @throws UncheckedIOException s'il ne se lit pas
     */
    public static <T> T lire(Class<?> aCoteDe, String nom, Lecture<T> lecture) {
        try (InputStream flux = aCoteDe.getResourceAsStream(nom)) {
            if (flux == null) {
                throw new IllegalStateException("Données absentes du bac à sable : " + nom);
            }
            return lecture.lire(Okio.buffer(Okio.source(flux)));
        } catch (IOException e) {
            throw new UncheckedIOException("Données illisibles du bac à sable : " + nom, e);
        }
    }

    /**
     * Comment se lit un fichier.
     *
     * @param <T> ce qu'il contient
     */
    @FunctionalInterface
    public interface Lecture<T> {
        /**
         * Lit jusqu'au bout.
         *
         * @param source le texte du fichier
         * @return ce qu'il contient
         * @throws IOException s'il ne se lit pas
         */
        T lire(BufferedSource source) throws IOException;
    }
}
