package io.github.impotparticulier.exemples.fiabilisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Des fichiers que leur seul propriétaire peut lire, là où le système le permet. */
final class FichierPrive {
    private static final Set<PosixFilePermission> PROPRIETAIRE = PosixFilePermissions.fromString("rw-------");

    private FichierPrive() {}

    /** Ouvre pour lire et écrire ; crée le fichier s'il n'existe pas. */
    static FileChannel ouvrir(Path chemin) throws IOException {
        return canal(chemin, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Crée un fichier neuf ; refuse d'en écraser un. */
    static FileChannel creer(Path chemin) throws IOException {
        return canal(chemin, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /**
     * Ôte aux autres tout droit sur un fichier qui existait ; refuse celui dont le système garde les droits.
     *
     * @return vrai si d'autres avaient un droit
     */
    static boolean reserver(Path chemin) throws IOException {
        PosixFileAttributeView vue = Files.getFileAttributeView(chemin, PosixFileAttributeView.class);
        return vue != null && reserver(vue);
    }

    static boolean reserver(PosixFileAttributeView vue) throws IOException {
        if (prive(vue)) {
            return false;
        }
        try {
            vue.setPermissions(PROPRIETAIRE);
        } catch (FileSystemException e) {
            throw refus();
        }
        if (!prive(vue)) {
            throw refus();
        }
        return true;
    }

    private static boolean prive(PosixFileAttributeView vue) throws IOException {
        return vue.readAttributes().permissions().stream()
                .allMatch(droit -> droit.name().startsWith("OWNER_"));
    }

    private static ArretException refus() {
        return ArretException.aCorriger(
                "Le fichier de résultat peut être lu par d'autres, et le système ne permet pas de"
                        + " l'empêcher : donnez-en un autre, dans un dossier qui est à vous.");
    }

    /** Écrit le fichier en entier, ou pas du tout, quoi qu'il arrive entre-temps. */
    static void remplacer(Path chemin, byte[] octets) throws IOException {
        Path brouillon = brouillon(chemin);
        Files.deleteIfExists(brouillon);
        try (FileChannel canal = creer(brouillon)) {
            ecrire(canal, octets);
            canal.force(true);
        }
        Files.move(brouillon, chemin, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Où s'écrit d'abord un fichier à remplacer. */
    static Path brouillon(Path chemin) {
        return chemin.resolveSibling(chemin.getFileName() + ".tmp");
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
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PROPRIETAIRE)}
                : new FileAttribute<?>[0];
        return FileChannel.open(chemin, Set.of(options), droits);
    }
}
