package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.exemples.raccordement.TemoinReseau.Etape;
import java.io.IOException;
import java.net.Proxy;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une requête vers la racine d'un serveur a vu du chemin.
 *
 * @param adresse où elle allait
 * @param reseau jusqu'où elle est allée
 * @param tls les certificats qu'elle a vus passer
 * @param panne ce qui l'a arrêtée, s'il y a lieu
 * @param heureServeur l'heure que la réponse dit, si elle la dit
 * @param heureMachine celle de la machine au même instant
 */
record VueReseau(
        HttpUrl adresse,
        TemoinReseau reseau,
        TemoinTls tls,
        @Nullable IOException panne,
        Optional<Instant> heureServeur,
        Instant heureMachine) {

    boolean parProxy() {
        return reseau.proxy().type() != Proxy.Type.DIRECT;
    }

    /** Vrai si la requête est allée au-delà de cette étape, ou sans encombre jusqu'au bout. */
    boolean apres(Etape etape) {
        return panne == null || reseau.etape().compareTo(etape) > 0;
    }

    boolean arreteePar(Class<? extends IOException> type) {
        return type.isInstance(panne);
    }
}
