package io.github.impotparticulier.exemples.fiabilisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Des fichiers que leur seul propriétaire peut lire, là où le système le permet. */
final class FichierPrive {
    private FichierPrive() {}

    /** Ouvre pour lire et écrire ; crée le fichier s'il n'existe pas. */
    static FileChannel ouvrir(Path chemin) throws IOException {
        return canal(chemin, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Crée un fichier neuf ; refuse d'en écraser un. */
    static FileChannel creer(Path chemin) throws IOException {
        return canal(chemin, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Écrit le fichier en entier, ou pas du tout, quoi qu'il arrive entre-temps. */
    static void remplacer(Path chemin, byte[] octets) throws IOException {
        Path brouillon = chemin.resolveSibling(chemin.getFileName() + ".tmp");
        Files.deleteIfExists(brouillon);
        try (FileChannel canal = creer(brouillon)) {
            ecrire(canal, octets);
            canal.force(true);
        }
        Files.move(brouillon, chemin, StandardCopyOption.ATOMIC_MOVE);
    }

    static void ecrire(FileChannel canal, byte[] octets) throws IOException {
        ByteBuffer tampon = ByteBuffer.wrap(octets);
        while (tampon.hasRemaining()) {
            canal.write(tampon);
        }
    }

    private static FileChannel canal(Path chemin, OpenOption... options) throws IOException {
        boolean posix = chemin.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] droits = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return FileChannel.open(chemin, Set.of(options), droits);
    }
}
