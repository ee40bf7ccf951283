package io.github.impotparticulier;

import io.github.impotparticulier.erreur.AnneeNonDisponibleException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.ifi.Ifi;
import io.github.impotparticulier.ifi.SituationIfi;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.millesime.Millesime;
import io.github.impotparticulier.millesime.Ressource;
import io.github.impotparticulier.millesime.Taxation;
import io.github.impotparticulier.personne.Usager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ISF/IFI : « aucun résultat » y veut dire « non imposé », si l'année est sortie. */
final class LecteurIfi extends LecteurAnnuel<SituationIfi> implements Ifi {
    /** Après un jour de taxation non publié, combien de jours « aucun résultat » ne permet pas de conclure. */
    private static final int JOURS_D_INCERTITUDE = 45;

    LecteurIfi(Lecteur lecteur) {
        super(lecteur, "ifi", Ligne.IFI, (json, spi, annee) -> new SituationIfi(json));
    }

    @Override
    public boolean estImpose(Usager usager, int annee) {
        return indicateur(siImpose(demandePour(usager, annee), annee));
    }

    private static boolean indicateur(Optional<SituationIfi> situation) {
        return situation.isPresent()
                && situation
                        .get()
                        .indicateurIfiIsf()
                        .orElseThrow(() -> new ReponseIllisibleException(
                                "La réponse ne porte pas l'indicateur indicateurIfiIsf : vérifiez qu'il est contracté.",
                                Circonstances.aucunes()));
    }

    /** Une imposition plus ancienne ne dit rien de l'année demandée : aucun repli. */
    @Override
    DonneesAnnuelles<SituationIfi> derniere(Demande demande) {
        Millesime millesime = millesimes.derniereAnnee(Ressource.IFI, demande.date());
        try {
            return annee(demande, millesime);
        } catch (AucunResultatException e) {
            exigerNonImpose(e, demande, millesime.annee());
            throw e;
        }
    }

    @Override
    List<DonneesAnnuelles<SituationIfi>> dernieres(Demande demande, int nombre) {
        List<DonneesAnnuelles<SituationIfi>> imposees = new ArrayList<>(nombre);
        List<Millesime> annees = millesimes.dernieresAnnees(Ressource.IFI, demande.date(), nombre);
        for (Millesime millesime : annees) {
            boolean plusRecente = millesime.equals(annees.get(0));
            (plusRecente ? siImposee(demande, millesime) : siOuverte(demande, () -> siImposee(demande, millesime)))
                    .ifPresent(imposees::add);
        }
        return imposees;
    }

    private Optional<DonneesAnnuelles<SituationIfi>> siImposee(Demande demande, Millesime millesime) {
        Optional<SituationIfi> situation = siImpose(demande, millesime.annee());
        lecteur.exigerHorloge(demande.operation());
        return situation.map(lue -> new DonneesAnnuelles<>(millesime.annee(), millesime.fiabilite(), false, lue));
    }

    /** La situation d'une année, ou rien si la DGFiP dit elle-même n'en avoir pas pour une année sûrement sortie. */
    private Optional<SituationIfi> siImpose(Demande demande, int annee) {
        try {
            return Optional.of(lire(demande, annee));
        } catch (AucunResultatException e) {
            exigerNonImpose(e, demande, annee);
            return Optional.empty();
        }
    }

    /** Laisse passer tout ce qui n'est pas « aucun résultat » dit par la DGFiP pour une année sûrement sortie. */
    private void exigerNonImpose(AucunResultatException e, Demande demande, int annee) {
        lecteur.exigerHorloge(demande.operation());
        if (e instanceof AnneeNonDisponibleException || !Lecteur.sansResultat(e)) {
            throw e;
        }
        if (!sortieSure(demande, annee)) {
            throw new AnneeNonDisponibleException(
                    "Sans résultat pour " + annee
                            + ", dont la sortie est récente ou à venir, ou la date seulement estimée : non"
                            + " imposé, ou pas encore sorti, on ne peut conclure. Réessayez plus tard, ou donnez la date publiée"
                            + " au calendrier.",
                    e.circonstances());
        }
    }

    /** Le calendrier de taxation en décide, pas une bascule contractuelle : elle ne fait rien sortir. */
    private boolean sortieSure(Demande demande, int annee) {
        Optional<Taxation> taxation =
                millesimes.calendrier().taxation(Ressource.IFI.impot(), annee + Ressource.IFI.decalage());
        return taxation.isPresent()
                && !demande.date()
                        .isBefore(
                                taxation.get().fiabilite() == Fiabilite.OFFICIEL
                                        ? taxation.get().date()
                                        : taxation.get().date().plusDays(JOURS_D_INCERTITUDE));
    }
}
