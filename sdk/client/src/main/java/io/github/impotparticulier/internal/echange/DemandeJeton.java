package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.SourceJetons;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Demande un jeton : à la passerelle, ou à la source confiée. */
final class DemandeJeton {
    private static final int OCTETS_MAX = 64 * 1024;
    private static final long DUREE_PRUDENTE_S = 60;
    private static final long DUREE_MIN_S = 5;
    private static final long DUREE_MAX_S = TimeUnit.DAYS.toSeconds(1);

    private final Acces.OAuth2 acces;
    private final Reglages reglages;
    private final Transport transport;
    private final Journal journal;
    private final @Nullable SourceConfiee source;
    private final String autorisation;

    /**
     * Prépare des demandes.
     *
     * @param acces les identifiants, ou la source confiée
     * @param reglages les réglages du client
     * @param transport par où demander
     * @param journal ce qui dit chaque demande
     * @param fils où appeler la source confiée, qui peut bloquer
     */
    DemandeJeton(Acces.OAuth2 acces, Reglages reglages, Transport transport, Journal journal, Executor fils) {
        this.acces = acces;
        this.reglages = reglages;
        this.transport = transport;
        this.journal = journal;
        SourceJetons confiee = acces.source();
        this.source = confiee == null ? null : new SourceConfiee(confiee, fils, reglages.temps());
        String cle = acces.cle();
        String secret = acces.secret();
        this.autorisation = cle == null || secret == null ? "" : Credentials.basic(cle, secret, StandardCharsets.UTF_8);
    }

    /** Une demande dure au plus un essai, quoi qu'il reste à celui qui l'a fait naître : d'autres l'attendront. */
    Operation commencer() {
        Delais delais = reglages.delais();
        Operation operation = new Operation(delais.avecAppel(delais.essai()), null, reglages.temps());
        operation.noter(circonstances());
        return operation;
    }

    Circonstances circonstances() {
        return Circonstances.de("jeton", acces.route());
    }

    /** Demande un jeton de cette portée, autre que celui qui a été refusé. */
    Issue<Jeton> faire(String scope, Optional<String> refuse, Operation operation) {
        return source == null ? aLaPasserelle(scope, operation) : source.demander(scope, refuse, operation);
    }

    /** Le client se ferme : la source confiée n'a plus à chercher. */
    void fermer() {
        if (source != null) {
            source.fermer();
        }
    }

    private Issue<Jeton> aLaPasserelle(String scope, Operation operation) {
        Request.Builder requete = new Request.Builder()
                .url(reglages.adresse(acces.route(), List.of()))
                .header("Authorization", autorisation)
                .header("Accept", "application/json")
                .post(corps(scope));
        long envoi = reglages.temps().maintenant();
        Delais delais = reglages.delais();
        Essai essai = new Essai(operation.circonstances(), delais.essai(), delais.connexion(), OCTETS_MAX, operation);
        Journal.Ligne ligne = journal.essai(operation.circonstances(), null, 1, null);
        Issue<Reponse> issue = transport.demander(requete, essai);
        ligne.fin(issue);
        if (issue instanceof Succes<Reponse> succes) {
            Jeton recu = succes.valeur().statut() == 200 ? jeton(succes.valeur(), envoi) : null;
            return recu != null ? new Succes<>(recu) : acces.verdicts().deJeton(succes.valeur());
        }
        Echec<Jeton> echec = ((Echec<Reponse>) issue).autreType();
        // Ce qui ne se lit pas ne vient pas de la passerelle.
        return echec.nature() == Nature.REPONSE_ILLISIBLE
                ? new Echec<>(echec.nature(), echec.explication(), echec.circonstances(), echec.cause(), true)
                : echec;
    }

    private static FormBody corps(String scope) {
        FormBody.Builder corps = new FormBody.Builder().add("grant_type", "client_credentials");
        return (scope.isEmpty() ? corps : corps.add("scope", scope)).build();
    }

    /** Le jeton que porte cette réponse, s'il y en a un qui se lit. */
    private @Nullable Jeton jeton(Reponse reponse, long envoi) {
        try {
            ObjetJson objet = reponse.json();
            String valeur = objet.simpleSiPossible("access_token")
                    .filter(Verifications::estVisible)
                    .orElse(null);
            return valeur == null
                    ? null
                    : new Jeton(
                            valeur,
                            envoi + TimeUnit.SECONDS.toNanos(duree(objet)),
                            reglages.temps().maintenant());
        } catch (ReponseIllisibleException e) {
            return null;
        }
    }

    private static long duree(ObjetJson objet) {
        OptionalLong annoncee;
        try {
            annoncee = objet.entier("expires_in");
        } catch (ReponseIllisibleException e) {
            return DUREE_PRUDENTE_S;
        }
        return Math.min(Math.max(annoncee.orElse(DUREE_PRUDENTE_S), DUREE_MIN_S), DUREE_MAX_S);
    }
}
