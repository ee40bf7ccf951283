package io.github.impotparticulier.particulier;

import io.github.impotparticulier.personne.EtatCivil;

/**
 * La scolarité d'un élève, de la maternelle au lycée. Par état civil seulement, sans lieu de naissance ; la date est exigée entière.
 * Versions 5 (par défaut), 4 et 3, dépréciées.
 *
 * <p>Un élève inconnu et un élève qui n'est pas scolarisé cette année-là ne se distinguent pas : l'un et l'autre lèvent
 * {@link io.github.impotparticulier.erreur.AucunResultatException}. Les bourses ne sont pas sûres avant la mi-octobre.
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v5/men/scolarites}.
 */
public interface Scolarites {
    /**
     * Lit la scolarité d'un élève.
     *
     * @param eleve son état civil
     * @param ou l'établissement, ou le périmètre où le chercher
     * @param anneeScolaire l'année de la rentrée : 2026 pour 2026-2027
     * @return la scolarité
     */
    Scolarite pour(EtatCivil eleve, PerimetreScolaire ou, int anneeScolaire);

    /**
     * {@return cette ressource, dans une version choisie}
     *
     * @param version 5, 4 ou 3
     */
    Scolarites version(int version);
}
