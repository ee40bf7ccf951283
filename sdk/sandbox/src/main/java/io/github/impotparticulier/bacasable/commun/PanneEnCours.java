package io.github.impotparticulier.bacasable.commun;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * La panne en cours, s'il y en a une, et combien de demandes doivent encore la subir.
 *
 * @param <P> une panne
 */
public final class PanneEnCours<P> {
    /** Jusqu'à y mettre fin : aucun programme n'en fera le compte. */
    public static final long SANS_LIMITE = Long.MAX_VALUE;

    private final String une;
    private final String plusieurs;
    private final Function<P, String> description;
    private @Nullable P enCours;
    private long reste;

    /**
     * Rien n'est en panne.
     *
     * @param une comment se dit une de ces demandes, avec son article
     * @param plusieurs comment s'en disent plusieurs
     * @param description une panne, en quelques mots
     */
    public PanneEnCours(String une, String plusieurs, Function<P, String> description) {
        this.une = une;
        this.plusieurs = plusieurs;
        this.description = description;
    }

    /**
     * Déclenche une panne, qui remplace la précédente.
     *
     * @param panne ce qui va mal
     * @param fois combien de demandes la subissent
     * @throws IllegalArgumentException si ce nombre est inférieur à 1
     */
    public synchronized void declencher(P panne, long fois) {
        if (fois < 1) {
            throw new IllegalArgumentException("Une panne touche au moins " + une);
        }
        enCours = panne;
        reste = fois;
    }

    /** Met fin à la panne, s'il y en a une. */
    public synchronized void retablir() {
        enCours = null;
    }

    /**
     * Ce qui va mal, et combien de demandes le subiront encore.
     *
     * @return quelques mots ; vide si rien ne va mal
     */
    public synchronized Optional<String> dite() {
        String encore = reste == SANS_LIMITE ? "jusqu'à y mettre fin" : plusieurs + " à venir : " + reste;
        return Optional.ofNullable(enCours).map(panne -> description.apply(panne) + ", " + encore);
    }

    /**
     * La panne qu'une demande doit subir ; la subir la compte.
     *
     * @param frappe vrai d'une panne qui touche cette demande, à ce moment
     * @return la panne ; vide s'il n'y en a pas, ou si elle ne la touche pas
     */
    public synchronized Optional<P> subir(Predicate<P> frappe) {
        P panne = enCours;
        if (panne == null || !frappe.test(panne)) {
            return Optional.empty();
        }
        if (reste != SANS_LIMITE && --reste == 0) {
            enCours = null;
        }
        return Optional.of(panne);
    }
}
