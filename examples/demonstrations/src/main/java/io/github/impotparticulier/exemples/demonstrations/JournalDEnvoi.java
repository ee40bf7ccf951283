package io.github.impotparticulier.exemples.demonstrations;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ce qui est arrivé à chaque fichier, une ligne avant son envoi et une après, sur le disque avant d'aller plus loin : un programme tué n'importe
 * où sait, relancé, ce qui est sûr et ce qui ne l'est pas. Un seul programme à la fois.
 */
final class JournalDEnvoi implements AutoCloseable {
    /** Ce que dit la dernière ligne d'un fichier. */
    enum Etat {
        /** L'envoi allait se faire. Sans ligne après elle, on ne sait pas s'il s'est fait. */
        ENVOI,
        RECU,
        REFUSE,
        /** Sûrement pas reçu : à renvoyer. */
        NON_RECU,
        INCERTAIN
    }

    record Ligne(Etat etat, String fichier, String empreinte, String detail) {
        /** Vide si ce n'est pas une ligne entière : le programme a été tué en l'écrivant, et rien n'en dépendait encore. */
        private static Optional<Ligne> lire(String texte) {
            String[] champs = texte.split("\t", -1);
            if (champs.length != 5 || !champs[4].equals(".")) {
                return Optional.empty();
            }
            return Optional.of(new Ligne(Etat.valueOf(champs[0]), champs[1], champs[2], champs[3]));
        }

        private String texte() {
            return String.join("\t", etat.name(), fichier, empreinte, detail, ".") + "\n";
        }
    }

    /** Ceux que ce processus tient : y ouvrir un second canal, puis le refermer, rendrait le verrou du premier. */
    private static final Set<Path> TENUS = ConcurrentHashMap.newKeySet();

    private final Path tenu;
    private final FileChannel canal;
    private final Map<String, Ligne> dernieres = new LinkedHashMap<>();

    private JournalDEnvoi(Path tenu, FileChannel canal) {
        this.tenu = tenu;
        this.canal = canal;
    }

    /**
     * Ouvre le journal, ou le crée.
     *
     * @throws IllegalStateException si un autre programme le tient
     */
    static JournalDEnvoi ouvrir(Path fichier) throws IOException {
        Path absolu = fichier.toAbsolutePath();
        Path tenu = absolu.resolveSibling("").toRealPath().resolve(absolu.getFileName());
        if (!TENUS.add(tenu)) {
            throw dejaEnCours();
        }
        try {
            return ouvrirSeul(tenu);
        } catch (IOException | RuntimeException e) {
            TENUS.remove(tenu);
            throw e;
        }
    }

    private static JournalDEnvoi ouvrirSeul(Path tenu) throws IOException {
        FileChannel canal =
                FileChannel.open(tenu, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (canal.tryLock() == null) {
                throw dejaEnCours();
            }
            JournalDEnvoi journal = new JournalDEnvoi(tenu, canal);
            journal.relire();
            return journal;
        } catch (IOException | RuntimeException e) {
            canal.close();
            throw e;
        }
    }

    private static IllegalStateException dejaEnCours() {
        return new IllegalStateException("Une transmission de ce dossier est déjà en cours.");
    }

    /**
     * Par le canal qui tient le verrou : le système rendrait celui-ci à la fermeture de tout autre. Une ligne coupée au milieu d'une lettre
     * se lit aussi, comme une ligne coupée.
     */
    private void relire() throws IOException {
        byte[] lus = Channels.newInputStream(canal).readAllBytes();
        String texte = new String(lus, StandardCharsets.UTF_8);
        texte.lines().map(Ligne::lire).flatMap(Optional::stream).forEach(this::retenir);
        canal.position(canal.size());
        if (!texte.isEmpty() && !texte.endsWith("\n")) {
            ecrire("\n");
        }
    }

    private void retenir(Ligne ligne) {
        dernieres.put(ligne.fichier(), ligne);
    }

    /** La dernière ligne de ce fichier ; vide s'il n'a jamais été envoyé. */
    Optional<Ligne> derniere(String fichier) {
        return Optional.ofNullable(dernieres.get(fichier));
    }

    /** Le nom sous lequel ce message a été reçu ; vide s'il ne l'a pas été. */
    Optional<String> recuSous(String empreinte) {
        return dernieres.values().stream()
                .filter(ligne -> ligne.etat() == Etat.RECU && ligne.empreinte().equals(empreinte))
                .map(Ligne::fichier)
                .findFirst();
    }

    /** Les envois dont rien ne dit l'issue. */
    List<Ligne> enSuspens() {
        return dernieres.values().stream()
                .filter(ligne -> ligne.etat() == Etat.ENVOI)
                .toList();
    }

    /** Écrit une ligne ; elle est sur le disque quand cette méthode rend la main. */
    void noter(Ligne ligne) throws IOException {
        ecrire(ligne.texte());
        retenir(ligne);
    }

    private void ecrire(String texte) throws IOException {
        ByteBuffer octets = ByteBuffer.wrap(texte.getBytes(StandardCharsets.UTF_8));
        while (octets.hasRemaining()) {
            canal.write(octets);
        }
        canal.force(true);
    }

    @Override
    public void close() throws IOException {
        try {
            canal.close();
        } finally {
            TENUS.remove(tenu);
        }
    }
}
