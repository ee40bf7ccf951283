package io.github.impotparticulier.bacasable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Les autres API que le bac à sable sert, et les derniers messages qu'elles ont reçus. */
final class AutresApis {
    static final int CAPACITE = 1_000;
    static final long CORPS_MAX = 16 * 1024 * 1024;

    private final List<AutreApiServie> apis;
    private final Deque<MessageRecu> recus = new ArrayDeque<>();

    AutresApis(List<AutreApiServie> apis) {
        this.apis = List.copyOf(apis);
    }

    /** Ce qui est gardé d'un corps : leurs messages peuvent être longs. */
    long corpsMax(long ordinaire) {
        return apis.isEmpty() ? ordinaire : CORPS_MAX;
    }

    Optional<AutreApiServie> celleDe(List<String> chemin) {
        return apis.stream().filter(api -> api.sert(chemin)).findFirst();
    }

    boolean souscrit(String perimetre) {
        return apis.stream().anyMatch(api -> api.perimetres().contains(perimetre));
    }

    synchronized void noter(MessageRecu message) {
        if (recus.size() == CAPACITE) {
            recus.removeFirst();
        }
        recus.addLast(message);
    }

    synchronized List<MessageRecu> recus() {
        return List.copyOf(recus);
    }
}
