package io.github.impotparticulier.appui;

import io.github.impotparticulier.ImpotParticulierClient;
import java.net.URL;
import java.net.URLClassLoader;

/** Charge lui-même le SDK et les programmes d'essai ; le reste est à tous. Ce que le SDK tient pour toute la JVM y est donc à lui seul. */
public final class SdkAPart extends URLClassLoader {
    private static final String RACINE = "io.github.impotparticulier.";
    private static final String BAC_A_SABLE = RACINE + "bacasable.";

    public SdkAPart() {
        super(
                new URL[] {source(ImpotParticulierClient.class), source(SdkAPart.class)},
                SdkAPart.class.getClassLoader());
    }

    private static URL source(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Un programme de ce SDK-là, par une interface qui est la même pour tous. */
    @SuppressWarnings("unchecked")
    public <I> I programme(Class<? extends I> type) throws ReflectiveOperationException {
        Class<?> sien = loadClass(type.getName());
        if (sien == type) {
            throw new IllegalStateException("ce programme est de tous");
        }
        return (I) sien.getConstructor().newInstance();
    }

    @Override
    protected Class<?> loadClass(String nom, boolean lier) throws ClassNotFoundException {
        if (!nom.startsWith(RACINE) || nom.startsWith(BAC_A_SABLE)) {
            return super.loadClass(nom, lier);
        }
        synchronized (getClassLoadingLock(nom)) {
            Class<?> deja = findLoadedClass(nom);
            return deja != null ? deja : findClass(nom);
        }
    }
}
