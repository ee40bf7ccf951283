package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.internal.echange.Cadence;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Limite;
import io.github.impotparticulier.internal.echange.Limites;
import io.github.impotparticulier.internal.echange.Operation;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.echange.Temps;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Ce que l'API Particulier laisse passer : vingt requêtes par seconde et par jeton, mille par minute et par adresse IP, et une pause
 * commune après un refus de quota.
 *
 * <p>Les appels en mode FranceConnect ont les leurs, que le serveur compte par adresse IP, quels que soient le jeton et le destinataire :
 * trente par minute et six cents par heure de plus. Un client n'a qu'une adresse : les siens se comptent ensemble.
 */
public final class DebitParticulier implements Limite {
    private static final int PAR_SECONDE = 20;
    private static final int PAR_ADRESSE = 1_000;
    private static final int FRANCE_CONNECT_PAR_MINUTE = 30;
    private static final int FRANCE_CONNECT_PAR_HEURE = 600;

    private final Limite parJeton;
    private final Limite parFranceConnect;

    /**
     * Prépare un débit.
     *
     * @param parDestinataire vrai si c'est l'habilitation de chaque destinataire qui est comptée : le jeton d'un éditeur
     * @param temps l'horloge
     */
    public DebitParticulier(boolean parDestinataire, Temps temps) {
        Pause pause = new Pause(temps.horloge());
        Limite parAdresse = ensemble(PAR_ADRESSE, Duration.ofMinutes(1), temps);
        parJeton = new Limites(
                List.of(parAdresse, parSeconde(parDestinataire ? guichet -> guichet : Guichet::api, pause, temps)));
        parFranceConnect = new Limites(List.of(
                ensemble(FRANCE_CONNECT_PAR_HEURE, Duration.ofHours(1), temps),
                ensemble(FRANCE_CONNECT_PAR_MINUTE, Duration.ofMinutes(1), temps),
                parAdresse,
                parSeconde(Guichet::api, pause, temps)));
    }

    private DebitParticulier(Limite parJeton, Limite parFranceConnect) {
        this.parJeton = parJeton;
        this.parFranceConnect = parFranceConnect;
    }

    @Override
    public Limite sansQuota() {
        return new DebitParticulier(parJeton.sansQuota(), parFranceConnect.sansQuota());
    }

    private static Limite parSeconde(Function<Guichet, Object> compte, Pause pause, Temps temps) {
        return new Cadence(PAR_SECONDE, Duration.ofSeconds(1), compte, pause::demandee, temps);
    }

    /** Tout ce qui y passe, quel que soit le guichet : c'est l'adresse IP que le serveur compte. */
    private static Limite ensemble(int places, Duration duree, Temps temps) {
        return new Cadence(places, duree, guichet -> "adresse", reponse -> null, temps);
    }

    private Limite de(Guichet guichet) {
        return guichet.api().equals(LecteurParticulier.API_FRANCE_CONNECT) ? parFranceConnect : parJeton;
    }

    @Override
    public @Nullable Echec<Reponse> prendre(Guichet guichet, Operation operation) {
        return de(guichet).prendre(guichet, operation);
    }

    @Override
    public void termine(Guichet guichet) {
        de(guichet).termine(guichet);
    }

    @Override
    public void reponse(Guichet guichet, Reponse reponse) {
        de(guichet).reponse(guichet, reponse);
    }

    @Override
    public void rendue(Guichet guichet) {
        de(guichet).rendue(guichet);
    }
}
