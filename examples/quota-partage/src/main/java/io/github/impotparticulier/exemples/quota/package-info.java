/**
 * Ce que plusieurs serveurs partagent par Redis : un quota contracté ({@code LimiteurAppels}, sur Bucket4j), et les jetons d'une même
 * clé ({@code SourceJetons}).
 */
@NullMarked
package io.github.impotparticulier.exemples.quota;

import org.jspecify.annotations.NullMarked;
