package io.github.impotparticulier;

import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.echange.Lecture;
import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.r2p.CriteresPersonne;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** SFiP : le courtier. */
final class LecteurSfip {
    private final Lecteur lecteur;

    LecteurSfip(Lecteur lecteur) {
        this.lecteur = lecteur;
    }

    Lecture<String> information() {
        return lecteur.commencer(operation -> lecteur.chercher(
                operation,
                "sfip.information",
                Ressource.SFIP_INFORMATION,
                null,
                Map.of(),
                Map.of(),
                LecteurSfip::descriptif));
    }

    Lecture<EligibiliteLep> lep(CriteresPersonne criteres, String departement, int annee, int bareme) {
        Objects.requireNonNull(criteres, "criteres");
        return lecteur.commencer(operation -> Lecture.rattraper(
                lecteur.chercher(
                        operation,
                        "sfip.lep",
                        Ressource.SFIP_LEP,
                        null,
                        LecteurLep.variables(
                                lecteur, ParametresRecherche.departementDeRoute(departement), annee, bareme),
                        ParametresRecherche.sfip(criteres),
                        LecteurLep::statut),
                AucunResultatException.class,
                LecteurSfip::sansReponse));
    }

    /** « Absence de réponse » : ce que l'API Impôt particulier dit par un 204. */
    private static CompletableFuture<EligibiliteLep> sansReponse(AucunResultatException e) {
        if (!Lecteur.sansResultat(e)) {
            throw e;
        }
        return CompletableFuture.completedFuture(EligibiliteLep.SANS_REPONSE);
    }

    Lecture<SituationIr> derniereSituation(CriteresPersonne criteres) {
        Objects.requireNonNull(criteres, "criteres");
        return lecteur.commencer(operation -> lecteur.chercher(
                operation,
                "sfip.derniereSituation",
                Ressource.SFIP_DERNIERE_SITUATION,
                null,
                Map.of(),
                ParametresRecherche.sfip(criteres),
                corps -> LecteurIrAssiette.situation(corps, criteres.spi().orElse(null))));
    }

    private static String descriptif(byte[] corps) {
        return ObjetJson.lire(corps)
                .texte("descriptif")
                .orElseThrow(() ->
                        new ReponseIllisibleException("Le champ « descriptif » manque.", Circonstances.aucunes()));
    }
}
