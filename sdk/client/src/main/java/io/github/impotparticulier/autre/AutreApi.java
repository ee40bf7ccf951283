package io.github.impotparticulier.autre;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.internal.texte.Formes;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Une API de la passerelle que le SDK ne connaît pas : son nom, son chemin de base, la portée de son jeton, et les en-têtes qu'elle veut à
 * chaque appel. Le portail APIM les donne ; rien n'en est deviné.
 *
 * <p>Immuable ; deux valeurs sont égales si tout l'est. {@link #toString()} ne dit que le nom : la valeur d'un en-tête peut être
 * confidentielle.
 *
 * <p>Source : documentation de l'API, sur le portail de qui l'a souscrite.
 */
public final class AutreApi {
    private static final Pattern NOM = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern BASE = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]{1,80}){1,8}");
    /** RFC 6749, 3.3. */
    private static final Pattern PORTEE = Pattern.compile("([!#-\\[\\]-~]{1,200}( [!#-\\[\\]-~]{1,200}){0,15})?");

    private static final Set<Guichet> CONNUES = Set.of(Guichet.IMPOT_PARTICULIER, Guichet.R2P, Guichet.SFIP);

    private static final Pattern NOM_D_EN_TETE = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern VALEUR_D_EN_TETE = Pattern.compile("[!-~]([ -~]{0,1022}[!-~])?");

    /** Ce que le SDK écrit lui-même, ou qui déciderait de la connexion. */
    private static final Set<String> RESERVES = Set.of(
            "authorization",
            "x-correlation-id",
            "content-type",
            "content-length",
            "content-encoding",
            "transfer-encoding",
            "accept-encoding",
            "host",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "range",
            "cookie");

    private final String nom;
    private final String base;
    private final String portee;
    private final Map<String, String> entetes;

    private AutreApi(String nom, String base, String portee, Map<String, String> entetes) {
        this.nom = nom;
        this.base = base;
        this.portee = portee;
        this.entetes = entetes;
    }

    /**
     * {@return une API}
     *
     * @param nom un nom court, de votre choix, pour le quota, le journal et les messages : minuscules, chiffres et tirets, par exemple
     *     {@code infinoe} ; deux API de même nom partagent un quota, aucune celui d'une API que le SDK connaît
     * @param base son chemin depuis la racine de la passerelle, version comprise, sans barre finale
     * @param portee la portée (scope) à demander pour son jeton, plusieurs étant séparées par une espace ; vide si elle n'en a pas
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si l'un des trois est mal formé ; rien n'en est cité
     */
    public static AutreApi de(String nom, String base, String portee) {
        exiger(
                NOM,
                Objects.requireNonNull(nom, "nom"),
                "Nom d'API mal formé : minuscules, chiffres et tirets, 40 au plus.");
        if (CONNUES.contains(Guichet.de(nom))) {
            throw Formes.invalide("Ce nom est celui d'une API que le SDK connaît, dont elle partagerait le quota.");
        }
        exiger(
                BASE,
                Objects.requireNonNull(base, "base"),
                "Chemin de base mal formé : donnez-le depuis la racine de la passerelle, version comprise, sans barre finale.");
        exiger(
                PORTEE,
                Objects.requireNonNull(portee, "portee"),
                "Portée mal formée : recopiez celle que le portail donne, ou un texte vide s'il n'en donne pas.");
        return new AutreApi(nom, base, portee, Collections.emptyMap());
    }

    /**
     * {@return la même API, qui veut aussi cet en-tête à chaque appel : son {@code Accept} (par défaut, tout), un identifiant technique}
     *
     * @param entete son nom ; celui d'un en-tête que le SDK écrit lui-même, ou qui règle la connexion, est refusé
     * @param valeur sa valeur, en ASCII
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si le nom ou la valeur ne va pas ; rien n'en est cité
     */
    public AutreApi avecEntete(String entete, String valeur) {
        exiger(NOM_D_EN_TETE, Objects.requireNonNull(entete, "entete"), "Nom d'en-tête mal formé.");
        String minuscules = entete.toLowerCase(Locale.ROOT);
        if (RESERVES.contains(minuscules) || minuscules.startsWith("proxy-")) {
            throw Formes.invalide("Cet en-tête est écrit par le SDK, ou règle la connexion : ne le donnez pas.");
        }
        exiger(
                VALEUR_D_EN_TETE,
                Objects.requireNonNull(valeur, "valeur"),
                "Valeur d'en-tête mal formée : de 1 à 1 024 caractères ASCII, sans espace au bord.");
        Map<String, String> completes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        completes.putAll(entetes);
        completes.put(entete, valeur);
        return new AutreApi(nom, base, portee, Collections.unmodifiableMap(completes));
    }

    private static void exiger(Pattern forme, String valeur, String explication) {
        if (!forme.matcher(valeur).matches()) {
            throw Formes.invalide(explication);
        }
    }

    /** {@return le nom court} */
    public String nom() {
        return nom;
    }

    /** {@return le chemin depuis la racine de la passerelle} */
    public String base() {
        return base;
    }

    /** {@return la portée du jeton ; un texte vide si l'API n'en a pas} */
    public String portee() {
        return portee;
    }

    /** {@return les en-têtes à chaque appel, outre ceux du SDK, sans égard à la casse ; vide s'il n'y en a pas} */
    public Map<String, String> entetes() {
        return entetes;
    }

    /**
     * {@return ce que son quota compte, à donner à {@code quotaParMinute(guichet, requetes)} ; un {@code LimiteurAppels} le reçoit}
     *
     * @see io.github.impotparticulier.ImpotParticulierClient.Builder#quotaParMinute(Guichet, int)
     */
    public Guichet guichet() {
        return Guichet.de(nom);
    }

    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof AutreApi api
                && nom.equals(api.nom)
                && base.equals(api.base)
                && portee.equals(api.portee)
                && entetes.equals(api.entetes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(nom, base, portee, entetes);
    }

    /** {@return le nom court} */
    @Override
    public String toString() {
        return "AutreApi[" + nom + "]";
    }
}
