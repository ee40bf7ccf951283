/**
 * Recettes : le mur des modules vaut ici aussi, une recette n'emploie que ce que le client a de public.
 */
module io.github.impotparticulier.exemples {
    requires transitive io.github.impotparticulier.client;
    requires static org.jspecify;

    exports io.github.impotparticulier.exemples;
}
