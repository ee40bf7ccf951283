package io.github.impotparticulier.bacasable;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ce que le portail de l'APIM remettrait au partenaire. */
record Identifiants(String cle, String secret) {
    static Identifiants tires() {
        return new Identifiants("cle-fictive-" + alea(6), "secret-fictif-" + alea(16));
    }

    static Identifiants choisis(String cle, String secret) {
        if (cle.isBlank() || secret.isBlank() || cle.contains(":")) {
            throw new IllegalArgumentException(
                    "Ni la clé ni le secret ne sont vides, et la clé n'a pas de deux-points");
        }
        return new Identifiants(cle, secret);
    }

    String idTeleservice() {
        return "TELESERVICE_FICTIF";
    }

    static String alea(int octets) {
        byte[] tirage = new byte[octets];
        new SecureRandom().nextBytes(tirage);
        return HexFormat.of().formatHex(tirage);
    }

    @Override
    public String toString() {
        return "Identifiants";
    }
}
