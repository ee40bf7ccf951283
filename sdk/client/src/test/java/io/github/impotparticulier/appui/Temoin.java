package io.github.impotparticulier.appui;

import io.github.impotparticulier.erreur.AppelException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Les valeurs témoins, que les essais sèment dans les demandes et les réponses et que rien ne doit laisser sortir, et le
 * guichet où les essais déclarent ce qu'ils ont obtenu. Hors d'une capture, déclarer ne fait rien.
 */
public final class Temoin {
    public static final String SPI = "3996174825309";
    public static final String NOM = "QUINTRELLÉ-BÉRANGIER";
    public static final String PRENOM = "ÉZÉCHIELLINE";
    public static final String JETON = "tJ7xQpZr4mVbKc2WnL9d";
    public static final String JETON_FRANCE_CONNECT = "fcT5yHs8GwXe3RkPq6Zu";
    public static final String CLE = "cK4vNm9BzLq7TgYx2Jdw";
    public static final String SECRET = "sE8hRp3XkWf6QmVt5Cyn";

    private static final Detecteur DETECTEUR = new Detecteur(valeurs());
    private static final AtomicReference<Fuites> EN_COURS = new AtomicReference<>();

    private Temoin() {}

    private static Map<String, String> valeurs() {
        Map<String, String> valeurs = new LinkedHashMap<>();
        valeurs.put("numéro fiscal", SPI);
        valeurs.put("nom", NOM);
        valeurs.put("prénom", PRENOM);
        valeurs.put("jeton", JETON);
        valeurs.put("jeton FranceConnect", JETON_FRANCE_CONNECT);
        valeurs.put("clé", CLE);
        valeurs.put("secret", SECRET);
        // Celles des essais qui n'emploient pas les précédentes.
        valeurs.put("numéro fiscal ordinaire", FausseDgfip.SPI);
        valeurs.put("clé ordinaire", "cle-fictive");
        valeurs.put("secret ordinaire", "secret-fictif");
        return valeurs;
    }

    public static Detecteur detecteur() {
        return DETECTEUR;
    }

    /** Déclare une exception reçue, et la rend. */
    public static <E extends Throwable> E observer(E exception) {
        Fuites fuites = EN_COURS.get();
        if (fuites != null) {
            fuites.observer(exception);
        }
        return exception;
    }

    /** Déclare un résultat reçu, et le rend. */
    public static <T> T observer(T resultat) {
        Fuites fuites = EN_COURS.get();
        if (fuites != null) {
            fuites.observer((Object) resultat);
        }
        return resultat;
    }

    /** Relève les noms des fils, à l'instant choisi par l'essai : un appel en cours, par exemple. */
    public static void relever() {
        Fuites fuites = EN_COURS.get();
        if (fuites != null) {
            fuites.relever();
        }
    }

    public static void brancher(Fuites fuites) {
        if (!EN_COURS.compareAndSet(null, Objects.requireNonNull(fuites))) {
            throw new IllegalStateException("Une capture est déjà en cours : fermez-la d'abord.");
        }
    }

    public static void debrancher(Fuites fuites) {
        EN_COURS.compareAndSet(fuites, null);
    }

    /** Le message d'une exception, sans l'identifiant de corrélation : il est au hasard, et peut porter n'importe quels chiffres. */
    public static String horsCorrelation(AppelException e) {
        return horsCorrelation(e, e.getMessage());
    }

    /** De même, un autre texte tiré de cette exception. */
    public static String horsCorrelation(AppelException e, String texte) {
        return e.idCorrelation().map(id -> texte.replace(id, "")).orElse(texte);
    }
}
