package io.github.impotparticulier.internal.particulier;

/** Le nom sous lequel le SDK se présente : nom, version, et où le trouver. */
final class Agent {
    static final String NOM = nom();

    private Agent() {}

    private static String nom() {
        String version = Agent.class.getPackage().getImplementationVersion();
        return "impot-particulier-sdk-java" + (version == null ? "" : "/" + version)
                + " (+https://github.com/impotparticulier/impot-particulier-java)";
    }
}
