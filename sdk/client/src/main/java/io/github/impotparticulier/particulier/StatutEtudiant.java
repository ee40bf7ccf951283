package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.List;
import java.util.Optional;

/**
 * Les admissions et inscriptions d'un étudiant dans l'enseignement supérieur.
 *
 * <p>Un champ dont la portée n'a pas été accordée manque dans la réponse :
 *
 * <ul>
 *   <li>{@code mesri_identite} : {@code identite}, qui manque aussi en mode FranceConnect ;
 *   <li>{@code mesri_admissions} : {@code admissions} ;
 *   <li>{@code mesri_admission_inscrit} : dans chacune, {@code est_inscrit} ;
 *   <li>{@code mesri_admission_regime_formation} : dans chacune, {@code regime_formation} ;
 *   <li>{@code mesri_admission_commune_etudes} : dans chacune, {@code code_cog_insee_commune} ;
 *   <li>{@code mesri_admission_etablissement_etudes} : dans chacune, {@code etablissement_etudes}
 * </ul>
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v3/mesri/statut_etudiant}.
 */
public final class StatutEtudiant extends ReponseParticulier {
    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param reponse la réponse entière
     */
    public StatutEtudiant(ObjetJson reponse) {
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
    public static StatutEtudiant depuisJson(String json) {
        return new StatutEtudiant(ObjetJson.lire(json));
    }

    /**
     * Construit un statut depuis le JSON de l'API Particulier.
     *
     * @param utf8 une réponse entière, en UTF-8
     * @return le statut
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static StatutEtudiant depuisJson(byte[] utf8) {
        return new StatutEtudiant(ObjetJson.lire(utf8));
    }

    /** {@return l'identité de l'étudiant ; vide si elle n'est pas fournie} */
    public Optional<Identite> identite() {
        return json.objet("identite").map(Identite::new);
    }

    /** {@return les admissions ; liste vide s'il n'y en a pas, ou si elles ne sont pas fournies} */
    public List<Admission> admissions() {
        return json.liste("admissions", Admission::new);
    }
}
