package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;

/**
 * Une réponse entière.
 *
 * @param corps les octets du corps, décompressés, bornés, transcodés en UTF-8
 * @param circonstances l'appel, son statut compris
 * @param essai l'essai qui l'a obtenue
 */
@SuppressWarnings("ArrayRecordComponent") // Jamais comparée ni montrée.
record Reponse(byte[] corps, Circonstances circonstances, Essai essai) {
    int statut() {
        return circonstances.statut().orElseThrow();
    }

    @Override
    public String toString() {
        return "Reponse[HTTP " + statut() + "]";
    }
}
