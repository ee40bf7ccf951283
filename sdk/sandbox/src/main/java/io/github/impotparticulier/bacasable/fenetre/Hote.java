package io.github.impotparticulier.bacasable.fenetre;

import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/** Ce que le bac à sable prête à sa fenêtre ; pour elle seule. */
public interface Hote {
    /**
     * Ce qu'il y a à voir en ce moment.
     *
     * @return un instantané
     */
    Etat etat();

    /**
     * Met la passerelle en panne.
     *
     * @param nom le nom de la panne
     * @param reglage le nombre qu'elle prend ; vide pour celui par défaut
     * @param fois combien de requêtes la subissent ; vide pour toutes
     * @param surJetons vrai si elle touche les demandes de jeton
     * @throws IllegalArgumentException si la panne n'existe pas ou n'admet pas ces nombres ; le message se montre
     * @throws IllegalStateException si elle ne peut pas toucher les demandes de jeton ; le message se montre
     */
    void panne(String nom, OptionalInt reglage, OptionalInt fois, boolean surJetons);

    /**
     * Met API Particulier en panne.
     *
     * @param nom le nom de la panne
     * @param fois combien d'appels la subissent ; vide pour tous
     * @throws IllegalArgumentException si la panne n'existe pas ou n'admet pas ce nombre ; le message se montre
     */
    void panneParticulier(String nom, OptionalInt fois);

    /** Met fin à toutes les pannes. */
    void retablir();

    /**
     * Avance l'horloge du bac à sable.
     *
     * @param nombre de combien
     * @param unite des heures, des jours ou des mois
     * @throws IllegalArgumentException si elle irait trop loin ; le message se montre
     */
    void avancer(int nombre, ChronoUnit unite);

    /** Remet l'horloge à l'heure. */
    void remettreALHeure();

    /** Périme les jetons d'application délivrés. */
    void perimerJetons();
}
