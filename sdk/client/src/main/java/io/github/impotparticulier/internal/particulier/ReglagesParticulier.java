package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.internal.echange.Delais;
import io.github.impotparticulier.internal.echange.Verifications;
import io.github.impotparticulier.particulier.Environnement;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Le jeton et l'adresse d'un client : ce qui est donné d'abord, puis les variables d'environnement, puis le défaut. */
public final class ReglagesParticulier {
    private static final Duration ESSAI_MIN = Duration.ofSeconds(15);

    public static final Delais DELAIS = new Delais(Duration.ofSeconds(75), ESSAI_MIN, Duration.ofSeconds(5));

    private static final String V_JETON = "API_PARTICULIER_TOKEN";
    private static final String V_ENVIRONNEMENT = "API_PARTICULIER_ENV";
    private static final String V_ADRESSE = "API_PARTICULIER_BASE_URL";

    private UnaryOperator<@Nullable String> variables = nom -> null;
    private boolean lues;
    private @Nullable String jeton;
    private boolean editeur;
    private @Nullable Environnement environnement;
    private @Nullable String adresse;

    /** La durée d'un essai, qui laisse au serveur le temps de son fournisseur. */
    public static Duration delaiEssai(Duration delai) {
        if (Verifications.duree(delai, "delaiEssai").compareTo(ESSAI_MIN) < 0) {
            throw new IllegalArgumentException(
                    "delaiEssai : donnez 15 secondes au moins ; le serveur en attend 10 son"
                            + " fournisseur, et un essai coupé ne peut être refait. Pour répondre plus tôt à l'usager, bornez delaiAppel.");
        }
        return delai;
    }

    public void jeton(String nouveau, boolean dEditeur) {
        jeton = Verifications.visible(nouveau, "Le jeton");
        editeur = dEditeur;
    }

    public void environnement(Environnement nouveau) {
        environnement = Objects.requireNonNull(nouveau, "environnement");
    }

    public void adresse(String nouvelle) {
        adresse = Verifications.adresse(nouvelle).toString();
    }

    public void variables(UnaryOperator<@Nullable String> nouvelles) {
        variables = nouvelles;
        lues = true;
    }

    private @Nullable String variable(String nom) {
        String valeur = variables.apply(nom);
        return valeur == null || valeur.isBlank() ? null : valeur.strip();
    }

    /** Le jeton ; {@code null} s'il vient d'une source. */
    public @Nullable String jeton(boolean parUneSource) {
        String donne = jeton != null ? jeton : parUneSource ? null : variable(V_JETON);
        if (donne == null && !parUneSource) {
            throw new IllegalStateException("Il manque le jeton : appelez jeton(…) avant build()"
                    + (lues ? ", ou définissez la variable " + V_JETON + "." : ", ou depuisEnvironnement()."));
        }
        if (donne != null && parUneSource) {
            throw new IllegalStateException("Donnez jeton ou sourceJetons, pas les deux : la source déciderait seule.");
        }
        return donne == null ? null : Verifications.visible(donne, "Le jeton");
    }

    /** Vrai si le jeton est celui d'un éditeur. */
    public boolean editeur() {
        return editeur;
    }

    /** La racine du serveur. */
    public String racine() {
        if (adresse != null) {
            refuserSiAutre(environnement, "environnement(…)", adresse, "adresse(…)");
            return adresse;
        }
        String lue = variable(V_ADRESSE);
        Environnement choisi = environnement != null ? environnement : environnementLu();
        if (lue != null) {
            String verifiee = Verifications.adresse(lue).toString();
            refuserSiAutre(
                    choisi,
                    environnement != null ? "environnement(…)" : "la variable " + V_ENVIRONNEMENT,
                    verifiee,
                    "la variable " + V_ADRESSE);
            return verifiee;
        }
        return (choisi == null ? Environnement.PRODUCTION : choisi).adresse();
    }

    private @Nullable Environnement environnementLu() {
        String nom = variable(V_ENVIRONNEMENT);
        if (nom == null) {
            return null;
        }
        for (Environnement connu : Environnement.values()) {
            if (connu.name().equalsIgnoreCase(nom)) {
                return connu;
            }
        }
        throw new IllegalStateException(
                "La variable " + V_ENVIRONNEMENT + " vaut autre chose que production ou staging.");
    }

    private static void refuserSiAutre(
            @Nullable Environnement environnement, String nomEnvironnement, String adresse, String nomAdresse) {
        if (environnement != null
                && !Verifications.adresse(environnement.adresse()).equals(Verifications.adresse(adresse))) {
            throw new IllegalStateException(
                    nomEnvironnement + " et " + nomAdresse + " se contredisent : donnez l'un ou l'autre.");
        }
    }

    /** Un texte fixe. */
    @Override
    public String toString() {
        return "ReglagesParticulier";
    }
}
