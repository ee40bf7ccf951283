package io.github.impotparticulier.erreur;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Ce que l'on sait d'un appel qui a échoué, sans rien de personnel : l'opération, la route sous forme de gabarit, le
 * statut HTTP, le code de l'API ou de sa passerelle, les identifiants à communiquer au support.
 *
 * <p>Immuable ; chaque méthode {@code avec…} rend une copie. Publique pour que vos tests puissent construire les
 * exceptions du SDK.
 */
public final class Circonstances implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int LONGUEUR_MAX_MESSAGE = 1_000;
    private static final Circonstances AUCUNES = new Circonstances(null, null);

    private final @Nullable String operation;
    private final @Nullable String route;
    private @Nullable Integer statut;
    private @Nullable String code;
    private @Nullable String idCorrelation;
    /** Peut être personnel : il ne survit pas à une sérialisation. */
    private transient @Nullable String messageServeur;

    private @Nullable Duration delai;
    private @Nullable String fournisseur;
    private @Nullable String idRequete;
    private @Nullable Integer quotaRestant;
    private boolean reponseEtrangere;
    private boolean peutEtreRecue;
    /** Peuvent être personnelles : elles ne survivent pas à une sérialisation. */
    private transient @Nullable List<ErreurRecue> erreurs;

    private Circonstances(@Nullable String operation, @Nullable String route) {
        this.operation = operation;
        this.route = route;
    }

    /** Une copie, que l'appelant change avant de la rendre. */
    private Circonstances copie() {
        Circonstances copie = new Circonstances(operation, route);
        copie.statut = statut;
        copie.code = code;
        copie.idCorrelation = idCorrelation;
        copie.messageServeur = messageServeur;
        copie.delai = delai;
        copie.fournisseur = fournisseur;
        copie.idRequete = idRequete;
        copie.quotaRestant = quotaRestant;
        copie.reponseEtrangere = reponseEtrangere;
        copie.peutEtreRecue = peutEtreRecue;
        copie.erreurs = erreurs;
        return copie;
    }

    /** {@return les circonstances d'un refus survenu avant tout appel} */
    public static Circonstances aucunes() {
        return AUCUNES;
    }

    /**
     * {@return les circonstances d'un appel dont on ne sait encore que la cible}
     *
     * @param operation l'opération du SDK, par exemple {@code irAssiette}
     * @param route le gabarit de la route, où l'identifiant de la personne reste {@code {spi}}
     */
    public static Circonstances de(String operation, String route) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(route, "route");
        return new Circonstances(operation, route);
    }

    /**
     * {@return une copie qui porte ce statut}
     *
     * @param nouveau le statut HTTP de la réponse
     */
    public Circonstances avecStatut(int nouveau) {
        Circonstances copie = copie();
        copie.statut = nouveau;
        return copie;
    }

    /**
     * {@return une copie qui porte ce code}
     *
     * @param nouveau le code d'erreur de la DGFiP ({@code 4101}…) ou de la passerelle ({@code 900901}…), ou {@code null}
     */
    public Circonstances avecCode(@Nullable String nouveau) {
        Circonstances copie = copie();
        copie.code = nouveau;
        return copie;
    }

    /**
     * {@return une copie qui porte cet identifiant}
     *
     * @param nouveau la valeur de l'en-tête {@code X-Correlation-ID} de la requête
     */
    public Circonstances avecIdCorrelation(@Nullable String nouveau) {
        Circonstances copie = copie();
        copie.idCorrelation = nouveau;
        return copie;
    }

    /**
     * {@return une copie qui porte ce message}
     *
     * @param nouveau le message du corps de la réponse, coupé à 1 000 caractères, ou {@code null}
     */
    public Circonstances avecMessageServeur(@Nullable String nouveau) {
        String coupe = nouveau != null && nouveau.length() > LONGUEUR_MAX_MESSAGE
                ? nouveau.substring(0, LONGUEUR_MAX_MESSAGE)
                : nouveau;
        Circonstances copie = copie();
        copie.messageServeur = coupe;
        return copie;
    }

    /**
     * {@return une copie qui porte ce délai}
     *
     * @param nouveau le délai avant un nouvel appel, que le serveur ({@code Retry-After}) ou le quota demande, ou {@code null}
     */
    public Circonstances avecDelai(@Nullable Duration nouveau) {
        Circonstances copie = copie();
        copie.delai = nouveau;
        return copie;
    }

    /**
     * {@return une copie qui porte ce fournisseur}
     *
     * @param nouveau le nom de l'administration, derrière l'API, dont vient l'erreur, ou {@code null}
     */
    public Circonstances avecFournisseur(@Nullable String nouveau) {
        Circonstances copie = copie();
        copie.fournisseur = nouveau;
        return copie;
    }

    /**
     * {@return une copie qui porte cet identifiant}
     *
     * @param nouveau celui que le serveur a donné à la requête ({@code X-Request-ID}), ou {@code null}
     */
    public Circonstances avecIdRequete(@Nullable String nouveau) {
        Circonstances copie = copie();
        copie.idRequete = nouveau;
        return copie;
    }

    /**
     * {@return une copie qui porte ce nombre}
     *
     * @param nouveau ce que le serveur dit laisser de requêtes, de zéro à beaucoup
     */
    public Circonstances avecQuotaRestant(int nouveau) {
        Circonstances copie = copie();
        copie.quotaRestant = Math.max(nouveau, 0);
        return copie;
    }

    /**
     * {@return une copie qui porte ces erreurs}
     *
     * @param nouvelles celles du corps de la réponse, dans l'ordre
     */
    public Circonstances avecErreurs(List<ErreurRecue> nouvelles) {
        Circonstances copie = copie();
        copie.erreurs = List.copyOf(nouvelles);
        return copie;
    }

    /** {@return une copie qui dit la réponse écrite par autre chose que l'API ou sa passerelle} */
    public Circonstances avecReponseEtrangere() {
        Circonstances copie = copie();
        copie.reponseEtrangere = true;
        return copie;
    }

    /** {@return une copie qui dit l'écriture peut-être reçue} */
    public Circonstances avecPeutEtreRecue() {
        Circonstances copie = copie();
        copie.peutEtreRecue = true;
        return copie;
    }

    /** {@return l'opération du SDK ; vide pour un refus avant tout appel} */
    public Optional<String> operation() {
        return Optional.ofNullable(operation);
    }

    /** {@return le gabarit de la route, jamais l'adresse réelle ; vide pour un refus avant tout appel} */
    public Optional<String> route() {
        return Optional.ofNullable(route);
    }

    /** {@return le statut HTTP ; vide si aucune réponse n'est venue} */
    public OptionalInt statut() {
        return siConnu(statut);
    }

    /** {@return le code d'erreur lu dans la réponse ; vide si elle n'en porte pas} */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** {@return l'identifiant de corrélation du dernier essai ; vide si aucun n'a été envoyé} */
    public Optional<String> idCorrelation() {
        return Optional.ofNullable(idCorrelation);
    }

    /**
     * {@return le message du corps de la réponse, tel que le serveur l'a écrit ; vide s'il n'y en a pas}
     *
     * <p>Il peut contenir une donnée personnelle : c'est pourquoi il n'entre dans aucun message d'exception. Ne le
     * journalisez pas sans l'avoir vérifié.
     */
    public Optional<String> messageServeur() {
        return Optional.ofNullable(messageServeur);
    }

    /** {@return le délai avant un nouvel appel : celui que le serveur demande, ou au moins celui que le quota impose ; vide si aucun n'est connu} */
    public Optional<Duration> delai() {
        return Optional.ofNullable(delai);
    }

    /** {@return le nom de l'administration, derrière l'API, dont vient l'erreur ; vide si ce n'est pas dit} */
    public Optional<String> fournisseur() {
        return Optional.ofNullable(fournisseur);
    }

    /** {@return l'identifiant que le serveur a donné à la requête ; vide s'il n'en a pas donné} */
    public Optional<String> idRequete() {
        return Optional.ofNullable(idRequete);
    }

    /** {@return ce que le serveur dit laisser de requêtes avant de les refuser ; vide s'il ne le dit pas} */
    public OptionalInt quotaRestant() {
        return siConnu(quotaRestant);
    }

    /**
     * {@return les erreurs du corps de la réponse, dans l'ordre ; liste vide s'il n'en porte pas, ou après une sérialisation}
     *
     * <p>Leurs textes peuvent contenir une donnée personnelle.
     */
    public List<ErreurRecue> erreurs() {
        return erreurs == null ? List.of() : erreurs;
    }

    /**
     * {@return vrai si le corps d'un refus n'est ni de l'API ni de sa passerelle : la page d'un proxy, d'un pare-feu ou d'une maintenance, ou
     * un corps qui ne se lit pas}
     *
     * <p>Son statut ne dit alors rien de la personne ni de vos droits.
     */
    public boolean reponseEtrangere() {
        return reponseEtrangere;
    }

    /**
     * {@return vrai si l'appel est une écriture dont des octets sont partis, et que rien ne dit qu'elle ne soit pas parvenue à l'API : la
     * renvoyer ferait peut-être deux fois la même chose}
     *
     * <p>Faux : elle n'est pas partie, ou la passerelle dit elle-même ne pas l'avoir transmise, et elle peut se renvoyer ; faux aussi de toute
     * lecture.
     */
    public boolean peutEtreRecue() {
        return peutEtreRecue;
    }

    /** {@return ce qui est connu, en une ligne, sans le message du serveur} */
    @Override
    public String toString() {
        StringBuilder texte = new StringBuilder();
        ajouter(texte, "", operation);
        ajouter(texte, "", route);
        ajouter(texte, "HTTP ", statut == null ? null : statut.toString());
        ajouter(texte, "code ", code);
        ajouter(texte, "fournisseur ", fournisseur);
        ajouter(texte, "corrélation ", idCorrelation);
        ajouter(texte, "requête ", idRequete);
        ajouter(texte, "", peutEtreRecue ? "peut-être reçue" : null);
        return texte.toString();
    }

    private static OptionalInt siConnu(@Nullable Integer nombre) {
        return nombre == null ? OptionalInt.empty() : OptionalInt.of(nombre);
    }

    private static void ajouter(StringBuilder texte, String prefixe, @Nullable String valeur) {
        if (valeur != null) {
            texte.append(texte.length() == 0 ? "" : ", ").append(prefixe).append(valeur);
        }
    }
}
