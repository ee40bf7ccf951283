package io.github.impotparticulier.graines;

import io.github.impotparticulier.erreur.AppelException;
import java.lang.management.ManagementFactory;

/** Ce qui est vrai de toute exception du SDK et de tout travail fait pour une entrée, quelle qu'elle soit. */
public final class Invariants {
    /** Un signe que le SDK n'écrit jamais de lui-même : le voir dans un message, c'est y voir une valeur reçue. */
    public static final String MARQUE = "§";
    /** Un numéro fiscal fictif : trop long pour passer pour un code d'erreur. */
    public static final String SPI = "3990000000001";

    private static final String DEBUT_DE_SPI = "39900000000";
    private static final int EXPLICATION_MAX = 200;
    /** Ce que jazzer ajoute aux classes alloue aussi. */
    private static final long MARGE = System.getenv("JAZZER_FUZZ") == null ? 1 : 50;

    private static final com.sun.management.ThreadMXBean FILS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Invariants() {}

    /** Une exception courte, qui ne cite rien de ce qui a été reçu, ni elle ni ses causes. */
    public static void verifier(AppelException exception) {
        if (exception.explication().isBlank() || exception.explication().length() >= EXPLICATION_MAX) {
            throw new AssertionError("explication de " + exception.explication().length() + " caractères", exception);
        }
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            exigerMuet(cause.toString());
            for (Throwable etouffee : cause.getSuppressed()) {
                exigerMuet(etouffee.toString());
            }
        }
    }

    /** Un texte montrable ne porte aucune valeur reçue. */
    public static void exigerMuet(String texte) {
        exiger(!texte.contains(MARQUE) && !texte.contains(DEBUT_DE_SPI), "une valeur reçue est montrée : " + texte);
    }

    public static void exiger(boolean vrai, String sinon) {
        if (!vrai) {
            throw new AssertionError(sinon);
        }
    }

    /**
     * Fait ce travail, et exige qu'il n'alloue pas plus de mémoire que ce qu'une droite permet à une entrée de cette taille. À la
     * différence d'une durée, cela ne dépend pas de la machine.
     */
    public static void exigerAllocation(long fixe, long parOctet, int taille, Runnable travail) {
        long permis = (fixe + parOctet * taille) * MARGE;
        // La première fois charge aussi des classes.
        long alloues = alloues(travail) <= permis ? 0 : alloues(travail);
        exiger(
                alloues <= permis,
                alloues + " octets alloués pour une entrée de " + taille + " : plus que " + fixe + " + " + parOctet
                        + " par octet");
    }

    private static long alloues(Runnable travail) {
        long avant = FILS.getCurrentThreadAllocatedBytes();
        travail.run();
        return FILS.getCurrentThreadAllocatedBytes() - avant;
    }
}
