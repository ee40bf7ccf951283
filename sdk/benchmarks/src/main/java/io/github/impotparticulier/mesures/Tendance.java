package io.github.impotparticulier.mesures;

import java.util.ArrayList;
import java.util.List;

/** Une grandeur relevée à intervalles réguliers : le dernier tiers, à côté du premier, dit si elle croît. */
final class Tendance {
    private final List<Long> releves = new ArrayList<>();

    synchronized void relever(long valeur) {
        releves.add(valeur);
    }

    double debut() {
        return tiers(0);
    }

    double fin() {
        return tiers(2);
    }

    /** La médiane du tiers de ce rang. */
    private synchronized double tiers(int rang) {
        return Releves.Quartiles.de(releves.subList(releves.size() * rang / 3, releves.size() * (rang + 1) / 3).stream()
                        .mapToDouble(Long::doubleValue)
                        .toArray())
                .mediane();
    }

    void dire(Terrain terrain, String cle) {
        terrain.dire(cle, fin(), debut());
    }
}
