package io.github.impotparticulier.millesime;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Le jour où la dernière année disponible d'une ressource change.
 *
 * @param date le premier jour, à Paris, où la nouvelle année est la dernière disponible
 * @param annee l'année qui devient la dernière ce jour-là, telle qu'elle se demande ({@code annrev})
 * @param fiabilite ce sur quoi la date repose
 */
public record Bascule(LocalDate date, int annee, Fiabilite fiabilite) {

    /**
     * Vérifie la date, l'année et la fiabilité.
     *
     * @param date le jour de la bascule
     * @param annee l'année qui devient la dernière
     * @param fiabilite ce sur quoi la date repose
     * @throws IllegalArgumentException si l'année ne s'écrit pas sur quatre chiffres, ou si elle suit celle de la date
     */
    public Bascule {
        requireNonNull(date, "date");
        Millesime.verifierAnnee(annee);
        requireNonNull(fiabilite, "fiabilite");
        if (annee > date.getYear()) {
            throw new IllegalArgumentException(
                    "Bascule du " + date + " vers " + annee + " refusée : une année à venir ne peut être disponible.");
        }
    }
}
