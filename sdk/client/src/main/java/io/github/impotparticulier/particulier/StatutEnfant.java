package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Ce qu'une personne est pour l'allocation d'éducation de l'enfant handicapé, ou pour l'allocation de rentrée scolaire.
 *
 * <p>Une seule portée donne tous les champs ({@code cnav_allocation_enfant_handicape} ou {@code cnav_allocation_rentree_scolaire}) : sans
 * elle, l'appel est refusé.
 *
 * <p>Sources : fichier OpenAPI de l'API Particulier, {@code /v3/dss/allocation_enfant_handicape} ; code publié du serveur,
 * {@code /v3/dss/allocation_rentree_scolaire}.
 */
public final class StatutEnfant extends ReponseParticulier {
    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param reponse la réponse entière
     */
    public StatutEnfant(ObjetJson reponse) {
        super(reponse);
    }

    /**
     * Construit un statut depuis le JSON de l'API Particulier, pour vos tests.
     *
     * @param json une réponse entière ({@code {"data": …, "links": …, "meta": …}})
     * @return le statut
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static StatutEnfant depuisJson(String json) {
        return new StatutEnfant(ObjetJson.lire(json));
    }

    /**
     * Construit un statut depuis le JSON de l'API Particulier.
     *
     * @param utf8 une réponse entière, en UTF-8
     * @return le statut
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static StatutEnfant depuisJson(byte[] utf8) {
        return new StatutEnfant(ObjetJson.lire(utf8));
    }

    /** {@return si la personne reçoit l'allocation, y ouvre droit, ou n'est pas concernée ; vide si ce n'est pas fourni} */
    public Optional<StatutAllocation> statut() {
        return json.texte("status").map(StatutAllocation::de);
    }

    /** {@return le jour où le droit s'est ouvert la première fois, sans sa fin ; vide sans droit, ou s'il n'est pas fourni} */
    public Optional<LocalDate> dateDebutDroit() {
        return json.date("date_debut_droit");
    }
}
