package io.github.impotparticulier;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.EtatCivil;
import io.github.impotparticulier.r2p.PersonnePhysique;
import io.github.impotparticulier.r2p.R2p;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** R2P, par la passerelle. */
final class R2pClient implements R2p {
    private final Lecteur lecteur;

    R2pClient(Lecteur lecteur) {
        this.lecteur = lecteur;
    }

    @Override
    public Spi spi(EtatCivil etatCivil) {
        return lecteur.chercher(
                "r2p.spi",
                Ressource.R2P_SPI,
                null,
                Map.of(),
                ParametresRecherche.r2p(Objects.requireNonNull(etatCivil, "etatCivil")),
                R2pClient::numero);
    }

    @Override
    public PersonnePhysique personne(Spi spi) {
        return lecteur.chercher(
                "r2p.personne",
                Ressource.R2P_PERSONNE_PAR_SPI,
                Objects.requireNonNull(spi, "spi"),
                Map.of(),
                Map.of(),
                corps -> {
                    PersonnePhysique personne = PersonnePhysique.depuisJson(corps);
                    Lecteur.exigerPersonne(
                            spi, personne.champ("identifiant.spi").map(List::of).orElse(List.of()));
                    return personne;
                });
    }

    @Override
    public PersonnePhysique personne(CriteresPersonne criteres) {
        return lecteur.chercher(
                "r2p.personne",
                Ressource.R2P_PERSONNE,
                null,
                Map.of(),
                ParametresRecherche.r2p(Objects.requireNonNull(criteres, "criteres")),
                PersonnePhysique::depuisJson);
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
