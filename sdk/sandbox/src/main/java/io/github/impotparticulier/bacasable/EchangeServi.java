package io.github.impotparticulier.bacasable;

import java.util.Optional;

/**
 * Un échange reçu par le bac à sable : de quoi comprendre un refus, sans aucune donnée personnelle.
 *
 * @param methode méthode HTTP reçue
 * @param route modèle de la route, comme {@code /spi/{spi}/situations/ir/assiettes/annrev/2023} : seule l'année, quand
 *     elle tient en quatre chiffres, y figure en clair ; une adresse inconnue y est masquée, sauf ses mots connus
 * @param statut statut HTTP de la réponse ; 0 si une panne demandée a coupé la connexion avant elle
 * @param motif raison du refus, en français, précédée de la panne demandée que l'appel a subie ; absente si l'appel a été
 *     servi sans panne
 */
public record EchangeServi(String methode, String route, int statut, Optional<String> motif) {}
