package io.github.impotparticulier.mesures;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Dans quelle JVM une mesure se fait, combien de fois, et ce qu'il y faut. */
@SuppressWarnings("ImmutableEnumChecker") // Des listes immuables.
enum Cadre {
    /** Plusieurs JVM, une mémoire assez grande pour que le ramasse-miettes ne décide pas. */
    DUEL("-Xms1g", "-Xmx1g"),
    /** La même, avec les clients que le profil {@code genere} ajoute. */
    DUEL_GENERE("-Xms1g", "-Xmx1g"),
    /** La même, sur le plus récent des JDK présents. */
    DUEL_VIRTUEL("-Xms1g", "-Xmx1g"),
    /** Une seule, celle de tout le monde. */
    SEULE("-Xmx1g"),
    /** Une seule, dont le ramasse-miettes compte juste. */
    MEMOIRE("-Xmx1g", "-XX:+UseSerialGC"),
    /** Une seule, aussi petite que le client le permet. */
    ETROITE("-Xmx64m", "-XX:+UseSerialGC");

    private static final int PREMIER_JDK_A_FILS_VIRTUELS = 21;

    private final List<String> options;

    Cadre(String... options) {
        this.options = List.of(options);
    }

    List<String> options() {
        return options;
    }

    int forks(int demandes) {
        return this == DUEL || this == DUEL_GENERE || this == DUEL_VIRTUEL ? demandes : 1;
    }

    /** Le JDK dont le {@code java} la lance. */
    Path jdk() {
        return this == DUEL_VIRTUEL ? jdkAFilsVirtuels().orElseThrow().dossier() : Jdks.celuiCi();
    }

    /** Pourquoi rien ne s'y mesure ici ; vide si rien ne manque. */
    Optional<String> empechement() {
        return switch (this) {
            case DUEL_GENERE -> Genere.presents() ? Optional.empty() : Optional.of("sans -Pgenere");
            case DUEL_VIRTUEL ->
                jdkAFilsVirtuels().isPresent()
                        ? Optional.empty()
                        : Optional.of("aucun JDK " + PREMIER_JDK_A_FILS_VIRTUELS + " ou plus récent ici");
            default -> Optional.empty();
        };
    }

    static Optional<Jdks.Jdk> jdkAFilsVirtuels() {
        return Jdks.plusRecent(PREMIER_JDK_A_FILS_VIRTUELS);
    }
}
