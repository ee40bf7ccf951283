package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.ifi.Ifi;
import io.github.impotparticulier.ifi.SituationIfi;
import io.github.impotparticulier.personne.Usager;
import java.util.Optional;

/** ISF/IFI : « aucun résultat » y veut dire « non imposé », si l'année est sûrement sortie. */
final class LecteurIfi extends LecteurAnnuel<SituationIfi> implements Ifi {
    LecteurIfi(Lecteur lecteur) {
        super(lecteur, Lignes.IFI);
    }

    @Override
    public boolean estImpose(Usager usager, int annee) {
        Optional<SituationIfi> situation = siDonnees(usager, annee);
        return situation.isPresent()
                && situation
                        .get()
                        .indicateurIfiIsf()
                        .orElseThrow(() -> new ReponseIllisibleException(
                                "La réponse ne porte pas l'indicateur indicateurIfiIsf : vérifiez qu'il est contracté.",
                                Circonstances.aucunes()));
    }
}
