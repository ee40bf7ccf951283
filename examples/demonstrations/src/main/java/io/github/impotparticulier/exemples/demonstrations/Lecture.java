package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Un appel, et ce qu'on a le droit d'en conclure : des données, « pas d'avis », ou rien. Une panne n'est pas une réponse.
 */
record Lecture<T>(Optional<T> donnees, boolean sansAvis, String remarque) {
    /** L'appel doit aussi lire les champs : un champ illisible ne se découvre qu'à la lecture. */
    static <T> Lecture<T> de(Supplier<T> appel) {
        try {
            return new Lecture<>(Optional.of(appel.get()), false, "");
        } catch (AuthentificationException | AccesRefuseException e) {
            // Un défaut de réglage vaut pour tout le monde : inutile de continuer.
            throw e;
        } catch (UsagerInconnuException e) {
            return new Lecture<>(
                    Optional.empty(), false, "numéro fiscal inconnu de la DGFiP : à vérifier avec la personne");
        } catch (AucunResultatException e) {
            // Sans code de la DGFiP, « introuvable » dit plutôt que l'adresse appelée est mauvaise.
            return new Lecture<>(Optional.empty(), e.confirmeParLaDgfip(), e.explication());
        } catch (AppelException e) {
            return new Lecture<>(Optional.empty(), false, e.explication());
        }
    }

    /** Ajoute au tableau les lignes d'une personne, ou ce qui les empêche ; rend 1 si l'appel est à refaire, 0 sinon. */
    static int verser(Tableau tableau, String nom, String siSansAvis, Supplier<List<List<String>>> lignes) {
        Lecture<List<List<String>>> lecture = de(lignes);
        lecture.donnees()
                .ifPresentOrElse(
                        toutes -> toutes.forEach(tableau::ajouter),
                        () -> tableau.ajouterRemarque(nom, lecture.sansAvis() ? siSansAvis : lecture.remarque()));
        return lecture.aRefaire() ? 1 : 0;
    }

    /** Ni données, ni certitude qu'il n'y en a pas. */
    boolean aRefaire() {
        return donnees.isEmpty() && !sansAvis;
    }

    /** Sans ce qui est lu. */
    @Override
    public String toString() {
        return "Lecture[" + (donnees.isPresent() ? "lue" : remarque) + "]";
    }
}
