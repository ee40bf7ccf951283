package io.github.impotparticulier.bacasable.fenetre;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Ce que le bac à sable a à montrer, à un moment.
 *
 * @param acces adresses et identifiants
 * @param variables les mêmes, en variables d'environnement
 * @param commandes lignes à coller dans un terminal
 * @param personnes personnes fictives
 * @param pannes pannes que la passerelle sait jouer
 * @param pannesParticulier celles d'API Particulier
 * @param panneEnCours celle que joue la passerelle, et pour combien de requêtes ; vide s'il n'y en a pas
 * @param panneParticulierEnCours celle que joue API Particulier
 * @param heure l'heure du bac à sable, à Paris
 * @param avance de combien il avance sur l'horloge qui l'entraîne
 * @param derniereAnnee la dernière année de revenus qu'il sert
 * @param journal ce qu'il a reçu et répondu, du plus ancien au plus récent
 */
public record Etat(
        List<Libelle> acces,
        List<Libelle> variables,
        List<Libelle> commandes,
        List<Personne> personnes,
        List<Libelle> pannes,
        List<Libelle> pannesParticulier,
        Optional<String> panneEnCours,
        Optional<String> panneParticulierEnCours,
        LocalDateTime heure,
        Duration avance,
        int derniereAnnee,
        List<Echange> journal) {

    /**
     * Un nom et ce qu'il désigne.
     *
     * @param nom le nom
     * @param valeur la valeur, ou ce que la chose fait
     */
    public record Libelle(String nom, String valeur) {
        /**
         * Le nom seul : la valeur peut être un secret, quoique fictif.
         *
         * @return un texte pour les messages de diagnostic
         */
        @Override
        public String toString() {
            return "Libelle[" + nom + "]";
        }
    }

    /**
     * Une personne fictive.
     *
     * @param cas la clé de son cas
     * @param description ce qu'il montre
     * @param identifiants numéro fiscal et autres, chacun avec son nom
     * @param etatCivil son état civil, une ligne par information
     * @param dgfip les données que la DGFiP a d'elle
     * @param particulier celles qu'en ont les fournisseurs d'API Particulier
     */
    public record Personne(
            String cas,
            String description,
            List<Libelle> identifiants,
            List<String> etatCivil,
            List<String> dgfip,
            List<String> particulier) {
        /**
         * Le cas seul.
         *
         * @return un texte pour les messages de diagnostic
         */
        @Override
        public String toString() {
            return "Personne[" + cas + "]";
        }
    }

    /**
     * Un échange servi, sans rien de personnel.
     *
     * @param methode méthode HTTP
     * @param route modèle de la route
     * @param statut statut rendu ; 0 si une panne a coupé la connexion avant lui
     * @param motif raison du refus ; vide si l'appel est servi
     */
    public record Echange(String methode, String route, int statut, Optional<String> motif) {}

    /**
     * Le type seul.
     *
     * @return un texte pour les messages de diagnostic
     */
    @Override
    public String toString() {
        return "Etat";
    }
}
