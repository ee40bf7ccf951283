package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Connection;
import org.jspecify.annotations.Nullable;

/** Le cadre d'un essai, c'est-à-dire d'une requête HTTP : ses bornes, de quoi le couper, et la connexion qu'il aura employée. */
final class Essai {
    private final Circonstances circonstances;
    private final Duration delai;
    private final Duration delaiConnexion;
    private final int octetsMax;
    private final BooleanSupplier abandonne;
    private final Consumer<Call> enCours;
    private volatile @Nullable Connection connexion;

    /**
     * Prépare un essai.
     *
     * @param circonstances l'appel, pour les échecs
     * @param delai la durée maximale de cet essai
     * @param delaiConnexion celle de la connexion, s'il en faut une
     * @param octetsMax la taille maximale d'un corps de données
     * @param abandonne vrai si le programme a renoncé à l'appel
     * @param enCours reçoit de quoi couper l'essai
     */
    Essai(
            Circonstances circonstances,
            Duration delai,
            Duration delaiConnexion,
            int octetsMax,
            BooleanSupplier abandonne,
            Consumer<Call> enCours) {
        this.circonstances = circonstances;
        this.delai = delai;
        this.delaiConnexion = delaiConnexion;
        this.octetsMax = octetsMax;
        this.abandonne = abandonne;
        this.enCours = enCours;
    }

    Circonstances circonstances() {
        return circonstances;
    }

    Duration delai() {
        return delai;
    }

    Duration delaiConnexion() {
        return delaiConnexion;
    }

    int octetsMax() {
        return octetsMax;
    }

    boolean abandonne() {
        return abandonne.getAsBoolean();
    }

    void commence(Call appel) {
        enCours.accept(appel);
    }

    void emploie(@Nullable Connection employee) {
        connexion = employee;
    }

    /** Ferme la connexion : qui a rendu les données d'un autre en a peut-être d'autres en attente. */
    void couperConnexion() {
        Connection employee = connexion;
        if (employee != null) {
            try {
                employee.socket().close();
            } catch (IOException e) {
                // Déjà rompue : c'est ce qu'on voulait.
            }
        }
    }
}
