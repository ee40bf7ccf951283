package io.github.impotparticulier.appel;

/**
 * Reçoit la fin de chaque requête HTTP du SDK, réussie ou non, demandes de jeton comprises : de quoi tenir des mesures, et le
 * journal des accès que les conditions d'utilisation de la DGFiP demandent à ses partenaires.
 *
 * <p>Appelé dans le fil de l'appel, avant qu'il ait sa réponse, ou dans un fil du SDK pour une demande de jeton : rendez la main vite. Ce que l'écouteur lève est journalisé
 * sans son message (WARN) et ne change rien à l'appel.
 *
 * <p>Source : conditions générales d'utilisation de l'API Impôt particulier (traçabilité des accès).
 */
@FunctionalInterface
public interface EcouteurAppels {
    /**
     * Une requête HTTP est finie.
     *
     * @param essai ce qui a été demandé et répondu, sans donnée fiscale
     */
    void essaiTermine(EssaiTermine essai);
}
