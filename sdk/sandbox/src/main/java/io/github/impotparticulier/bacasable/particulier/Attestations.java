package io.github.impotparticulier.bacasable.particulier;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Les preuves de la participation familiale : un code de vérification et, si on le veut, un PDF de cinq minutes. */
final class Attestations {
    static final String RACINE = "attestations";
    static final String ENTETE = "X-Generate-Proof";

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final Duration DUREE = Duration.ofMinutes(5);

    private final Map<String, Instant> expirations = new HashMap<>();

    /** Une demande de preuve, si elle en est une ; une autre valeur est refusée. */
    static Optional<String> demandee(Requete requete) throws RefusParticulierException {
        String valeur = requete.entete(ENTETE);
        if (valeur != null && !List.of("proof-only", "pdf").contains(valeur)) {
            throw new RefusParticulierException(
                    ReponseParticulier.sansCorps(400, ENTETE + " n'admet que proof-only et pdf"));
        }
        return Optional.ofNullable(valeur);
    }

    synchronized Preuve delivrer(HttpUrl adresse, String demandee, Instant maintenant) {
        String code = tirer(4) + "-" + tirer(4) + "-" + tirer(2);
        String verification = adresse.resolve("/verification/" + code) + "";
        if (!demandee.equals("pdf")) {
            return new Preuve(Map.of(), Map.of("verification_url", verification, "verification_code", code));
        }
        Instant expiration = maintenant.plus(DUREE);
        expirations.put(code, expiration);
        return new Preuve(
                Map.of("attestation_pdf", adresse.resolve("/" + RACINE + "/" + code) + ""),
                Map.of(
                        "verification_url",
                        verification,
                        "verification_code",
                        code,
                        "attestation_pdf_url_expires_at",
                        expiration.getEpochSecond()));
    }

    synchronized Optional<ReponseParticulier> lire(String code, Instant maintenant) {
        return Optional.ofNullable(expirations.get(code))
                .map(expiration -> expiration.isAfter(maintenant)
                        ? ReponseParticulier.texte(200, "application/pdf", "%PDF-1.4\n%%EOF\n", null)
                        : ReponseParticulier.sansCorps(410, "L'attestation a expiré"));
    }

    private static String tirer(int longueur) {
        SecureRandom hasard = new SecureRandom();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < longueur; i++) {
            code.append(ALPHABET.charAt(hasard.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** Ce qu'une preuve ajoute à la réponse. */
    record Preuve(Map<String, Object> liens, Map<String, Object> meta) {}
}
