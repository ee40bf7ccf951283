package io.github.impotparticulier.internal.echange;

import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Ce qu'un réglage doit être ; dit aussitôt, sans citer la valeur. */
public final class Verifications {
    private static final Pattern ASCII_VISIBLE = Pattern.compile("[\\x21-\\x7E]+");

    private Verifications() {}

    /** La racine d'une passerelle, en https, ou en http vers la machine elle-même. */
    public static HttpUrl adresse(String adresse) {
        HttpUrl lue = analyser(Objects.requireNonNull(adresse, "adresse").strip());
        if (lue == null
                || !lue.username().isEmpty()
                || !lue.password().isEmpty()
                || lue.query() != null
                || lue.fragment() != null) {
            throw new IllegalArgumentException(
                    "Adresse mal formée : donnez la racine du serveur, telle qu'elle vous a été donnée,"
                            + " par exemple https://gw.exemple.fr, sans identifiants ni paramètres.");
        }
        if (!lue.isHttps() && !boucleLocale(lue.host())) {
            throw new IllegalArgumentException(
                    "Adresse de passerelle en http : seul https est permis, sauf vers la machine"
                            + " elle-même (127.0.0.1, localhost).");
        }
        return lue;
    }

    /** C'est souvent le premier usage d'OkHttp. */
    private static @Nullable HttpUrl analyser(String adresse) {
        try {
            return HttpUrl.parse(adresse);
        } catch (LinkageError e) {
            throw Bibliotheque.incompatible(e);
        }
    }

    private static boolean boucleLocale(String hote) {
        return hote.equals("localhost")
                || hote.equals("::1")
                || hote.matches("127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})){3}");
    }

    /** Un réglage sans lequel rien ne peut partir. */
    public static <V> V donne(@Nullable V valeur, String quoi, String comment) {
        if (valeur == null) {
            throw new IllegalStateException(
                    "Il manque " + quoi + " : appelez " + comment + " ou depuisEnvironnement() avant build().");
        }
        return valeur;
    }

    /** Vrai d'un texte qui peut aller dans un en-tête. */
    static boolean estVisible(String valeur) {
        return ASCII_VISIBLE.matcher(valeur).matches();
    }

    /** Un texte qui peut aller dans un en-tête, exigé d'un réglage. */
    public static String visible(@Nullable String valeur, String quoi) {
        if (valeur == null) {
            throw new IllegalArgumentException(
                    quoi + " est absent (null) : la variable dont vous le tirez est-elle définie ?");
        }
        if (!estVisible(valeur)) {
            throw new IllegalArgumentException(quoi
                    + " doit comporter des caractères ASCII visibles, sans espace : recopiez ce que le portail donne.");
        }
        return valeur;
    }

    /** De même, borné. */
    public static String visible(@Nullable String valeur, String quoi, int longueurMax) {
        String verifie = visible(valeur, quoi);
        if (verifie.length() > longueurMax) {
            throw new IllegalArgumentException(quoi + " dépasse " + longueurMax + " caractères.");
        }
        return verifie;
    }

    /** Une durée positive, d'un jour au plus. */
    public static Duration duree(Duration delai, String quoi) {
        Objects.requireNonNull(delai, quoi);
        if (delai.isZero() || delai.isNegative() || delai.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(quoi + " : donnez une durée positive, d'un jour au plus.");
        }
        return delai;
    }

    /** Une variable exigée, de l'environnement ou d'une table. */
    public static String variable(UnaryOperator<@Nullable String> variables, String nom) {
        String valeur = variables.apply(nom);
        if (valeur == null || valeur.isBlank()) {
            throw new IllegalStateException("La variable " + nom
                    + " manque : définissez DGFIP_PASSERELLE, DGFIP_CLE et DGFIP_SECRET (et DGFIP_ID_TELESERVICE).");
        }
        return valeur.strip();
    }
}
