package io.github.impotparticulier;

import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.sfip.Sfip;
import java.util.Map;
import java.util.Objects;

/** SFiP : le courtier. */
final class LecteurSfip implements Sfip {
    private final Lecteur lecteur;

    LecteurSfip(Lecteur lecteur) {
        this.lecteur = lecteur;
    }

    @Override
    public String information() {
        return lecteur.chercher(
                lecteur.commencer(),
                "sfip.information",
                Ligne.SFIP_INFORMATION,
                null,
                Map.of(),
                Map.of(),
                LecteurSfip::descriptif);
    }

    @Override
    public EligibiliteLep lep(CriteresPersonne criteres, String departement, int annee, int bareme) {
        Objects.requireNonNull(criteres, "criteres");
        try {
            return lecteur.chercher(
                    lecteur.commencer(),
                    "sfip.lep",
                    Ligne.SFIP_LEP,
                    null,
                    LecteurLep.variables(lecteur, ParametresRecherche.departementDeRoute(departement), annee, bareme),
                    ParametresRecherche.sfip(criteres),
                    LecteurLep::statut);
        } catch (AucunResultatException e) {
            if (!Lecteur.sansResultat(e)) {
                throw e;
            }
            // « Absence de réponse » : ce que l'API Impôt particulier dit par un 204.
            return EligibiliteLep.SANS_REPONSE;
        }
    }

    @Override
    public SituationIr derniereSituation(CriteresPersonne criteres) {
        Objects.requireNonNull(criteres, "criteres");
        return lecteur.chercher(
                lecteur.commencer(),
                "sfip.derniereSituation",
                Ligne.SFIP_DERNIERE_SITUATION,
                null,
                Map.of(),
                ParametresRecherche.sfip(criteres),
                reponse -> LecteurIrAssiette.situation(
                        reponse.json(), criteres.spi().orElse(null)));
    }

    private static String descriptif(Reponse reponse) {
        return reponse.json()
                .texte("descriptif")
                .orElseThrow(() ->
                        new ReponseIllisibleException("Le champ « descriptif » manque.", Circonstances.aucunes()));
    }
}
