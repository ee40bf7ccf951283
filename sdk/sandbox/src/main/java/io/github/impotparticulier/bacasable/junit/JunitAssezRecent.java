package io.github.impotparticulier.bacasable.junit;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Refuse, en une phrase, ce qu'un JUnit trop ancien ferait de travers : tout avant la 5.10, le parallèle avant la 5.12. */
final class JunitAssezRecent implements BeforeEachCallback {
    private static final String PARALLELE = "junit.jupiter.execution.parallel.enabled";

    /** JUnit construit les extensions d'une classe dans l'ordre : celle-ci avant l'autre, qu'un JUnit plus ancien ne charge pas. */
    JunitAssezRecent() {
        if (!existe("org.junit.jupiter.api.extension.TestInstancePreConstructCallback")) {
            throw new ExtensionConfigurationException("@AvecBacASable demande JUnit Jupiter 5.10 ou plus récent.");
        }
    }

    @Override
    public void beforeEach(ExtensionContext contexte) {
        if (contexte.getExecutionMode() == ExecutionMode.CONCURRENT
                && contexte.getConfigurationParameter(PARALLELE)
                        .map(Boolean::parseBoolean)
                        .orElse(false)
                && !existe("org.junit.jupiter.api.parallel.ResourceLocksProvider")) {
            throw new ExtensionConfigurationException(
                    "@AvecBacASable fait passer les tests d'une classe un à un, ce que JUnit Jupiter ne sait faire en parallèle que depuis"
                            + " la 5.12 : prenez-la, ou annotez cette classe de @Execution(SAME_THREAD).");
        }
    }

    private static boolean existe(String type) {
        try {
            Class.forName(type, false, ExtensionContext.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
