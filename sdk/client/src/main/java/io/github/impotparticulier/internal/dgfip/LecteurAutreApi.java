package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.autre.AppelsAutreApi;
import io.github.impotparticulier.autre.AutreApi;
import io.github.impotparticulier.autre.Methode;
import io.github.impotparticulier.autre.ReponseAutreApi;
import io.github.impotparticulier.internal.echange.Appelant;
import io.github.impotparticulier.internal.echange.Message;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.echange.Requete;
import io.github.impotparticulier.internal.echange.Sujet;
import io.github.impotparticulier.internal.texte.Formes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Les appels d'une API dont les messages ne sont pas connus. */
final class LecteurAutreApi implements AppelsAutreApi {
    private static final Pattern TYPE_MEDIA =
            Pattern.compile("[!#$&^_.+0-9A-Za-z-]{1,127}/[!#$&^_.+0-9A-Za-z-]{1,127}( ?;[ -~]{1,256})?");

    private final Appelant appelant;
    private final AutreApi api;

    LecteurAutreApi(Appelant appelant, AutreApi api) {
        this.appelant = appelant;
        this.api = api;
    }

    @Override
    public ReponseAutreApi envoyer(
            Methode methode, String gabarit, Map<String, String> variables, String typeMedia, byte[] corps) {
        if (methode == Methode.GET) {
            throw Formes.invalide("Une lecture (GET) n'a pas de corps : appelez envoyer(methode, gabarit, variables).");
        }
        if (!TYPE_MEDIA.matcher(Objects.requireNonNull(typeMedia, "typeMedia")).matches()) {
            throw Formes.invalide(
                    "Type de média mal formé : donnez celui que l'API attend, par exemple application/xml.");
        }
        return echanger(methode, gabarit, variables, typeMedia, corps.clone());
    }

    @Override
    public ReponseAutreApi envoyer(Methode methode, String gabarit, Map<String, String> variables) {
        return echanger(methode, gabarit, variables, null, null);
    }

    private ReponseAutreApi echanger(
            Methode methode,
            String gabarit,
            Map<String, String> variables,
            @Nullable String typeMedia,
            byte @Nullable [] corps) {
        Requete requete = new Requete(
                api.nom() + "." + methode.name().toLowerCase(Locale.ROOT),
                Gabarit.cible(api.base(), gabarit, variables),
                Sujet.AUCUN,
                api.guichet(),
                api.portee(),
                entetes(typeMedia),
                null,
                new VerdictsAutreApi(appelant.horloge()),
                new Message(methode.name(), corps));
        return appelant.lire(appelant.commencer(), requete, LecteurAutreApi::rendre);
    }

    private Map<String, String> entetes(@Nullable String typeMedia) {
        Map<String, String> entetes = new LinkedHashMap<>();
        entetes.put("Accept", "*/*");
        api.entetes().forEach((nom, valeur) -> entetes.put(nom.equalsIgnoreCase("Accept") ? "Accept" : nom, valeur));
        if (typeMedia != null) {
            entetes.put("Content-Type", typeMedia);
        }
        return entetes;
    }

    private static ReponseAutreApi rendre(Reponse reponse) {
        return ReponseAutreApi.de(
                reponse.statut(),
                reponse.entetes(),
                reponse.corps(),
                reponse.circonstances().idCorrelation().orElse(null));
    }

    /** L'API, sans rien de ce qu'on lui envoie. */
    @Override
    public String toString() {
        return api.toString();
    }
}
