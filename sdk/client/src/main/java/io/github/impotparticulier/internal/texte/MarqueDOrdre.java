package io.github.impotparticulier.internal.texte;

import java.util.Arrays;

/** La marque d'ordre des octets, que des programmes écrivent devant un texte en UTF-8. */
public final class MarqueDOrdre {
    private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private MarqueDOrdre() {}

    /** La place qui suit cette marque, si elle commence ici ; sinon, ici. */
    public static int apres(byte[] octets, int ici) {
        int apres = Math.min(ici + UTF_8.length, octets.length);
        return Arrays.equals(octets, ici, apres, UTF_8, 0, UTF_8.length) ? apres : ici;
    }
}
