package io.github.impotparticulier;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * La personne sur qui porte un appel, et par là le mode d'accès : par son numéro fiscal (hors FranceConnect), ou par le
 * jeton FranceConnect qu'elle vient d'obtenir. Les mêmes méthodes servent les deux modes.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », chemins avec et sans {@code /spi/{spi}}.
 */
public abstract sealed class Usager {
    private Usager() {}

    /**
     * {@return la personne de ce numéro fiscal, déclarant 1 ou 2 du foyer}
     *
     * @param spi treize chiffres, le premier de 0 à 3
     * @throws RequeteInvalideException si le numéro n'a pas cette forme ; l'exception ne le cite pas
     */
    public static Usager parSpi(String spi) {
        return new ParSpi(Spi.de(spi));
    }

    /**
     * {@return la personne de ce numéro fiscal, déclarant 1 ou 2 du foyer}
     *
     * @param spi le numéro fiscal
     */
    public static Usager parSpi(Spi spi) {
        return new ParSpi(Objects.requireNonNull(spi, "numéro fiscal"));
    }

    /**
     * {@return la personne que FranceConnect vient d'authentifier}
     *
     * <p>Son jeton vit environ une minute. Le SDK l'envoie à la passerelle et nulle part ailleurs : il ne le garde, ne le
     * renouvelle, ne le journalise ni ne le montre.
     *
     * @param jeton le jeton d'accès FranceConnect
     * @throws RequeteInvalideException si le jeton est vide ou porte autre chose que des caractères ASCII visibles
     */
    public static Usager franceConnect(String jeton) {
        return new FranceConnect(jeton);
    }

    /** Ce qui précède la route d'une ressource ; le numéro fiscal y reste un gabarit. */
    abstract String prefixe();

    /** Le numéro fiscal, si c'est par lui que la personne est désignée. */
    abstract @Nullable Spi spi();

    /** Le jeton FranceConnect à envoyer, s'il en faut un. */
    abstract @Nullable String jetonFranceConnect();

    private static final class ParSpi extends Usager {
        private final Spi spi;

        private ParSpi(Spi spi) {
            this.spi = spi;
        }

        @Override
        String prefixe() {
            return "/spi/{spi}";
        }

        @Override
        Spi spi() {
            return spi;
        }

        @Override
        @Nullable
        String jetonFranceConnect() {
            return null;
        }

        @Override
        public boolean equals(@Nullable Object autre) {
            return autre instanceof ParSpi usager && spi.equals(usager.spi);
        }

        @Override
        public int hashCode() {
            return spi.hashCode();
        }

        @Override
        public String toString() {
            return "Usager[par SPI]";
        }
    }

    private static final class FranceConnect extends Usager {
        private static final Pattern FORME = Pattern.compile("[\\x21-\\x7E]+");
        private static final int LONGUEUR_MAX = 8 * 1024;

        private final String jeton;

        private FranceConnect(String jeton) {
            if (Objects.requireNonNull(jeton, "jeton FranceConnect").length() > LONGUEUR_MAX
                    || !FORME.matcher(jeton).matches()) {
                throw new RequeteInvalideException(
                        "Jeton FranceConnect mal formé : il ne doit comporter que des caractères ASCII visibles, sans espace."
                                + " Passez l'access_token tel que FranceConnect l'a rendu.",
                        Circonstances.aucunes());
            }
            this.jeton = jeton;
        }

        @Override
        String prefixe() {
            return "";
        }

        @Override
        @Nullable
        Spi spi() {
            return null;
        }

        @Override
        String jetonFranceConnect() {
            return jeton;
        }

        @Override
        public boolean equals(@Nullable Object autre) {
            return autre instanceof FranceConnect usager && jeton.equals(usager.jeton);
        }

        @Override
        public int hashCode() {
            return jeton.hashCode();
        }

        @Override
        public String toString() {
            return "Usager[FranceConnect]";
        }
    }
}
