package io.github.impotparticulier.ifi;

import io.github.impotparticulier.RessourceAnnuelleAsync;
import io.github.impotparticulier.Usager;
import java.util.concurrent.CompletableFuture;

/** ISF puis IFI sans bloquer : le jumeau d'{@link Ifi}, dont les règles d'année sont les siennes. */
public interface IfiAsync extends RessourceAnnuelleAsync<SituationIfi> {
    /**
     * Dit si le foyer est imposé.
     *
     * @param usager la personne
     * @param annee l'année dont la situation au 31 décembre est visée
     * @return vrai ou faux, à venir ; une exception, jamais « faux », si l'année n'est pas sûrement sortie
     * @see Ifi#estImpose
     */
    CompletableFuture<Boolean> estImpose(Usager usager, int annee);
}
