package io.github.impotparticulier.ir;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.OptionalLong;

/** Une ressource imaginaire : ce qui resterait d'un revenu. En euros ; un montant absent n'est jamais zéro. */
public final class ReliquatIr extends Donnees {
    private final ObjetJson json;

    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param json la réponse
     */
    public ReliquatIr(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /** {@return le revenu fiscal de référence, en euros ; vide s'il est absent} */
    public OptionalLong rfr() {
        return json.entier("rfr");
    }
}
