/** Le bac à sable embarqué et ses personnes fictives. */
@NullMarked
package io.github.impotparticulier.bacasable;

import org.jspecify.annotations.NullMarked;
