package io.github.impotparticulier.bacasable;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ce que le portail de l'APIM remettrait au partenaire. */
final class Identifiants {
    private final String cle = "cle-fictive-" + alea(6);
    private final String secret = "secret-fictif-" + alea(16);

    private Identifiants() {}

    static Identifiants tires() {
        return new Identifiants();
    }

    String cle() {
        return cle;
    }

    String secret() {
        return secret;
    }

    String idTeleservice() {
        return "TELESERVICE_FICTIF";
    }

    static String alea(int octets) {
        byte[] tirage = new byte[octets];
        new SecureRandom().nextBytes(tirage);
        return HexFormat.of().formatHex(tirage);
    }
}
