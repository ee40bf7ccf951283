package io.github.impotparticulier.th;

import io.github.impotparticulier.millesime.RessourceAnnuelle;

/**
 * Taxe d'habitation de la résidence principale. L'année est celle de l'avis.
 *
 * <p><strong>La DGFiP n'alimente plus cette ressource depuis la fin de 2022</strong> : la taxe sur les résidences principales a
 * été supprimée. Sa dernière année reste 2022, quelle que soit la date, et l'accès s'éteint peu à peu. Demander une année
 * ultérieure lève {@link io.github.impotparticulier.erreur.AnneeNonDisponibleException}, qui le dit.
 *
 * <p>Portée (scope) à contracter : {@code RessourceTHPrincipale}. Une personne à charge peut aussi être demandée. Interface : vos
 * tests peuvent la remplacer.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code SituationsTHPV1} ; présentation fonctionnelle, dernier chapitre.
 */
public interface Th extends RessourceAnnuelle<SituationsTh> {}
