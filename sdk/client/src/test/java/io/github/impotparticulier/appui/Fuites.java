package io.github.impotparticulier.appui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.impotparticulier.erreur.AppelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.MDC;

/**
 * Une capture de tout ce qui peut sortir du SDK : journaux à tous les niveaux, sorties standard, noms des fils, exceptions non
 * rattrapées, et les exceptions et objets qu'on lui montre. Elle constate chaque valeur témoin qui s'y trouve, et dit où, sans
 * jamais la montrer. Une seule à la fois.
 */
public final class Fuites implements AutoCloseable {
    private static final long PAS_DE_RELEVE = 1_000_000;

    private final Detecteur detecteur;
    private final Set<Fuite> constats = ConcurrentHashMap.newKeySet();
    private final Map<Canal, LongAdder> vus = new ConcurrentHashMap<>();
    private final Set<String> lignesSaines = ConcurrentHashMap.newKeySet();
    private final Set<String> nomsDeFils = ConcurrentHashMap.newKeySet();
    private final List<Throwable> nonRattrapees = Collections.synchronizedList(new ArrayList<>());

    private final PrintStream sortie = System.out;
    private final PrintStream erreur = System.err;
    private final ByteArrayOutputStream sortieCaptee = new ByteArrayOutputStream();
    private final ByteArrayOutputStream erreurCaptee = new ByteArrayOutputStream();
    private final Thread.UncaughtExceptionHandler rattrapage = Thread.getDefaultUncaughtExceptionHandler();
    private final Journaux journaux;
    private final Thread releveur = new Thread(this::releverSansCesse, "fuites-releve");
    private volatile boolean ouverte = true;

    /** Où regarder. */
    public enum Canal {
        SLF4J,
        JUL,
        SORTIES,
        EXCEPTIONS,
        OBJETS,
        FILS
    }

    /** Une valeur sortie : laquelle, et par où. */
    public record Fuite(String genre, String ou) {}

    private Fuites(Detecteur detecteur) {
        this.detecteur = detecteur;
        Temoin.brancher(this);
        System.setOut(new PrintStream(sortieCaptee, true, UTF_8));
        System.setErr(new PrintStream(erreurCaptee, true, UTF_8));
        Thread.setDefaultUncaughtExceptionHandler((fil, e) -> {
            nonRattrapees.add(e);
            exception("exception non rattrapée, " + e.getClass().getName(), e);
        });
        journaux = new Journaux(this::ecriture);
        releveur.setDaemon(true);
        releveur.start();
    }

    public static Fuites ouvrir() {
        return ouvrir(Temoin.detecteur());
    }

    public static Fuites ouvrir(Detecteur detecteur) {
        return new Fuites(detecteur);
    }

    /** Examine une exception : messages, causes, exceptions écartées, pile, forme sérialisée. */
    public void observer(Throwable e) {
        exception("exception " + e.getClass().getName(), e);
    }

    /** Examine ce qu'un objet, et tout ce que ses accesseurs rendent du SDK, disent d'eux-mêmes. */
    public void observer(Object objet) {
        if (objet instanceof Throwable e) {
            observer(e);
            return;
        }
        new Parcours(this::rendu, this::observer).visiter(objet);
    }

    public void rendu(String ou, String texte) {
        compter(Canal.OBJETS);
        examiner("texte de " + ou, texte);
    }

    /** Relève les noms des fils et de leurs groupes, et le MDC du fil courant. */
    public void relever() {
        ThreadGroup racine = Thread.currentThread().getThreadGroup();
        while (racine.getParent() != null) {
            racine = racine.getParent();
        }
        Thread[] fils = new Thread[racine.activeCount() * 2 + 16];
        int nombre = racine.enumerate(fils, true);
        for (int i = 0; i < nombre; i++) {
            nomDeFil("nom d'un fil", fils[i].getName());
        }
        ThreadGroup[] groupes = new ThreadGroup[racine.activeGroupCount() * 2 + 16];
        int nombreDeGroupes = racine.enumerate(groupes, true);
        for (int i = 0; i < nombreDeGroupes; i++) {
            nomDeFil("nom d'un groupe de fils", groupes[i].getName());
        }
        Map<String, String> contexte = MDC.getCopyOfContextMap();
        if (contexte != null) {
            examiner("MDC", contexte.toString());
        }
    }

    private void nomDeFil(String ou, String nom) {
        compter(Canal.FILS);
        // Noté après l'examen : un autre fil qui le croirait fait conclurait avant lui.
        if (!nomsDeFils.contains(nom)) {
            examiner(ou, nom);
            nomsDeFils.add(nom);
        }
    }

    private void releverSansCesse() {
        while (ouverte) {
            relever();
            LockSupport.parkNanos(PAS_DE_RELEVE);
        }
    }

    private void ecriture(String ou, Object element) {
        compter(ou.startsWith("slf4j") ? Canal.SLF4J : Canal.JUL);
        nomDeFil("nom du fil qui écrit", Thread.currentThread().getName());
        if (element instanceof Throwable e) {
            exception(ou, e);
        } else {
            examiner(ou, element.toString());
        }
    }

    private void exception(String ou, Throwable e) {
        compter(Canal.EXCEPTIONS);
        noeud(ou, e, Collections.newSetFromMap(new IdentityHashMap<>()));
        StringWriter pile = new StringWriter();
        e.printStackTrace(new PrintWriter(pile));
        examiner(ou + ", pile", pile.toString());
        serialisation(ou, e);
    }

    private void noeud(String ou, Throwable e, Set<Throwable> deja) {
        if (e == null || !deja.add(e)) {
            return;
        }
        examiner(ou + ", message", String.valueOf(e.getMessage()));
        examiner(ou + ", message localisé", String.valueOf(e.getLocalizedMessage()));
        examiner(ou + ", toString()", e.toString());
        if (e instanceof AppelException dgfip) {
            // Tout ce qu'elle promet de non personnel ; messageServeur() seul est averti.
            examiner(ou + ", explication", dgfip.explication());
            examiner(ou + ", circonstances", dgfip.circonstances().toString());
            examiner(ou + ", opération", dgfip.operation().orElse(""));
            examiner(ou + ", route", dgfip.route().orElse(""));
            examiner(ou + ", code", dgfip.code().orElse(""));
            examiner(ou + ", corrélation", dgfip.idCorrelation().orElse(""));
        }
        noeud(ou + ", cause " + nomDeLaClasse(e.getCause()), e.getCause(), deja);
        for (Throwable ecartee : e.getSuppressed()) {
            noeud(ou + ", écartée " + nomDeLaClasse(ecartee), ecartee, deja);
        }
    }

    private static String nomDeLaClasse(Throwable e) {
        return e == null ? "" : e.getClass().getName();
    }

    private void serialisation(String ou, Throwable e) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ObjectOutputStream flux = new SansPile(octets)) {
            flux.writeObject(e);
        } catch (IOException | RuntimeException impossible) {
            // Une exception étrangère peut ne pas se sérialiser : ce qui en a été écrit compte quand même.
        }
        constater(ou + ", forme sérialisée", detecteur.genres(octets.toByteArray()));
    }

    /** Ligne par ligne : les mêmes reviennent sans cesse, celles des piles surtout. */
    private void examiner(String ou, String texte) {
        if (texte == null) {
            return;
        }
        List<String> nouvelles =
                texte.lines().filter(ligne -> !lignesSaines.contains(ligne)).toList();
        Set<String> genres = detecteur.genres(String.join("\n", nouvelles));
        constater(ou, genres);
        if (genres.isEmpty()) {
            lignesSaines.addAll(nouvelles);
        }
    }

    private void constater(String ou, Set<String> genres) {
        if (!genres.isEmpty()) {
            String montrable = detecteur.genres(ou).isEmpty() ? ou : "un endroit dont le nom porte lui-même la valeur";
            genres.forEach(genre -> constats.add(new Fuite(genre, montrable)));
        }
    }

    private void compter(Canal canal) {
        vus.computeIfAbsent(canal, cle -> new LongAdder()).increment();
    }

    /** Combien d'éléments ce canal a donnés : une capture qui n'a rien vu ne prouve rien. */
    public long vus(Canal canal) {
        LongAdder nombre = vus.get(canal);
        return nombre == null ? 0 : nombre.sum();
    }

    /** Les exceptions que personne n'a rattrapées. */
    public List<Throwable> nonRattrapees() {
        return List.copyOf(nonRattrapees);
    }

    /** Toutes les fuites constatées jusqu'ici. */
    public List<Fuite> constatees() {
        relever();
        lireSortie("System.out", sortieCaptee);
        lireSortie("System.err", erreurCaptee);
        return constats.stream()
                .sorted(Comparator.comparing(Fuite::genre).thenComparing(Fuite::ou))
                .toList();
    }

    private void lireSortie(String ou, ByteArrayOutputStream captee) {
        String texte = captee.toString(UTF_8);
        if (!texte.isEmpty()) {
            compter(Canal.SORTIES);
            examiner(ou, texte);
        }
    }

    /** Échoue si quelque chose est sorti, ou si une exception n'a été rattrapée par personne. */
    public void verifier() {
        List<Fuite> fuites = constatees();
        if (!fuites.isEmpty()) {
            throw new AssertionError("Des valeurs témoins sont sorties : " + fuites);
        }
        if (!nonRattrapees.isEmpty()) {
            throw new AssertionError("Exceptions non rattrapées : "
                    + nonRattrapees().stream().map(Fuites::nomDeLaClasse).toList());
        }
    }

    @Override
    public void close() {
        if (!ouverte) {
            return;
        }
        ouverte = false;
        LockSupport.unpark(releveur);
        journaux.close();
        Thread.setDefaultUncaughtExceptionHandler(rattrapage);
        System.setOut(sortie);
        System.setErr(erreur);
        Temoin.debrancher(this);
    }

    /** La pile, longue, est examinée en texte. */
    private static final class SansPile extends ObjectOutputStream {
        SansPile(OutputStream sortie) throws IOException {
            super(sortie);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object objet) {
            return objet instanceof StackTraceElement[] ? new StackTraceElement[0] : objet;
        }
    }
}
