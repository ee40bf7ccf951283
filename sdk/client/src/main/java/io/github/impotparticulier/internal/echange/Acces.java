package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.SourceJetons;
import org.jspecify.annotations.Nullable;

/** D'où viennent les titres d'un client. */
public sealed interface Acces {
    /**
     * Des jetons, demandés au serveur même par l'octroi {@code client_credentials} d'OAuth 2, ou à la source que l'utilisateur confie.
     *
     * @param route où les demander
     * @param cle l'identifiant du client, s'il n'y a pas de source
     * @param secret son secret, s'il n'y a pas de source
     * @param source d'où ils viennent, si ce n'est du serveur
     * @param verdicts ce que veulent dire les refus
     */
    record OAuth2(
            String route,
            @Nullable String cle,
            @Nullable String secret,
            @Nullable SourceJetons source,
            Verdicts verdicts)
            implements Acces {
        /** Un texte fixe : la clé et le secret ne se montrent pas. */
        @Override
        public String toString() {
            return "OAuth2";
        }
    }

    /**
     * Un jeton qui ne change pas.
     *
     * @param jeton le jeton
     */
    record Fixe(String jeton) implements Acces {
        /** Un texte fixe. */
        @Override
        public String toString() {
            return "Fixe";
        }
    }
}
