package io.github.impotparticulier.personne;

import java.util.Objects;
import java.util.function.Function;
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
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si le numéro n'a pas cette forme ; l'exception ne le cite pas
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
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si le jeton est vide ou porte autre chose que des caractères
     *     ASCII visibles
     */
    public static Usager franceConnect(String jeton) {
        return new ParFranceConnect(JetonFranceConnect.de(jeton));
    }

    /**
     * {@return la personne que FranceConnect vient d'authentifier}
     *
     * @param jeton son jeton d'accès
     */
    public static Usager franceConnect(JetonFranceConnect jeton) {
        return new ParFranceConnect(Objects.requireNonNull(jeton, "jeton FranceConnect"));
    }

    /**
     * {@return ce que rend la fonction du mode d'accès de cette personne}
     *
     * <p>Le jeton ne se lit que par là : qui l'emploie traite aussi l'autre mode.
     *
     * @param <T> ce que les deux fonctions rendent
     * @param parSpi appelée avec le numéro fiscal, si c'est par lui que la personne est désignée
     * @param franceConnect appelée avec le jeton, si c'est FranceConnect qui l'a authentifiée
     */
    public abstract <T extends @Nullable Object> T selon(
            Function<? super Spi, ? extends T> parSpi, Function<? super JetonFranceConnect, ? extends T> franceConnect);

    private static final class ParSpi extends Usager {
        private final Spi spi;

        private ParSpi(Spi spi) {
            this.spi = spi;
        }

        @Override
        public <T extends @Nullable Object> T selon(
                Function<? super Spi, ? extends T> parSpi,
                Function<? super JetonFranceConnect, ? extends T> franceConnect) {
            return parSpi.apply(spi);
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

    private static final class ParFranceConnect extends Usager {
        private final JetonFranceConnect jeton;

        private ParFranceConnect(JetonFranceConnect jeton) {
            this.jeton = jeton;
        }

        @Override
        public <T extends @Nullable Object> T selon(
                Function<? super Spi, ? extends T> parSpi,
                Function<? super JetonFranceConnect, ? extends T> franceConnect) {
            return franceConnect.apply(jeton);
        }

        @Override
        public boolean equals(@Nullable Object autre) {
            return autre instanceof ParFranceConnect usager && jeton.equals(usager.jeton);
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
