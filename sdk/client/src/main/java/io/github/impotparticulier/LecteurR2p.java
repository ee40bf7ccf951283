package io.github.impotparticulier;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.echange.Lecture;
import io.github.impotparticulier.internal.echange.Operation;
import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.EtatCivil;
import io.github.impotparticulier.r2p.PersonnePhysique;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** R2P : la recherche d'une personne. */
final class LecteurR2p {
    private final Lecteur lecteur;

    LecteurR2p(Lecteur lecteur) {
        this.lecteur = lecteur;
    }

    Lecture<Spi> spi(EtatCivil etatCivil) {
        Objects.requireNonNull(etatCivil, "etatCivil");
        return lecteur.commencer(operation -> spi(operation, etatCivil));
    }

    Lecture<Usager> usager(EtatCivil etatCivil) {
        Objects.requireNonNull(etatCivil, "etatCivil");
        return lecteur.commencer(operation -> spi(operation, etatCivil).thenApply(Usager::parSpi));
    }

    private CompletableFuture<Spi> spi(Operation operation, EtatCivil etatCivil) {
        return lecteur.chercher(
                operation,
                "r2p.spi",
                Ressource.R2P_SPI,
                null,
                Map.of(),
                ParametresRecherche.r2p(etatCivil),
                LecteurR2p::numero);
    }

    Lecture<PersonnePhysique> personne(Spi spi) {
        Objects.requireNonNull(spi, "spi");
        return lecteur.commencer(operation -> lecteur.chercher(
                operation,
                "r2p.personne",
                Ressource.R2P_PERSONNE_PAR_SPI,
                spi,
                Map.of(),
                Map.of(),
                corps -> personne(corps, spi)));
    }

    Lecture<PersonnePhysique> personne(CriteresPersonne criteres) {
        Objects.requireNonNull(criteres, "criteres");
        return lecteur.commencer(operation -> lecteur.chercher(
                operation,
                "r2p.personne",
                Ressource.R2P_PERSONNE,
                null,
                Map.of(),
                ParametresRecherche.r2p(criteres),
                PersonnePhysique::depuisJson));
    }

    private static PersonnePhysique personne(byte[] corps, Spi demandee) {
        PersonnePhysique personne = PersonnePhysique.depuisJson(corps);
        Lecteur.exigerPersonne(
                demandee, personne.champ("identifiant.spi").map(List::of).orElse(List.of()));
        return personne;
    }

    private static Spi numero(byte[] corps) {
        return ObjetJson.lire(corps)
                .objet("identifiant")
                .flatMap(identifiant -> identifiant.texte("spi"))
                .flatMap(Spi::siBienForme)
                .orElseThrow(() -> new ReponseIllisibleException(
                        "La réponse ne porte pas de numéro fiscal lisible.", Circonstances.aucunes()));
    }
}
