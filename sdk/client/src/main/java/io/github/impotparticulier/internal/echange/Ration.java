package io.github.impotparticulier.internal.echange;

/**
 * Ce qu'une connexion peut encore lire du réseau, en octets bruts : les données ont leur borne, ce qui les entoure a celle-ci.
 *
 * <p>Deux comptes : l'un pour l'échange, l'autre pour ce qui vient sans que le corps avance. Pour le seul fil qui tient la connexion.
 */
final class Ration {
    /** Sans que le corps avance : 32 Kio d'en-têtes, et les 16 d'un bloc TLS, que la même lecture peut apporter. */
    static final int SANS_CORPS = 48 * 1024;
    /** Pour un échange, outre son corps : en-têtes, morceaux, blocs TLS. */
    static final int HABILLAGE = 512 * 1024;
    /** Avant tout échange : la page d'un proxy qui refuse ; les certificats d'une liaison TLS, et les autorités dont le serveur en accepterait. */
    static final int OUVERTURE = 256 * 1024;

    private long enTout;
    private long sansCorps;

    /** Une connexion dont on ne suit pas les échanges : elle n'en fait qu'un. */
    Ration() {
        int toutUnEchange = OUVERTURE + HABILLAGE + Appel.OCTETS_MAX;
        accorder(toutUnEchange, toutUnEchange);
    }

    /** La connexion s'ouvre : un proxy peut avoir à répondre. */
    void ouverture() {
        accorder(OUVERTURE, OUVERTURE);
    }

    void liaisonTls() {
        accorder(OUVERTURE, OUVERTURE);
    }

    /** Une demande va partir, dont la réponse peut avoir un corps de cette taille. */
    void echange(int corpsMax) {
        accorder(corpsMax + HABILLAGE, SANS_CORPS);
    }

    /** Des octets du corps sont venus, ou vont venir. */
    void leCorpsAvance() {
        sansCorps = SANS_CORPS;
    }

    /** Il n'y a plus rien à lire de cette réponse. */
    void finie() {
        sansCorps = 0;
    }

    private void accorder(long nouvelle, long nouvelleSansCorps) {
        enTout = nouvelle;
        sansCorps = nouvelleSansCorps;
    }

    /** Compte des octets lus ; faux s'il y en a trop. */
    boolean prendre(int octets) {
        enTout -= octets;
        sansCorps -= octets;
        return enTout >= 0 && sansCorps >= 0;
    }
}
