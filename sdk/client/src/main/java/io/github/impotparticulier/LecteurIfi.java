package io.github.impotparticulier;

import io.github.impotparticulier.erreur.AnneeNonDisponibleException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.ifi.SituationIfi;
import io.github.impotparticulier.internal.echange.Lecture;
import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.millesime.Millesime;
import io.github.impotparticulier.millesime.Taxation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** ISF/IFI : « aucun résultat » y veut dire « non imposé », si l'année est sortie. */
final class LecteurIfi extends LecteurAnnuel<SituationIfi> {
    /** Après un jour de taxation non publié, combien de jours « aucun résultat » ne permet pas de conclure. */
    private static final int JOURS_D_INCERTITUDE = 45;

    LecteurIfi(Lecteur lecteur) {
        super(lecteur, "ifi", Ressource.IFI, (corps, spi) -> SituationIfi.depuisJson(corps));
    }

    Lecture<Boolean> estImpose(Usager usager, int annee) {
        return commencerPour(usager, annee, demande -> siImpose(demande, annee).thenApply(LecteurIfi::indicateur));
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
    CompletableFuture<DonneesAnnuelles<SituationIfi>> derniere(Demande demande) {
        Millesime millesime = millesimes.derniereAnnee(Ressource.IFI, demande.date());
        return siNonImpose(annee(demande, millesime), demande, millesime.annee(), sansResultat -> {
            throw sansResultat;
        });
    }

    @Override
    CompletableFuture<List<DonneesAnnuelles<SituationIfi>>> dernieres(Demande demande, int nombre) {
        List<DonneesAnnuelles<SituationIfi>> imposees = new ArrayList<>(nombre);
        List<Millesime> annees = millesimes.dernieresAnnees(Ressource.IFI, demande.date(), nombre);
        CompletableFuture<Void> suite = CompletableFuture.completedFuture(null);
        for (Millesime millesime : annees) {
            boolean plusRecente = millesime.equals(annees.get(0));
            suite = suite.thenCompose(rien -> plusRecente
                            ? siImposee(demande, millesime)
                            : siOuverte(demande, siImposee(demande, millesime)))
                    .thenAccept(donnees -> donnees.ifPresent(imposees::add));
        }
        return suite.thenApply(rien -> List.copyOf(imposees));
    }

    private CompletableFuture<Optional<DonneesAnnuelles<SituationIfi>>> siImposee(
            Demande demande, Millesime millesime) {
        return siImpose(demande, millesime.annee())
                .thenApply(imposee -> imposee.map(situation ->
                        new DonneesAnnuelles<>(millesime.annee(), millesime.fiabilite(), false, situation)));
    }

    /** La situation d'une année, ou rien si la DGFiP dit elle-même n'en avoir pas pour une année sûrement sortie. */
    private CompletableFuture<Optional<SituationIfi>> siImpose(Demande demande, int annee) {
        return siNonImpose(
                lire(demande, annee).thenApply(Optional::of),
                demande,
                annee,
                sansResultat -> CompletableFuture.completedFuture(Optional.empty()));
    }

    /** Rattrape « aucun résultat » dit par la DGFiP pour une année sûrement sortie ; pour une autre, on ne peut conclure. */
    private <D> CompletableFuture<D> siNonImpose(
            CompletableFuture<D> lecture,
            Demande demande,
            int annee,
            Function<AucunResultatException, CompletableFuture<D>> suite) {
        return Lecture.rattraper(lecture, AucunResultatException.class, e -> {
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
            return suite.apply(e);
        });
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
