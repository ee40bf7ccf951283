package io.github.impotparticulier.internal.json;

import com.squareup.moshi.JsonReader;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Les noms de champs déjà rencontrés à un endroit des réponses, et sous chacun les siens : un nom connu ne coûte plus de texte, et une
 * réponse n'est pour moitié que des noms. Appris des réponses plutôt que tenus en liste, la DGFiP en ajoutant tous les ans ; bornés.
 */
final class NomsConnus {
    static final String[] AUCUN = {};

    /** Les noms à la racine d'une réponse, quelle qu'elle soit. */
    static final NomsConnus RACINE = new NomsConnus();

    private static final int MAX = 512;
    /** Un programme qui ne lit que quelques réponses n'a rien à y gagner. */
    private static final int LECTURES_AVANT_D_APPRENDRE = 50;

    /** Communs à tout l'arbre. */
    private final AtomicInteger lectures;

    private final AtomicInteger appris;
    private volatile String[] derniers = AUCUN;
    private volatile Releve releve = new Releve(AUCUN, new NomsConnus[0]);

    /** Une racine, qui ne sait rien. */
    NomsConnus() {
        this(new AtomicInteger(), new AtomicInteger());
    }

    private NomsConnus(AtomicInteger lectures, AtomicInteger appris) {
        this.lectures = lectures;
        this.appris = appris;
    }

    Releve releve() {
        return releve;
    }

    /** Tous les noms du dernier objet lu ici, dans son ordre ; à ne pas modifier. */
    String[] derniers() {
        return derniers;
    }

    /** Retient ces noms, s'ils en ont l'air et tant qu'il reste de la place. */
    void apprendre(String[] noms) {
        if (lectures.get() < LECTURES_AVANT_D_APPRENDRE) {
            lectures.incrementAndGet();
            return;
        }
        if (noms.length > MAX) {
            return;
        }
        for (String nom : noms) {
            if (aRetenir(nom)) {
                ajouter(noms);
                break;
            }
        }
        for (String nom : noms) {
            if (!releve.tous.contains(nom)) {
                return;
            }
        }
        derniers = noms;
    }

    private boolean aRetenir(String nom) {
        return !releve.tous.contains(nom) && appris.get() < MAX && ordinaire(nom);
    }

    private static boolean ordinaire(String nom) {
        for (int i = 0; i < nom.length(); i++) {
            char c = nom.charAt(i);
            if (c > 'z' || !(Character.isLetterOrDigit(c) || c == '_')) {
                return false;
            }
        }
        return !nom.isEmpty() && nom.length() <= 40 && Character.isLetter(nom.charAt(0));
    }

    private synchronized void ajouter(String[] nouveaux) {
        Set<String> tous = new LinkedHashSet<>(Arrays.asList(releve.noms));
        for (String nom : nouveaux) {
            if (aRetenir(nom) && tous.add(nom)) {
                appris.incrementAndGet();
            }
        }
        NomsConnus[] dessous = Arrays.copyOf(releve.dessous, tous.size());
        for (int i = releve.dessous.length; i < dessous.length; i++) {
            dessous[i] = new NomsConnus(lectures, appris);
        }
        releve = new Releve(tous.toArray(AUCUN), dessous);
    }

    /** Ce qui est connu à un instant ; ne change plus. */
    static final class Releve {
        final String[] noms;
        /** Sous chaque nom, ceux des objets qu'il porte. */
        final NomsConnus[] dessous;

        final JsonReader.Options choix;
        private final Set<String> tous;

        private Releve(String[] noms, NomsConnus[] dessous) {
            this.noms = noms;
            this.dessous = dessous;
            this.choix = JsonReader.Options.of(noms);
            this.tous = Set.of(noms);
        }
    }
}
