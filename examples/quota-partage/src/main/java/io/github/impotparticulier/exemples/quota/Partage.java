package io.github.impotparticulier.exemples.quota;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * Un quota contracté, et le seau à jetons qui ne le laisse jamais dépasser, d'où que le serveur compte sa minute.
 *
 * <p>Un seau de {@code c} jetons qui en reçoit un tous les {@code e} laisse prendre, dans une durée {@code L}, au plus {@code c + L / e}
 * places ; rempli de tout le quota et regarni en une minute, il en laisserait donc prendre le double. Une requête arrive entre sa prise
 * de place et celle-ci plus la marge : ce que le serveur reçoit dans une fenêtre a pris sa place dans la fenêtre et la marge qui la
 * précède. Il suffit que {@code c + (fenêtre + marge) / e} ne passe pas le quota, d'où {@link #espacement}.
 *
 * <p>Part du quota dont on peut se servir : {@code (1 - c / quota) × fenêtre / (fenêtre + marge)}, soit 80 % pour 120 requêtes par
 * minute et des essais de 4 secondes ; le reste est le prix de la certitude.
 *
 * @param quota les requêtes que le contrat permet dans une fenêtre, tous serveurs ensemble
 * @param fenetre la durée sur laquelle le serveur compte : une minute, ou moins pour une démonstration
 * @param marge le plus long entre une place prise et l'arrivée de sa requête, écart des horloges de vos serveurs compris
 * @param rafale les places qui s'accumulent au repos, et peuvent se prendre d'un coup
 */
public record Partage(int quota, Duration fenetre, Duration marge, int rafale) {
    private static final Duration ECART_DES_HORLOGES = Duration.ofSeconds(1);
    private static final Duration JETON_EN_PLUS = Duration.ofSeconds(1);

    /** Vérifie le partage. */
    public Partage {
        if (rafale < 1 || quota <= rafale) {
            throw new IllegalArgumentException(
                    "La rafale va de 1 au quota moins 1 ; un quota partagé vaut donc 2 au moins.");
        }
        if (fenetre.isZero() || fenetre.isNegative() || marge.isNegative()) {
            throw new IllegalArgumentException("La fenêtre dure, et la marge n'est pas négative.");
        }
    }

    /**
     * Le partage d'un quota par minute.
     *
     * <p>La marge compte, l'un après l'autre, ce qui peut retarder une requête dont la place est prise : la réponse de Redis, le
     * renouvellement du jeton si l'attente l'a périmé, l'essai lui-même ; et une seconde d'écart entre les horloges, que NTP tient bien
     * plus près.
     *
     * @param quota les requêtes par minute du contrat
     * @param delaiEssai le plus long {@code delaiEssai} de vos clients ; dix secondes s'il n'est pas réglé
     * @return le partage, où un vingtième du quota peut se prendre d'un coup
     */
    public static Partage parMinute(int quota, Duration delaiEssai) {
        Duration marge = SeauxRedis.REPONSE
                .plus(delaiEssai.plus(JETON_EN_PLUS))
                .plus(delaiEssai)
                .plus(ECART_DES_HORLOGES);
        return new Partage(quota, Duration.ofMinutes(1), marge, Math.max(1, quota / 20));
    }

    /**
     * Le temps entre deux jetons.
     *
     * @return arrondi à la nanoseconde supérieure
     */
    public Duration espacement() {
        long jetons = (long) quota - rafale;
        return Duration.ofNanos((fenetre.plus(marge).toNanos() + jetons - 1) / jetons);
    }

    /**
     * Ce dont on peut se servir sans relâche.
     *
     * @return une part du quota, entre 0 et 1
     */
    public double partUtilisable() {
        return (double) fenetre.toNanos() / espacement().toNanos() / quota;
    }

    /**
     * Le seau, vide à sa création : Redis a pu perdre le précédent, dont les places comptent encore. Vide, il ne rend rien qui n'ait
     * été gagné depuis, et la borne tient à travers la perte.
     */
    BucketConfiguration seau() {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(rafale)
                        .refillGreedy(1, espacement())
                        .initialTokens(0)
                        .build())
                .build();
    }
}
