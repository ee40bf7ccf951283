package io.github.impotparticulier.exemples.fiabilisation;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Une ligne de temps en temps : pour un journal, une tâche planifiée, une sortie redirigée. */
final class AvancementLignes implements Avancement {
    private static final long PERIODE = Duration.ofSeconds(10).toNanos();

    private final PrintStream sortie;
    private final LongSupplier nanos;
    private long total;
    private long deja;
    private long debut;
    private long derniere;

    AvancementLignes(PrintStream sortie, LongSupplier nanos) {
        this.sortie = sortie;
        this.nanos = nanos;
    }

    @Override
    public void commencer(long nombre, long ecrites) {
        total = nombre;
        deja = ecrites;
        debut = nanos.getAsLong();
        derniere = debut;
        sortie.println(Textes.entier(nombre) + " lignes à traiter"
                + (ecrites == 0 ? "" : ", dont " + Textes.entier(ecrites) + " déjà écrites"));
    }

    @Override
    public void avancer(long ecrites) {
        long maintenant = nanos.getAsLong();
        if (maintenant - derniere < PERIODE) {
            return;
        }
        derniere = maintenant;
        Duration duree = Duration.ofNanos(maintenant - debut);
        long faites = ecrites - deja;
        String reste = faites == 0
                ? ""
                : ", reste "
                        + Textes.duree(
                                Duration.ofMillis((long) ((double) duree.toMillis() / faites * (total - ecrites))));
        sortie.println(Textes.entier(ecrites) + " / " + Textes.entier(total) + " lignes ("
                + (total == 0 ? 100 : ecrites * 100 / total) + " %), " + Textes.debit(faites, duree) + reste);
    }

    @Override
    public void dire(String phrase) {
        sortie.println(phrase);
    }

    @Override
    public void close() {}
}
