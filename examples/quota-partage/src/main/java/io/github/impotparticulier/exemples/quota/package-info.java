/** Un quota contracté, partagé par plusieurs serveurs : un {@code LimiteurAppels} sur Bucket4j et Redis. */
@NullMarked
package io.github.impotparticulier.exemples.quota;

import org.jspecify.annotations.NullMarked;
