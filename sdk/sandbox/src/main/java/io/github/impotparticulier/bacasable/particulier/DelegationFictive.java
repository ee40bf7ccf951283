package io.github.impotparticulier.bacasable.particulier;

import java.util.List;
import java.util.Set;

/**
 * L'habilitation qu'une collectivité fictive a déléguée à l'éditeur du bac à sable.
 *
 * @param siret SIRET de la collectivité, à donner en {@code recipient}
 * @param id identifiant de la délégation, à donner en {@code delegation_id} quand le SIRET en a plusieurs
 * @param scopes périmètres de l'habilitation
 */
public record DelegationFictive(String siret, String id, Set<String> scopes) {
    /** Une collectivité à une délégation, puis une à deux, dont la première n'ouvre que le quotient. */
    static List<DelegationFictive> toutes() {
        return List.of(
                new DelegationFictive(
                        "99900000100019", "00000000-0000-4000-8000-000000000001", Ressource.tousLesScopes()),
                new DelegationFictive(
                        "99900000200017", "00000000-0000-4000-8000-000000000002", Set.of("cnaf_quotient_familial")),
                new DelegationFictive(
                        "99900000200017", "00000000-0000-4000-8000-000000000003", Ressource.tousLesScopes()));
    }
}
