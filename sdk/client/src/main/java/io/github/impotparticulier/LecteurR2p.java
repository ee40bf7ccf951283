package io.github.impotparticulier;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.PersonnePhysique;
import io.github.impotparticulier.r2p.R2p;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** R2P : la recherche d'une personne. */
final class LecteurR2p implements R2p {
    private final Lecteur lecteur;

    LecteurR2p(Lecteur lecteur) {
        this.lecteur = lecteur;
    }

    @Override
    public Spi spi(EtatCivil etatCivil) {
        Objects.requireNonNull(etatCivil, "etatCivil");
        return lecteur.chercher(
                lecteur.commencer(),
                "r2p.spi",
                Ligne.R2P_SPI,
                null,
                Map.of(),
                ParametresRecherche.r2p(etatCivil),
                LecteurR2p::numero);
    }

    @Override
    public Usager usager(EtatCivil etatCivil) {
        return Usager.parSpi(spi(etatCivil));
    }

    @Override
    public PersonnePhysique personne(Spi spi) {
        Objects.requireNonNull(spi, "spi");
        return lecteur.chercher(
                lecteur.commencer(),
                "r2p.personne",
                Ligne.R2P_PERSONNE_PAR_SPI,
                spi,
                Map.of(),
                Map.of(),
                reponse -> personne(reponse.json(), spi));
    }

    @Override
    public PersonnePhysique personne(CriteresPersonne criteres) {
        Objects.requireNonNull(criteres, "criteres");
        return lecteur.chercher(
                lecteur.commencer(),
                "r2p.personne",
                Ligne.R2P_PERSONNE,
                null,
                Map.of(),
                ParametresRecherche.r2p(criteres),
                reponse -> personne(reponse.json(), criteres));
    }

    /** Le numéro fiscal doit être celui demandé, et à sa place : ni absent, ni dans une liste, ni sous un nom qui imite le chemin. */
    private static PersonnePhysique personne(ObjetJson json, Spi demandee) {
        PersonnePhysique personne = new PersonnePhysique(json);
        boolean memeNumero = personne.champs().get("identifiant") instanceof Map<?, ?> identifiant
                && identifiant.get("spi") instanceof String porte
                && Spi.siBienForme(porte).equals(Optional.of(demandee));
        if (!memeNumero) {
            throw new ReponseIncoherenteException(
                    "La réponse ne porte pas le numéro fiscal demandé ; elle est écartée. Signalez-le à la DGFiP.",
                    Circonstances.aucunes());
        }
        return personne;
    }

    /** Un autre nom se montre ({@code correspondA}) : la DGFiP rapproche les orthographes. Ni un autre sexe, ni une autre date. */
    private static PersonnePhysique personne(ObjetJson json, CriteresPersonne criteres) {
        PersonnePhysique personne = new PersonnePhysique(json);
        if (criteres.etatCivil().filter(personne::contredit).isPresent()) {
            throw new ReponseIncoherenteException(
                    "La personne rendue n'a pas le sexe ou la date de naissance demandés ; la réponse est écartée. Signalez-le à la DGFiP.",
                    Circonstances.aucunes());
        }
        return personne;
    }

    private static Spi numero(Reponse reponse) {
        return reponse.json()
                .objet("identifiant")
                .flatMap(identifiant -> identifiant.texte("spi"))
                .flatMap(Spi::siBienForme)
                .orElseThrow(() -> new ReponseIllisibleException(
                        "La réponse ne porte pas de numéro fiscal lisible.", Circonstances.aucunes()));
    }
}
