package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.internal.echange.Parametre;
import io.github.impotparticulier.internal.particulier.Ligne.Identite;
import io.github.impotparticulier.internal.texte.Formes;
import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Un état civil, dans les paramètres de l'API Particulier. */
final class ParametresIdentite {
    private static final String ALGERIE_FRANCAISE = "92352";

    private final EtatCivil etatCivil;
    private final Identite attendue;
    private final List<Parametre> parametres = new ArrayList<>();

    private ParametresIdentite(EtatCivil etatCivil, Identite attendue) {
        this.etatCivil = etatCivil;
        this.attendue = attendue;
    }

    static List<Parametre> de(EtatCivil etatCivil, Identite attendue) {
        ParametresIdentite identite = new ParametresIdentite(etatCivil, attendue);
        identite.nom();
        identite.naissance();
        identite.sexe();
        if (attendue != Identite.SCOLARITE) {
            identite.lieu();
        }
        return identite.parametres;
    }

    private void mettre(String nom, String valeur) {
        parametres.add(new Parametre(nom, valeur));
    }

    private void nom() {
        mettre("nomNaissance", Lettres.accepter(etatCivil.nom(), "Nom de naissance"));
        if (attendue == Identite.FAMILLE) {
            etatCivil.nomUsage().ifPresent(nom -> mettre("nomUsage", Lettres.accepter(nom, "Nom d'usage")));
        }
        for (String prenom : etatCivil.prenoms().split(" ", -1)) {
            mettre("prenoms[]", Lettres.accepter(prenom, "Prénoms"));
        }
    }

    /** Trois paramètres ; la famille n'exige pas les deux derniers. */
    private void naissance() {
        Optional<DateNaissance> date = etatCivil.dateNaissance();
        if (attendue != Identite.FAMILLE && date.flatMap(DateNaissance::date).isEmpty()) {
            throw Formes.invalide("Date de naissance : cette ressource l'exige entière.");
        }
        date.ifPresent(lue -> {
            siConnue("anneeDateNaissance", lue.annee());
            siConnue("moisDateNaissance", lue.mois());
            siConnue("jourDateNaissance", lue.jour());
        });
    }

    private void siConnue(String nom, OptionalInt partie) {
        partie.ifPresent(connue -> mettre(nom, Integer.toString(connue)));
    }

    private void sexe() {
        Sexe sexe = etatCivil
                .sexe()
                .orElseThrow(() -> Formes.invalide(
                        "Sexe : l'API Particulier l'exige (les caisses refusent la demande sans lui)."));
        mettre("sexeEtatCivil", sexe == Sexe.FEMININ ? "F" : "M");
    }

    private void lieu() {
        boolean famille = attendue == Identite.FAMILLE;
        Optional<String> pays = etatCivil.paysNaissance();
        if (pays.isEmpty()) {
            if (famille) {
                throw Formes.invalide(
                        "Lieu de naissance : cette ressource l'exige, la commune en France, le pays à l'étranger.");
            }
            return;
        }
        Optional<String> commune = etatCivil.communeNaissance().map(this::codeCommune);
        if (commune.filter(ALGERIE_FRANCAISE::equals).isPresent()) {
            if (famille) {
                mettre("codeCogInseePaysNaissance", ALGERIE_FRANCAISE);
            }
            return;
        }
        // Les études n'ont pas ce paramètre.
        if (famille) {
            mettre("codeCogInseePaysNaissance", pays.get());
        }
        if (!pays.get().equals(EtatCivil.FRANCE)) {
            return;
        }
        Optional<String> nomCommune = etatCivil.nomCommuneNaissance();
        if (commune.isPresent()) {
            mettre("codeCogInseeCommuneNaissance", commune.get());
        } else if (nomCommune.isPresent()) {
            if (etatCivil.dateNaissance().isEmpty()) {
                throw Formes.invalide(
                        "Commune de naissance par son nom : l'année de naissance est exigée avec elle, les communes changent.");
            }
            mettre("nomCommuneNaissance", nomCommune.get());
            mettre(
                    "codeCogInseeDepartementNaissance",
                    etatCivil.departementNaissance().orElse(""));
        } else if (famille) {
            throw Formes.invalide(
                    "Commune de naissance : née en France, la personne ne se cherche pas sans elle ; donnez son code, ou son nom"
                            + " et son département.");
        }
    }

    /** Le code en cinq caractères : la commune d'un département d'outre-mer en a trois, qui redisent le dernier chiffre de celui-ci. */
    private String codeCommune(String commune) {
        String departement = etatCivil.departementNaissance().orElse("");
        return departement.substring(0, 5 - commune.length()) + commune;
    }
}
