package io.github.impotparticulier.exemples.fiabilisation;

import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.PersonnePhysique;
import java.util.concurrent.CompletableFuture;

/** Une recherche à R2P, qui n'attend pas : tout ce que le lot demande au SDK. */
@FunctionalInterface
interface Recherche {
    /** La personne à venir, ou l'exception du SDK qui dit pourquoi il n'y en a pas. */
    CompletableFuture<PersonnePhysique> lancer(CriteresPersonne criteres);
}
