package io.github.impotparticulier.erreur;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Racine des exceptions du SDK : un appel n'a pas donné de résultat, et la classe dit pourquoi.
 *
 * <p>Le message dit ce qui s'est passé, ce qu'il y a à faire, puis les circonstances : opération, gabarit de route,
 * statut, code, identifiant de corrélation. Il ne contient ni adresse, ni valeur, ni texte venu du serveur : vous pouvez
 * le journaliser.
 *
 * <p>Source : codes d'erreur du fichier OpenAPI « Impôt particulier » et de la présentation fonctionnelle.
 */
public class AppelException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String explication;
    private final Circonstances circonstances;

    /**
     * Construit l'exception.
     *
     * @param explication ce qui s'est passé et ce qu'il y a à faire, sans donnée personnelle
     * @param circonstances l'appel concerné
     */
    public AppelException(String explication, Circonstances circonstances) {
        super(message(explication, circonstances));
        this.explication = explication;
        this.circonstances = circonstances;
    }

    private static String message(String explication, Circonstances circonstances) {
        Objects.requireNonNull(explication, "explication");
        String suite = circonstances.toString();
        return suite.isEmpty() ? explication : explication + " [" + suite + "]";
    }

    /** {@return ce qui s'est passé et ce qu'il y a à faire, sans les circonstances} */
    public final String explication() {
        return explication;
    }

    /** {@return les circonstances de l'appel} */
    public final Circonstances circonstances() {
        return circonstances;
    }

    /** {@return l'opération du SDK, par exemple {@code irAssiette} ; vide pour un refus avant tout appel} */
    public final Optional<String> operation() {
        return circonstances.operation();
    }

    /** {@return le gabarit de la route appelée ; vide pour un refus avant tout appel} */
    public final Optional<String> route() {
        return circonstances.route();
    }

    /** {@return le statut HTTP ; vide si aucune réponse n'est venue} */
    public final OptionalInt statut() {
        return circonstances.statut();
    }

    /** {@return le code de la DGFiP ({@code 4101}…) ou de sa passerelle ({@code 900901}…) ; vide s'il n'y en a pas} */
    public final Optional<String> code() {
        return circonstances.code();
    }

    /** {@return l'identifiant de corrélation, à donner au support de la DGFiP ; vide si aucune lecture n'a été envoyée} */
    public final Optional<String> idCorrelation() {
        return circonstances.idCorrelation();
    }

    /** {@return le message du serveur, qui peut contenir une donnée personnelle ; vide s'il n'y en a pas} */
    public final Optional<String> messageServeur() {
        return circonstances.messageServeur();
    }

    /** {@return le délai avant un nouvel appel : celui que le serveur demande, ou au moins celui que votre quota impose ; vide si aucun n'est connu} */
    public final Optional<Duration> delai() {
        return circonstances.delai();
    }

    /** {@return l'administration, derrière l'API, dont vient l'erreur : {@code CNAF}, {@code MSA}… ; vide si ce n'est pas dit} */
    public final Optional<String> fournisseur() {
        return circonstances.fournisseur();
    }

    /** {@return l'identifiant que le serveur a donné à la requête, que son support demande ; vide s'il n'en a pas donné} */
    public final Optional<String> idRequete() {
        return circonstances.idRequete();
    }

    /** {@return ce que le serveur dit laisser de requêtes avant de les refuser ; vide s'il ne le dit pas} */
    public final OptionalInt quotaRestant() {
        return circonstances.quotaRestant();
    }

    /**
     * {@return vrai si la page d'un proxy, d'un pare-feu ou d'une maintenance, ou un corps qui ne se lit pas, a répondu à la place de
     * l'API}
     */
    public final boolean reponseEtrangere() {
        return circonstances.reponseEtrangere();
    }

    /**
     * {@return vrai si une écriture, partie, est peut-être parvenue à l'API : ne la renvoyez pas sans l'avoir vérifié ; faux si elle ne l'est
     * sûrement pas, et pour toute lecture}
     */
    public final boolean peutEtreRecue() {
        return circonstances.peutEtreRecue();
    }

    /** {@return les erreurs du corps de la réponse, dont les textes peuvent être personnels ; liste vide s'il n'en porte pas} */
    public final List<ErreurRecue> erreurs() {
        return circonstances.erreurs();
    }
}
