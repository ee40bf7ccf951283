/**
 * Démonstrations : le mur des modules vaut ici aussi, elles n'emploient que ce qui est public.
 */
module io.github.impotparticulier.exemples.demonstrations {
    requires io.github.impotparticulier.client;
    requires io.github.impotparticulier.exemples;
    requires io.github.impotparticulier.sandbox;
    requires java.net.http;
    requires jdk.httpserver;
    requires static org.jspecify;
}
