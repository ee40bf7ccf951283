package io.github.impotparticulier.bacasable.particulier;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Les jetons délivrés, en forme de JWT comme les vrais, et les délégations reçues par l'éditeur. */
final class Habilitations {
    /** Dix-huit mois. */
    static final Duration DUREE = Duration.ofDays(548);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, Jeton> parValeur = new HashMap<>();
    private final List<DelegationFictive> delegations = DelegationFictive.toutes();

    synchronized String delivrer(@Nullable String choisi, Set<String> scopes, boolean editeur, Instant maintenant) {
        String valeur = choisi == null ? tirer() : choisi;
        parValeur.put(
                valeur,
                new Jeton("habilitation-" + parValeur.size(), Set.copyOf(scopes), editeur, maintenant.plus(DUREE)));
        return valeur;
    }

    List<DelegationFictive> delegations() {
        return delegations;
    }

    /** Le jeton présenté, s'il vaut encore. */
    synchronized Jeton exiger(Requete requete, Contexte contexte, Instant maintenant) throws RefusParticulierException {
        Optional<String> valeur = requete.jeton();
        Jeton jeton = valeur.isEmpty() ? null : parValeur.get(valeur.get());
        if (jeton == null) {
            throw refus(contexte, RefusPlateforme.JETON_INVALIDE);
        }
        if (!jeton.expiration().isAfter(maintenant)) {
            throw refus(contexte, RefusPlateforme.JETON_EXPIRE);
        }
        return jeton;
    }

    /** Le titre du jeton ; celui d'un éditeur se trouve par le SIRET et, au besoin, par la délégation nommée. */
    Titre titre(Jeton jeton, Requete requete, Contexte contexte) throws RefusParticulierException {
        if (!jeton.editeur()) {
            return new Titre(jeton.cle(), jeton.scopes());
        }
        String recipient = requete.texte("recipient");
        if (!Siret.estValide(recipient)) {
            throw new RefusParticulierException(
                    ReponseParticulier.refus(List.of(contexte.erreur(RefusPlateforme.RECIPIENT)))
                            .deType(ReponseParticulier.TYPE_REFUS));
        }
        List<DelegationFictive> duSiret = delegations.stream()
                .filter(delegation -> delegation.siret().equals(recipient))
                .toList();
        if (duSiret.isEmpty()) {
            throw refus(contexte, RefusPlateforme.SANS_DELEGATION);
        }
        String nommee = requete.texte("delegation_id");
        if (nommee == null && duSiret.size() > 1) {
            throw refus(contexte, RefusPlateforme.DELEGATION_AMBIGUE);
        }
        DelegationFictive delegation = duSiret.stream()
                .filter(candidate -> nommee == null || candidate.id().equals(nommee))
                .findFirst()
                .orElseThrow(() -> refus(contexte, RefusPlateforme.PRIVILEGES));
        return new Titre(delegation.id(), delegation.scopes());
    }

    private static RefusParticulierException refus(Contexte contexte, RefusPlateforme refus) {
        return new RefusParticulierException(List.of(contexte.erreur(refus)));
    }

    private static String tirer() {
        byte[] tirage = new byte[24];
        new SecureRandom().nextBytes(tirage);
        String jti = BASE64.encodeToString(tirage).substring(0, 16);
        return enBase64("{\"alg\":\"HS256\"}") + "." + enBase64("{\"sub\":\"fictif\",\"jti\":\"" + jti + "\"}") + "."
                + BASE64.encodeToString(tirage);
    }

    private static String enBase64(String texte) {
        return BASE64.encodeToString(texte.getBytes(StandardCharsets.UTF_8));
    }

    /** Un jeton délivré. */
    record Jeton(String cle, Set<String> scopes, boolean editeur, Instant expiration) {
        @Override
        public String toString() {
            return "Jeton";
        }
    }
}
