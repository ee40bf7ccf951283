package io.github.impotparticulier.personne;

import io.github.impotparticulier.internal.texte.Formes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Un lieu de naissance, aux formes de R2P : les codes sont ceux du jour de la naissance, anciens départements compris (la Corse d'avant
 * 1976 est 20, Mayotte d'avant 2011 est 985). Ils ne sont pas confrontés à la date : les sources publiques ne disent pas jusqu'où le
 * registre de la DGFiP les a repris.
 *
 * @param pays le code INSEE du pays
 * @param departement le département ou la collectivité, sous sa forme courante ; {@code null} s'il n'est pas connu
 * @param commune la commune sans son département, trois chiffres, deux dans un TOM ; {@code null} si elle n'est pas connue
 */
record LieuNaissance(
        String pays, @Nullable String departement, @Nullable String commune) {
    /** 91 à 94 ont été l'Algérie avant d'être l'Île-de-France ; 96 a été la Tunisie, et n'a plus servi. */
    private static final String METROPOLE_COURT = "(?:0[1-9]|[1-8][0-9]|9[0-6]|2[AB])";

    private static final Pattern METROPOLE = Pattern.compile(METROPOLE_COURT);
    private static final Pattern METROPOLE_R2P = Pattern.compile("0" + METROPOLE_COURT);
    private static final Pattern METROPOLE_COMPLETEE = Pattern.compile(METROPOLE_COURT + "0");
    private static final Pattern OUTRE_MER = Pattern.compile("97[1-8]|98[4-9]");
    private static final Pattern CODE = Pattern.compile("[0-9][0-9AB][0-9]{3}");

    static LieuNaissance enFrance() {
        return new LieuNaissance(EtatCivil.FRANCE, null, null);
    }

    static LieuNaissance enFrance(String departement) {
        return new LieuNaissance(EtatCivil.FRANCE, departement(departement), null);
    }

    static LieuNaissance enFrance(String departement, String commune) {
        String code = departement(departement);
        return new LieuNaissance(EtatCivil.FRANCE, code, Formes.commune(commune, code));
    }

    static LieuNaissance aLEtranger(String codePays) {
        String code = Formes.pays(codePays);
        if (code.equals(EtatCivil.FRANCE)) {
            throw Formes.invalide(
                    "Pays de naissance : pour la France, appelez naissanceEnFrance(…), avec ce que vous savez du lieu.");
        }
        return new LieuNaissance(code, null, null);
    }

    /** Le lieu d'un code INSEE à cinq caractères, commune ou pays. */
    static LieuNaissance deCode(String valeur) {
        String code = Formes.code(valeur, "lieu de naissance");
        return lire(code).orElseThrow(() -> refus(code));
    }

    /** Le lieu que désigne ce texte ; vide si ce n'est pas un code INSEE de commune ou de pays. */
    static Optional<LieuNaissance> siCode(String valeur) {
        return lire(Formes.code(valeur, "lieu de naissance"));
    }

    boolean estUnPays() {
        return departement == null;
    }

    private static Optional<LieuNaissance> lire(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        if (code.startsWith("99")) {
            return Optional.of(new LieuNaissance(code, null, null));
        }
        boolean outreMer = code.startsWith("97") || code.startsWith("98");
        String departement = code.substring(0, outreMer ? 3 : 2);
        boolean connu = (outreMer ? OUTRE_MER : METROPOLE).matcher(departement).matches();
        // Un TOM garde deux chiffres, un DOM en a trois, dont le dernier de son département.
        String commune = code.substring(Formes.estTom(departement) ? 3 : 2);
        return connu && !communeNulle(code)
                ? Optional.of(new LieuNaissance(EtatCivil.FRANCE, departement, commune))
                : Optional.empty();
    }

    /** 75000 ou 97400 sont des codes postaux : aucune commune n'a le numéro zéro. */
    private static boolean communeNulle(String code) {
        return code.endsWith("000") || (code.startsWith("9") && code.charAt(1) >= '7' && code.endsWith("00"));
    }

    private static RuntimeException refus(String code) {
        return Formes.invalide(
                CODE.matcher(code).matches() && communeNulle(code)
                        ? "Lieu de naissance : ce code finit comme un code postal ; donnez le code INSEE de la commune, ou"
                                + " naissanceEnFrance(département) si elle n'est pas connue."
                        : "Lieu de naissance : donnez le code INSEE, en cinq caractères, de la commune ou du pays au jour de la"
                                + " naissance, par exemple 35238, 2A004, 97411 ou 99352.");
    }

    /** Aussi comme R2P l'écrit, sur trois caractères : 020 est la Corse d'avant 1976, 010 l'Aube. */
    private static String departement(String valeur) {
        String net = Formes.code(valeur, "département");
        if (OUTRE_MER.matcher(net).matches() || METROPOLE.matcher(net).matches()) {
            return net;
        }
        if (METROPOLE_R2P.matcher(net).matches()) {
            return net.substring(1);
        }
        if (METROPOLE_COMPLETEE.matcher(net).matches()) {
            return net.substring(0, 2);
        }
        throw Formes.invalide("Département de naissance : donnez son code, par exemple 01, 75, 2A ou 974.");
    }
}
