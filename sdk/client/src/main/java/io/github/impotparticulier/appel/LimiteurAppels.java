package io.github.impotparticulier.appel;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Décide quand une requête peut partir. Le SDK en a un par client ({@code quotaParMinute}) ; remplacez-le si plusieurs clients ou
 * plusieurs serveurs se partagent le quota contracté, que la DGFiP compte sur leur ensemble.
 *
 * <p>Utilisable par plusieurs fils. Demandé une fois par requête HTTP vers une API, reprises comprises ; jamais pour un jeton.
 */
public interface LimiteurAppels {
    /**
     * Demande une place. Ne doit pas bloquer : la réponse peut venir plus tard, d'un autre fil ; celui de l'appelant l'attend.
     *
     * <p>Si l'appel est abandonné entre-temps, le SDK annule ({@code cancel}) ce qui lui a été rendu, et ne rendra pas la place qui lui
     * serait accordée après cela : si {@code complete(true)} rend faux, reprenez-la. Bloquer ici retarde l'appel au-delà de son
     * échéance. Journalisez vos pannes vous-même : le SDK n'en garde que le type. Une complétion exceptionnelle empêche la requête et fait échouer l'appel
     * ({@link io.github.impotparticulier.erreur.ServiceIndisponibleException}).
     *
     * @param guichet l'API à appeler, et pour qui si son quota en dépend
     * @param attenteMax au-delà de quoi la place ne servirait plus ; s'il est sûr qu'il n'y en aura pas d'ici là, répondez faux
     *     aussitôt
     * @return vrai : une place est prise, la requête part ; faux : il n'y en a pas à temps, aucune n'est prise
     */
    CompletableFuture<Boolean> demander(Guichet guichet, Duration attenteMax);

    /**
     * La requête pour laquelle une place avait été prise est finie. Par défaut, ne fait rien. Ne doit pas bloquer non plus : l'appel attend.
     *
     * @param guichet celui de cette place
     */
    default void termine(Guichet guichet) {}

    /**
     * Une place prise n'a pas servi : rien n'est parti. Par défaut, {@link #termine}. Ne doit pas bloquer non plus : l'appel attend.
     *
     * @param guichet celui de cette place
     */
    default void rendue(Guichet guichet) {
        termine(guichet);
    }
}
