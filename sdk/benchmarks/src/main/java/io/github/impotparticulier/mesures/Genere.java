package io.github.impotparticulier.mesures;

import java.lang.reflect.InvocationTargetException;

/**
 * Les clients que le générateur d'OpenAPI écrit : ce que choisit qui ne veut rien écrire. Ils naissent à la construction, sous le profil
 * {@code genere} seulement : d'ici, on ne les connaît donc que par leur nom.
 */
enum Genere {
    NATIVE("GenereNative"),
    OKHTTP_GSON("GenereOkhttpGson");

    private final String classe;

    Genere(String classe) {
        this.classe = Genere.class.getPackageName() + "." + classe;
    }

    /** Son nom dans les clés. */
    String cle() {
        return "genere-" + (this == NATIVE ? "native" : "okhttp");
    }

    static boolean presents() {
        try {
            for (Genere genere : values()) {
                Class.forName(genere.classe);
            }
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    AppelantGenere ouvrir(String passerelle) {
        try {
            return Class.forName(classe)
                    .asSubclass(AppelantGenere.class)
                    .getDeclaredConstructor(String.class)
                    .newInstance(passerelle);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(classe, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(classe, e);
        }
    }
}
