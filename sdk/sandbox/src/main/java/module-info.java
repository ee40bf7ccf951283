/**
 * Bac à sable embarqué : une passerelle DGFiP et une API Particulier de remplacement, peuplées de personnes fictives.
 */
module io.github.impotparticulier.sandbox {
    requires com.squareup.moshi;
    requires java.logging;
    requires mockwebserver3;
    requires okhttp3;
    requires okio;
    requires static org.jspecify;
    requires static org.junit.jupiter.api;

    exports io.github.impotparticulier.bacasable;
    exports io.github.impotparticulier.bacasable.junit;
    exports io.github.impotparticulier.bacasable.particulier;
}
