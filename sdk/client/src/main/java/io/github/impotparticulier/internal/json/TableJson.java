package io.github.impotparticulier.internal.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Un objet JSON comme table immuable de ses champs non nuls : chacun n'est cherché, et sa valeur faite, qu'à sa lecture.
 *
 * <p>Aucune méthode publique n'est finale : le compilateur les redonne à {@link ObjetJson}, qui est public, pour qui les appelle par
 * réflexion.
 */
abstract class TableJson extends AbstractMap<String, Object> {
    static final int ABSENT = -1;

    private static final int NOMS_PARCOURUS_MAX = 64;

    final Bande bande;
    final int noeud;
    /** Pour un objet démesuré seulement, bâti au premier besoin ; deux fils en bâtiraient deux égaux. */
    private volatile @Nullable Map<String, Integer> noeuds;

    TableJson(Bande bande, int noeud) {
        this.bande = bande;
        this.noeud = noeud;
    }

    /** La valeur d'un champ ; {@code null} s'il est absent ou nul. */
    final @Nullable Object brut(String nom) {
        int champ = champ(nom);
        return champ == ABSENT ? null : bande.valeurDuChamp(champ);
    }

    /** Le nœud d'un champ, ou {@link #ABSENT}. */
    final int champ(String nom) {
        int apres = bande.suivant(noeud);
        int parcourus = 0;
        for (int i = Bande.premier(noeud); i < apres; i = bande.suivant(i)) {
            if (bande.aPourNom(i, nom)) {
                return i;
            }
            if (++parcourus == NOMS_PARCOURUS_MAX) {
                return noeuds().getOrDefault(nom, ABSENT);
            }
        }
        return ABSENT;
    }

    private Map<String, Integer> noeuds() {
        Map<String, Integer> connus = noeuds;
        if (connus == null) {
            Map<String, Integer> nouveaux = new HashMap<>();
            for (int i = Bande.premier(noeud); i < bande.suivant(noeud); i = bande.suivant(i)) {
                nouveaux.put(bande.nom(i), i);
            }
            noeuds = nouveaux;
            connus = nouveaux;
        }
        return connus;
    }

    /** Vrai si ce champ est écrit, fût-il nul : la table, elle, ne connaît pas les champs nuls. */
    public boolean porte(String nom) {
        return champ(nom) != ABSENT;
    }

    /** Vrai si l'un de ces champs est écrit, fût-il nul. */
    public boolean porteUnDe(Set<String> noms) {
        return bande.porteUnDe(noeud, noms);
    }

    /** Cet objet, réduit aux champs de ces noms. */
    public ObjetJson restreint(Set<String> gardes) {
        return bande.restreint(noeud, gardes);
    }

    @Override
    public @Nullable Object get(@Nullable Object nom) {
        return nom instanceof String texte ? brut(texte) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object nom) {
        return get(nom) != null;
    }

    /**
     * Les champs non nuls, dans l'ordre reçu ; les valeurs sont des textes, des booléens, des listes et des tables. Une vue, sans
     * hachage : hacher un objet hacherait deux fois chacun de ceux qu'il contient, à chaque niveau.
     */
    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return new Parcours();
            }

            @Override
            public int size() {
                return bande.nonNulles(noeud);
            }

            @Override
            public String toString() {
                return TableJson.this.toString();
            }
        };
    }

    /** Les champs non nuls, l'un après l'autre. */
    private final class Parcours implements Iterator<Map.Entry<String, Object>> {
        private int prochain = bande.nonNul(Bande.premier(noeud), noeud);

        @Override
        public boolean hasNext() {
            return prochain < bande.suivant(noeud);
        }

        @Override
        public Map.Entry<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int champ = prochain;
            prochain = bande.nonNul(bande.suivant(champ), noeud);
            return Map.entry(bande.nom(champ), Objects.requireNonNull(bande.valeurDuChamp(champ)));
        }
    }

    /** Les noms des champs présents que le contrat publie, jamais leurs valeurs ; les autres sont comptés. */
    @Override
    public String toString() {
        return NomsDuContrat.montrer(this);
    }
}
