package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import okhttp3.Call;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Un appel : des essais, chacun d'une requête, jusqu'à une issue ou jusqu'à l'échéance. */
final class Appel {
    private static final Logger JOURNAL = LoggerFactory.getLogger("io.github.impotparticulier");
    private static final int OCTETS_MAX = 1024 * 1024;

    private final Requete requete;
    private final Reglages reglages;
    private final Transport transport;
    private final Jetons jetons;
    private final BooleanSupplier ferme;
    private final long echeance;

    private boolean jetonRenouvele;
    private boolean liaisonRefaite;
    private volatile Circonstances circonstances;
    private volatile boolean abandonne;
    private volatile @Nullable Call enCours;

    Appel(
            Requete requete,
            long echeance,
            Reglages reglages,
            Transport transport,
            Jetons jetons,
            BooleanSupplier ferme) {
        this.requete = requete;
        this.reglages = reglages;
        this.transport = transport;
        this.jetons = jetons;
        this.ferme = ferme;
        this.circonstances = Circonstances.de(requete.operation(), requete.route());
        this.echeance = echeance;
    }

    CompletableFuture<Issue<Reponse>> lancer() {
        return essayer(1);
    }

    /** Coupe l'essai en cours et n'en commence pas d'autre. */
    void abandonner() {
        abandonne = true;
        Call essai = enCours;
        if (essai != null) {
            essai.cancel();
        }
    }

    /** L'appel, avec l'identifiant du dernier essai envoyé. */
    Circonstances circonstances() {
        return circonstances;
    }

    private CompletableFuture<Issue<Reponse>> essayer(int numero) {
        return jetons.pour(requete.scope())
                .thenCompose(issue -> issue instanceof Succes<Jeton> succes
                        ? envoyer(numero, succes.valeur())
                        : CompletableFuture.completedFuture(((Echec<Jeton>) issue).autreType()));
    }

    private CompletableFuture<Issue<Reponse>> envoyer(int numero, Jeton jeton) {
        long debut = reglages.nanos().getAsLong();
        long reste = Math.min(echeance - debut, reglages.delaiEssai().toNanos());
        String idCorrelation = UUID.randomUUID().toString();
        circonstances = circonstances.avecIdCorrelation(idCorrelation);
        if (reste <= 0) {
            return CompletableFuture.completedFuture(Issue.echec(
                    Nature.SERVICE_INDISPONIBLE, "L'échéance de l'appel est passée avant la réponse.", circonstances));
        }
        return transport
                .envoyer(
                        enHttp(jeton, idCorrelation),
                        reste,
                        OCTETS_MAX,
                        circonstances,
                        () -> abandonne || ferme.getAsBoolean(),
                        this::suivre)
                .thenCompose(issue -> {
                    journaliser(numero, debut, idCorrelation, issue);
                    return juger(numero, jeton, issue);
                });
    }

    private CompletableFuture<Issue<Reponse>> juger(int numero, Jeton jeton, Issue<Reponse> issue) {
        if (issue instanceof Succes<Reponse> succes
                && !estDonnee(succes.valeur().statut())) {
            Reponse reponse = succes.valeur();
            if (reponse.statut() == 401 && !jetonRenouvele && jetons.remplacer(requete.scope(), jeton)) {
                jetonRenouvele = true;
                return essayer(numero + 1);
            }
            return CompletableFuture.completedFuture(Erreurs.deRessource(reponse, requete));
        }
        if (issue instanceof Echec<Reponse> echec && echec.liaisonRompue() && !abandonne && !liaisonRefaite) {
            liaisonRefaite = true;
            return essayer(numero + 1);
        }
        return CompletableFuture.completedFuture(issue);
    }

    private void suivre(Call essai) {
        enCours = essai;
        if (abandonne) {
            essai.cancel();
        }
    }

    private boolean estDonnee(int statut) {
        return statut == 200 || (statut == 204 && requete.usage().videPermis());
    }

    private Request enHttp(Jeton jeton, String idCorrelation) {
        Request.Builder http = new Request.Builder()
                .url(reglages.adresse(requete.chemin(), requete.parametres()))
                .header("Authorization", "Bearer " + jeton.valeur())
                .header("Accept", requete.typeMedia())
                .header("X-Correlation-ID", idCorrelation);
        String idTeleservice = reglages.idTeleservice();
        if (idTeleservice != null && requete.usage().avecTeleservice()) {
            http.header("ID_Teleservice", idTeleservice);
        }
        String jetonFranceConnect = requete.jetonFranceConnect();
        if (jetonFranceConnect != null) {
            http.header("X-FranceConnect-OAuth", jetonFranceConnect);
        }
        return http.build();
    }

    private void journaliser(int numero, long debut, String idCorrelation, Issue<Reponse> issue) {
        if (JOURNAL.isDebugEnabled()) {
            JOURNAL.debug(
                    "{} GET {} : essai {}, {}, {} ms, corrélation {}",
                    requete.operation(),
                    requete.route(),
                    numero,
                    issue instanceof Succes<Reponse> succes
                            ? "HTTP " + succes.valeur().statut()
                            : "sans réponse",
                    TimeUnit.NANOSECONDS.toMillis(reglages.nanos().getAsLong() - debut),
                    idCorrelation);
        }
    }
}
