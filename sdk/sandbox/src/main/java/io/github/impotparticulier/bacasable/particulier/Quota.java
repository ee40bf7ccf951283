package io.github.impotparticulier.bacasable.particulier;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Un nombre de demandes par fenêtre fixe et par clé. */
final class Quota {
    private final int limite;
    private final long fenetre;
    private final Map<String, Compte> comptes = new HashMap<>();

    Quota(int limite, Duration fenetre) {
        this.limite = limite;
        this.fenetre = fenetre.toSeconds();
    }

    synchronized Decompte compter(String cle, Instant maintenant) {
        long debut = Math.floorDiv(maintenant.getEpochSecond(), fenetre) * fenetre;
        Compte precedent = comptes.get(cle);
        int recues = precedent == null || precedent.debut() != debut ? 1 : precedent.recues() + 1;
        comptes.put(cle, new Compte(debut, recues));
        return new Decompte(limite, limite - recues, debut + fenetre, debut + fenetre - maintenant.getEpochSecond());
    }

    private record Compte(long debut, int recues) {}

    /**
     * Où en est une clé.
     *
     * @param limite demandes par fenêtre
     * @param reste demandes encore servies ; négatif si celle-ci est de trop
     * @param reouverture fin de la fenêtre, en secondes depuis 1970
     * @param attente secondes jusqu'à elle
     */
    record Decompte(int limite, int reste, long reouverture, long attente) {
        boolean depasse() {
            return reste < 0;
        }

        Map<String, String> entetes() {
            return Map.of(
                    "RateLimit-Limit",
                    Integer.toString(limite),
                    "RateLimit-Remaining",
                    Integer.toString(Math.max(0, reste)),
                    "RateLimit-Reset",
                    Long.toString(reouverture));
        }
    }
}
