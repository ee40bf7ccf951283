package io.github.impotparticulier.internal.json;

import java.util.AbstractSequentialList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;

/** Une liste JSON immuable, sans ses éléments nuls ; chacun ne se fait qu'à sa lecture. */
final class ListeJson extends AbstractSequentialList<Object> {
    private final Bande bande;
    private final int noeud;

    ListeJson(Bande bande, int noeud) {
        this.bande = bande;
        this.noeud = noeud;
    }

    @Override
    public int size() {
        return bande.nonNulles(noeud);
    }

    @Override
    public Iterator<Object> iterator() {
        return new Parcours();
    }

    @Override
    public ListIterator<Object> listIterator(int rang) {
        Object[] elements = new Object[size()];
        int i = 0;
        for (Object element : this) {
            elements[i++] = element;
        }
        return Collections.unmodifiableList(Arrays.asList(elements)).listIterator(rang);
    }

    /** Les éléments non nuls, l'un après l'autre. */
    private final class Parcours implements Iterator<Object> {
        private int prochain = bande.nonNul(Bande.premier(noeud), noeud);

        @Override
        public boolean hasNext() {
            return prochain < bande.suivant(noeud);
        }

        @Override
        public Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int element = prochain;
            prochain = bande.nonNul(bande.suivant(element), noeud);
            return Objects.requireNonNull(bande.valeurDeLElement(element));
        }
    }
}
