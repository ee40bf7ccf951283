/**
 * Ce que partagent toutes les données rendues : un visage typé sur les champs reçus, qui n'en oublie aucun.
 *
 * <p>{@link io.github.impotparticulier.donnees.Donnees} est la racine de chaque sorte de données ; un champ que cette version ne connaît
 * pas s'y lit par son nom.
 */
@NullMarked
package io.github.impotparticulier.donnees;

import org.jspecify.annotations.NullMarked;
