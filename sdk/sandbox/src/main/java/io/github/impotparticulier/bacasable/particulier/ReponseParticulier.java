package io.github.impotparticulier.bacasable.particulier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Ce qui part sur le réseau : un statut (0 : rien ne part), des en-têtes, un corps, et pour le journal un motif. */
record ReponseParticulier(
        int statut,
        Map<String, String> entetes,
        String corps,
        @Nullable String motif) {
    static final String TYPE_DONNEES = "application/vnd.api+json";
    static final String TYPE_REFUS = "application/json";

    private static final String TYPE = "Content-Type";
    private static final Set<Integer> STATUTS_DES_FILTRES = Set.of(401, 403, 429);

    static ReponseParticulier servie(
            Map<String, ? extends @Nullable Object> donnees, Map<String, Object> liens, Map<String, Object> meta) {
        Map<String, @Nullable Object> enveloppe = new LinkedHashMap<>();
        enveloppe.put("data", donnees);
        enveloppe.put("links", liens);
        enveloppe.put("meta", meta);
        return new ReponseParticulier(200, Map.of(TYPE, TYPE_DONNEES), Arbre.ecrire(enveloppe), null);
    }

    static ReponseParticulier objet(Map<String, ? extends @Nullable Object> objet) {
        return new ReponseParticulier(200, Map.of(TYPE, TYPE_REFUS), Arbre.ecrire(objet), null);
    }

    /** Le statut de la première erreur vaut pour toutes : un même appel n'en mêle pas. */
    static ReponseParticulier refus(List<Erreur> erreurs) {
        int statut = erreurs.get(0).statut();
        String type = STATUTS_DES_FILTRES.contains(statut) ? TYPE_REFUS : TYPE_DONNEES;
        String motif = erreurs.stream()
                .map(erreur -> erreur.code() + ", " + erreur.detail())
                .collect(Collectors.joining(" ; "));
        String corps = Arbre.ecrire(
                Map.of("errors", erreurs.stream().map(Erreur::enJson).toList()));
        return new ReponseParticulier(statut, Map.of(TYPE, type), corps, motif);
    }

    static ReponseParticulier sansCorps(int statut, String motif) {
        return new ReponseParticulier(statut, Map.of(), "", motif);
    }

    static ReponseParticulier texte(int statut, String type, String corps, @Nullable String motif) {
        return new ReponseParticulier(statut, Map.of(TYPE, type), corps, motif);
    }

    static ReponseParticulier aucune(String motif) {
        return sansCorps(0, motif);
    }

    ReponseParticulier avec(Map<String, String> autres) {
        Map<String, String> complets = new LinkedHashMap<>(entetes);
        complets.putAll(autres);
        return new ReponseParticulier(statut, complets, corps, motif);
    }

    ReponseParticulier deType(String type) {
        return avec(Map.of(TYPE, type));
    }

    ReponseParticulier subissant(String panne) {
        return new ReponseParticulier(statut, entetes, corps, motif == null ? panne : panne + " ; " + motif);
    }

    MockResponse.Builder versHttp(boolean avecCorps) {
        MockResponse.Builder http = new MockResponse.Builder().headers(Headers.of(entetes));
        if (statut == 0) {
            return http.onResponseStart(new SocketEffect.CloseSocket());
        }
        return http.code(statut).body(avecCorps ? corps : "");
    }
}
