/**
 * Exemples : le mur des modules vaut ici aussi, un exemple n'emploie que ce qui est public.
 */
module io.github.impotparticulier.exemples {
    requires io.github.impotparticulier.client;
    requires io.github.impotparticulier.sandbox;
    requires java.net.http;
    requires jdk.httpserver;
    requires static org.jspecify;
}
