package io.github.impotparticulier.exemples;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.erreur.AnneeNonDisponibleException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.personne.Usager;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * De quoi instruire une aide sociale : les ressources du foyer et, la même année, son imposition à l'IFI. Mêler deux années ferait un
 * dossier faux.
 *
 * <p>La DGFiP répond « aucun résultat » d'un foyer non imposé à l'IFI comme d'une année qui n'est pas sortie. Le SDK les distingue par le
 * calendrier ; quand il ne le peut pas, il refuse de conclure, et « on ne sait pas » n'est pas « non ». Une panne et l'absence d'avis lèvent.
 */
public record AideSociale(ImpotParticulierClient client) {
    /**
     * Vide n'est pas zéro : un champ hors du contrat, ou qu'un avis n'a pas.
     *
     * @param ifi vrai si le foyer est imposé à l'IFI ; vide si l'on ne peut pas encore le dire, et pourquoi
     */
    public record Dossier(
            int annee,
            OptionalLong rfr,
            Optional<BigDecimal> parts,
            Optional<BigDecimal> quotient,
            Optional<Boolean> ifi,
            String pourquoi) {
        public boolean complet() {
            return quotient.isPresent() && ifi.isPresent();
        }

        /** Sans un montant : un dossier se retrouve vite dans un journal. */
        @Override
        public String toString() {
            return "Dossier[" + annee + "]";
        }
    }

    public Dossier pour(Usager usager) {
        DonneesAnnuelles<SituationIr> avis = client.irAssiette().derniereAnnee(usager);
        Optional<Boolean> ifi;
        String pourquoi = "";
        try {
            ifi = Optional.of(client.ifi().estImpose(usager, avis.annee()));
        } catch (AnneeNonDisponibleException e) {
            ifi = Optional.empty();
            pourquoi = e.explication();
        }
        SituationIr foyer = avis.donnees();
        return new Dossier(avis.annee(), foyer.rfr(), foyer.nbPart(), foyer.quotientFamilial(), ifi, pourquoi);
    }
}
