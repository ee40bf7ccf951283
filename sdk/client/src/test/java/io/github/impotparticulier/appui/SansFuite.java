package io.github.impotparticulier.appui;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Met chaque essai d'une classe sous capture, et le fait échouer si une valeur témoin en sort. */
public final class SansFuite implements BeforeEachCallback, AfterEachCallback {
    private Fuites fuites;

    @Override
    public void beforeEach(ExtensionContext contexte) {
        fuites = Fuites.ouvrir();
    }

    @Override
    public void afterEach(ExtensionContext contexte) {
        try (Fuites ouverte = fuites) {
            ouverte.verifier();
        }
    }
}
