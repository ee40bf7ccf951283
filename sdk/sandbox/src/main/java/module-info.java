/**
 * Bac à sable embarqué : une passerelle DGFiP de remplacement, peuplée de personnes fictives.
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
}
