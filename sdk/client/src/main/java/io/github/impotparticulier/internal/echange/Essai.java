package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import okhttp3.Connection;
import org.jspecify.annotations.Nullable;

/** Le cadre d'un essai, c'est-à-dire d'une requête HTTP : ses bornes, qui l'attend, et la connexion qu'il aura employée. */
final class Essai {
    /**
     * L'essai de chaque fil qui échange, pour ce qu'OkHttp appelle sans dire pour qui. Une étiquette d'OkHttp chargerait
     * cinquante classes de Kotlin.
     */
    private static final ConcurrentMap<Thread, Essai> EN_COURS = new ConcurrentHashMap<>();

    private final Circonstances circonstances;
    private final Duration delai;
    private final Duration delaiConnexion;
    private final int octetsMax;
    private final Operation operation;
    private final long fin;
    private @Nullable Essai englobant;
    private @Nullable Coupure coupure;
    private volatile @Nullable Connection connexion;

    /**
     * Prépare un essai.
     *
     * @param circonstances l'appel, pour les échecs
     * @param delai la durée maximale de cet essai
     * @param delaiConnexion celle de la connexion, s'il en faut une
     * @param octetsMax la taille maximale d'un corps de données
     * @param operation l'opération dont c'est un essai
     */
    Essai(Circonstances circonstances, Duration delai, Duration delaiConnexion, int octetsMax, Operation operation) {
        this.circonstances = circonstances;
        this.delai = delai;
        this.delaiConnexion = delaiConnexion;
        this.octetsMax = octetsMax;
        this.operation = operation;
        this.fin = System.nanoTime() + delai.toNanos();
    }

    /** Ce qui en reste, à l'horloge de la machine, en nanosecondes ; négatif après. */
    long reste() {
        return fin - System.nanoTime();
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

    Operation operation() {
        return operation;
    }

    /** L'essai que fait ce fil ; {@code null} s'il n'en fait pas. */
    static @Nullable Essai duFil() {
        return EN_COURS.get(Thread.currentThread());
    }

    /** Ce fil échange désormais pour cet essai ; il peut en avoir un autre en cours, si un intercepteur confié appelle le SDK. */
    void entrer(@Nullable Coupure nouvelle) {
        coupure = nouvelle;
        englobant = EN_COURS.put(Thread.currentThread(), this);
    }

    void sortir() {
        if (englobant == null) {
            EN_COURS.remove(Thread.currentThread());
        } else {
            EN_COURS.put(Thread.currentThread(), englobant);
        }
    }

    /** La requête va partir par cette connexion. */
    void part(@Nullable Connection employee) {
        connexion = employee;
        Coupure oreille = coupure;
        if (oreille != null) {
            // Se connecter a pu lire un fichier, et rendre le fil sourd.
            oreille.ecouter();
        }
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
