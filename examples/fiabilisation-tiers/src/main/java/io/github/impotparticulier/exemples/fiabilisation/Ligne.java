package io.github.impotparticulier.exemples.fiabilisation;

import io.github.impotparticulier.personne.EtatCivil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Une ligne de débiteur.
 *
 * @param numero sa ligne dans le fichier, la première étant 1
 * @param reportees sa référence, et ce qui est reporté
 * @param nom le nom tel que la ligne l'écrit ; vide si elle n'en dit rien de sûr
 * @param prenoms les prénoms, de même
 * @param etatCivil qui chercher ; absent d'une ligne mal formée
 * @param defaut quel champ est mal formé, et ce qui y est attendu ; vide d'une ligne bien formée
 */
record Ligne(
        long numero,
        List<String> reportees,
        String nom,
        String prenoms,
        @Nullable EtatCivil etatCivil,
        String defaut) {
    @Override
    public String toString() {
        return "Ligne[" + numero + "]";
    }
}
