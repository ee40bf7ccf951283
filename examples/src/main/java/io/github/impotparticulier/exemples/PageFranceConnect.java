package io.github.impotparticulier.exemples;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.Ressource;
import io.github.impotparticulier.personne.Usager;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Une page derrière FranceConnect : la personne vient de s'identifier, son jeton sert aussitôt et s'oublie. Il ne vit qu'une minute : périmé,
 * c'est à elle de s'identifier de nouveau, une fois. Le fil de la page n'attend pas la DGFiP, un autre l'attend.
 *
 * @param avis {@code usager -> client.async(c -> c.irAssiette().derniereAnnee(usager))}
 * @param annees {@code client.millesimes()}
 */
public record PageFranceConnect(
        Function<Usager, CompletableFuture<DonneesAnnuelles<SituationIr>>> avis, MillesimeCalculator annees) {
    private static final String PAS_DE_NOTRE_FAIT =
            "Nous n'avons pas pu lire vos revenus. Réessayez plus tard, ou joignez votre avis d'impôt.";

    private static final String SANS_AVIS =
            "L'administration fiscale n'a pas d'avis d'impôt récent à votre nom : joignez un justificatif de ressources.";

    /** Ce que la personne lit, et si elle doit redemander la page. */
    public record Page(String texte, boolean aRefaire) {
        /** Sans le texte, où est un montant. */
        @Override
        public String toString() {
            return "Page[aRefaire=" + aRefaire + "]";
        }
    }

    /** La page à venir ; dites si la personne a déjà été renvoyée s'identifier. */
    public CompletableFuture<Page> page(String jeton, boolean reidentifiee) {
        return avis.apply(Usager.franceConnect(jeton))
                .thenApply(PageFranceConnect::desRevenus)
                .exceptionally(panne -> sansRevenus(panne, reidentifiee));
    }

    private static Page desRevenus(DonneesAnnuelles<SituationIr> derniere) {
        // Absent n'est pas zéro : la personne le dit elle-même.
        String texte = derniere.donnees()
                .quotientFamilial()
                .map(quotient -> String.format(
                        Locale.FRANCE, "Vos revenus de %d : quotient familial de %,.2f €.", derniere.annee(), quotient))
                .orElse(
                        "L'administration fiscale ne nous communique pas votre quotient familial : joignez votre avis d'impôt.");
        return new Page(texte.replace('\u202f', ' '), false);
    }

    private Page sansRevenus(Throwable panne, boolean reidentifiee) {
        Throwable cause = panne instanceof CompletionException && panne.getCause() != null ? panne.getCause() : panne;
        if (cause instanceof AccesRefuseException refus && refus.statut().orElse(0) == 403) {
            // Un 403 ne dit pas si c'est le jeton ou l'habilitation. Une troisième fois n'y changerait rien.
            if (!reidentifiee) {
                return new Page(
                        "Votre identification a expiré : identifiez-vous de nouveau avec FranceConnect.", false);
            }
            return deLAnneeDeRepli(refus) ? new Page(SANS_AVIS, false) : new Page(PAS_DE_NOTRE_FAIT, true);
        }
        boolean sansAvis = cause instanceof AucunResultatException absence && absence.confirmeParLaDgfip();
        // Le détail, qui n'a rien de personnel, est pour le journal de l'exploitant ; pas pour la personne.
        return sansAvis ? new Page(SANS_AVIS, false) : new Page(PAS_DE_NOTRE_FAIT, true);
    }

    /** Vrai si la dernière année n'a rien donné, et que seule celle d'avant, hors du contrat, est refusée. */
    private boolean deLAnneeDeRepli(AccesRefuseException refus) {
        int repli = annees.derniereAnnee(Ressource.IR_ASSIETTE).annee() - 1;
        return refus.route().filter(route -> route.endsWith("/annrev/" + repli)).isPresent();
    }
}
