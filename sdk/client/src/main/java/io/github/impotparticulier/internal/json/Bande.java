package io.github.impotparticulier.internal.json;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Un texte JSON et la place de chacune de ses valeurs, dans l'ordre où il les porte : les textes ne se font qu'à la lecture d'un champ.
 * Immuable une fois remplie.
 *
 * <p>Une valeur est un nœud de deux entiers. Le premier dit où est son nom et de quelle longueur, ou, dans une liste, où elle commence ;
 * le second, sa sorte et où elle finit. Un objet ou une liste a, au lieu d'une fin, le nœud qui le suit ; ses valeurs viennent aussitôt
 * après lui.
 */
final class Bande {
    static final int OBJET = 0;
    static final int LISTE = 1;
    static final int TEXTE = 2;
    /** Un texte où une barre oblique inverse est à interpréter. */
    static final int TEXTE_ECHAPPE = 3;

    /** Gardé tel qu'il est écrit. */
    static final int NOMBRE = 4;

    static final int VRAI = 5;
    static final int FAUX = 6;
    static final int NUL = 7;

    /** Une place tient sur vingt-quatre bits. */
    static final int OCTETS_MAX = (1 << 24) - 1;

    private static final int NOEUD = 2;
    private static final int BITS_DE_LONGUEUR = 8;

    /** Le plus long nom du contrat en a trente ; un mébioctet de noms se multiplierait dans les tables. */
    static final int OCTETS_PAR_NOM_MAX = (1 << BITS_DE_LONGUEUR) - 1;

    private static final int BITS_DE_FIN = 28;
    private static final int FIN = (1 << BITS_DE_FIN) - 1;
    private static final int LONGUEUR_DE_NULL = 4;
    /** Les réponses de la DGFiP en ont au moins autant par nœud, noms, guillemets et séparateurs compris. */
    private static final int OCTETS_PAR_NOEUD = 13;
    /** Au-delà, la place vient à mesure : un corps hostile d'un mébioctet n'a peut-être qu'une valeur. */
    private static final int PREVUS = 64 * 1024;

    private final byte[] octets;
    /** Vrai si une barre oblique inverse figure quelque part. */
    private final boolean echappee;

    private int[] noeuds;
    private int fin;

    Bande(byte[] octets, boolean echappee) {
        this.octets = octets;
        this.echappee = echappee;
        noeuds = new int[NOEUD * (8 + Math.min(octets.length, PREVUS) / OCTETS_PAR_NOEUD)];
    }

    /** Le premier entier d'un nœud qui a un nom. */
    static int nom(int debut, int finDuNom) {
        return debut << BITS_DE_LONGUEUR | (finDuNom - debut);
    }

    /** Ajoute un nœud ; une valeur simple a sa fin, un objet ou une liste recevra la sienne de {@link #fermer}. */
    int ajouter(int nomOuDebut, int sorte, int finDeLaValeur) {
        if (fin == noeuds.length) {
            noeuds = Arrays.copyOf(noeuds, noeuds.length * 2);
        }
        int noeud = fin;
        noeuds[noeud] = nomOuDebut;
        noeuds[noeud + 1] = sorte << BITS_DE_FIN | finDeLaValeur;
        fin += NOEUD;
        return noeud;
    }

    /** Toutes les valeurs de cet objet ou de cette liste ont été ajoutées. */
    void fermer(int noeud) {
        noeuds[noeud + 1] |= fin;
    }

    int sorte(int noeud) {
        return noeuds[noeud + 1] >>> BITS_DE_FIN;
    }

    private int fin(int noeud) {
        return noeuds[noeud + 1] & FIN;
    }

    /** La première valeur d'un objet ou d'une liste, s'il en a. */
    static int premier(int noeud) {
        return noeud + NOEUD;
    }

    /** La valeur qui suit celle-ci, dans le même objet ou la même liste. */
    int suivant(int noeud) {
        return sorte(noeud) <= LISTE ? fin(noeud) : noeud + NOEUD;
    }

    private int debutDuNom(int noeud) {
        return noeuds[noeud] >>> BITS_DE_LONGUEUR;
    }

    private int longueurDuNom(int noeud) {
        return noeuds[noeud] & OCTETS_PAR_NOM_MAX;
    }

    String nom(int noeud) {
        int debut = debutDuNom(noeud);
        int longueur = longueurDuNom(noeud);
        return estEchappe(debut, debut + longueur) ? interpreter(debut, longueur) : texte(debut, longueur);
    }

    /** Vrai si ce nœud porte ce nom. */
    boolean aPourNom(int noeud, String nom) {
        int debut = debutDuNom(noeud);
        int longueur = longueurDuNom(noeud);
        if (longueur != nom.length()) {
            // Un nom accentué ou échappé tient plus d'octets que de lettres.
            return longueur > nom.length()
                    && peutCommencer(octets[debut], nom)
                    && !estSimple(debut, longueur)
                    && nom(noeud).equals(nom);
        }
        for (int i = 0; i < longueur; i++) {
            if (octets[debut + i] != nom.charAt(i)) {
                return false;
            }
        }
        return !estEchappe(debut, debut + longueur);
    }

    private static boolean peutCommencer(byte premier, String nom) {
        return !nom.isEmpty() && (premier == nom.charAt(0) || premier < 0 || premier == '\\');
    }

    /** Vrai si ces deux nœuds portent le même nom, tel qu'il est écrit. */
    boolean memeNom(int noeud, int autre) {
        int longueur = longueurDuNom(noeud);
        int debut = debutDuNom(noeud);
        int debutAutre = debutDuNom(autre);
        return longueur == longueurDuNom(autre)
                && Arrays.equals(octets, debut, debut + longueur, octets, debutAutre, debutAutre + longueur);
    }

    /** La valeur d'un champ : texte, booléen, objet ou liste ; {@code null} si elle est nulle. */
    @Nullable
    Object valeurDuChamp(int noeud) {
        return valeur(noeud, sorte(noeud) >= TEXTE && sorte(noeud) <= NOMBRE ? debutDuChamp(noeud) : 0);
    }

    /** La valeur d'un élément d'une liste. */
    @Nullable
    Object valeurDeLElement(int noeud) {
        return valeur(noeud, noeuds[noeud]);
    }

    private @Nullable Object valeur(int noeud, int debut) {
        return switch (sorte(noeud)) {
            case OBJET -> new ObjetJson(this, noeud);
            case LISTE -> new ListeJson(this, noeud);
            case TEXTE, NOMBRE -> texte(debut, fin(noeud) - debut);
            case TEXTE_ECHAPPE -> interpreter(debut, fin(noeud) - debut);
            case VRAI -> true;
            case FAUX -> false;
            default -> null;
        };
    }

    /** Où commence une valeur simple : après le nom, son guillemet et le deux-points ; un texte, après son guillemet. */
    private int debutDuChamp(int noeud) {
        int i = debutDuNom(noeud) + longueurDuNom(noeud) + 1;
        while (octets[i] == ':' || estBlanc(octets[i])) {
            i++;
        }
        return sorte(noeud) == NOMBRE ? i : i + 1;
    }

    static boolean estBlanc(byte octet) {
        return octet == ' ' || octet == '\n' || octet == '\r' || octet == '\t';
    }

    /** Vrai d'un texte trop long pour dire « null », que des blancs n'allongent pas. */
    boolean estLong(int noeud) {
        if (sorte(noeud) != TEXTE) {
            return false;
        }
        int debut = debutDuChamp(noeud);
        return fin(noeud) - debut > LONGUEUR_DE_NULL && octets[debut] > ' ' && octets[fin(noeud) - 1] > ' ';
    }

    /** Le premier nœud à partir de celui-ci, dans l'objet ou la liste donnée, dont la valeur n'est pas nulle ; sinon celui qui la suit. */
    int nonNul(int depuis, int contenant) {
        int apres = suivant(contenant);
        int i = depuis;
        while (i < apres && sorte(i) == NUL) {
            i = suivant(i);
        }
        return i;
    }

    /** Combien de valeurs non nulles a cet objet ou cette liste. */
    int nonNulles(int contenant) {
        int nombre = 0;
        for (int i = premier(contenant); i < suivant(contenant); i = suivant(i)) {
            nombre += sorte(i) == NUL ? 0 : 1;
        }
        return nombre;
    }

    /** Vrai si l'un de ces champs est écrit dans cet objet, fût-il nul. */
    boolean porteUnDe(int objet, Set<String> noms) {
        for (int i = premier(objet); i < suivant(objet); i = suivant(i)) {
            if (noms.contains(nom(i))) {
                return true;
            }
        }
        return false;
    }

    /** Cet objet, réduit aux champs de ces noms. */
    ObjetJson restreint(int noeud, Set<String> gardes) {
        Bande restreinte = new Bande(octets, echappee);
        int racine = restreinte.ajouter(0, OBJET, 0);
        for (int i = premier(noeud); i < suivant(noeud); i = suivant(i)) {
            if (gardes.contains(nom(i))) {
                restreinte.copier(this, i);
            }
        }
        restreinte.fermer(racine);
        return new ObjetJson(restreinte, racine);
    }

    private void copier(Bande source, int noeud) {
        int decalage = fin - noeud;
        for (int i = noeud; i < source.suivant(noeud); i += NOEUD) {
            int sorte = source.sorte(i);
            ajouter(source.noeuds[i], sorte, source.fin(i) + (sorte <= LISTE ? decalage : 0));
        }
    }

    boolean estEchappe(int debut, int finExclue) {
        if (echappee) {
            for (int i = debut; i < finExclue; i++) {
                if (octets[i] == '\\') {
                    return true;
                }
            }
        }
        return false;
    }

    /** Vrai si chaque octet y est une lettre. */
    private boolean estSimple(int debut, int longueur) {
        for (int i = debut; i < debut + longueur; i++) {
            if (octets[i] < 0 || octets[i] == '\\') {
                return false;
            }
        }
        return true;
    }

    private String texte(int debut, int longueur) {
        return new String(octets, debut, longueur, StandardCharsets.UTF_8);
    }

    private String interpreter(int debut, int longueur) {
        try {
            return interpreterOuLever(debut, longueur);
        } catch (IOException e) {
            // L'analyse l'a déjà interprété une fois.
            throw new UncheckedIOException(e);
        }
    }

    /** Fait interpréter par moshi un texte échappé, guillemets compris de part et d'autre. */
    String interpreterOuLever(int debut, int longueur) throws IOException {
        return JsonReader.of(new Buffer().write(octets, debut - 1, longueur + 2))
                .nextString();
    }
}
