package io.github.impotparticulier.appel;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'un quota compte : une API et, là où le quota se compte par destinataire, celui pour qui l'on demande.
 *
 * <p>Une valeur : deux guichets sont égaux si leur API et leur destinataire le sont, de quoi en faire la clé d'une table ou d'un
 * compteur partagé. Les trois API de la DGFiP comptent pour tous : le SDK n'emploie pour elles que les trois constantes.
 *
 * <p>Source : conditions d'utilisation de chaque API, quota d'appels.
 */
public final class Guichet {
    /** L'API Impôt particulier : les données fiscales d'un foyer. */
    public static final Guichet IMPOT_PARTICULIER = new Guichet("impotparticulier", null);
    /** R2P : la recherche d'une personne physique. */
    public static final Guichet R2P = new Guichet("r2p", null);
    /** SFiP : le courtier qui enchaîne R2P et l'API Impôt particulier. */
    public static final Guichet SFIP = new Guichet("sfip", null);

    private final String api;
    private final @Nullable String destinataire;

    private Guichet(String api, @Nullable String destinataire) {
        this.api = api;
        this.destinataire = destinataire;
    }

    /**
     * {@return le guichet d'une API dont le quota vaut pour tous}
     *
     * @param api le nom court de l'API, casse comprise, par exemple {@code r2p} ; un autre nom ne désigne aucune requête du SDK
     */
    public static Guichet de(String api) {
        return new Guichet(Objects.requireNonNull(api, "api"), null);
    }

    /**
     * {@return le guichet d'une API dont le quota se compte par destinataire}
     *
     * @param api le nom court de l'API
     * @param destinataire celui pour qui l'on demande, par exemple le SIRET d'une commune
     */
    public static Guichet de(String api, String destinataire) {
        return new Guichet(Objects.requireNonNull(api, "api"), Objects.requireNonNull(destinataire, "destinataire"));
    }

    /**
     * {@return le nom court de l'API : {@code impotparticulier}, {@code r2p}, {@code sfip}, celui que vous donnez à une autre API, {@code particulier} ou, quand c'est le jeton
     * FranceConnect de la personne qui autorise l'appel à l'API Particulier, {@code particulier.franceconnect}}
     */
    public String api() {
        return api;
    }

    /** {@return celui pour qui l'on demande ; vide si le quota de cette API vaut pour tous} */
    public Optional<String> destinataire() {
        return Optional.ofNullable(destinataire);
    }

    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof Guichet guichet
                && api.equals(guichet.api)
                && Objects.equals(destinataire, guichet.destinataire);
    }

    @Override
    public int hashCode() {
        return 31 * api.hashCode() + (destinataire == null ? 0 : destinataire.hashCode());
    }

    /** {@return l'API et le destinataire, s'il y en a un} */
    @Override
    public String toString() {
        return destinataire == null ? api : api + " pour " + destinataire;
    }
}
