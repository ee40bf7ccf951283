package io.github.impotparticulier.exemples.fiabilisation;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Le résultat, qui est son propre journal : on n'y fait qu'ajouter, une ligne entière par écriture, dans l'ordre du fichier des
 * débiteurs.
 *
 * <p>Ce qui y est écrit en entier n'est jamais redemandé. Une dernière ligne coupée par un arrêt brutal est reconnue à ce que sa fin
 * manque ; elle est effacée et redemandée. Tout autre changement fait refuser la reprise : ce fichier ne se corrige pas à la main avant
 * d'être complet.
 *
 * <p>Un processus tué ne perd rien de ce qu'il a écrit ; une machine qui s'éteint, au plus ce qui suit le dernier {@link #forcer}.
 */
final class Sortie implements AutoCloseable {
    /** Ce qu'une ligne inachevée a au plus, en octets, de colonnes ajoutées. */
    private static final int AJOUTS_MAX = 64 * 1024;

    /** Les octets d'un caractère reporté ; un guillemet, qui s'y double, n'en fait que deux. */
    private static final int OCTETS_PAR_CARACTERE = 3;

    private static final String MODIFIEE =
            "Le fichier de résultat a changé depuis qu'il a été écrit : remettez-le comme il était, ou donnez-en un autre.";

    private final Path chemin;
    private final @Nullable Object identite;
    private final FileChannel canal;
    private final FormatCsv format;
    private final List<String> entete;
    private final boolean lisibleParDAutres;

    private Sortie(Path chemin, FileChannel canal, FormatCsv format, List<String> entete, boolean lisibleParDAutres)
            throws IOException {
        this.chemin = chemin;
        this.identite = identite(chemin);
        this.canal = canal;
        this.format = format;
        this.entete = entete;
        this.lisibleParDAutres = lisibleParDAutres;
    }

    /** Crée le résultat, ou reprend celui qui porte la même empreinte. Un seul processus à la fois. */
    static Sortie ouvrir(Path chemin, FormatCsv format, Empreinte empreinte, List<String> entete) throws IOException {
        FileChannel canal = FichierPrive.ouvrir(chemin);
        try {
            if (!verrouille(canal)) {
                throw ArretException.aCorriger("Un autre traitement écrit déjà dans ce fichier de résultat.");
            }
            // Sous le verrou : deux traitements lancés ensemble s'échangeraient leurs empreintes.
            verifier(chemin, canal.size() == 0, empreinte);
            return new Sortie(chemin, canal, format, entete, FichierPrive.reserver(chemin));
        } catch (IOException | RuntimeException e) {
            canal.close();
            throw e;
        }
    }

    /** L'empreinte s'écrit la première : un résultat sans elle n'est pas de ce programme. */
    private static void verifier(Path chemin, boolean vide, Empreinte empreinte) throws IOException {
        Path gardee = Empreinte.chemin(chemin);
        if (vide) {
            empreinte.ecrire(gardee);
            return;
        }
        if (!Files.exists(gardee)) {
            throw ArretException.aCorriger("Le fichier de résultat existe, sans « " + gardee.getFileName()
                    + " » à côté, qui permettrait de le reprendre : donnez-en un autre.");
        }
        List<String> differences = empreinte.differences(Empreinte.lire(gardee));
        if (!differences.isEmpty()) {
            throw ArretException.aCorriger(
                    "Ce fichier de résultat vient d'un autre traitement ("
                            + String.join(", ", differences)
                            + " : ce n'est plus pareil) : reprenez comme la première fois, ou donnez un autre fichier de résultat.");
        }
    }

    /** Vrai si d'autres que son propriétaire pouvaient lire le résultat, avant qu'il s'ouvre. */
    boolean lisibleParDAutres() {
        return lisibleParDAutres;
    }

    private static boolean verrouille(FileChannel canal) throws IOException {
        try {
            return canal.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /**
     * Relit ce qui est écrit et passe autant de débiteurs ; prête ensuite à écrire le suivant.
     *
     * @param plusLongue les caractères de la plus longue ligne des débiteurs
     * @return la dernière personne trouvée ; rien s'il n'y en a pas
     */
    @Nullable
    Ligne reprendre(Entree entree, long plusLongue, Bilan bilan) throws IOException {
        long fin = finDuDernierEnregistrement();
        // Un arrêt laisse au plus une ligne inachevée ; davantage, c'est un guillemet de trop, et des réponses qu'il ne
        // faut pas effacer.
        exiger(canal.size() - fin <= AJOUTS_MAX + OCTETS_PAR_CARACTERE * plusLongue);
        canal.truncate(fin);
        canal.position(0);
        // Rien n'est fermé ici : le canal sert ensuite à écrire.
        Ligne trouvee = null;
        InputStream flux = new BufferedInputStream(Channels.newInputStream(canal));
        try {
            CloseableIterator<CsvRecord> ecrits = format.lecteurDuResultat(flux).iterator();
            if (!ecrits.hasNext()) {
                FichierPrive.ecrire(canal, format.octets(entete));
                return null;
            }
            exiger(ecrits.next().getFields().equals(entete));
            while (ecrits.hasNext()) {
                Ligne ligne = entree.suivante();
                Issue issue = relire(ecrits.next().getFields(), ligne);
                bilan.reprendre(issue);
                trouvee = issue == Issue.TROUVEE ? ligne : trouvee;
            }
        } catch (CsvParseException e) {
            throw ArretException.aCorriger(MODIFIEE);
        } catch (UncheckedIOException e) {
            exiger(!(e.getCause() instanceof CharacterCodingException));
            throw e.getCause();
        }
        canal.position(canal.size());
        return trouvee;
    }

    private Issue relire(List<String> ecrit, @Nullable Ligne ligne) {
        if (ligne == null || ecrit.size() != entete.size()) {
            throw ArretException.aCorriger(MODIFIEE);
        }
        int reportees = ligne.reportees().size();
        exiger(ecrit.subList(0, reportees).equals(ligne.reportees())
                && ecrit.get(reportees).equals(Long.toString(ligne.numero())));
        try {
            return Issue.valueOf(ecrit.get(reportees + 1));
        } catch (IllegalArgumentException e) {
            throw ArretException.aCorriger(MODIFIEE);
        }
    }

    private static void exiger(boolean condition) {
        if (!condition) {
            throw ArretException.aCorriger(MODIFIEE);
        }
    }

    /** Une fin de ligne entre guillemets n'est pas la fin d'un enregistrement. */
    private long finDuDernierEnregistrement() throws IOException {
        ByteBuffer tampon = ByteBuffer.allocate(64 * 1024);
        boolean entreGuillemets = false;
        long position = 0;
        long fin = 0;
        while (canal.read(tampon.clear(), position) > 0) {
            tampon.flip();
            while (tampon.hasRemaining()) {
                byte octet = tampon.get();
                position++;
                if (octet == '"') {
                    entreGuillemets = !entreGuillemets;
                } else if (octet == '\n' && !entreGuillemets) {
                    fin = position;
                }
            }
        }
        return fin;
    }

    void ecrire(Ligne ligne, Reponse.Definitive reponse) throws IOException {
        List<String> fiche = reponse.fiche().stream().map(format::ecrivable).toList();
        String motif = fiche.equals(reponse.fiche())
                ? reponse.motif()
                : "Un caractère que l'encodage du résultat n'a pas est remplacé ; en UTF-8 il serait gardé.";
        List<String> champs = new ArrayList<>(ligne.reportees());
        champs.add(Long.toString(ligne.numero()));
        champs.add(reponse.issue().name());
        champs.add(Fiche.sansFormule(format.ecrivable(motif)));
        // Après l'encodage, qui a pu ôter sa barre à un « ≠ ».
        fiche.stream().map(Fiche::sansFormule).forEach(champs::add);
        FichierPrive.ecrire(canal, format.octets(champs));
    }

    /** Met à l'abri d'une coupure de courant ce qui est écrit, et s'assure qu'il est toujours là où on le cherchera. */
    void forcer() throws IOException {
        canal.force(false);
        // Un fichier supprimé ou déplacé s'écrit encore, sans que rien échoue.
        if (!Files.exists(chemin) || !Objects.equals(identite, identite(chemin))) {
            throw ArretException.aCorriger(
                    "Le fichier de résultat n'est plus là, ou ce n'est plus le même : remettez-le, puis"
                            + " relancez la même commande, qui continuera. S'il est supprimé, elle recommencera du début.");
        }
    }

    /** Ce qui distingue un fichier d'un autre du même nom, là où le système le dit. */
    private static @Nullable Object identite(Path chemin) throws IOException {
        return Files.readAttributes(chemin, BasicFileAttributes.class).fileKey();
    }

    @Override
    public void close() throws IOException {
        canal.close();
    }
}
