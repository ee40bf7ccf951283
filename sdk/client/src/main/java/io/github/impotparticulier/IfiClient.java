package io.github.impotparticulier;

import io.github.impotparticulier.erreur.AnneeNonDisponibleException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.ifi.Ifi;
import io.github.impotparticulier.ifi.SituationIfi;
import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.millesime.Millesime;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** ISF/IFI, par la passerelle : « aucun résultat » y veut dire « non imposé », si l'année est sortie. */
final class IfiClient extends LecteurAnnuel<SituationIfi> implements Ifi {
    /** Le seul code qui veuille dire « non imposé » ; une réponse sans code vient peut-être d'ailleurs que de la DGFiP. */
    private static final String SANS_RESULTAT = "4101";

    /** Après un jour de taxation non publié, combien de jours « aucun résultat » ne permet pas de conclure. */
    private static final int JOURS_D_INCERTITUDE = 45;

    private final MillesimeCalculator millesimes;

    IfiClient(Lecteur lecteur) {
        super("ifi", Ressource.IFI, SituationIfi::depuisJson, lecteur);
        this.millesimes = lecteur.millesimes();
    }

    @Override
    public boolean estImpose(Usager usager, int annee) {
        SituationIfi situation;
        try {
            situation = pour(usager, annee);
        } catch (AnneeNonDisponibleException e) {
            throw e;
        } catch (AucunResultatException e) {
            if (!e.code().filter(SANS_RESULTAT::equals).isPresent()) {
                throw e;
            }
            exigerAnneeSurementSortie(annee, e);
            return false;
        }
        return situation
                .indicateurIfiIsf()
                .orElseThrow(() -> new ReponseIllisibleException(
                        "La réponse ne porte pas l'indicateur indicateurIfiIsf : vérifiez qu'il est contracté.",
                        Circonstances.aucunes()));
    }

    /** Une imposition plus ancienne ne dit rien de l'année demandée : aucun repli. */
    @Override
    DonneesAnnuelles<SituationIfi> derniere(Demande demande) {
        return annee(demande, millesimes.derniereAnnee(Ressource.IFI, demande.date()));
    }

    @Override
    public List<DonneesAnnuelles<SituationIfi>> dernieresAnnees(Usager usager, int nombre) {
        Demande demande = demande(usager);
        exigerNombre(nombre);
        return millesimes.dernieresAnnees(Ressource.IFI, demande.date(), nombre).stream()
                .map(millesime -> siDonnees(demande, millesime))
                .flatMap(Optional::stream)
                .toList();
    }

    private void exigerAnneeSurementSortie(int annee, AucunResultatException sansResultat) {
        LocalDate date = millesimes.aujourdhui();
        Millesime derniere = millesimes.derniereAnnee(Ressource.IFI, date);
        boolean datePubliee =
                derniere.fiabilite() == Fiabilite.OFFICIEL || derniere.fiabilite() == Fiabilite.CONTRACTUEL;
        boolean sortieRecente = !millesimes.estDisponible(Ressource.IFI, annee, date.minusDays(JOURS_D_INCERTITUDE));
        if (!datePubliee && annee == derniere.annee() && sortieRecente) {
            throw new AnneeNonDisponibleException(
                    "Sans résultat pour " + annee
                            + ", dont la sortie est récente et la date seulement estimée : non imposé, ou pas"
                            + " encore sorti, on ne peut conclure. Réessayez plus tard, ou donnez la date publiée au calendrier.",
                    sansResultat.circonstances());
        }
    }
}
