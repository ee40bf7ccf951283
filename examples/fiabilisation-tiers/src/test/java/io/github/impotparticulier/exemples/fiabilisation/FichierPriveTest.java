package io.github.impotparticulier.exemples.fiabilisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.nio.file.FileSystemException;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ce que font d'un fichier lisible par d'autres les systèmes qui ne changent pas ses droits. */
class FichierPriveTest {
    private final Set<PosixFilePermission> droits = new HashSet<>(PosixFilePermissions.fromString("rw-r--r--"));

    private PosixFileAttributeView vue(boolean refuse) {
        PosixFileAttributes attributs = (PosixFileAttributes) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {PosixFileAttributes.class},
                (objet, methode, arguments) -> methode.getName().equals("permissions") ? droits : null);
        return (PosixFileAttributeView) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {PosixFileAttributeView.class},
                (objet, methode, arguments) -> {
                    if (refuse && methode.getName().equals("setPermissions")) {
                        throw new FileSystemException("resultat.csv", null, "Operation not permitted");
                    }
                    return methode.getName().equals("readAttributes") ? attributs : null;
                });
    }

    @Test
    void un_fichier_qui_reste_lisible_par_d_autres_est_refuse() {
        for (boolean refuse : new boolean[] {true, false}) {
            assertThatExceptionOfType(ArretException.class)
                    .isThrownBy(() -> FichierPrive.reserver(vue(refuse)))
                    .withMessageContaining("peut être lu par d'autres")
                    .matches(e -> e.code() == CodeRetour.A_CORRIGER);
        }
    }

    @Test
    void un_fichier_deja_prive_reste_tel_quel() throws Exception {
        droits.retainAll(PosixFilePermissions.fromString("rwx------"));

        assertThat(FichierPrive.reserver(vue(true))).isFalse();
    }
}
