package io.github.impotparticulier.appui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Dit les fils d'une JVM qui vient de faire des appels de toute sorte, puis, après un repère, ceux qu'elle a quand une promesse du JDK
 * a une échéance. Pour {@link DechargementTest}.
 */
public final class ProgrammeDesFils {
    public static final String REPERE = "avec une minuterie du JDK";

    private ProgrammeDesFils() {}

    public static void main(String[] arguments) {
        new AppelsDeTouteSorte().accept(arguments[0]);
        direLesFils();
        System.out.println(REPERE);
        CompletableFuture<Void> promesse = new CompletableFuture<Void>().orTimeout(1, TimeUnit.DAYS);
        direLesFils();
        // Les fils d'OkHttp retiendraient la JVM une minute.
        Runtime.getRuntime().halt(promesse.isDone() ? 1 : 0);
    }

    private static void direLesFils() {
        Thread.getAllStackTraces().keySet().forEach(fil -> System.out.println(fil.getName()));
    }
}
