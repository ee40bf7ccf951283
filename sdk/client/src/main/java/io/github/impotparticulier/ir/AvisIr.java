package io.github.impotparticulier.ir;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * L'avis d'impôt sur le revenu d'un foyer pour une année de revenus (« IR facture ») : le foyer d'IR assiette, et les lignes de
 * l'avis. L'année est celle des revenus.
 *
 * <p>Portée (scope) à contracter : {@code RessourceIRFacture}. L'année du décès d'un conjoint, deux avis existent et la ressource répond
 * « aucun résultat ».
 *
 * <p>Mêmes règles d'absence que {@link SituationIr} : un champ absent n'est jamais zéro.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code SituationsIrFacturesV1},
 * {@code SituationsIRAssiettesFacturesJAXBbean}.
 */
public final class AvisIr extends Donnees {
    /** Pertes reportables : un stock des années passées ou à venir, pas un revenu de l'année. */
    private static final Set<String> HORS_TOTAL = Set.of("4801", "4802", "4803");

    private final ObjetJson json;

    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param json la réponse
     */
    public AvisIr(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /**
     * Construit un avis depuis le JSON de la DGFiP, pour vos tests.
     *
     * @param json un objet JSON, tel que l'API le rend
     * @return l'avis
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé
     */
    public static AvisIr depuisJson(String json) {
        return new AvisIr(ObjetJson.lire(json));
    }

    /**
     * Construit un avis depuis le JSON de la DGFiP.
     *
     * @param utf8 un objet JSON, en UTF-8
     * @return l'avis
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé
     */
    public static AvisIr depuisJson(byte[] utf8) {
        return new AvisIr(ObjetJson.lire(utf8));
    }

    /** {@return le foyer : revenu fiscal de référence, parts, déclarants, adresse… les mêmes champs qu'en IR assiette} */
    public SituationIr foyer() {
        return new SituationIr(json);
    }

    /** {@return toutes les lignes de l'avis, dans l'ordre reçu, codes inconnus compris ; vide si elles sont absentes} */
    public List<LigneAvis> lignes() {
        return json.liste("facture", LigneAvis::new);
    }

    /**
     * {@return toutes les lignes de ce code : il peut y en avoir plusieurs ; vide s'il n'y en a pas}
     *
     * @param code un code de {@link CatalogueLignes}, par exemple {@code 0020}
     */
    public List<LigneAvis> lignes(String code) {
        Objects.requireNonNull(code, "code");
        return lignes().stream()
                .filter(ligne -> ligne.codeLigne().filter(code::equals).isPresent())
                .toList();
    }

    /**
     * {@return la première ligne de ce code ; vide s'il n'y en a pas}
     *
     * @param code un code de {@link CatalogueLignes}, par exemple {@code 0020}
     */
    public Optional<LigneAvis> ligne(String code) {
        return lignes(code).stream().findFirst();
    }

    /**
     * {@return le revenu brut de chaque rubrique, en euros, toutes personnes et toutes lignes additionnées, d'après
     * {@link CatalogueLignes} ; une rubrique sans ligne manque}
     *
     * <p>La somme des lignes publiées comme brutes, sans plus : à vérifier contre l'avis avant d'en faire un droit. Les codes
     * inconnus n'y entrent pas.
     *
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si une colonne concernée n'est pas un nombre entier
     */
    public Map<CategorieLigne, Long> revenusBruts() {
        return totaux(DefinitionLigne.Base.BRUT);
    }

    /**
     * {@return le revenu net de chaque rubrique, en euros, toutes personnes et toutes lignes additionnées, d'après
     * {@link CatalogueLignes} ; une rubrique sans ligne manque}
     *
     * <p>Mêmes réserves que {@link #revenusBruts()}. Les pertes reportables (4801 à 4803) n'y entrent pas : ce ne sont pas des
     * revenus de l'année.
     *
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si une colonne concernée n'est pas un nombre entier
     */
    public Map<CategorieLigne, Long> revenusNets() {
        return totaux(DefinitionLigne.Base.NET);
    }

    private Map<CategorieLigne, Long> totaux(DefinitionLigne.Base base) {
        Map<CategorieLigne, Long> totaux = new EnumMap<>(CategorieLigne.class);
        for (LigneAvis ligne : lignes()) {
            Optional<DefinitionLigne> definition = ligne.codeLigne()
                    .filter(code -> !HORS_TOTAL.contains(code))
                    .flatMap(code -> CatalogueLignes.officiel().definitions(code).stream()
                            .findFirst())
                    .filter(trouvee -> trouvee.base() == base);
            if (definition.isPresent()) {
                OptionalLong total = ligne.total();
                if (total.isPresent()) {
                    totaux.merge(definition.get().categorie(), total.getAsLong(), LigneAvis::plus);
                }
            }
        }
        return Collections.unmodifiableMap(totaux);
    }
}
