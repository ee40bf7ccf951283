/**
 * La démonstration : le téléservice, un fournisseur d'identité de remplacement et le bac à sable, dans une même JVM. Le code à reprendre
 * est celui du paquet {@code teleservice}, qui ignore les deux autres.
 */
@NullMarked
package io.github.impotparticulier.exemples.franceconnect;

import org.jspecify.annotations.NullMarked;
