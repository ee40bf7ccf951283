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
 * <p>Une valeur est un nœud de quatre entiers : le début et la fin de son nom (−1 dans une liste), son début et sa sorte, sa fin. Un
 * objet ou une liste porte le nombre de ses valeurs au lieu d'un début, et le nœud qui le suit au lieu d'une fin ; ses valeurs
 * viennent aussitôt après lui.
 */
final class Bande {
    static final int OBJET = 0;
    static final int LISTE = 1;
    static final int TEXTE = 2;
    /** Un texte où une barre oblique inverse est à interpréter. */
    static final int TEXTE_ECHAPPE = 3;

    static final int VRAI = 4;
    static final int FAUX = 5;
    static final int NUL = 6;

    private static final int NOEUD = 4;
    private static final int LONGUEUR_DE_NULL = 4;
    private static final int BITS_DE_PLACE = 28;
    private static final int PLACE = (1 << BITS_DE_PLACE) - 1;
    /** Au-delà, une place n'y tiendrait plus. */
    static final int OCTETS_MAX = PLACE;

    private final byte[] octets;
    private int[] noeuds;
    private int fin;

    Bande(byte[] octets) {
        this.octets = octets;
        // Un nœud pour quinze octets ou davantage : les réponses de la DGFiP ont des noms longs.
        noeuds = new int[NOEUD * (8 + octets.length / 15)];
    }

    /** Ajoute un nœud ; une valeur simple a sa fin, un objet ou une liste la recevra de {@link #fermer}. */
    int ajouter(int debutDuNom, int finDuNom, int sorte, int debut, int finDeLaValeur) {
        if (fin == noeuds.length) {
            noeuds = Arrays.copyOf(noeuds, noeuds.length * 2);
        }
        int noeud = fin;
        noeuds[noeud] = debutDuNom;
        noeuds[noeud + 1] = finDuNom;
        noeuds[noeud + 2] = sorte << BITS_DE_PLACE | debut;
        noeuds[noeud + 3] = finDeLaValeur;
        fin += NOEUD;
        return noeud;
    }

    /** Toutes les valeurs de cet objet ou de cette liste ont été ajoutées. */
    void fermer(int noeud, int taille) {
        noeuds[noeud + 2] |= taille;
        noeuds[noeud + 3] = fin;
    }

    int sorte(int noeud) {
        return noeuds[noeud + 2] >>> BITS_DE_PLACE;
    }

    /** Combien de valeurs a cet objet ou cette liste. */
    int taille(int noeud) {
        return noeuds[noeud + 2] & PLACE;
    }

    /** La première valeur d'un objet ou d'une liste, s'il en a. */
    static int premier(int noeud) {
        return noeud + NOEUD;
    }

    /** La valeur qui suit celle-ci, dans le même objet ou la même liste. */
    int suivant(int noeud) {
        return sorte(noeud) <= LISTE ? noeuds[noeud + 3] : noeud + NOEUD;
    }

    String nom(int noeud) {
        int debut = noeuds[noeud];
        int longueur = noeuds[noeud + 1] - debut;
        return contient(debut, debut + longueur, '\\') ? interpreter(debut, longueur) : texte(debut, longueur);
    }

    /** Vrai si ce nœud porte ce nom. */
    boolean aPourNom(int noeud, String nom) {
        int debut = noeuds[noeud];
        int longueur = noeuds[noeud + 1] - debut;
        if (longueur != nom.length()) {
            // Un nom accentué ou échappé tient plus d'octets que de lettres.
            return longueur > nom.length()
                    && !enAscii(debut, longueur)
                    && nom(noeud).equals(nom);
        }
        for (int i = 0; i < longueur; i++) {
            if (octets[debut + i] != nom.charAt(i)) {
                return false;
            }
        }
        return !contient(debut, debut + longueur, '\\');
    }

    /** Vrai si ces deux nœuds portent le même nom, lettre pour lettre tel qu'il est écrit. */
    boolean memeNom(int noeud, int autre) {
        int debut = noeuds[noeud];
        int finDuNom = noeuds[noeud + 1];
        int debutAutre = noeuds[autre];
        int finAutre = noeuds[autre + 1];
        return finDuNom - debut == finAutre - debutAutre
                && Arrays.equals(octets, debut, finDuNom, octets, debutAutre, finAutre);
    }

    /** La valeur d'un nœud : texte, booléen, objet ou liste ; {@code null} si elle est nulle. */
    @Nullable
    Object valeur(int noeud) {
        int debut = noeuds[noeud + 2] & PLACE;
        int longueur = noeuds[noeud + 3] - debut;
        return switch (sorte(noeud)) {
            case OBJET -> new ObjetJson(this, noeud);
            case LISTE -> new ListeJson(this, noeud);
            case TEXTE -> texte(debut, longueur);
            case TEXTE_ECHAPPE -> interpreter(debut, longueur);
            case VRAI -> true;
            case FAUX -> false;
            default -> null;
        };
    }

    /** Vrai d'un texte assez long, et fait de lettres, pour n'être ni blanc ni « null ». */
    boolean estLong(int noeud) {
        int debut = noeuds[noeud + 2] & PLACE;
        return sorte(noeud) == TEXTE && noeuds[noeud + 3] - debut > LONGUEUR_DE_NULL && octets[debut] > ' ';
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
            if (sorte(i) != NUL) {
                nombre++;
            }
        }
        return nombre;
    }

    /** Cet objet, réduit aux champs de ces noms. */
    ObjetJson restreint(int noeud, Set<String> gardes) {
        Bande restreinte = new Bande(octets);
        int racine = restreinte.ajouter(-1, -1, OBJET, 0, 0);
        int taille = 0;
        for (int i = premier(noeud); i < suivant(noeud); i = suivant(i)) {
            if (gardes.contains(nom(i))) {
                restreinte.copier(this, i);
                taille++;
            }
        }
        restreinte.fermer(racine, taille);
        return new ObjetJson(restreinte, racine);
    }

    private void copier(Bande source, int noeud) {
        int decalage = fin - noeud;
        for (int i = noeud; i < source.suivant(noeud); i += NOEUD) {
            boolean contenant = source.sorte(i) <= LISTE;
            ajouter(
                    source.noeuds[i],
                    source.noeuds[i + 1],
                    source.sorte(i),
                    source.noeuds[i + 2] & PLACE,
                    source.noeuds[i + 3] + (contenant ? decalage : 0));
        }
    }

    boolean contient(int debut, int finExclue, char cherche) {
        for (int i = debut; i < finExclue; i++) {
            if (octets[i] == cherche) {
                return true;
            }
        }
        return false;
    }

    private boolean enAscii(int debut, int longueur) {
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

    /** Fait interpréter par moshi un texte échappé, guillemets compris de part et d'autre. */
    String interpreter(int debut, int longueur) {
        try {
            return JsonReader.of(new Buffer().write(octets, debut - 1, longueur + 2))
                    .nextString();
        } catch (IOException e) {
            // L'analyse l'a déjà interprété une fois.
            throw new UncheckedIOException(e);
        }
    }
}
