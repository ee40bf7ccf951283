package io.github.impotparticulier.bacasable;

import io.github.impotparticulier.bacasable.commun.PanneEnCours;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** Délivre les jetons d'application : OAuth 2.0, {@code client_credentials}. */
final class ServiceJeton {
    static final String ROUTE = "/token";

    private final Identifiants identifiants;
    private final Jetons jetons;
    private final Horloge horloge;
    private final ContratPartenaire contrat;
    private final PanneEnCours<Panne> pannes;
    private final AutresApis autresApis;

    ServiceJeton(Moyens moyens) {
        this.identifiants = moyens.identifiants();
        this.jetons = moyens.jetons();
        this.horloge = moyens.horloge();
        this.contrat = moyens.contrat();
        this.pannes = moyens.pannes();
        this.autresApis = moyens.autresApis();
    }

    Reponse repondre(RecordedRequest requete) {
        return pannes.subir(Panne.Moment.PASSERELLE.touchant(true))
                .map(panne -> panne.reponse(Reponse.JSON, horloge))
                .orElseGet(() -> octroyer(requete));
    }

    private Reponse octroyer(RecordedRequest requete) {
        try {
            authentifier(requete);
            Map<String, String> formulaire = formulaire(requete);
            controlerOctroi(formulaire);
            return delivrer(perimetres(formulaire));
        } catch (RefusException refus) {
            return refus.reponse();
        }
    }

    private void authentifier(RecordedRequest requete) throws RefusException {
        String attendu = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (identifiants.cle() + ":" + identifiants.secret()).getBytes(StandardCharsets.UTF_8));
        if (!List.of(attendu).equals(requete.getHeaders().values("Authorization"))) {
            throw new RefusException(Reponse.refusJeton(
                            401, "invalid_client", "Clé ou secret absents ou inconnus (Authorization: Basic)")
                    .avec("WWW-Authenticate", "Basic realm=\"bac-a-sable\""));
        }
    }

    private static Map<String, String> formulaire(RecordedRequest requete) throws RefusException {
        String type = requete.getHeaders().get("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/x-www-form-urlencoded(\\s*;.*)?")) {
            throw invalide("invalid_request", "Le corps doit être de type application/x-www-form-urlencoded");
        }
        ByteString corps = requete.getBody();
        Map<String, String> formulaire = new HashMap<>();
        for (String champ : (corps == null ? "" : corps.utf8()).split("&", -1)) {
            String[] nomEtValeur = champ.split("=", 2);
            String valeur = nomEtValeur.length == 2 ? decoder(nomEtValeur[1]) : "";
            if (formulaire.put(decoder(nomEtValeur[0]), valeur) != null) {
                throw invalide("invalid_request", "Le formulaire répète un paramètre");
            }
        }
        return formulaire;
    }

    private static String decoder(String texte) throws RefusException {
        try {
            return URLDecoder.decode(texte, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalide("invalid_request", "Le formulaire est mal encodé");
        }
    }

    private static void controlerOctroi(Map<String, String> formulaire) throws RefusException {
        String octroi = formulaire.get("grant_type");
        if (octroi == null) {
            throw invalide("invalid_request", "Le paramètre grant_type manque");
        }
        if (!octroi.equals("client_credentials")) {
            throw invalide("unsupported_grant_type", "Seul grant_type=client_credentials est servi");
        }
    }

    private Set<String> perimetres(Map<String, String> formulaire) throws RefusException {
        String demande = formulaire.getOrDefault("scope", "").strip();
        Set<String> perimetres = new TreeSet<>(List.of(demande.split(" +", -1)));
        if (demande.isEmpty()) {
            return Set.of(Perimetre.PAR_DEFAUT);
        }
        if (!perimetres.stream().allMatch(perimetre -> contrat.souscrit(perimetre) || autresApis.souscrit(perimetre))) {
            throw invalide("invalid_scope", "Un périmètre demandé n'existe pas ou n'est pas souscrit");
        }
        return Collections.unmodifiableSet(perimetres);
    }

    private Reponse delivrer(Set<String> perimetres) {
        Jeton jeton = jetons.delivrer(perimetres);
        long reste = Duration.between(horloge.instant(), jeton.expiration()).toSeconds();
        return Reponse.jeton(CorpsJson.ecrire(json -> json.name("access_token")
                .value(jeton.valeur())
                .name("scope")
                .value(String.join(" ", jeton.perimetres()))
                .name("token_type")
                .value("Bearer")
                .name("expires_in")
                .value(reste)));
    }

    private static RefusException invalide(String erreur, String motif) {
        return new RefusException(Reponse.refusJeton(400, erreur, motif));
    }
}
