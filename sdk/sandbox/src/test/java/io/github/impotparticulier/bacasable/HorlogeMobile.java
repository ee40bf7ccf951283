package io.github.impotparticulier.bacasable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Une horloge qu'on avance à la main, volontairement réglée sur un autre fuseau que Paris. */
final class HorlogeMobile extends Clock {
    private volatile Instant instant;

    HorlogeMobile(String instant) {
        this.instant = Instant.parse(instant);
    }

    void regler(String nouvelInstant) {
        instant = Instant.parse(nouvelInstant);
    }

    void avancer(Duration duree) {
        instant = instant.plus(duree);
    }

    @Override
    public Instant instant() {
        return instant;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Pacific/Kiritimati");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
