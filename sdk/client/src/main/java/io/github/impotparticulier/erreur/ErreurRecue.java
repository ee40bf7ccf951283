package io.github.impotparticulier.erreur;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Une erreur telle que le serveur l'a écrite : une même réponse peut en porter plusieurs.
 *
 * <p>Rien de ce qu'il écrit n'est sûr : un titre ou un détail peut citer la personne. {@link #toString()} n'en montre rien ; ne les
 * journalisez pas sans les avoir vérifiés. Immuable ; publique pour que vos tests puissent en construire.
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, schéma {@code Error}.
 */
public final class ErreurRecue {
    private final String code;
    private final @Nullable String titre;
    private final @Nullable String detail;
    private final @Nullable String parametre;

    private ErreurRecue(String code, @Nullable String titre, @Nullable String detail, @Nullable String parametre) {
        this.code = code;
        this.titre = titre;
        this.detail = detail;
        this.parametre = parametre;
    }

    /**
     * {@return une erreur}
     *
     * @param code son code, vide s'il manque
     * @param titre son titre, ou {@code null}
     * @param detail son détail, ou {@code null}
     * @param parametre le nom du paramètre en cause, ou {@code null}
     */
    public static ErreurRecue de(
            String code, @Nullable String titre, @Nullable String detail, @Nullable String parametre) {
        return new ErreurRecue(Objects.requireNonNull(code, "code"), titre, detail, parametre);
    }

    /** {@return le code, {@code 35003} par exemple, connu du SDK ou non ; un texte vide s'il manque} */
    public String code() {
        return code;
    }

    /** {@return le titre ; vide s'il manque} */
    public Optional<String> titre() {
        return Optional.ofNullable(titre);
    }

    /** {@return le détail ; vide s'il manque} */
    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    /** {@return le nom du paramètre en cause ; vide s'il n'est pas dit} */
    public Optional<String> parametre() {
        return Optional.ofNullable(parametre);
    }

    /** {@return un texte fixe} */
    @Override
    public String toString() {
        return "ErreurRecue[masquée]";
    }
}
