package io.github.impotparticulier.mesures;

/** Des réponses que le serveur retient jusqu'à ce qu'on les libère, toutes d'un coup. */
final class Retenue {
    private int nombre;
    private long liberations;

    /** Retient le fil qui répond. */
    synchronized void attendre() {
        long avant = liberations;
        nombre++;
        try {
            while (liberations == avant) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            nombre--;
        }
    }

    synchronized void liberer() {
        liberations++;
        notifyAll();
    }

    synchronized int nombre() {
        return nombre;
    }
}
