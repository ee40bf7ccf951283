package io.github.impotparticulier.exemples.fiabilisation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Les lignes qui attendent, avant d'être écrites, la preuve que c'est R2P qui répond.
 *
 * <p>R2P dit « introuvable » par un 404, « plusieurs personnes » par un 403, sans un mot de plus : un proxy ou un pare-feu qui barre la
 * route en dit autant de tout le monde. Une personne trouvée prouve que R2P répond, à elle et aux lignes d'avant. Tant qu'il n'y en a pas,
 * les lignes partent une à une, et aucun de ces refus ne s'écrit ; après trop d'entre eux, ou à la fin du fichier, une personne déjà trouvée
 * est redemandée : c'est le témoin.
 *
 * <p>Un intermédiaire qui ne barre la route que le temps de quelques lignes, moins de {@link #DOUTEUSES_MAX}, ne se voit pas.
 */
final class Retenue {
    /** Tant de refus sans preuve, et rien d'autre ne part que le témoin. */
    static final int DOUTEUSES_MAX = 16;

    /** Des lignes mal formées peuvent suivre un refus par milliers : elles ne se gardent pas toutes en mémoire. */
    private static final int LIGNES_MAX = 1_000;

    private final int simultanes;
    private final boolean sansTemoin;
    private final List<Jugee> lignes = new ArrayList<>();
    private @Nullable Ligne temoin;
    private boolean prouvee;
    private int douteuses;
    private String doute = "";

    /** Une ligne et ce qu'il faut en écrire. */
    record Jugee(Ligne ligne, Reponse.Definitive reponse) {}

    /**
     * Prépare un traitement.
     *
     * @param temoin une personne qu'un traitement précédent a trouvée, s'il y en a une
     */
    Retenue(Allure allure, @Nullable Ligne temoin) {
        this.simultanes = allure.simultanes();
        this.sansTemoin = allure.sansTemoin();
        this.temoin = temoin;
    }

    /**
     * Combien de lignes peuvent être en cours ; avec celles qui sont retenues, jamais plus de {@code simultanes}, ou de
     * {@link #DOUTEUSES_MAX}.
     *
     * @param enPanne vrai si une ligne n'a pas eu de réponse : d'autres diront si elle seule est en cause
     */
    int places(boolean enPanne) {
        if (sansTemoin) {
            return simultanes;
        }
        if (douteuses >= DOUTEUSES_MAX || lignes.size() >= LIGNES_MAX) {
            return 0;
        }
        int reste = Math.max(simultanes, DOUTEUSES_MAX) - douteuses;
        return prouvee || enPanne ? Math.min(simultanes, reste) : 1;
    }

    /** Prend la réponse d'une ligne ; rend ce qui peut s'écrire, dans l'ordre. */
    List<Jugee> passer(Ligne ligne, Reponse.Definitive reponse) {
        Jugee jugee = new Jugee(ligne, reponse);
        if (reponse.issue() == Issue.TROUVEE) {
            temoin = ligne;
            lignes.add(jugee);
            return liberer();
        }
        if (sansTemoin || (lignes.isEmpty() && !reponse.douteuse())) {
            return List.of(jugee);
        }
        lignes.add(jugee);
        if (reponse.douteuse()) {
            douteuses++;
            doute = reponse.doute();
        }
        return List.of();
    }

    /** R2P répond : tout peut s'écrire. */
    List<Jugee> liberer() {
        prouvee = true;
        List<Jugee> liberees = List.copyOf(lignes);
        lignes.clear();
        douteuses = 0;
        return liberees;
    }

    /** Vrai si quelqu'un est déjà trouvé, que l'on peut redemander. */
    boolean aUnTemoin() {
        return temoin != null;
    }

    boolean estVide() {
        return lignes.isEmpty();
    }

    /** Une personne déjà trouvée, à redemander. */
    Ligne temoin() {
        if (temoin == null) {
            throw ArretException.sansPreuve("Personne n'est trouvé, et " + refus(douteuses, doute)
                    + " : R2P le dit ainsi, mais un proxy ou un pare-feu aussi. Rien n'en est écrit. Vérifiez l'adresse de la"
                    + " passerelle et le réseau, ou mettez en tête du fichier quelqu'un que R2P connaît ; s'il ne connaît vraiment"
                    + " personne, ajoutez --sans-temoin.");
        }
        return temoin;
    }

    /** Le témoin est refusé à son tour. */
    ArretException temoinRefuse(Reponse.Definitive reponse) {
        return ArretException.sansPreuve("Une personne déjà trouvée ne l'est plus [" + reponse.doute()
                + "] : ce n'est sans doute plus R2P qui répond, mais un proxy ou un pare-feu. Les refus qu'elle devait confirmer ne sont"
                + " pas écrits. Rétablissez l'accès, puis relancez la même commande : elle continuera. Si R2P répond bien, et que cette"
                + " personne n'y est vraiment plus, ajoutez --sans-temoin.");
    }

    private static String refus(int nombre, String doute) {
        return Textes.entier(nombre) + (nombre == 1 ? " ligne est refusée" : " lignes sont refusées")
                + " sans code de la DGFiP [" + doute + "]";
    }
}
