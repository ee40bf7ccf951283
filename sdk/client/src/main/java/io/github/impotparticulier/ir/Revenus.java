package io.github.impotparticulier.ir;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Les cases de la déclaration, rangées en neuf listes ({@code rev}). Une liste absente est vide. Les codes changent d'une
 * année de revenus à l'autre.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code RevsJAXBbean}.
 */
public final class Revenus extends Donnees {
    private static final List<String> LISTES =
            List.of("tspr", "rcm", "pv", "fonc", "pro", "chges", "rici", "alpha", "div");

    private final ObjetJson json;

    Revenus(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /** {@return traitements, salaires, pensions et rentes (1AJ, 1BJ, 1AS…)} */
    public List<LigneRevenu> tspr() {
        return liste("tspr");
    }

    /** {@return revenus de capitaux mobiliers (2DC, 2TR…)} */
    public List<LigneRevenu> rcm() {
        return liste("rcm");
    }

    /** {@return plus-values et gains divers (3VG…)} */
    public List<LigneRevenu> pv() {
        return liste("pv");
    }

    /** {@return revenus fonciers (4BA, 4BB…)} */
    public List<LigneRevenu> fonc() {
        return liste("fonc");
    }

    /** {@return revenus des professions non salariées (5KO…)} */
    public List<LigneRevenu> pro() {
        return liste("pro");
    }

    /** {@return charges déductibles (6GU…)} */
    public List<LigneRevenu> chges() {
        return liste("chges");
    }

    /** {@return réductions et crédits d'impôt (7UD…)} */
    public List<LigneRevenu> rici() {
        return liste("rici");
    }

    /** {@return la liste {@code alpha}, que la documentation publique ne détaille pas} */
    public List<LigneRevenu> alpha() {
        return liste("alpha");
    }

    /** {@return revenus et impositions divers (8TK…)} */
    public List<LigneRevenu> div() {
        return liste("div");
    }

    /**
     * {@return la première ligne qui porte ce code, dans quelque liste qu'elle soit ; vide si aucune ne le porte}
     *
     * @param code le code d'une case, par exemple {@code 1AJ}
     * @throws ReponseIllisibleException si aucune ne le porte, mais qu'une liste, qui a pu le porter, ne se lit pas
     */
    public Optional<LigneRevenu> ligne(String code) {
        Objects.requireNonNull(code, "code");
        ReponseIllisibleException illisible = null;
        for (String liste : LISTES) {
            try {
                for (LigneRevenu ligne : liste(liste)) {
                    if (ligne.code().filter(code::equalsIgnoreCase).isPresent()) {
                        return Optional.of(ligne);
                    }
                }
            } catch (ReponseIllisibleException e) {
                illisible = e;
            }
        }
        if (illisible != null) {
            throw illisible;
        }
        return Optional.empty();
    }

    /**
     * {@return le montant en euros de la case de ce code ; vide si aucune ligne ne le porte, ou sans valeur}
     *
     * @param code le code d'une case, par exemple {@code 1AJ}
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si sa valeur n'est pas un nombre entier
     */
    public OptionalLong montant(String code) {
        return ligne(code).map(LigneRevenu::montant).orElse(OptionalLong.empty());
    }

    private List<LigneRevenu> liste(String nom) {
        return json.liste(nom, LigneRevenu::new);
    }
}
