package io.github.impotparticulier.bacasable.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

/** Ce que JUnit ferme avec le contexte où c'est rangé : depuis la 5.13 parce qu'il se ferme, avant parce qu'il le dit. */
@FunctionalInterface
@SuppressWarnings("deprecation") // La seule façon de le dire à JUnit 5.10, 5.11 et 5.12.
interface Fermable extends AutoCloseable, ExtensionContext.Store.CloseableResource {
    @Override
    void close();
}
