package io.github.impotparticulier.exemples.fiabilisation;

import java.io.Console;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** La barre d'un terminal, avec le débit et le temps qui reste. */
final class AvancementBarre implements Avancement {
    private @Nullable ProgressBar barre;

    /** Vrai si quelqu'un regarde ; depuis le JDK 22, avoir une console ne suffit plus à le dire. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean surUnTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public void commencer(long total, long deja) {
        barre = new ProgressBarBuilder()
                .setTaskName("Débiteurs")
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(total)
                .startsFrom(deja, Duration.ZERO)
                .setUpdateIntervalMillis(500)
                .showSpeed()
                .build();
    }

    @Override
    public void avancer(long ecrites) {
        if (barre != null) {
            barre.stepTo(ecrites);
            if (!barre.getExtraMessage().isEmpty() && barre.getCurrent() != ecrites) {
                barre.setExtraMessage("");
            }
        }
    }

    @Override
    public void dire(String phrase) {
        if (barre != null) {
            barre.setExtraMessage(phrase);
        }
    }

    @Override
    public void close() {
        if (barre != null) {
            barre.close();
            barre = null;
        }
    }
}
