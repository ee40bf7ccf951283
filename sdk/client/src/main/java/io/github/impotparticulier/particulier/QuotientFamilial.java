package io.github.impotparticulier.particulier;

import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.JetonFranceConnect;
import java.time.YearMonth;

/**
 * Le quotient familial de la CAF ou de la MSA. Seul l'allocataire, ou son conjoint, a un dossier.
 *
 * <p>Trois mois ne se confondent pas. Le mois <em>demandé</em> ({@link QuotientFamilialCaf#periodeDemandee()}) est celui de l'appel, ou celui
 * que l'on donne. Le mois <em>calculé</em> ({@link QuotientFamilialCaf#periodeCalcul()}) est celui dont les ressources ont servi : à la CAF,
 * d'ordinaire le même ; à la MSA, qui n'a pas d'historique et recalcule, toujours celui de l'appel. La composition du foyer et l'adresse sont
 * d'aujourd'hui, quel que soit le mois.
 *
 * <p>La CAF publie la valeur d'un mois après son premier week-end : avant, le mois courant peut n'avoir pas de dossier (404). La valeur d'un
 * mois passé peut encore changer. Le serveur garde une réponse un jour : {@link #actuel} peut rendre, le premier du mois, celle de la
 * veille, ce que {@code periodeDemandee()} dit.
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, {@code /v3/dss/quotient_familial}, et code publié de son serveur.
 */
public interface QuotientFamilial {
    /**
     * {@return le quotient du mois courant}
     *
     * @param etatCivil l'état civil de l'allocataire ou de son conjoint
     */
    QuotientFamilialCaf actuel(EtatCivil etatCivil);

    /**
     * {@return le quotient du mois courant}
     *
     * @param jeton le jeton que l'allocataire vient d'obtenir
     */
    QuotientFamilialCaf actuel(JetonFranceConnect jeton);

    /**
     * {@return le quotient d'un mois}
     *
     * @param etatCivil l'état civil de l'allocataire ou de son conjoint
     * @param mois l'un des vingt-quatre derniers, celui d'aujourd'hui compris (à Paris)
     */
    QuotientFamilialCaf pour(EtatCivil etatCivil, YearMonth mois);

    /**
     * {@return le quotient d'un mois}
     *
     * @param jeton le jeton que l'allocataire vient d'obtenir
     * @param mois l'un des vingt-quatre derniers, celui d'aujourd'hui compris (à Paris)
     */
    QuotientFamilialCaf pour(JetonFranceConnect jeton, YearMonth mois);
}
