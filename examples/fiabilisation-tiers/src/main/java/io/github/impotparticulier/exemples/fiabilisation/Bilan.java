package io.github.impotparticulier.exemples.fiabilisation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** Ce que le traitement a fait : tant de lignes de chaque sorte, en tant de temps et de requêtes. */
final class Bilan {
    private final Map<Issue, Long> issues = new EnumMap<>(Issue.class);
    private final LongSupplier requetes;
    private final LongSupplier nanos;
    private final long debut;
    private long total;
    private long reprises;
    private long ecrites;

    /**
     * Commence à compter.
     *
     * @param requetes le nombre de requêtes parties jusqu'ici
     */
    Bilan(LongSupplier requetes, LongSupplier nanos) {
        this.requetes = requetes;
        this.nanos = nanos;
        debut = nanos.getAsLong();
    }

    void aTraiter(long lignes) {
        total = lignes;
    }

    /** Une ligne qu'un traitement précédent avait écrite. */
    void reprendre(Issue issue) {
        issues.merge(issue, 1L, Long::sum);
        reprises++;
    }

    /** Une ligne vient d'être écrite. */
    void compter(Issue issue) {
        issues.merge(issue, 1L, Long::sum);
        ecrites++;
    }

    long nombre(Issue issue) {
        return issues.getOrDefault(issue, 0L);
    }

    /** Ce qui est écrit, par ce traitement et par ceux d'avant. */
    long ecritesEnTout() {
        return reprises + ecrites;
    }

    long reprises() {
        return reprises;
    }

    boolean complet() {
        return ecritesEnTout() == total;
    }

    /** Ce que le programme rend d'un traitement qui n'a pas été arrêté. */
    CodeRetour code() {
        if (!complet() || nombre(Issue.ECHEC) > 0) {
            return CodeRetour.A_RELANCER;
        }
        return nombre(Issue.REFUSEE) > 0 ? CodeRetour.LIGNES_REFUSEES : CodeRetour.COMPLET;
    }

    String texte() {
        Duration duree = Duration.ofNanos(nanos.getAsLong() - debut);
        StringBuilder texte = new StringBuilder()
                .append(Textes.entier(ecritesEnTout()))
                .append(" lignes écrites sur ")
                .append(Textes.entier(total));
        if (reprises > 0) {
            texte.append(", dont ").append(Textes.entier(reprises)).append(" par un traitement précédent");
        }
        texte.append('\n');
        int largeur = Textes.entier(ecritesEnTout()).length() + 2;
        issues.forEach(
                (issue, nombre) -> texte.append(String.format(Locale.ROOT, "%" + largeur + "s", Textes.entier(nombre)))
                        .append(' ')
                        .append(issue.libelle())
                        .append('\n'));
        texte.append("Cette fois : ")
                .append(Textes.entier(ecrites))
                .append(" lignes en ")
                .append(Textes.duree(duree))
                .append(" (")
                .append(Textes.debit(ecrites, duree))
                .append("), ")
                .append(Textes.entier(requetes.getAsLong()))
                .append(" requêtes\n");
        if (nombre(Issue.INCONNUE) + nombre(Issue.INDISTINCTE) > 0 && nombre(Issue.TROUVEE) == 0) {
            // Un proxy dit de même « introuvable » et « refusé ».
            texte.append("Personne n'est trouvé : vérifiez aussi l'adresse de la passerelle.\n");
        }
        return texte.toString();
    }
}
