package io.github.impotparticulier.bacasable;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/** Un client HTTP nu : un appel correct par défaut, dont chaque test dérègle une pièce. */
final class Appelant {
    static final String TYPE_IR = "application/prs.dgfip.part.situations.ir.assiettes.v1+json";

    static final String TYPE_SFIP = "application/vnd.dgfip.sfip.v1.0+json";
    static final String BASE = "/impotparticulier/1.0";

    private static final OkHttpClient HTTP =
            new OkHttpClient.Builder().followRedirects(false).build();

    private final BacASable bac;

    Appelant(BacASable bac) {
        this.bac = bac;
    }

    Recu demanderJeton(String formulaire) {
        return demanderJeton(formulaire, basic(bac.cle(), bac.secret()));
    }

    Recu demanderJeton(String formulaire, String autorisation) {
        return envoyer(
                "POST",
                "/token",
                formulaire,
                Map.of("Authorization", autorisation, "Content-Type", "application/x-www-form-urlencoded"));
    }

    String jeton(String perimetres) {
        Recu reponse = demanderJeton("grant_type=client_credentials&scope=" + perimetres.replace(' ', '+'));
        return objet(reponse).get("access_token").toString();
    }

    Map<String, String> entetes() {
        return entetes("RessourceIR", TYPE_IR);
    }

    Map<String, String> entetes(String perimetre, String accept) {
        Map<String, String> entetes = new TreeMap<>();
        entetes.put("Authorization", "Bearer " + jeton(perimetre));
        entetes.put("X-Correlation-ID", UUID.randomUUID().toString());
        entetes.put("Accept", accept);
        return entetes;
    }

    Recu parSpi(Route route, String spi, int annee) {
        return get(BASE + "/spi/" + spi + route.chemin(annee), entetes(route.perimetre(), route.type()));
    }

    Recu franceConnect(Route route, String jeton, int annee) {
        Map<String, String> entetes = entetes(route.perimetre(), route.type());
        entetes.put("X-FranceConnect-OAuth", jeton);
        return get(BASE + route.chemin(annee), entetes);
    }

    Recu lep(String spi, String departement, String annee, String bareme) {
        return get(
                BASE + "/spi/" + spi + "/lep/departement/" + departement + "/annrev/" + annee + "/bareme/" + bareme,
                entetes("RessourceLEP", "application/prs.dgfip.part.ouverturelep.v1+json"));
    }

    Recu r2p(String cheminEtRequete) {
        String perimetre = cheminEtRequete.startsWith("/personne/spi")
                ? "api_r2p_resolution_spi"
                : "api_r2p_recherche_personne_physique";
        return get("/r2p/v1" + cheminEtRequete, entetes(perimetre, "application/json"));
    }

    Map<String, String> entetesSfip(String perimetre) {
        Map<String, String> entetes = entetes(perimetre, TYPE_SFIP);
        entetes.put("ID_Teleservice", bac.idTeleservice());
        return entetes;
    }

    Recu sfip02aa(String requete) {
        return get("/sfip/v1/demandeDeService/02AA/personne" + requete, entetesSfip("sfip_donnees_fiscales_usagers"));
    }

    Recu sfip02ga(String departement, int annee, String requete) {
        return get(
                "/sfip/v1/demandeDeService/02GA/departement/" + departement + "/annrev/" + annee
                        + "/bareme/2025/personne" + requete,
                entetesSfip("sfip_lep"));
    }

    Recu irAssiette(String spi, int annee) {
        return get(chemin(spi, Integer.toString(annee)), entetes());
    }

    Recu get(String chemin, Map<String, String> entetes) {
        return envoyer("GET", chemin, "", entetes);
    }

    Recu envoyer(String methode, String chemin, String corps, Map<String, String> entetes) {
        RequestBody envoi = methode.startsWith("P") ? RequestBody.create(corps.getBytes(StandardCharsets.UTF_8)) : null;
        Request requete = new Request.Builder()
                .url(bac.passerelle() + chemin)
                .headers(Headers.of(entetes))
                .method(methode, envoi)
                .build();
        try (Response reponse = HTTP.newCall(requete).execute()) {
            return new Recu(reponse.code(), reponse.headers(), reponse.body().string());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String chemin(String spi, String annee) {
        return "/impotparticulier/1.0/spi/" + spi + "/situations/ir/assiettes/annrev/" + annee;
    }

    static String basic(String cle, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((cle + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, Object> objet(Recu reponse) {
        return objet(reponse.corps());
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> objet(String texte) {
        try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(texte))) {
            return (Map<String, Object>) json.readJsonValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertErreur(Recu reponse, int statut, int code) {
        assertThat(reponse.corps()).startsWith("{\"erreur\":{\"code\":" + code + ",\"message\":\"");
        assertThat(reponse.statut()).isEqualTo(statut);
    }

    static void assertFaute(Recu reponse, int statut, int code) {
        assertThat(reponse.corps()).startsWith("{\"fault\":{\"code\":" + code + ",\"message\":\"");
        assertThat(reponse.statut()).isEqualTo(statut);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> sousObjet(Map<String, Object> objet, String nom) {
        return (Map<String, Object>) objet.get(nom);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> liste(Map<String, Object> objet, String nom) {
        return (List<Map<String, Object>>) objet.get(nom);
    }

    /** Les ressources de l'API Impôt particulier qui ont les deux modes, écrites d'après son fichier OpenAPI. */
    enum Route {
        ASSIETTE("RessourceIR", "part.situations.ir.assiettes", "/situations/ir/assiettes/annrev/{a}"),
        FACTURE("RessourceIRFacture", "part.situations.ir.factures", "/situations/ir/factures/annrev/{a}"),
        DERNIERE(
                "RessourceIRDerniere",
                "part.derniere.situations.ir.assiettes",
                "/dernieresituation/ir/assiettes/annrev/{a}"),
        DEUX_ANS(
                "RessourceIRDerniere2",
                "part.derniere.situations.ir.assiettes",
                "/dernieresituation/ir/assiettes/deuxans"),
        MULTIPLE(
                "RessourceIRMultiple",
                "part.situations.ir.assiettes.multiple",
                "/situations/ir/assiettes/multiple/annrev/{a}"),
        TH("RessourceTHPrincipale", "part.situations.th.assiettes", "/situations/th/assiettes/principale/annrev/{a}"),
        IFI("RessourceIFI", "situations.ifiisf.assiettes", "/situations/ifiisf/assiettes/annrev/{a}");

        private final String perimetre;
        private final String type;
        private final String chemin;

        Route(String perimetre, String type, String chemin) {
            this.perimetre = perimetre;
            this.type = type;
            this.chemin = chemin;
        }

        String perimetre() {
            return perimetre;
        }

        String type() {
            return "application/prs.dgfip." + type + ".v1+json";
        }

        String chemin(int annee) {
            return chemin.replace("{a}", Integer.toString(annee));
        }
    }

    /** Ce qui est revenu du bac à sable. */
    record Recu(int statut, Headers entetes, String corps) {}
}
