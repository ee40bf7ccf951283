package io.github.impotparticulier.particulier;

/**
 * Les bourses du Cnous. Versions 5 (par défaut), 4, et 3, dépréciée. Si l'une n'existe pas encore où vous appelez, l'appel lève une
 * {@link io.github.impotparticulier.erreur.RequeteInvalideException} (code 00402), et {@link #version(int)} en choisit une autre.
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v4/cnous/etudiant_boursier}.
 */
public interface Bourses extends RessourceEtudiant<StatutBoursier> {
    /**
     * {@return cette ressource, pour une campagne ; par défaut l'API rend la bourse la plus récente}
     *
     * @param annee l'année de la rentrée, de 2021 à l'an dernier
     */
    Bourses campagne(int annee);

    @Override
    Bourses version(int version);
}
