package io.github.impotparticulier.bacasable;

import org.jspecify.annotations.Nullable;

/**
 * Un pays et, en France, un département ou TOM et une commune, aux longueurs de R2P : trois chiffres pour la commune,
 * qui est la fin du code INSEE, sauf deux dans un TOM.
 */
record Lieu(
        String pays, @Nullable String departement, @Nullable String commune) {
    static final String FRANCE = "99100";

    static Lieu enFrance(String codeInsee) {
        String outreMer = codeInsee.substring(0, 3);
        if (Departement.estTom(outreMer)) {
            return new Lieu(FRANCE, outreMer, codeInsee.substring(3));
        }
        boolean dom = Departement.estOutreMer(outreMer);
        return new Lieu(FRANCE, dom ? outreMer : codeInsee.substring(0, 2), codeInsee.substring(2));
    }

    static Lieu aLEtranger(String pays) {
        return new Lieu(pays, null, null);
    }

    boolean estDans(String autreDepartement) {
        return Departement.normaliser(autreDepartement).equals(departement);
    }

    /** SFiP désigne aussi une commune d'outre-mer par ses deux derniers chiffres. */
    boolean aPourCommune(String autreCommune) {
        return autreCommune.equals(commune)
                || (commune != null && enOutreMer() && autreCommune.length() == 2 && commune.endsWith(autreCommune));
    }

    boolean estUnTom() {
        return departement != null && Departement.estTom(departement);
    }

    private boolean enOutreMer() {
        return departement != null && Departement.estOutreMer(departement);
    }
}
