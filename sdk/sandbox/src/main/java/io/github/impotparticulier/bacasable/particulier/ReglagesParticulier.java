package io.github.impotparticulier.bacasable.particulier;

import java.util.Objects;
import java.util.Optional;

/**
 * Comment le bac à sable joue API Particulier. Immuable ; chaque méthode rend d'autres réglages.
 *
 * <pre>{@code
 * BacASable.builder().particulier(ReglagesParticulier.parDefaut().generation(Generation.AVRIL_2026)).demarrer();
 * }</pre>
 */
public final class ReglagesParticulier {
    private static final int QUOTA = 20;
    private static final int REFUS = 100;

    private final Generation generation;
    private final boolean staging;
    private final int quotaParSeconde;
    private final int refusAvantBannissement;
    private final Optional<String> jeton;
    private final int port;

    private ReglagesParticulier(
            Generation generation,
            boolean staging,
            int quotaParSeconde,
            int refusAvantBannissement,
            Optional<String> jeton,
            int port) {
        this.generation = Objects.requireNonNull(generation, "generation");
        this.staging = staging;
        this.quotaParSeconde = auMoinsUn(quotaParSeconde);
        this.refusAvantBannissement = auMoinsUn(refusAvantBannissement);
        this.jeton = jeton;
        this.port = port;
    }

    /**
     * La production, aux codes de l'automne 2026 : 20 demandes par seconde.
     *
     * @return les réglages par défaut
     */
    public static ReglagesParticulier parDefaut() {
        return new ReglagesParticulier(Generation.AUTOMNE_2026, false, QUOTA, REFUS, Optional.empty(), 0);
    }

    /**
     * Une autre génération de codes.
     *
     * @param choisie la génération
     * @return d'autres réglages
     */
    public ReglagesParticulier generation(Generation choisie) {
        return new ReglagesParticulier(choisie, staging, quotaParSeconde, refusAvantBannissement, jeton, port);
    }

    /**
     * Les règles du bac à sable de la DINUM : la personne n'est trouvée que si les paramètres reçus sont exactement les siens (ceux
     * d'{@link UsagerParticulier#parametres()}), et ceux que la ressource prend en plus, écrits sans zéro devant ({@code mois=8}), sans quoi
     * 404 ; ni masque, ni cache.
     *
     * @return d'autres réglages
     */
    public ReglagesParticulier commeStaging() {
        return new ReglagesParticulier(generation, true, quotaParSeconde, refusAvantBannissement, jeton, port);
    }

    /**
     * Un autre quota.
     *
     * @param parSeconde demandes servies par seconde, à l'horloge du bac à sable
     * @return d'autres réglages
     * @throws IllegalArgumentException si le nombre est inférieur à 1
     */
    public ReglagesParticulier quota(int parSeconde) {
        return new ReglagesParticulier(generation, staging, parSeconde, refusAvantBannissement, jeton, port);
    }

    /**
     * Combien de 429 reçus en une minute font bannir l'appelant douze heures, connexions coupées sans réponse. Le vrai nombre n'est pas
     * publié.
     *
     * @param refus nombre de 429 ; par défaut 100
     * @return d'autres réglages
     * @throws IllegalArgumentException si le nombre est inférieur à 1
     */
    public ReglagesParticulier bannirApres(int refus) {
        return new ReglagesParticulier(generation, staging, quotaParSeconde, refus, jeton, port);
    }

    /**
     * Un jeton choisi, le même d'un démarrage à l'autre. N'y mettez pas un vrai jeton.
     *
     * @param choisi le jeton, à tous les périmètres
     * @return d'autres réglages
     * @throws IllegalArgumentException s'il n'est pas fait de lettres, de chiffres et de {@code . _ ~ -}
     */
    public ReglagesParticulier jeton(String choisi) {
        if (!choisi.matches("[A-Za-z0-9._~-]+")) {
            throw new IllegalArgumentException("Un jeton est fait de lettres, de chiffres et de . _ ~ -");
        }
        return new ReglagesParticulier(
                generation, staging, quotaParSeconde, refusAvantBannissement, Optional.of(choisi), port);
    }

    /**
     * Le port où écouter.
     *
     * @param choisi de 1 à 65535 ; par défaut 0, un port libre
     * @return d'autres réglages
     * @throws IllegalArgumentException si le numéro sort de ces bornes
     */
    public ReglagesParticulier port(int choisi) {
        if (choisi < 0 || choisi > 65_535) {
            throw new IllegalArgumentException("Un port va de 0, un port libre, à 65535");
        }
        return new ReglagesParticulier(generation, staging, quotaParSeconde, refusAvantBannissement, jeton, choisi);
    }

    /**
     * Sans le jeton.
     *
     * @return un texte pour les messages de diagnostic
     */
    @Override
    public String toString() {
        return "ReglagesParticulier[" + generation + (staging ? ", comme staging" : "") + "]";
    }

    Generation generation() {
        return generation;
    }

    boolean staging() {
        return staging;
    }

    int quotaParSeconde() {
        return quotaParSeconde;
    }

    int refusAvantBannissement() {
        return refusAvantBannissement;
    }

    Optional<String> jeton() {
        return jeton;
    }

    /**
     * Le port choisi.
     *
     * @return le port ; 0, un port libre
     */
    public int port() {
        return port;
    }

    private static int auMoinsUn(int nombre) {
        if (nombre < 1) {
            throw new IllegalArgumentException("Un quota, et les refus avant bannissement, sont d'au moins un");
        }
        return nombre;
    }
}
